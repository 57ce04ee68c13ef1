//! Checks while the server goes on answering.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::mpsc::Receiver,
};

use lsp_types::{Diagnostic, DiagnosticSeverity, NumberOrString};

use super::{inventory::Inventory, text::Lines};
use crate::content::{Checker, Problem, Texts};

/// What is to be checked.
#[derive(Debug)]
pub struct Order {
    /// The content folder.
    pub root: PathBuf,
    /// What is open in the editor.
    pub texts: Texts,
}

/// What a check has found.
#[derive(Debug)]
pub struct Checked {
    /// The content folder.
    pub root: PathBuf,
    /// For each file with problems, what to show in it.
    pub diagnostics: BTreeMap<PathBuf, Vec<Diagnostic>>,
    /// What can be named; nothing while there is no site file that could be read.
    pub inventory: Option<Inventory>,
}

/// Checks what is ordered until nobody wants it any more.
pub fn work(orders: &Receiver<Order>, mut hand_over: impl FnMut(Checked) -> bool) {
    let mut checkers: BTreeMap<PathBuf, Checker> = BTreeMap::new();
    for Order { root, texts } in orders {
        let checker = checkers
            .entry(root.clone())
            .or_insert_with(|| Checker::new(root.clone()));
        let found = checker.check(&texts);
        let checked = Checked {
            diagnostics: diagnostics(&found, &texts),
            inventory: checker.content().map(Inventory::of),
            root,
        };
        if !hand_over(checked) {
            return;
        }
    }
}

fn diagnostics(problems: &[Problem], texts: &Texts) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
    let mut of_files: BTreeMap<&Path, Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        of_files.entry(&problem.file).or_default().push(problem);
    }
    let shown = of_files.into_iter().map(|(file, problems)| {
        let text = match texts.get(file) {
            Some(text) => text.clone(),
            None => fs::read(file).map_or_else(
                |_| String::new(),
                |bytes| String::from_utf8_lossy(&bytes).into_owned(),
            ),
        };
        // Columns are counted behind a byte order mark, and editors show none.
        let lines = Lines::new(text.trim_start_matches('\u{feff}'));
        let shown = problems.into_iter().map(|problem| Diagnostic {
            range: lines.meant(problem.line, problem.column),
            severity: Some(if problem.is_error() {
                DiagnosticSeverity::ERROR
            } else {
                DiagnosticSeverity::WARNING
            }),
            code: Some(NumberOrString::String(problem.rule.to_owned())),
            source: Some("standfirst".to_owned()),
            message: format!("{}\n{}", problem.what, problem.mend),
            ..Diagnostic::default()
        });
        (file.to_owned(), shown.collect())
    });
    shown.collect()
}

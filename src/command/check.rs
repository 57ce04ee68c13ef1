//! `standfirst check` and `explain`: what is wrong, and why that is wrong.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};

use super::folders;
use crate::content::{self, Explanation, Extent, Problem};

/// How many problems of a rule are printed for people: nobody mends more before the next check.
const SHOWN: usize = 100;

/// How it ends where the folder that is named is not there.
const WRONG_USAGE: u8 = 2;

/// What follows from errors.
const NOTHING_PUBLISHED: &str = "; nothing was published";

#[derive(Debug, Args)]
pub struct Check {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// How to print what is found: for people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// End with 1 where there are warnings, as where there are errors
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Mend in the files what has one sure mend, then check
    #[arg(long)]
    fix: bool,
    /// Tell of all that breaks a rule, and not of the first places alone
    #[arg(long)]
    all: bool,
}

/// How to print what a check has found.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// A line for what is wrong and one for how to mend it
    Human,
    /// A list of objects
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// What to refuse besides errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Deny {
    /// Whatever could be better
    Warnings,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's name, as `check` prints it; without one all are listed
    rule: Option<String>,
}

/// Prints what is wrong with the content, or could be better.
pub fn check(check: &Check) -> ExitCode {
    let folder = check.content.display();
    if check.fix {
        let mended = content::mend(&check.content);
        let places = match mended.count {
            1 => "1 place".to_owned(),
            many => format!("{many} places"),
        };
        let files = mended.files.iter().map(|file| file.display().to_string());
        for line in files.chain(mended.refused) {
            crate::say::err!("{line}");
        }
        crate::say::err!("{folder}: {places} mended");
    }
    let few = Extent {
        has_mends: matches!(check.format, Format::Json | Format::Sarif),
        ..Extent::FEW
    };
    let extent = if check.all { Extent::ALL } else { few };
    let problems = content::check(&check.content, extent);
    match check.format {
        Format::Human if problems.is_empty() => crate::say::out!("{folder}: no problems"),
        Format::Human => {
            let most = if check.all { usize::MAX } else { SHOWN };
            crate::say::text(std::io::stderr(), &content::in_words(&problems, most, ""));
        }
        Format::Json => crate::say::out!("{}", content::as_json(&problems)),
        Format::Sarif => crate::say::text(std::io::stdout(), &content::as_sarif(&problems)),
        Format::Github => crate::say::text(std::io::stdout(), &content::as_annotations(&problems)),
    }
    if !check.content.is_dir() {
        return ExitCode::from(WRONG_USAGE);
    }
    let is_refused = |problem: &Problem| problem.is_error() || check.deny.is_some();
    ExitCode::from(u8::from(problems.iter().any(is_refused)))
}

/// Prints what a rule asks for, or the names of all.
pub fn explain(explain: &Explain) -> ExitCode {
    let Some(name) = &explain.rule else {
        for rule in content::all_rules() {
            crate::say::out!("{:8} {}", rule.severity.as_str(), rule.name);
        }
        return ExitCode::SUCCESS;
    };
    let rule = content::all_rules().find(|rule| rule.name == name);
    match rule.zip(content::explanation(name)) {
        Some((rule, Explanation { text })) => {
            crate::say::out!("{}\n\n{text}", rule.name);
            ExitCode::SUCCESS
        }
        None => {
            crate::say::err!(
                "error: there is no rule `{name}`: {}",
                content::nearest_rule(name)
            );
            ExitCode::from(2)
        }
    }
}

/// Prints the problems of a content folder, which keep it from being published.
pub fn refuse(folder: &Path, problems: &[Problem]) -> ExitCode {
    crate::say::text(
        std::io::stderr(),
        &content::in_words(problems, SHOWN, NOTHING_PUBLISHED),
    );
    ExitCode::from(if folder.is_dir() { 1 } else { WRONG_USAGE })
}

use std::{collections::BTreeSet, path::Path};

use super::{
    Edition, LoadError, Problem, entry::Content, folder, media, publication::publication, rules,
    tidy::tidy,
};
use crate::model::Publication;

/// Reads and checks a content folder, and takes from it what an edition has.
///
/// # Errors
/// All that is wrong with the content at once, or why a story can't be previewed.
pub fn load(root: &Path, edition: &Edition) -> Result<Publication, LoadError> {
    let content = checked(root).map_err(LoadError::Content)?;
    publication(content, edition)
}

/// What a check has found, in the order of files and places.
#[derive(Debug, Default)]
pub struct Findings {
    /// What keeps the content from being published.
    pub problems: Vec<Problem>,
    /// What could be better; only where nothing is wrong.
    pub hints: Vec<Problem>,
}

/// Everything that is wrong with a content folder, or could be better.
pub fn check(root: &Path) -> Findings {
    let hints = checked(root).and_then(|mut content| {
        let hints = rules::advise(&content);
        tidy(&mut content).map(|()| hints)
    });
    match hints {
        Ok(hints) => Findings {
            problems: Vec::new(),
            hints,
        },
        Err(problems) => Findings {
            problems,
            hints: Vec::new(),
        },
    }
}

fn checked(root: &Path) -> Result<Content, Vec<Problem>> {
    let (mut content, mut problems) = folder::read(root);
    // Of a place that can't be read nothing more is to be said.
    let known: BTreeSet<_> = problems.iter().map(Problem::place).collect();
    if let Some(content) = &mut content {
        let (pictures, files, missing) = media::inspect(content);
        (content.pictures, content.files) = (pictures, files);
        let mut found = missing;
        rules::check(content, &mut found);
        found.retain(|problem| problem.line == 0 || !known.contains(&problem.place()));
        problems.extend(found);
    }
    match content {
        Some(content) if problems.is_empty() => Ok(content),
        _ => {
            problems.iter_mut().for_each(Problem::name_invisible);
            problems.sort();
            problems.dedup();
            Err(problems)
        }
    }
}

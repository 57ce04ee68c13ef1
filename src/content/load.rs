use std::{collections::BTreeSet, path::Path};

use super::{
    Edition, LoadError, Problem, entry::Content, folder, media, publication::publication, rules,
    texts::Texts,
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
    let (problems, hints) = match checked(root) {
        Ok(content) => (Vec::new(), rules::advise(&content)),
        Err(problems) => (problems, Vec::new()),
    };
    Findings { problems, hints }
}

fn checked(root: &Path) -> Result<Content, Vec<Problem>> {
    match look(root, &Texts::new(), None) {
        (Some(content), problems) if problems.is_empty() => Ok(content),
        (_, problems) => Err(problems),
    }
}

/// Reads a content folder and checks it, in the way of [`folder::read`].
pub(super) fn look(
    root: &Path,
    texts: &Texts,
    before: Option<Content>,
) -> (Option<Content>, Vec<Problem>) {
    let (mut content, mut problems) = folder::read(root, texts, before);
    if let Some(content) = &mut content {
        // What is kept of a file that is broken now is checked no further: its places have moved.
        let broken: BTreeSet<_> = problems
            .iter()
            .map(|problem| problem.file.clone())
            .collect();
        let (pictures, files, mut more) = media::inspect(content);
        (content.pictures, content.files) = (pictures, files);
        rules::check(content, &mut more);
        more.retain(|problem| !broken.contains(&problem.file));
        problems.extend(more);
    }
    problems.iter_mut().for_each(Problem::name_invisible);
    problems.sort();
    problems.dedup();
    (content, problems)
}

//! A content folder that is checked again and again, as an editor has it done.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{
    Problem,
    entry::Content,
    load::{Extent, look},
    texts::Texts,
};

/// Checks a content folder again and again: files that have not changed are not read again.
#[derive(Debug)]
pub struct Checker {
    root: PathBuf,
    content: Option<Content>,
}

impl Checker {
    /// For a content folder that was not read yet.
    pub fn new(root: PathBuf) -> Self {
        Self {
            root,
            content: None,
        }
    }

    /// Everything that is wrong with the folder, or could be better. A file that was right before and is
    /// broken now stands for itself as it was, so that links to it are not taken for wrong meanwhile.
    pub fn check(&mut self, texts: &Texts) -> Vec<Problem> {
        let before = self.content.take();
        let (content, problems) = look(&self.root, texts, before, Timestamp::now(), Extent::FEW);
        self.content = content;
        problems
    }

    /// What was right at the last check, or before; nothing where there was never a site file that is right.
    pub fn content(&self) -> Option<&Content> {
        self.content.as_ref()
    }
}

//! What differs between two revisions of a story: paragraph by paragraph, then word by word.

mod paragraphs;
mod runs;
#[cfg(test)]
mod tests;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::Revision;
pub use runs::Run;

/// Where in a story something has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Headline,
    /// The sentences under the headline.
    Standfirst,
    /// The text of a block.
    Body,
}

/// A headline, a standfirst or a paragraph that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub part: Part,
    /// Its text, old and new together, in reading order.
    pub runs: Vec<Run>,
}

/// Every passage that differs, in reading order.
pub fn compare(old: &Revision, new: &Revision) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut add = |part, old: Option<&str>, new: Option<&str>| {
        if old != new {
            let runs = runs::compare(old.unwrap_or_default(), new.unwrap_or_default());
            passages.push(Passage { part, runs });
        }
    };
    add(Part::Headline, Some(&old.headline), Some(&new.headline));
    add(
        Part::Standfirst,
        Some(&old.standfirst),
        Some(&new.standfirst),
    );
    for change in capture_diff_slices(Algorithm::Myers, &old.body, &new.body) {
        if let DiffOp::Equal { .. } = change {
            continue;
        }
        let (before, after) = (&old.body[change.old_range()], &new.body[change.new_range()]);
        for (before, after) in paragraphs::pair(before, after) {
            add(Part::Body, before, after);
        }
    }
    passages
}

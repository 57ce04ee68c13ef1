//! Where the words of a piece of Markdown are written.

use std::ops::Range;

use super::{
    blocks::Reader,
    frames::{End, Frame},
    placed::Node,
    stretch::{Stretch, whole},
};

impl Reader<'_, '_> {
    /// Words that a part of the piece stands for.
    pub fn stretch(&self, range: Range<usize>, words: &str) -> Stretch {
        let range = self.base + range.start..self.base + range.end;
        whole(self.file.text, range, words)
    }

    /// Whether words are struck out by two signs.
    pub fn is_struck(&self, range: &Range<usize>) -> bool {
        let source = self.text.get(range.clone()).unwrap_or_default();
        source.starts_with("~~")
    }

    /// The words between the signs of code; empty where they read otherwise.
    pub fn code_words(&self, range: &Range<usize>, words: &str) -> Vec<Stretch> {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let ticks = source.len() - source.trim_start_matches('`').len();
        let inside = source.get(ticks..source.len().saturating_sub(ticks));
        let found = inside.and_then(|inside| inside.find(words));
        let stretch = found.map(|at| {
            let begin = range.start + ticks + at;
            self.stretch(begin..begin + words.len(), words)
        });
        stretch.into_iter().collect()
    }

    /// The address of a link or a picture that ends at the next event, where it is written as it reads; `range`
    /// is all of it.
    pub fn address(&self, range: &Range<usize>, words: &str) -> Option<Stretch> {
        let before = self.events.get(self.index.checked_sub(1)?);
        let from = before.map_or(range.start, |(_, before)| before.end);
        // Of a link without words what is before it is its own beginning.
        let from = if from >= range.end { range.start } else { from };
        let source = self.text.get(from..range.end)?;
        let begin = match self.text.get(range.start..)?.strip_prefix('<') {
            Some(_) => range.start + 1,
            None => {
                let rest = source.split_once("](")?.1.trim_start();
                from + source.len() - rest.strip_prefix('<').unwrap_or(rest).len()
            }
        };
        let range = begin..begin + words.len();
        let stretch = self.stretch(range, words);
        stretch.is_exact.then_some(stretch)
    }

    /// Says of the link or the picture that ends where its address and its title are written; `range` is all of it.
    pub fn destination(&self, frames: &mut [Frame], range: &Range<usize>) {
        let of_tag = |frame: &&mut Frame| matches!(frame.end, End::Tag(_));
        let Some(frame) = frames.iter_mut().rev().find(of_tag) else {
            return;
        };
        let address = frame
            .fields
            .iter_mut()
            .find(|(name, _)| matches!(name.as_str(), "href" | "src"));
        if let Some((_, address)) = address {
            let words = address.as_str().unwrap_or_default();
            if let Some(stretch) = self.address(range, words) {
                address.offset = stretch.written.start;
                address.stretches = vec![stretch];
            }
        }
        let mut fields = frame.fields.iter_mut();
        if let Some((_, caption)) = fields.find(|(name, _)| name == "caption")
            && let Node::Object(fields) = &mut caption.node
            && let Some((_, title)) = fields.first_mut()
            && let Some(stretch) = self.title(range, title.as_str().unwrap_or_default())
        {
            title.offset = stretch.written.start;
            title.stretches = vec![stretch];
        }
    }

    /// Where the title of a picture is written, if it is as it reads; `range` is all of the picture.
    fn title(&self, range: &Range<usize>, words: &str) -> Option<Stretch> {
        let source = self.text.get(range.clone())?;
        let inside = source.strip_suffix(')')?.trim_end();
        let inside = inside.strip_suffix(['"', '\'', ')'])?;
        let begin = range.start + inside.strip_suffix(words)?.len();
        let stretch = self.stretch(begin..begin + words.len(), words);
        stretch.is_exact.then_some(stretch)
    }
}

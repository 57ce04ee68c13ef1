//! The attributes behind a picture or a formula.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    attributes::{self, Attribute, Escapes},
    blocks::Reader,
};

impl Reader<'_, '_> {
    /// The attributes that stand at a byte of the piece and end their line; the events that they are made
    /// of are passed.
    pub fn attributes(&mut self, at: usize) -> Vec<Attribute> {
        let rest = self.text.get(at..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let Some(inside) = rest.trim_start_matches(' ').strip_prefix('{') else {
            return Vec::new();
        };
        let begin = at + spaces + 1;
        let (mut attributes, end) = match attributes::read(inside, &['}'], Escapes::Backslash) {
            Ok(read) => read,
            Err(end) => {
                let name = inside.split('=').next().unwrap_or_default();
                let is_name = |c: char| c.is_ascii_alphabetic() || "._".contains(c);
                if name.len() < inside.len() && !name.is_empty() && name.chars().all(is_name) {
                    let (what, mend) = attributes::why(inside, end);
                    self.trouble(self.base + begin + end, what, mend);
                }
                return Vec::new();
            }
        };
        let after = inside.get(end + 1..).unwrap_or_default();
        let line = after.lines().next().unwrap_or_default();
        if !line.trim().is_empty() {
            return Vec::new();
        }
        for attribute in &mut attributes {
            attribute.offset += self.base + begin;
        }
        let end = begin + end;
        while let Some((event, range)) = self.events.get(self.index + 1) {
            let is_of_words = matches!(
                event,
                Event::Text(_)
                    | Event::Code(_)
                    | Event::InlineHtml(_)
                    | Event::InlineMath(_)
                    | Event::Start(
                        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
                    )
                    | Event::End(
                        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
                    )
            );
            if !is_of_words || range.start > end {
                break;
            }
            self.index += 1;
        }
        attributes
    }
}

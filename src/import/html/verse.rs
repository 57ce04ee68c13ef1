//! Verses.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::{
    Converter,
    run::text,
    spans::{as_spans, lines_as_ends},
    tree::Place,
};

impl Converter<'_> {
    /// A verse, with its lines, the space before them and the empty ones.
    pub(super) fn verse(&mut self, place: Place) -> Vec<Value> {
        let lines = std::mem::replace(&mut self.lines, true);
        let indents = std::mem::replace(&mut self.indents, true);
        let blocks = self.blocks(place);
        (self.lines, self.indents) = (lines, indents);
        let mut lifted = Vec::new();
        let mut spans: Vec<Value> = Vec::new();
        for block in blocks {
            let stanza = as_spans(vec![block], &mut lifted);
            if !spans.is_empty() && !stanza.is_empty() {
                spans.extend([
                    json!({ "type": "line-break" }),
                    json!({ "type": "line-break" }),
                ]);
            }
            spans.extend(stanza);
        }
        let mut made = Vec::new();
        if !spans.is_empty() {
            made.push(json!({ "type": "verse", "text": text(lines_as_ends(spans)) }));
        }
        made.extend(lifted);
        made
    }
}

/// Words whose lines begin where they did: with spaces that are not left out. `is_start` says that a line
/// begins with them.
pub fn indented(words: &str, is_start: bool) -> Cow<'_, str> {
    if !words.contains([' ', '\t']) {
        return words.into();
    }
    let lines = words
        .split_inclusive('\n')
        .enumerate()
        .map(|(index, line)| {
            let rest = line.trim_start_matches([' ', '\t']);
            if rest.trim().is_empty() || (index == 0 && !is_start) {
                return line.to_owned();
            }
            let before = &line[..line.len() - rest.len()];
            let spaces = before.replace('\t', "    ").replace(' ', "\u{a0}");
            format!("{spaces}{rest}")
        });
    lines.collect::<String>().into()
}

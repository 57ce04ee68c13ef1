//! Verses, and what else keeps its lines.

use std::borrow::Cow;

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    Converter,
    run::text,
    spans::{as_spans, lines_as_ends},
    tree::{self, Place, has_class},
};
use crate::grammar::{code, words::is_visible};

impl Converter<'_> {
    /// What keeps its lines: a verse, code, or words as they were typed.
    pub(super) fn preformatted(&mut self, place: Place, element: &Element) -> Vec<Value> {
        if has_class(element, "wp-block-verse") {
            return self.verse(place);
        }
        let words = tree::raw(place);
        let words = words.trim_matches('\n').trim_end();
        if !is_visible(words) {
            return Vec::new();
        }
        let inner = tree::children(place).find(|(_, inner)| inner.name() == "code");
        let is_code = inner.is_some() || has_class(element, "wp-block-code");
        if !is_code {
            return vec![json!({ "type": "preformatted", "text": words })];
        }
        let mut block = json!({ "type": "code", "text": words });
        let classes = element.classes();
        let classes = classes.chain(inner.iter().flat_map(|(_, inner)| inner.classes()));
        let mut languages = classes.filter_map(|class| {
            let prefixes = ["language-", "lang-", "brush:"];
            prefixes
                .iter()
                .find_map(|prefix| class.strip_prefix(prefix))
        });
        if let Some(language) = languages.find(|language| code::is_known(language)) {
            block["language"] = language.into();
        }
        vec![block]
    }

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

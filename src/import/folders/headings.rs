//! The names of the parts of a text, by which addresses lead to them.

use std::{borrow::Cow, collections::HashMap};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    scan::{At, replace},
    system::System,
};
use crate::grammar::fragment;

/// The parts of a text.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    /// What a part is called here, by what it was called.
    names: HashMap<String, String>,
    /// The words of the heading at which the text begins, where that is one of the whole.
    pub title: Option<String>,
}

impl Headings {
    /// Of a text in Markdown.
    pub fn of(body: &str, system: System) -> Self {
        let mut headings = Self::default();
        if !body.contains(['#', '=', '-']) {
            return headings;
        }
        let body = if system.has_attributes() {
            Cow::Owned(with_plain_braces(body))
        } else {
            Cow::Borrowed(body)
        };
        let mut options = Options::empty();
        options.set(Options::ENABLE_HEADING_ATTRIBUTES, system.has_attributes());
        let mut events = Parser::new_ext(&body, options).peekable();
        let mut is_first = true;
        while let Some(event) = events.next() {
            let Event::Start(Tag::Heading { level, id, .. }) = event else {
                is_first = false;
                continue;
            };
            let mut words = String::new();
            for inner in events.by_ref() {
                match inner {
                    Event::End(TagEnd::Heading(_)) => break,
                    Event::Text(text) | Event::Code(text) => words.push_str(&text),
                    Event::SoftBreak | Event::HardBreak => words.push(' '),
                    _ => {}
                }
            }
            let words = words.trim();
            if is_first && level as usize == 1 && !words.is_empty() {
                headings.title = Some(words.to_owned());
                is_first = false;
                continue;
            }
            is_first = false;
            let old = id.map_or_else(|| usual_name(words), |id| id.to_string());
            headings
                .names
                .entry(old)
                .or_insert_with(|| fragment::of(words));
        }
        headings
    }

    /// What a part is called here.
    pub fn name(&self, old: &str) -> Option<&str> {
        let name = self
            .names
            .get(old)
            .or_else(|| self.names.get(&usual_name(old)));
        name.map(String::as_str)
    }
}

/// What a part is called by most programs: its words in small letters, joined by hyphens.
fn usual_name(words: &str) -> String {
    let letters = words.chars().flat_map(char::to_lowercase);
    let kept = letters.filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A text in which braces at the end of a heading stay words where they hold no attributes.
pub fn with_plain_braces(text: &str) -> String {
    let mut look = |at: At| {
        let end = at.rest.find('\n').unwrap_or(at.rest.len());
        let (line, next) = at.rest.split_at(end);
        if line != "}" && !line.get(1..)?.trim().is_empty() {
            return None;
        }
        let begin = at.before.rsplit('\n').next()?;
        let next = next.trim_start_matches('\n').lines().next();
        let is_rule = |line: &str| {
            let line = line.trim();
            !line.is_empty() && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'))
        };
        let spaces = begin.len() - begin.trim_start_matches(' ').len();
        let is_heading = spaces < 4
            && (begin.trim_start_matches([' ', '>']).starts_with('#') || next.is_some_and(is_rule));
        let (_, inside) = begin.rsplit_once('{').filter(|_| is_heading)?;
        let is_attribute = |part: &str| part.starts_with(['#', '.', ':']) || part.contains('=');
        let has_attributes = inside.split_whitespace().all(is_attribute);
        (!has_attributes).then(|| (1, "\\}".to_owned()))
    };
    replace(text, &['}'], &mut look, &|_| None)
}

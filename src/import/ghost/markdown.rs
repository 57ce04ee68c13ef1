//! Cards of Markdown, and the texts of versions before 1, which were nothing else.

use std::collections::{BTreeMap, HashMap, HashSet};

use html_escape::encode_double_quoted_attribute as quoted;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

use super::{
    body::Maker,
    marks::{escaped, with_signs},
};

/// Makes blocks of Markdown.
pub fn make(text: &str, maker: &mut Maker) {
    let text = with_spaces(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT;
    let mut body = Vec::new();
    let mut notes: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    let mut inside: Option<String> = None;
    let mut named = HashSet::new();
    let events = Parser::new_ext(&text, options).into_offset_iter();
    for event in events.map(|event| escaped(&text, event)) {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                inside = Some(name.to_string());
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                inside = None;
                continue;
            }
            Event::FootnoteReference(name) => {
                named.insert(name.to_string());
                let sup = format!("<sup data-fn=\"{}\"></sup>", quoted(&name));
                Event::InlineHtml(CowStr::from(sup))
            }
            // Ghost ends a line where its writer did.
            Event::SoftBreak => Event::HardBreak,
            event => event,
        };
        match &inside {
            Some(name) => notes.entry(name.clone()).or_default().push(event),
            None => body.push(event),
        }
    }
    let mut html_here = html(body);
    let mut known = HashMap::new();
    for (name, events) in notes {
        let note = html(events);
        if named.contains(&name) {
            known.insert(name, note);
        } else {
            // Nothing refers to it, and its words are words still.
            html_here += &note;
        }
    }
    maker.resolver.notes = known;
    maker.html(&html_here);
}

fn html(events: Vec<Event>) -> String {
    let mut html = String::new();
    push_html(&mut html, with_signs(events).into_iter());
    html
}

/// Ghost takes a line such as `##Words` for a heading; `CommonMark` wants a space there.
fn with_spaces(text: &str) -> String {
    let mut is_code = false;
    let lines = text.split('\n').map(|line| {
        is_code ^= line.starts_with("```") || line.starts_with("~~~");
        let signs = line.len() - line.trim_start_matches('#').len();
        let rest = line.get(signs..).unwrap_or_default();
        if !is_code && (1..=6).contains(&signs) && rest.starts_with(char::is_alphanumeric) {
            let (signs, rest) = line.split_at(signs);
            format!("{signs} {rest}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

//! Signs that Ghost reads in Markdown beside the usual ones: words between `==` are marked, those between `^` raised and
//! those between `~` lowered, in the middle of a word too.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd, TextMergeStream};

/// The signs, each with what stands for one that was escaped, and the element of what stands between two.
const SIGNS: [(char, char, &str); 3] = [
    ('=', '\u{f8f0}', "mark"),
    ('^', '\u{f8f1}', "sup"),
    ('~', '\u{f8f2}', "sub"),
];

/// An event of a text, in which a sign that was escaped is none.
pub fn escaped<'t>(text: &str, (event, range): (Event<'t>, Range<usize>)) -> Event<'t> {
    let Event::Text(words) = &event else {
        return event;
    };
    let is_escaped = range
        .start
        .checked_sub(1)
        .and_then(|at| text.as_bytes().get(at))
        == Some(&b'\\');
    let mut chars = words.chars();
    let first = chars.next();
    match SIGNS.iter().find(|(sign, ..)| Some(*sign) == first) {
        Some((_, instead, _)) if is_escaped => {
            Event::Text(format!("{instead}{}", chars.as_str()).into())
        }
        _ => event,
    }
}

/// Events with elements in the place of signs.
pub fn with_signs(events: Vec<Event>) -> Vec<Event> {
    let mut is_code = false;
    let all = TextMergeStream::new(events.into_iter()).flat_map(|event| {
        match &event {
            Event::Start(tag) => is_code |= matches!(tag.to_end(), TagEnd::CodeBlock),
            Event::End(tag) => is_code &= !matches!(tag, TagEnd::CodeBlock),
            Event::Text(words) if !is_code => return raised(words),
            _ => {}
        }
        vec![event]
    });
    let plain = |event| match event {
        Event::Text(words)
            if words.contains(|c| SIGNS.iter().any(|(_, instead, _)| *instead == c)) =>
        {
            let words = SIGNS
                .iter()
                .fold(words.to_string(), |words, (sign, instead, _)| {
                    words.replace(*instead, &sign.to_string())
                });
            Event::Text(words.into())
        }
        event => event,
    };
    marked(all.collect()).into_iter().map(plain).collect()
}

/// A text with what is raised or lowered in it, which has no spaces.
fn raised<'t>(text: &str) -> Vec<Event<'t>> {
    let mut all = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.chars().next().map_or(1, char::len_utf8);
        let sign = SIGNS[1..].iter().find(|(sign, ..)| rest.starts_with(*sign));
        let found = sign.and_then(|(sign, _, name)| {
            let (inner, _) = rest.get(1..)?.split_once(*sign)?;
            let is_one = !inner.is_empty() && !inner.contains(char::is_whitespace);
            is_one.then_some((inner, name))
        });
        let Some((inner, name)) = found else {
            at += length;
            continue;
        };
        all.extend(text.get(from..at).filter(|it| !it.is_empty()).map(words));
        all.push(Event::InlineHtml(format!("<{name}>").into()));
        all.push(words(inner));
        all.push(Event::InlineHtml(format!("</{name}>").into()));
        at += inner.len() + 2;
        from = at;
    }
    all.extend(text.get(from..).filter(|it| !it.is_empty()).map(words));
    all
}

fn words<'t>(text: &str) -> Event<'t> {
    Event::Text(CowStr::from(text.to_owned()))
}

/// What stands on both sides of them.
const SIGN: &str = "==";

/// A sign that may begin such words, or end them.
struct Sign {
    /// Which event it is.
    index: usize,
    /// Which element it is in.
    place: usize,
    begins: bool,
    ends: bool,
}

/// The events with elements in the place of signs. As in Markdown's own pairs, no space stands behind the first sign or
/// before the second, and both are in the same element.
fn marked(events: Vec<Event>) -> Vec<Event> {
    let (mut events, signs) = split(events);
    let mut open: Vec<&Sign> = Vec::new();
    for sign in &signs {
        let is_pair = |it: &&Sign| it.place == sign.place && it.index + 1 < sign.index;
        if sign.ends
            && let Some(at) = open.iter().rposition(is_pair)
        {
            let first = open[at];
            open.truncate(at);
            events[first.index] = Event::InlineHtml(CowStr::from("<mark>"));
            events[sign.index] = Event::InlineHtml(CowStr::from("</mark>"));
        } else if sign.begins {
            open.push(sign);
        }
    }
    events
}

/// The events with each sign as one of its own.
fn split(events: Vec<Event>) -> (Vec<Event>, Vec<Sign>) {
    let (mut all, mut signs) = (Vec::new(), Vec::new());
    let (mut elements, mut count, mut is_code) = (vec![0], 0, false);
    let mut before = ' ';
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        match &event {
            Event::Start(tag) => {
                count += 1;
                elements.push(count);
                before = if is_block(tag.to_end()) { ' ' } else { before };
                is_code |= matches!(tag.to_end(), TagEnd::CodeBlock);
            }
            Event::End(tag) => {
                elements.pop();
                before = if is_block(*tag) { ' ' } else { 'x' };
                is_code &= !matches!(tag, TagEnd::CodeBlock);
            }
            Event::SoftBreak | Event::HardBreak => before = ' ',
            Event::Text(text) if !is_code => {
                let after = match events.peek() {
                    None | Some(Event::SoftBreak | Event::HardBreak) => ' ',
                    Some(Event::End(tag)) if is_block(*tag) => ' ',
                    Some(Event::Text(next)) => next.chars().next().unwrap_or(' '),
                    Some(_) => 'x',
                };
                let mut rest = &**text;
                while let Some(at) = rest.find(SIGN) {
                    let (start, tail) = rest.split_at(at);
                    let length = tail.len() - tail.trim_start_matches('=').len();
                    let (sign, tail) = tail.split_at(length);
                    if !start.is_empty() {
                        all.push(words(start));
                        before = start.chars().next_back().unwrap_or(before);
                    }
                    let next = tail.chars().next().unwrap_or(after);
                    if length == SIGN.len() {
                        signs.push(Sign {
                            index: all.len(),
                            place: elements.last().copied().unwrap_or_default(),
                            begins: !next.is_whitespace(),
                            ends: !before.is_whitespace(),
                        });
                    }
                    all.push(words(sign));
                    before = '=';
                    rest = tail;
                }
                if !rest.is_empty() {
                    all.push(words(rest));
                    before = rest.chars().next_back().unwrap_or(before);
                }
                continue;
            }
            _ => before = 'x',
        }
        all.push(event);
    }
    (all, signs)
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

//! Shortcodes as they are written.

use std::collections::HashMap;

use memchr::memmem;

/// A shortcode as it stands in a text.
#[derive(Debug)]
pub struct Code<'a> {
    /// What stands after the bracket.
    pub name: &'a str,
    /// With their values; a value alone has an empty name.
    pub attributes: Vec<(String, String)>,
    /// What stands between it and its end, if it has one.
    pub inside: Option<&'a str>,
    /// How many bytes it has with that.
    pub length: usize,
    /// All of its opening.
    pub opening: &'a str,
}

/// In bytes: how long the opening of a shortcode may be.
const LONGEST: usize = 5000;

/// How many brackets may be opened in quotes in one opening: more of them are no quotes.
const QUOTED: usize = 8;

/// Places of a text that are looked for again and again, found once.
#[derive(Debug)]
pub struct Ends<'a> {
    /// Where `[/name]` stands, by name.
    closings: HashMap<&'a str, Vec<usize>>,
    /// Where each `]` stands.
    brackets: Vec<usize>,
    /// Where each `]]` stands.
    pairs: Vec<usize>,
}

impl<'a> Ends<'a> {
    /// Those of a text.
    pub fn of(text: &'a str) -> Self {
        let mut closings: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in memmem::find_iter(text.as_bytes(), b"[/") {
            let rest = text.get(at + 2..).unwrap_or_default();
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            if rest[end..].starts_with(']') {
                closings.entry(&rest[..end]).or_default().push(at);
            }
        }
        let all = |what: &str| text.match_indices(what).map(|(at, _)| at).collect();
        Self {
            closings,
            brackets: all("]"),
            pairs: all("]]"),
        }
    }

    fn after(places: &[usize], at: usize) -> Option<usize> {
        let index = places.partition_point(|place| *place < at);
        places.get(index).copied()
    }

    /// Where the next `]]` is from a place on.
    pub fn pair(&self, at: usize) -> Option<usize> {
        Self::after(&self.pairs, at)
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// The shortcode at a place of a text; none where there are only words in brackets.
pub fn read<'a>(text: &'a str, at: usize, ends: &Ends) -> Option<Code<'a>> {
    let from = text.get(at..)?;
    let inner = from.strip_prefix('[')?;
    if !is_name_start(inner) {
        return None;
    }
    let name = &inner[..inner.find(|c| !is_name(c)).unwrap_or(inner.len())];
    let after = &inner[name.len()..];
    if !after.starts_with([']', ' ', '\t', '\n', '/', '=', '\u{a0}']) {
        return None;
    }
    let begin = at + 1 + name.len();
    let bracket = Ends::after(&ends.brackets, begin)? - begin;
    let close = end_of_opening(after, bracket)?;
    let written = &after[..close];
    let attributes = attributes(written.trim_end_matches('/'));
    let opening = &from[..1 + name.len() + close + 1];
    let inner_start = at + opening.len();
    let is_closed_itself = written.ends_with('/');
    let closings = ends.closings.get(name).filter(|_| !is_closed_itself);
    let end = closings.and_then(|places| Ends::after(places, inner_start));
    let has_values = attributes.iter().any(|(key, _)| !key.is_empty());
    let is_code = end.is_some()
        || has_values
        || is_closed_itself
        || is_known(name)
        || (written.trim().is_empty() && name.contains(['_', '-']));
    let whole = end.map_or(inner_start, |end| end + name.len() + 3);
    is_code.then(|| Code {
        name,
        attributes,
        inside: end.and_then(|end| text.get(inner_start..end)),
        length: whole - at,
        opening,
    })
}

/// Where the bracket is that ends an opening, outside of quotes; `bracket` is where the next one is.
fn end_of_opening(after: &str, bracket: usize) -> Option<usize> {
    if bracket > LONGEST {
        return None;
    }
    let mut quote = None;
    let mut opened = 0;
    for (at, c) in after.char_indices() {
        match (quote, c) {
            _ if at > LONGEST => break,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, ']') => return Some(at),
            (None, '[' | '<') => return None,
            (Some(_), '[') if opened >= QUOTED => break,
            (Some(_), '[') => opened += 1,
            _ => {}
        }
    }
    // A quote that nothing ends is an apostrophe.
    let opening = after.get(..bracket)?;
    (!opening.contains(['[', '<', '\n'])).then_some(bracket)
}

/// Attributes with their values; a value alone has an empty name.
fn attributes(written: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = written.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let after = rest[end..].trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            found.push((String::new(), word.trim_matches(['"', '\'']).to_owned()));
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => {
                let inner = &value[1..];
                let end = inner.find(quote).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if word.is_empty() && value.is_empty() && after.len() == rest.len() {
            break;
        }
        found.push((word.to_ascii_lowercase(), value.to_owned()));
        rest = after.trim_start();
    }
    found
}

fn is_known(name: &str) -> bool {
    matches!(
        name,
        "caption"
            | "code"
            | "source"
            | "sourcecode"
            | "wp_caption"
            | "gallery"
            | "embed"
            | "audio"
            | "video"
            | "playlist"
            | "youtube"
            | "vimeo"
            | "twitter"
            | "soundcloud"
            | "instagram"
            | "spotify"
    )
}

/// Whether a name may begin so.
pub fn is_name_start(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}

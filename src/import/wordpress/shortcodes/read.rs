//! Shortcodes as they are written.

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

/// How many characters the opening of a shortcode may have.
const LONGEST: usize = 5000;

/// Names of shortcodes that nothing ends in the rest of a text, so that nobody looks for it again.
pub type Endless = std::collections::HashSet<String>;

/// The shortcode at the start of a text; none where it is only words in brackets.
pub fn read<'a>(from: &'a str, endless: &mut Endless) -> Option<Code<'a>> {
    let inner = from.strip_prefix('[')?;
    if !is_name_start(inner) {
        return None;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name = &inner[..inner.find(|c| !is_name(c)).unwrap_or(inner.len())];
    let after = &inner[name.len()..];
    if !after.starts_with([']', ' ', '\t', '\n', '/', '=', '\u{a0}']) {
        return None;
    }
    let close = end_of_opening(after)?;
    let written = &after[..close];
    let attributes = attributes(written.trim_end_matches('/'));
    let opening = &from[..1 + name.len() + close + 1];
    let rest = &from[opening.len()..];
    let end = format!("[/{name}]");
    let is_closed_itself = written.ends_with('/');
    let may_end = !is_closed_itself && !endless.contains(name);
    let inside = may_end.then(|| rest.find(&end)).flatten();
    if may_end && inside.is_none() {
        endless.insert(name.to_owned());
    }
    let has_values = attributes.iter().any(|(key, _)| !key.is_empty());
    let is_code = inside.is_some()
        || has_values
        || is_closed_itself
        || is_known(name)
        || (written.trim().is_empty() && name.contains(['_', '-']));
    is_code.then(|| Code {
        name,
        attributes,
        inside: inside.map(|end| &rest[..end]),
        length: opening.len() + inside.map_or(0, |at| at + end.len()),
        opening,
    })
}

/// Where the bracket is that ends an opening, outside of quotes.
fn end_of_opening(after: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in after.char_indices().take(LONGEST) {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, ']') => return Some(at),
            (None, '[' | '<') => return None,
            _ => {}
        }
    }
    // A quote that nothing ends is an apostrophe.
    let near = after.char_indices().take(LONGEST).find(|(_, c)| *c == ']');
    near.map(|(end, _)| end)
        .filter(|end| !after[..*end].contains(['[', '<', '\n']))
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

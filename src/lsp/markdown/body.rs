//! The story itself: links, pictures, blocks and their attributes.

use super::{Place, Word, value};
use crate::lsp::spot::Spot;

/// What the cursor is at in a line that begins at a byte.
pub fn place(line: &str, begin: usize, cursor: usize) -> Option<Place> {
    let line = line.trim_end_matches(['\n', '\r']);
    let column = cursor.checked_sub(begin)?.min(line.len());
    let before = line.get(..column)?;
    directive(line, before, begin)
        .or_else(|| attribute(line, before, begin))
        .or_else(|| address(line, before, begin))
        .or_else(|| definition(line, before, begin))
}

/// The kind of a block, behind its colons.
fn directive(line: &str, before: &str, begin: usize) -> Option<Place> {
    let written = before.trim_start();
    let name = written.trim_start_matches(':');
    let colons = written.len() - name.len();
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let name = name.trim_start();
    if colons < 2 || !name.chars().all(is_of_name) {
        return None;
    }
    let start = before.len() - name.len();
    let rest = &line[start..];
    let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
    let replaced = begin + start..begin + start + end;
    Some(Place::Directive(Word {
        replaced,
        after: "",
    }))
}

/// The value of an attribute of a block or a picture.
fn attribute(line: &str, before: &str, begin: usize) -> Option<Place> {
    let (outer, inside) = before.rsplit_once('{')?;
    let is_of_block = outer.trim_start().starts_with("::") || outer.ends_with(')');
    let inside = inside.rsplit_once('}').map_or(Some(inside), |_| None)?;
    let equals = inside.rfind('=').filter(|_| is_of_block)?;
    let name = inside[..equals].rsplit(' ').next().unwrap_or_default();
    let written = &inside[equals + 1..];
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
    let is_past = match quote {
        Some(quote) => written[1..].contains(quote),
        None => written.contains(' '),
    };
    if is_past {
        return None;
    }
    let start = before.len() - written.len();
    let rest = &line[start..];
    let end = match quote {
        Some(quote) => rest[1..].find(quote).map(|end| end + 2),
        None => None,
    };
    let end = end.unwrap_or_else(|| rest.find([' ', '}']).unwrap_or(rest.len()));
    let path = name.split('.').map(str::to_owned).collect();
    let spot = value(line, start..start + end, before.len(), path, "");
    Some(Place::Value(at(spot, begin)))
}

/// Where a link leads, or the file of a picture.
fn address(line: &str, before: &str, begin: usize) -> Option<Place> {
    let (words, written) = before.rsplit_once("](")?;
    let written = written.strip_prefix('<').unwrap_or(written);
    if written.contains([')', '>', '"']) || written.contains(' ') {
        return None;
    }
    let mut depth = 1;
    let begins = words.char_indices().rev().find(|(_, c)| {
        match c {
            ']' => depth += 1,
            '[' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let (bracket, _) = begins?;
    let field = if words[..bracket].ends_with('!') {
        "src"
    } else {
        "href"
    };
    let start = before.len() - written.len();
    let rest = &line[start..];
    let end = rest.find([')', '>', ' ']).unwrap_or(rest.len());
    let is_closed = rest[end..].contains(')');
    let mut spot = value(
        line,
        start..start + end,
        before.len(),
        vec![field.to_owned()],
        "",
    );
    spot.after = if is_closed { "" } else { ")" };
    Some(Place::Value(at(spot, begin)))
}

/// Where the links lead that name this line: `[name]: /address/`.
fn definition(line: &str, before: &str, begin: usize) -> Option<Place> {
    let (name, written) = before.split_once("]:")?;
    let is_definition = name.trim_start().starts_with('[') && !name.contains("[^");
    let written = written.trim_start();
    if !is_definition || written.contains(' ') {
        return None;
    }
    let start = before.len() - written.len();
    let rest = &line[start..];
    let end = rest.find(' ').unwrap_or(rest.len());
    let path = vec!["href".to_owned()];
    let spot = value(line, start..start + end, before.len(), path, "");
    Some(Place::Value(at(spot, begin)))
}

/// A place in a line as one in the text.
fn at(mut spot: Spot, begin: usize) -> Spot {
    spot.replaced = spot.replaced.start + begin..spot.replaced.end + begin;
    spot
}

//! XML of unknown origin, read in little time and memory.

use std::collections::BTreeSet;

use roxmltree::{Document, Error, ParsingOptions};

use super::Complaint;

/// What a drawing may have at most: more is no drawing but an attack.
const NODES: u32 = 500_000;

/// Tags and attributes together, for each of which the parser reserves memory before it reads any.
const PARTS: usize = 2_000_000;

/// On one element, each of whose attributes is compared with all others.
const ATTRIBUTES: usize = 100;

/// Different ones, all of which every element may inherit.
const NAMESPACES: usize = 100;

/// Parses a drawing, or what a picture says of itself.
///
/// # Errors
/// Where it is broken, has a document type, or is of a size that would take too long.
pub fn parse(text: &str) -> Result<Document<'_>, Complaint> {
    if !is_bounded(text) {
        let what = format!("has more than {ATTRIBUTES} attributes on one element, or millions");
        return Err(Complaint::new(what, "simplify it, or save it as a PNG"));
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::DtdDetected => Complaint::new(
            "has a document type, which can make a small file endless",
            "delete the line that starts with `<!DOCTYPE`",
        ),
        _ => Complaint::new(
            format!("is a broken SVG: {error}"),
            "save it again from the program that drew it",
        ),
    })
}

/// Whether a parser can be let at it. Looks for attributes as the parser does, but compares none with
/// another.
fn is_bounded(text: &str) -> bool {
    const SKIPPED: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let is_part = |byte: &u8| matches!(byte, b'<' | b'=');
    if text.bytes().filter(is_part).count() > PARTS {
        return false;
    }
    let mut namespaces = BTreeSet::new();
    let mut rest = text;
    while let Some((_, tag)) = split_at(rest, "<") {
        let skipped = SKIPPED.iter().find(|(start, _)| tag.starts_with(start));
        rest = match skipped {
            Some((start, end)) => {
                let inside = tag.get(start.len()..).unwrap_or_default();
                let after = split_at(inside, end).and_then(|(_, after)| after.get(end.len()..));
                after.unwrap_or_default()
            }
            None => match after_tag(tag, &mut namespaces) {
                Some(after) => after,
                None => return false,
            },
        };
    }
    true
}

/// What follows a tag; none where it has too many attributes.
fn after_tag<'a>(tag: &'a str, namespaces: &mut BTreeSet<(&'a str, &'a str)>) -> Option<&'a str> {
    let mut rest = tag;
    for _ in 0..=ATTRIBUTES {
        let Some(at) = rest.find(['>', '"', '\'']) else {
            return Some("");
        };
        let (name, after) = rest.split_at(at);
        let quote = after.get(..1)?;
        let after = after.get(1..)?;
        if quote == ">" {
            return Some(after);
        }
        let Some((value, after)) = after.split_once(quote) else {
            return Some("");
        };
        let name = name.trim_start();
        if name.contains("xmlns") {
            namespaces.insert((name, value));
            if namespaces.len() > NAMESPACES {
                return None;
            }
        }
        rest = after;
    }
    None
}

fn split_at<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    text.find(mark).map(|at| text.split_at(at))
}

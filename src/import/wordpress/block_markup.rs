//! Comments by which the editor of blocks keeps what its HTML does not say: `<!-- wp:name {…} -->`.

use std::collections::HashMap;

use serde_json::Value;

use crate::import::html::{Findings, KEEPS_LINES, Outcome};

/// How many blocks may be taken from elsewhere in one another.
const DEEPEST: usize = 8;

/// Blocks that are written once and stand in many stories, by number.
pub type Reusable = HashMap<u64, String>;

/// Whether a text was written in the editor of blocks.
pub fn has_blocks(content: &str) -> bool {
    content.contains("<!-- wp:")
}

/// HTML without those comments, with what they stand for in their places.
pub fn resolve(content: &str, reusable: &Reusable, findings: &mut Findings) -> String {
    let mut out = String::with_capacity(content.len());
    resolve_into(content, reusable, findings, &mut out, 0);
    out
}

/// The same of a text that was written in the old editor.
pub fn resolve_classic(content: &str, findings: &mut Findings) -> String {
    let mut out = String::with_capacity(content.len());
    // As if it stood in a block, so that nothing is put around it.
    resolve_at(content, &Reusable::new(), findings, &mut out, (0, 1));
    out
}

fn resolve_into(
    content: &str,
    reusable: &Reusable,
    findings: &mut Findings,
    out: &mut String,
    level: usize,
) {
    resolve_at(content, reusable, findings, out, (level, 0));
}

/// `level` blocks from elsewhere stand around it, and `open` ones of its own.
fn resolve_at(
    content: &str,
    reusable: &Reusable,
    findings: &mut Findings,
    out: &mut String,
    (level, mut open): (usize, usize),
) {
    let mut rest = content;
    while let Some(at) = rest.find("<!--") {
        let (before, from) = rest.split_at(at);
        loose(before, open, out);
        let end = from.find("-->").map_or(from.len(), |end| end + 3);
        let comment = from[4..]
            .get(..end.saturating_sub(7))
            .unwrap_or_default()
            .trim();
        rest = &from[end..];
        if comment.starts_with("/wp:") {
            open = open.saturating_sub(1);
        } else if let Some(block) = comment.strip_prefix("wp:") {
            let is_alone = block.ends_with('/');
            let block = block.trim_end_matches('/').trim_end();
            let name_end = block.find(char::is_whitespace).unwrap_or(block.len());
            let (name, attributes) = block.split_at(name_end);
            let attributes: Value = serde_json::from_str(attributes).unwrap_or_default();
            if is_alone {
                alone(name, &attributes, reusable, findings, out, level);
            } else {
                open += 1;
                count(name, findings);
            }
        } else if comment == "nextpage" {
            findings.add("<!--nextpage-->", Outcome::Converted, "a divider", "");
            out.push_str("<hr>");
        } else if comment == "more" || comment.starts_with("more ") {
            findings.add(
                "<!--more-->",
                Outcome::Converted,
                "the whole story is on its page",
                comment,
            );
        } else if comment != "noteaser" && !comment.is_empty() {
            findings.add("HTML comment", Outcome::Dropped, "nobody saw it", comment);
        }
    }
    loose(rest, open, out);
}

/// What stands between blocks was written in the old editor, where lines count.
fn loose(html: &str, open: usize, out: &mut String) {
    if open > 0 || html.trim().is_empty() {
        out.push_str(html);
    } else {
        out.push_str(&format!("<div {KEEPS_LINES}>{html}</div>"));
    }
}

/// A block that has no HTML of its own.
fn alone(
    name: &str,
    attributes: &Value,
    reusable: &Reusable,
    findings: &mut Findings,
    out: &mut String,
    level: usize,
) {
    let construct = format!("block {}", full_name(name));
    match name {
        "block" | "core/block" => {
            let number = attributes["ref"].as_u64().unwrap_or_default();
            match reusable.get(&number) {
                Some(content) if level < DEEPEST => {
                    findings.add(&construct, Outcome::Converted, "what it stands for", "");
                    resolve_into(content, reusable, findings, out, level + 1);
                }
                _ => {
                    let detail = format!("the reusable block {number} is not in the export");
                    findings.add(&construct, Outcome::Dropped, &detail, "");
                }
            }
        }
        "footnotes" => findings.add(&construct, Outcome::Converted, "the notes of the story", ""),
        "more" | "nextpage" | "separator" => out.push_str("<hr>"),
        "spacer" => findings.add(&construct, Outcome::Dropped, "an empty space", ""),
        _ => {
            let words = words_in(attributes);
            let detail = "the site made it anew for each reader";
            findings.add(&construct, Outcome::Dropped, detail, &words);
        }
    }
}

/// What was written into the attributes of a block.
fn words_in(attributes: &Value) -> String {
    match attributes {
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn full_name(name: &str) -> String {
    if name.contains('/') {
        name.to_owned()
    } else {
        format!("core/{name}")
    }
}

/// A block whose HTML says what it is.
fn count(name: &str, findings: &mut Findings) {
    const KEPT: [&str; 24] = [
        "paragraph",
        "heading",
        "list",
        "list-item",
        "quote",
        "image",
        "gallery",
        "table",
        "code",
        "preformatted",
        "verse",
        "separator",
        "embed",
        "audio",
        "video",
        "file",
        "button",
        "details",
        "footnotes",
        "html",
        "shortcode",
        "freeform",
        "missing",
        "more",
    ];
    const STACKED: [&str; 14] = [
        "columns",
        "column",
        "group",
        "buttons",
        "media-text",
        "cover",
        "row",
        "stack",
        "section",
        "social-links",
        "social-link",
        "accordion",
        "accordion-item",
        "query",
    ];
    let construct = format!("block {}", full_name(name));
    let core = name.strip_prefix("core/").unwrap_or(name);
    if KEPT.contains(&core) || core.starts_with("core-embed/") {
        findings.keep(&construct);
    } else if core == "pullquote" {
        findings.add(&construct, Outcome::Converted, "a quote", "");
    } else if STACKED.contains(&core) {
        let detail = "what is in it, one under the other";
        findings.add(&construct, Outcome::Downgraded, detail, "");
    } else if core == "nextpage" || core == "spacer" {
        findings.add(&construct, Outcome::Converted, "a divider or nothing", "");
    } else {
        let detail = "its HTML is read as what it is";
        findings.add(&construct, Outcome::Downgraded, detail, "");
    }
}

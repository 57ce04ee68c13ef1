//! Comments by which the editor of blocks keeps what its HTML does not say: `<!-- wp:name {…} -->`.

use std::{collections::HashMap, rc::Rc};

use serde_json::Value;

use super::item::{Item, Number};
use crate::import::html::{Findings, KEEPS_LINES, Outcome};

/// How many blocks may be taken from elsewhere in one another.
const DEEPEST: usize = 8;

/// How many blocks one story may take from elsewhere.
const MOST: usize = 500;

/// Blocks that are written once and stand in many stories.
#[derive(Debug, Default)]
pub struct Reusable {
    by_number: HashMap<Number, String>,
    /// Numbers by blog and name.
    by_name: HashMap<(Rc<str>, String), Number>,
}

impl Reusable {
    /// Adds one.
    pub fn add(&mut self, item: Item) {
        let number = item.number();
        let name = (item.blog, item.slug);
        self.by_name.insert(name, number.clone());
        self.by_number.insert(number, item.content);
    }

    /// The one that a pattern is, which its theme or plugin is named with: `theme/name`.
    fn named(&self, blog: &Rc<str>, pattern: &str) -> Option<&String> {
        let name = pattern.rsplit('/').next().unwrap_or(pattern);
        let number = self.by_name.get(&(blog.clone(), name.to_owned()))?;
        self.by_number.get(number)
    }
}

/// Whether a text was written in the editor of blocks.
pub fn has_blocks(content: &str) -> bool {
    content.contains("<!-- wp:")
}

/// HTML of a blog without those comments, with what they stand for in their places.
pub fn resolve(
    content: &str,
    blog: &Rc<str>,
    reusable: &Reusable,
    findings: &mut Findings,
) -> String {
    let mut markup = Markup::new(blog, reusable, findings);
    markup.add(content, 0, 0);
    markup.out
}

/// The same of a text that was written in the old editor.
pub fn resolve_classic(content: &str, findings: &mut Findings) -> String {
    let (blog, reusable) = (Rc::default(), Reusable::default());
    let mut markup = Markup::new(&blog, &reusable, findings);
    // As if it stood in a block, so that nothing is put around it.
    markup.add(content, 0, 1);
    markup.out
}

struct Markup<'a> {
    blog: &'a Rc<str>,
    reusable: &'a Reusable,
    findings: &'a mut Findings,
    out: String,
    /// How many blocks were taken from elsewhere.
    taken: usize,
}

impl<'a> Markup<'a> {
    fn new(blog: &'a Rc<str>, reusable: &'a Reusable, findings: &'a mut Findings) -> Self {
        Self {
            blog,
            reusable,
            findings,
            out: String::new(),
            taken: 0,
        }
    }

    /// `level` blocks from elsewhere stand around it, and `open` ones of its own.
    fn add(&mut self, content: &str, level: usize, mut open: usize) {
        let mut rest = content;
        while let Some(at) = rest.find("<!--") {
            let (before, from) = rest.split_at(at);
            self.loose(before, open);
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
                    self.alone(name, &attributes, level);
                } else {
                    open += 1;
                    count(name, self.findings);
                }
            } else {
                self.comment(comment);
            }
        }
        self.loose(rest, open);
    }

    /// A comment that begins no block.
    fn comment(&mut self, comment: &str) {
        if comment == "nextpage" {
            self.findings
                .add("<!--nextpage-->", Outcome::Converted, "a divider", "");
            self.out.push_str("<hr>");
        } else if comment == "more" || comment.starts_with("more ") {
            let detail = "the whole story is on its page";
            self.findings
                .add("<!--more-->", Outcome::Converted, detail, comment);
        } else if comment != "noteaser" && !comment.is_empty() {
            self.findings
                .add("HTML comment", Outcome::Dropped, "nobody saw it", comment);
        }
    }

    /// What stands between blocks was written in the old editor, where lines count.
    fn loose(&mut self, html: &str, open: usize) {
        if open > 0 || html.trim().is_empty() {
            self.out.push_str(html);
        } else {
            let whole = format!("<div {KEEPS_LINES}>{html}</div>");
            self.out.push_str(&whole);
        }
    }

    /// A block that has no HTML of its own.
    fn alone(&mut self, name: &str, attributes: &Value, level: usize) {
        let construct = format!("block {}", full_name(name));
        match name.strip_prefix("core/").unwrap_or(name) {
            "block" => {
                let id = attributes["ref"].as_u64().unwrap_or_default();
                let blog = self.blog.clone();
                let found = self.reusable.by_number.get(&Number { blog, id });
                let missing = format!("the reusable block {id} is not in the export");
                self.elsewhere(&construct, found, &missing, level);
            }
            "pattern" => {
                let pattern = attributes["slug"].as_str().unwrap_or_default();
                let found = self.reusable.named(self.blog, pattern);
                let missing =
                    format!("the pattern `{pattern}` is the theme's, and not in the export");
                self.elsewhere(&construct, found, &missing, level);
            }
            "footnotes" => {
                let detail = "the notes of the story";
                self.findings
                    .add(&construct, Outcome::Converted, detail, "");
            }
            "more" | "nextpage" | "separator" => self.out.push_str("<hr>"),
            "spacer" => self
                .findings
                .add(&construct, Outcome::Dropped, "an empty space", ""),
            _ => {
                let words = words_in(attributes);
                let detail = "the site made it anew for each reader";
                self.findings
                    .add(&construct, Outcome::Dropped, detail, &words);
            }
        }
    }

    /// Puts what a block stands for in its place.
    fn elsewhere(
        &mut self,
        construct: &str,
        found: Option<&'a String>,
        missing: &str,
        level: usize,
    ) {
        let Some(content) = found else {
            return self.findings.add(construct, Outcome::Dropped, missing, "");
        };
        self.taken += 1;
        if level < DEEPEST && self.taken <= MOST {
            let detail = "what it stands for";
            self.findings.add(construct, Outcome::Converted, detail, "");
            self.add(content, level + 1, 0);
        } else {
            let detail = "too many blocks stand for others in this story";
            self.findings.add(construct, Outcome::Dropped, detail, "");
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
    const KEPT: [&str; 23] = [
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
    if core == "embed" || name.starts_with("core-embed/") {
        // Its address is told of where it is shown.
    } else if KEPT.contains(&core) {
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

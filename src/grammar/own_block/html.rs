//! The markup that a template makes, without what no page may hold.

use std::sync::LazyLock;

use ego_tree::NodeRef;
use regex::Regex;
use scraper::{Html, Node};
use url::Url;

use super::{Slot, TemplateError, weight::too_much};
use crate::grammar::{OWN_CLASSES, OWN_IDS, address};

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words, not escaped.
    Words(String),
    /// An element with what is in it.
    Element(Markup),
    /// The place of what is set as everywhere else, by its number.
    Slot(usize),
}

/// An element of HTML, SVG or MathML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup {
    /// As it is written.
    pub name: String,
    /// Names and values, not escaped.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Part>,
}

/// What no page may hold.
pub struct Refused {
    /// How it is written, or how that begins.
    pub written: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// The element that stands for a slot until its words are set.
const SLOT: &str = "standfirst-slot";

/// How deep elements may stand in each other.
pub const DEEPEST: usize = 60;

/// The same that the loader refuses (`build` in `src/reader/boot.js`), as regular expressions.
pub const PLAIN: &str = "^[a-z][a-z0-9-]*$";
/// Elements that run, load a page or change the style of others.
pub const REFUSED: &str = "^(animate.*|base|discard|embed|frame.*|iframe|link|meta|noembed|noframes|object|plaintext|portal|script|set|style|template|xmp)$";
/// Attributes that do.
pub const RUNNING: &str = "^(on.*|action|formaction|ping|srcdoc|style)$";
/// Attributes that hold an address.
pub const ADDRESSES: &str = "^(background|cite|data|data-src|href|longdesc|poster|src)$";
/// How the addresses begin that may stand there.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

#[expect(clippy::expect_used, reason = "they depend on no input")]
static PATTERNS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [PLAIN, REFUSED, RUNNING, ADDRESSES]
        .map(|pattern| Regex::new(&format!("(?i){pattern}")).expect("a regular expression"))
});

/// What stands in the HTML for a slot.
pub fn slot(number: usize) -> String {
    format!("<{SLOT} data-number=\"{number}\"></{SLOT}>")
}

/// The markup of a piece of HTML, as a browser reads it.
pub fn read(html: &str) -> Result<Vec<Part>, Refused> {
    if let Some(refused) = too_much(html) {
        return Err(refused);
    }
    let parsed = Html::parse_fragment(html);
    let mut parts = Vec::new();
    for root in parsed.tree.root().children() {
        children(root, &mut parts, 0)?;
    }
    let is_gap = |part: Option<&Part>| part == Some(&Part::Words(" ".to_owned()));
    while is_gap(parts.last()) {
        parts.pop();
    }
    if is_gap(parts.first()) {
        parts.remove(0);
    }
    if parts.is_empty() {
        return Err(Refused {
            written: String::new(),
            what: "the template makes nothing of this block".to_owned(),
            mend: "have it write something, or take the block out".to_owned(),
        });
    }
    Ok(parts)
}

/// The first slot whose place can't hold what is set there, since a browser would move that, and what is wrong.
pub fn misplaced(html: &str, slots: &[Slot]) -> Option<(usize, TemplateError)> {
    let set = slots
        .iter()
        .enumerate()
        .fold(html.to_owned(), |html, (number, slot)| {
            let name = match slot {
                Slot::Text(_) => "b",
                Slot::Picture(_) => "figure",
                Slot::Blocks(_) => "p",
            };
            let stand_in = format!("<{name} data-number=\"{number}\"></{name}>");
            html.replace(&self::slot(number), &stand_in)
        });
    let (meant, found) = (places(html), places(&set));
    let is_moved = |(place, meant)| found.get::<usize>(place) != Some(meant);
    let at = (0..).zip(&meant).find(|one| is_moved(*one));
    let (_, (number, around)) = at?;
    let what = match slots.get(*number)? {
        Slot::Text(_) => "words",
        Slot::Picture(_) => "a picture",
        Slot::Blocks(_) => "blocks",
    };
    let outer = around.first().map_or("", String::as_str);
    let error = TemplateError {
        line: None,
        what: format!("`<{outer}>` can't hold {what}"),
        mend: "write `<div>` in its place".to_owned(),
    };
    Some((*number, error))
}

/// The numbers of the slots in HTML or of what stands in for them, in its order, each with the names of the elements
/// that it is in, the inner before the outer.
fn places(html: &str) -> Vec<(usize, Vec<String>)> {
    let parsed = Html::parse_fragment(html);
    let slots = parsed.tree.nodes().filter_map(|node| {
        let number = node.value().as_element()?.attr("data-number")?;
        let around = node
            .ancestors()
            .filter_map(|node| node.value().as_element());
        let around = around.map(|element| element.name().to_owned());
        Some((number.parse().ok()?, around.collect()))
    });
    slots.collect()
}

fn children(node: NodeRef<Node>, parts: &mut Vec<Part>, depth: usize) -> Result<(), Refused> {
    if depth > DEEPEST {
        return Err(Refused {
            written: String::new(),
            what: "too many elements stand in one another".to_owned(),
            mend: format!("have no more than {DEEPEST} stand in one another"),
        });
    }
    for child in node.children() {
        match child.value() {
            Node::Text(text) if text.contains(SLOT) => {
                let outer = node.value().as_element().map_or("", |it| it.name());
                return Err(Refused {
                    written: format!("<{SLOT}"),
                    what: format!("`<{outer}>` holds plain words alone"),
                    mend: "give it a field of another name, whose words are plain".to_owned(),
                });
            }
            Node::Text(text) => {
                let is_pre = node
                    .value()
                    .as_element()
                    .is_some_and(|it| it.name() == "pre");
                let words = if is_pre {
                    text.to_string()
                } else {
                    collapsed(text)
                };
                if !words.is_empty() {
                    parts.push(Part::Words(words));
                }
            }
            Node::Element(element) if element.name() == SLOT => {
                let number = element.attr("data-number").and_then(|it| it.parse().ok());
                parts.extend(number.map(Part::Slot));
            }
            Node::Element(element) => {
                let name = element.name();
                let [plain, refused, ..] = &*PATTERNS;
                if !plain.is_match(name) || refused.is_match(name) {
                    return Err(Refused {
                        written: format!("<{name}"),
                        what: format!("`<{name}>` can't stand in a block"),
                        mend: "leave it out: a block runs nothing, loads no page, and has its styles in the \
                               file beside its template"
                            .to_owned(),
                    });
                }
                let attributes = element.attrs().map(|(name, value)| attribute(name, value));
                let attributes = attributes.collect::<Result<_, _>>()?;
                let mut inside = Vec::new();
                children(child, &mut inside, depth + 1)?;
                parts.push(Part::Element(Markup {
                    name: name.to_owned(),
                    attributes,
                    children: inside,
                }));
            }
            _ => {}
        }
    }
    Ok(())
}

fn attribute(name: &str, value: &str) -> Result<(String, String), Refused> {
    let [plain, _, running, addresses] = &*PATTERNS;
    let (what, mend) = if !plain.is_match(name) || running.is_match(name) {
        (
            format!("`{name}` can't stand in a block"),
            "leave it out: a block runs nothing, and has its styles in the file beside its template",
        )
    } else if is_the_sites(name, value) {
        (
            format!("`{name}=\"{value}\"` is one by which the site finds its own parts"),
            "give it another name, such as one that begins with that of the block",
        )
    } else if value.contains(SLOT) {
        (
            format!("`{name}` can't hold what has markup in it"),
            "give it a field of another name, whose words are plain",
        )
    } else if addresses.is_match(name) && !(has_scheme(value) && is_whole(value)) {
        let begin: String = value.chars().take(40).collect();
        (
            format!("`{begin}` is no address that a page may hold"),
            "begin it with `/`, `https://`, `mailto:` or `tel:`",
        )
    } else {
        return Ok((name.to_owned(), value.to_owned()));
    };
    Err(Refused {
        written: name.to_owned(),
        what,
        mend: mend.to_owned(),
    })
}

fn is_the_sites(name: &str, value: &str) -> bool {
    let mut classes = value.split_ascii_whitespace();
    match name {
        "id" => OWN_IDS.contains(&value),
        "class" => classes.any(|class| OWN_CLASSES.contains(&class)),
        "data-slot" => true,
        _ => false,
    }
}

/// Whether it is the same on whatever page it stands.
fn is_whole(address: &str) -> bool {
    address::is_internal(address) || address.starts_with('#') || Url::parse(address).is_ok()
}

fn has_scheme(address: &str) -> bool {
    let base = Url::parse("https://example.org/");
    let whole = base.and_then(|base| base.join(address));
    whole.is_ok_and(|whole| SCHEMES.contains(&whole.scheme()))
}

/// With one space for each run of white space, as a browser shows it.
fn collapsed(text: &str) -> String {
    let mut words = String::new();
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\t' | '\r' | '\x0c' if words.ends_with(' ') => {}
            ' ' | '\n' | '\t' | '\r' | '\x0c' => words.push(' '),
            c => words.push(c),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_may_make_what_the_loader_makes() {
        let loader = include_str!("../../reader/boot.js");
        for pattern in [PLAIN, REFUSED, RUNNING, ADDRESSES] {
            assert!(loader.contains(&format!("/{pattern}/i")), "{pattern}");
        }
        for scheme in SCHEMES {
            assert!(loader.contains(&format!("\"{scheme}:\"")), "{scheme}");
        }
    }
}

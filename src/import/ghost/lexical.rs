//! Texts of the editor since version 5: a tree of nodes.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use serde_json::Value;

use super::{body::Maker, cards, halves::mended};
use crate::import::html::Outcome;

/// The marks of words, each with its bit in `format`, in the order in which they stand in one another.
const FORMATS: [(u64, &str); 8] = [
    (1, "strong"),
    (2, "em"),
    (4, "s"),
    (8, "u"),
    (16, "code"),
    (32, "sub"),
    (64, "sup"),
    (128, "mark"),
];

/// Makes blocks of a text.
///
/// # Errors
/// Why it can't be read, in words.
pub fn make(text: &str, maker: &mut Maker) -> Result<(), String> {
    let tree: Value = serde_json::from_str(&mended(text)).map_err(|error| error.to_string())?;
    let children = tree["root"]["children"].as_array();
    let children = children.ok_or("it has no root")?;
    let mut loose = String::new();
    for node in children {
        let kind = kind(node);
        if is_inline(kind) {
            loose += &inline(&[node]);
            continue;
        }
        if !loose.is_empty() {
            maker.words(&format!("<p>{}</p>", std::mem::take(&mut loose)));
        }
        match block(node, maker) {
            Some(html) => maker.words(&html),
            None => cards::card(kind, node, maker),
        }
    }
    if !loose.is_empty() {
        maker.words(&format!("<p>{loose}</p>"));
    }
    Ok(())
}

fn kind(node: &Value) -> &str {
    node["type"].as_str().unwrap_or_default()
}

fn is_inline(kind: &str) -> bool {
    matches!(
        kind,
        "text"
            | "extended-text"
            | "tk"
            | "tab"
            | "linebreak"
            | "link"
            | "autolink"
            | "at-link"
            | "at-link-search"
            | "zwnj"
            | "emoji"
            | "hashtag"
    )
}

/// The HTML of what stands in lines of its own; none where it is a card.
fn block(node: &Value, maker: &mut Maker) -> Option<String> {
    let name = match kind(node) {
        "paragraph" => "p",
        "heading" | "extended-heading" => {
            let is_heading = |tag: &&str| matches!(*tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            node["tag"].as_str().filter(is_heading).unwrap_or("h2")
        }
        "quote" | "extended-quote" => "blockquote",
        "aside" => {
            let detail = "a quote, as others are";
            maker.findings.add("aside", Outcome::Converted, detail, "");
            "blockquote"
        }
        "listitem" => "p",
        "list" => return Some(list(node, maker)),
        "horizontalrule" => return Some("<hr>".to_owned()),
        _ => return None,
    };
    Some(format!("<{name}>{}</{name}>", flow(node, maker)))
}

/// What stands in a block: words, or, where an editor allowed it, blocks.
fn flow(node: &Value, maker: &mut Maker) -> String {
    let mut html = String::new();
    let mut run: Vec<&Value> = Vec::new();
    for child in children(node) {
        if is_inline(kind(child)) {
            run.push(child);
            continue;
        }
        html += &inline(&std::mem::take(&mut run));
        match block(child, maker) {
            Some(inner) => html += &inner,
            None => html += &unknown(child, maker),
        }
    }
    html + &inline(&run)
}

/// What no editor writes there: the words in it.
fn unknown(node: &Value, maker: &mut Maker) -> String {
    let inner: String = children(node)
        .map(|child| {
            if is_inline(kind(child)) {
                inline(&[child])
            } else {
                unknown(child, maker)
            }
        })
        .collect();
    let words = if inner.is_empty() {
        cards::words_of(node, maker.findings, kind(node))
    } else {
        let detail = "its words are kept";
        let name = format!("{} node", kind(node));
        maker.findings.add(&name, Outcome::Downgraded, detail, "");
        inner
    };
    format!("<div>{words}</div>")
}

fn children(node: &Value) -> impl Iterator<Item = &Value> {
    node["children"].as_array().into_iter().flatten()
}

fn list(node: &Value, maker: &mut Maker) -> String {
    let name = match (node["listType"].as_str(), node["tag"].as_str()) {
        (Some("number"), _) | (None, Some("ol")) => "ol",
        (Some("check"), _) => {
            let detail = "a list, without what is checked";
            maker
                .findings
                .add("list to check", Outcome::Downgraded, detail, "");
            "ul"
        }
        _ => "ul",
    };
    let start = node["start"].as_i64().filter(|start| *start != 1);
    let start = start
        .map(|start| format!(" start=\"{start}\""))
        .unwrap_or_default();
    let mut html = format!("<{name}{start}>");
    for item in children(node) {
        let mut inside = children(item);
        let is_list = inside.next().is_some_and(|first| kind(first) == "list");
        if is_list && kind(item) == "listitem" {
            // An item that is a list belongs to the one before it.
            for inner in children(item) {
                html += &block(inner, maker).unwrap_or_else(|| unknown(inner, maker));
            }
        } else {
            html += &format!("<li>{}</li>", flow(item, maker));
        }
    }
    html + &format!("</{name}>")
}

/// Words with their marks: those that go on from one piece to the next are not closed between.
fn inline(nodes: &[&Value]) -> String {
    let mut html = String::new();
    let mut open: Vec<&str> = Vec::new();
    for node in nodes {
        let wanted: Vec<&str> = match kind(node) {
            "linebreak" | "tab" => open.clone(),
            "link" | "autolink" | "at-link" => Vec::new(),
            _ => {
                let format = node["format"].as_u64().unwrap_or_default();
                let on = FORMATS.iter().filter(|(bit, _)| format & bit != 0);
                on.map(|(_, name)| *name).collect()
            }
        };
        let same = open.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        close(&mut open, same, &mut html);
        for name in &wanted[same..] {
            html += &format!("<{name}>");
            open.push(*name);
        }
        match kind(node) {
            "linebreak" => html += "<br>",
            "tab" => html += " ",
            "link" | "autolink" => {
                let url = node["url"].as_str().unwrap_or_default();
                let inner: Vec<_> = children(node).collect();
                let inner = inline(&inner);
                html += &format!("<a href=\"{}\">{inner}</a>", quoted(url));
            }
            _ => {
                let text = node["text"].as_str().unwrap_or_default();
                html += &encode_text(text);
                let inner: Vec<_> = children(node).collect();
                if !inner.is_empty() {
                    html += &inline(&inner);
                }
            }
        }
    }
    close(&mut open, 0, &mut html);
    html
}

fn close(open: &mut Vec<&str>, down_to: usize, html: &mut String) {
    while open.len() > down_to {
        if let Some(name) = open.pop() {
            html.push_str(&format!("</{name}>"));
        }
    }
}

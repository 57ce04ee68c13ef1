//! Elements that stand in lines of their own.

use ego_tree::iter::Edge;
use scraper::{Node, node::Element};
use serde_json::{Value, json};

use super::{
    BOX_TITLE, Converter, KEEPS_LINES, LATEX, Outcome, embed,
    mark::Mark,
    run::{Run, text},
    spans::{address, as_spans, paragraph, says_something},
    tree::{self, Place, has_class},
    verse::indented,
};
use crate::grammar::words::is_visible;

/// How many elements may stand in one another: below that only words are looked for.
const DEEPEST: usize = 120;

/// What has been made so far, and what is being made.
#[derive(Debug, Default)]
pub struct Out {
    /// Blocks that are done.
    pub blocks: Vec<Value>,
    /// Words since the last of them.
    pub run: Run,
    /// The marks that stand around what comes next.
    pub marks: Vec<Mark>,
    /// Blocks that stand in the middle of a paragraph, and come after it.
    pub after: Vec<Value>,
}

impl Converter<'_> {
    /// The blocks of what is below a place.
    pub(super) fn blocks(&mut self, place: Place) -> Vec<Value> {
        let mut out = Out::default();
        self.children(place, &mut out);
        self.end(out)
    }

    /// What is left once there is no more.
    pub(super) fn end(&mut self, mut out: Out) -> Vec<Value> {
        self.flush(&mut out);
        out.blocks
    }

    /// Goes on with everything right below a place.
    pub(super) fn children(&mut self, place: Place, out: &mut Out) {
        self.depth += 1;
        for child in place.children() {
            self.node(child, out);
        }
        self.depth -= 1;
    }

    pub(super) fn node(&mut self, node: Place, out: &mut Out) {
        match node.value() {
            Node::Text(text) if self.indents => {
                let text = indented(text, out.run.is_blank());
                out.run.words(&text, &out.marks, true);
            }
            Node::Text(text) => out.run.words(text, &out.marks, self.lines),
            Node::Element(element) if self.depth > DEEPEST => self.deep(node, element, out),
            Node::Element(element) => self.element(node, element, out),
            Node::Comment(comment) if is_visible(comment) => {
                self.findings
                    .add("HTML comment", Outcome::Dropped, "nobody saw it", comment);
            }
            _ => {}
        }
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self, out: &mut Out) {
        let run = std::mem::take(&mut out.run);
        for spans in run.paragraphs() {
            // A file that is all of a paragraph says its title itself.
            if let ([words], [document]) = (spans.as_slice(), out.after.as_slice())
                && document["type"] == "document"
                && words.is_string()
                && document["title"] == *words
            {
                continue;
            }
            let block = match address(&spans) {
                Some(address) => self.address_alone(&address),
                None => None,
            };
            let block = block.unwrap_or_else(|| paragraph(spans));
            out.blocks.push(block);
        }
        out.blocks.append(&mut out.after);
    }

    /// What an address that stands in a line of its own shows.
    fn address_alone(&mut self, address: &str) -> Option<Value> {
        if let super::Link::Story(href) = self.resolver.link(address) {
            let detail = "a card of the story";
            self.findings
                .add("address in a line", Outcome::Converted, detail, address);
            return Some(json!({ "type": "story", "href": href }));
        }
        let block = embed::embed(address, None, None);
        let (outcome, detail) = match block {
            Some(_) => (Outcome::Converted, "an embed"),
            None => (Outcome::Downgraded, "a link: no provider of it is known"),
        };
        self.findings
            .add("address in a line", outcome, detail, address);
        block.or_else(|| match self.resolver.link(address) {
            super::Link::To(href) => {
                let link = json!({ "type": "link", "href": href, "text": address });
                Some(paragraph(vec![link]))
            }
            _ => None,
        })
    }

    /// Words alone, wherever they stand in what is nested too deep to be told apart.
    fn deep(&mut self, place: Place, element: &Element, out: &mut Out) {
        let name = format!("<{}>", element.name());
        let detail = "its words are kept: it stands in too many other elements";
        self.findings.add(&name, Outcome::Downgraded, detail, "");
        for edge in place.traverse() {
            let (Edge::Open(node) | Edge::Close(node)) = edge;
            if let Edge::Open(_) = edge {
                out.run.words(tree::own_words(node), &out.marks, self.lines);
            }
            let element = node.value().as_element();
            if element.is_some_and(|it| tree::is_block(it.name())) {
                self.flush(out);
            }
        }
    }

    fn element(&mut self, place: Place, element: &Element, out: &mut Out) {
        let name = element.name();
        if tree::is_hidden(name) {
            self.hidden(place, element);
            return;
        }
        if !tree::is_block(name) && !is_media(name) {
            self.inline(place, element, out);
            return;
        }
        if name != "img" {
            self.flush(out);
        }
        let marks = out.marks.clone();
        let lines = self.lines;
        if element.attr(KEEPS_LINES).is_some() {
            self.lines = true;
        }
        self.background(place, element, out);
        self.block(place, element, out);
        self.lines = lines;
        out.marks = marks;
    }

    fn block(&mut self, place: Place, element: &Element, out: &mut Out) {
        let name = element.name();
        let made = match name {
            "img" => return self.image(place, element, out),
            "hr" => vec![json!({ "type": "divider" })],
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(place, name),
            "ul" | "ol" | "menu" | "dir" => self.list(place, name == "ol"),
            "dl" => self.definitions(place),
            "blockquote" => self.quote(place, element),
            "pre" => self.preformatted(place, element),
            "table" => self.table(place),
            "figure" => self.figure(place, element),
            "details" => self.details(place),
            "aside" if element.attr(BOX_TITLE).is_some() => self.boxed(place, element),
            "div" if element.attr(LATEX).is_some() => {
                let latex = element.attr(LATEX).unwrap_or_default();
                vec![json!({ "type": "formula", "latex": latex })]
            }
            "iframe" | "embed" | "object" | "video" | "audio" => self.player(place, element),
            "div" if has_class(element, "wp-block-embed__wrapper") => {
                return self.transparent(place, out);
            }
            _ => {
                if is_known_container(name) {
                    self.findings.keep(&format!("<{name}>"));
                } else {
                    let detail = "its contents are kept";
                    self.findings
                        .add(&format!("<{name}>"), Outcome::Downgraded, detail, "");
                }
                return self.transparent(place, out);
            }
        };
        if !matches!(name, "iframe" | "embed" | "object" | "video" | "audio") {
            self.findings.keep(&format!("<{name}>"));
        }
        out.blocks.extend(made);
    }

    /// What stands in it, as if it was not there.
    fn transparent(&mut self, place: Place, out: &mut Out) {
        self.children(place, out);
        self.flush(out);
    }

    fn hidden(&mut self, place: Place, element: &Element) {
        let name = format!("<{}>", element.name());
        let mut text = tree::everything(place);
        if let Some(src) = element.attr("src").or(element.attr("href")) {
            text = format!("{src} {text}");
        }
        let detail = "nothing of that kind stands in a story";
        self.findings.add(&name, Outcome::Dropped, detail, &text);
    }

    fn heading(&mut self, place: Place, name: &str) -> Vec<Value> {
        let blocks = self.blocks(place);
        let mut lifted = Vec::new();
        let spans = as_spans(blocks, &mut lifted);
        let mut made = Vec::new();
        if says_something(&spans) {
            let mut heading = json!({ "type": "heading", "text": text(spans) });
            // Counted from the highest of the whole text once that is known.
            if let Ok(level) = name.trim_start_matches('h').parse::<u64>()
                && level > 2
            {
                heading["level"] = level.into();
            }
            if matches!(name, "h1" | "h4" | "h5" | "h6") {
                let detail = "a heading of another level";
                self.findings
                    .add(&format!("<{name}>"), Outcome::Converted, detail, "");
            }
            made.push(heading);
        } else if !spans.is_empty() {
            made.push(paragraph(spans));
        }
        made.extend(lifted);
        made
    }
}

fn is_media(name: &str) -> bool {
    matches!(
        name,
        "img" | "iframe" | "embed" | "object" | "video" | "audio"
    )
}

fn is_known_container(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "section" | "article" | "main" | "body" | "header" | "footer" | "hgroup"
    )
}

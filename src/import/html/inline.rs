//! Elements that stand in a line with other words.

use scraper::node::Element;
use serde_json::json;

use super::{
    Converter, LATEX, Link, Outcome,
    blocks::Out,
    media::is_picture,
    run::MARKS,
    tree::{self, Place, has_class},
};
use crate::grammar::{canonical_language, latex, words::is_visible};

impl Converter<'_> {
    pub(super) fn inline(&mut self, place: Place, element: &Element, out: &mut Out) {
        let name = element.name();
        match name {
            "br" => return out.run.line_break(&out.marks),
            "wbr" => return,
            "a" => return self.link(place, element, out),
            "q" => return self.quoted(place, out),
            "ruby" => return self.ruby(place, out),
            "svg" | "canvas" | "math" => return self.drawing(place, name, out),
            "input" | "select" | "textarea" | "button" | "progress" | "meter" => {
                return self.control(place, element, out);
            }
            _ => {}
        }
        if let Some(latex) = element.attr(LATEX) {
            return self.formula(latex, out);
        }
        if let Some(id) = element.attr("data-fn")
            && name == "sup"
        {
            return self.note(place, id, out);
        }
        let kind = match name {
            "em" | "i" | "cite" | "dfn" | "var" => Some("emphasis"),
            "strong" | "b" => Some("strong"),
            "code" | "samp" | "tt" => Some("code"),
            "kbd" => Some("keyboard"),
            "mark" => Some("highlight"),
            "ins" => Some("insertion"),
            "del" | "s" | "strike" => Some("deletion"),
            "sub" => Some("sub"),
            "sup" => Some("sup"),
            _ => None,
        };
        match kind {
            Some(kind) => {
                self.findings.keep(&format!("<{name}>"));
                self.marked(place, kind, &[], out);
            }
            None => match (name, element.attr("title")) {
                ("abbr" | "acronym", Some(title)) if is_visible(title) => {
                    self.findings.keep(&format!("<{name}>"));
                    self.marked(place, "abbreviation", &[("title", title)], out);
                }
                _ => self.other(place, element, out),
            },
        }
    }

    /// What is below a place, with a mark, where it can have one more.
    fn marked(&mut self, place: Place, kind: &str, more: &[(&str, &str)], out: &mut Out) {
        let is_there = out.marks.iter().any(|mark| mark.kind() == kind);
        if is_there || out.marks.len() >= MARKS {
            return self.children(place, out);
        }
        let mark = self.mark(kind, more);
        let before = out.marks.len();
        out.marks.push(mark);
        self.children(place, out);
        out.marks.truncate(before);
    }

    fn other(&mut self, place: Place, element: &Element, out: &mut Out) {
        let name = element.name();
        let language = element.attr("lang").and_then(canonical_language);
        if let Some(language) = language {
            self.findings.keep("lang");
            return self.marked(place, "language", &[("language", &language)], out);
        }
        match name {
            "html" => {}
            "span" | "font" | "big" | "small" | "bdi" | "label" | "picture" | "center" | "data"
            | "time" | "abbr" | "acronym" | "nobr" => {
                self.findings.keep(&format!("<{name}>"));
            }
            _ => {
                let detail = "its words are kept";
                self.findings
                    .add(&format!("<{name}>"), Outcome::Downgraded, detail, "");
            }
        }
        self.children(place, out);
    }

    /// A formula in a line; as its words where it can't be read.
    fn formula(&mut self, latex: &str, out: &mut Out) {
        if latex::inline(latex).is_ok() {
            self.findings.keep("formula");
            return out.run.formula(latex, &out.marks);
        }
        let detail = "its words are kept: it can't be read";
        self.findings
            .add("formula", Outcome::Downgraded, detail, "");
        out.run.words(latex, &out.marks, false);
    }

    fn quoted(&mut self, place: Place, out: &mut Out) {
        self.findings
            .add("<q>", Outcome::Converted, "quotation marks", "");
        out.run.words("“", &out.marks, false);
        self.children(place, out);
        out.run.words("”", &out.marks, false);
    }

    /// Words with the reading of each part behind it.
    fn ruby(&mut self, place: Place, out: &mut Out) {
        self.findings.keep("<ruby>");
        let mut base: Vec<Place> = Vec::new();
        self.depth += 1;
        for child in place.children() {
            let name = child.value().as_element().map(|it| it.name());
            match name {
                Some("rp") => {}
                Some("rt") => {
                    let reading = tree::words(child);
                    self.read_as(std::mem::take(&mut base), &reading, out);
                }
                _ => base.push(child),
            }
        }
        self.read_as(base, "", out);
        self.depth -= 1;
    }

    /// Words with their reading, which stands in brackets where no mark can be.
    fn read_as(&mut self, base: Vec<Place>, reading: &str, out: &mut Out) {
        let is_there = out.marks.iter().any(|mark| mark.kind() == "ruby");
        let before = out.marks.len();
        let is_marked = is_visible(reading) && !base.is_empty() && !is_there && before < MARKS;
        if is_marked {
            let mark = self.mark("ruby", &[("reading", reading)]);
            out.marks.push(mark);
        }
        for node in base {
            self.node(node, out);
        }
        out.marks.truncate(before);
        if is_visible(reading) && !is_marked {
            out.run.words(&format!(" ({reading})"), &out.marks, false);
        }
    }

    fn drawing(&mut self, place: Place, name: &str, out: &mut Out) {
        let words = tree::everything(place);
        let (outcome, detail) = if is_visible(&words) {
            (Outcome::Downgraded, "its words are kept")
        } else {
            (Outcome::Dropped, "a drawing in the text: make a file of it")
        };
        self.findings.add(&format!("<{name}>"), outcome, detail, "");
        out.run.words(&words, &out.marks, false);
    }

    fn control(&mut self, place: Place, element: &Element, out: &mut Out) {
        let name = format!("<{}>", element.name());
        let value = element.attr("value").or(element.attr("placeholder"));
        let detail = "a site of files has nobody to send a form to";
        self.findings
            .add(&name, Outcome::Dropped, detail, value.unwrap_or_default());
        // Its words are no part of those beside it.
        out.run.words(" ", &out.marks, false);
        self.children(place, out);
        out.run.words(" ", &out.marks, false);
    }

    fn note(&mut self, place: Place, id: &str, out: &mut Out) {
        if self.resolver.note(id).is_none() {
            let detail = "the note that it refers to is missing";
            self.findings
                .add("footnote", Outcome::Downgraded, detail, "");
            return self.marked(place, "sup", &[], out);
        }
        let number = match self.notes.iter().position(|known| known == id) {
            Some(index) => index + 1,
            None => {
                self.notes.push(id.to_owned());
                self.notes.len()
            }
        };
        self.findings.add(
            "footnote",
            Outcome::Converted,
            "a note",
            &tree::words(place),
        );
        out.run.note(&number.to_string(), &out.marks);
    }

    fn link(&mut self, place: Place, element: &Element, out: &mut Out) {
        let href = element.attr("href").map(str::trim).unwrap_or_default();
        if href.is_empty() {
            // An anchor, which is a place and no link.
            return self.children(place, out);
        }
        let words = tree::words(place);
        if has_class(element, "wp-block-file__button") && !out.after.is_empty() {
            let detail = "the document before it is saved by its own link";
            self.findings
                .add("button that saves a file", Outcome::Dropped, detail, &words);
            return;
        }
        let has_more = tree::elements(place).any(|(_, it)| it.name() == "img");
        let is_button = has_class(element, "wp-block-button__link") && !has_more;
        if has_more && is_picture(href) {
            let detail = "a picture opens by itself";
            self.findings
                .add("link to the picture", Outcome::Converted, detail, "");
            return self.children(place, out);
        }
        match self.resolver.link(href) {
            Link::To(href) | Link::Story(href) => {
                self.findings.keep("link");
                if is_button && is_visible(&words) {
                    self.flush(out);
                    let button = json!({ "type": "button", "href": href, "label": words });
                    out.blocks.push(button);
                    return;
                }
                self.marked(place, "link", &[("href", &href)], out);
            }
            Link::File(src) => {
                self.findings
                    .add("link to a file", Outcome::Converted, "a document", href);
                self.children(place, out);
                let title = if is_visible(&words) {
                    words
                } else {
                    src.clone()
                };
                let is_same = out.after.iter().any(|it| it["src"] == src.as_str());
                if !is_same {
                    let document = json!({ "type": "document", "src": src, "title": title });
                    out.after.push(document);
                }
            }
            Link::Nowhere(why) => {
                self.findings.add("link", Outcome::Downgraded, &why, href);
                self.children(place, out);
            }
        }
    }
}

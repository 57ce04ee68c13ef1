//! Figures: what they show, with a line under it.

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    Converter, Outcome,
    blocks::Out,
    run::{plain, text},
    spans::{as_spans, paragraph, says_something},
    tree::{Place, has_class},
};

/// How many pictures a gallery can have.
const MOST: usize = 30;

impl Converter<'_> {
    pub(super) fn figure(&mut self, place: Place, element: &Element) -> Vec<Value> {
        let is_caption = |place: &Place| {
            let element = place.value().as_element();
            element.is_some_and(|it| it.name() == "figcaption")
        };
        let mut out = Out::default();
        self.depth += 1;
        for child in place.children().filter(|child| !is_caption(child)) {
            self.node(child, &mut out);
        }
        self.depth -= 1;
        let mut blocks = self.end(out);
        let mut lifted = Vec::new();
        let mut caption = Vec::new();
        for child in place.children().filter(is_caption) {
            let inner = self.blocks(child);
            caption.extend(as_spans(inner, &mut lifted));
        }
        let pictures = blocks
            .iter()
            .filter(|block| block["type"] == "image")
            .count();
        let is_gallery = ["wp-block-gallery", "gallery"]
            .iter()
            .any(|class| has_class(element, class));
        if pictures > 1 && (is_gallery || !says_more(&blocks)) {
            blocks = self.gallery(blocks);
        }
        if has_class(element, "wp-block-pullquote") {
            let detail = "a quote: its words may stand nowhere else";
            self.findings
                .add("pull quote", Outcome::Converted, detail, "");
        }
        if says_something(&caption) {
            put_caption(&mut blocks, caption);
        } else if !caption.is_empty() {
            blocks.push(paragraph(caption));
        }
        blocks.extend(lifted);
        blocks
    }

    /// Pictures as galleries, and what stands between them after those.
    fn gallery(&mut self, blocks: Vec<Value>) -> Vec<Value> {
        let (pictures, others): (Vec<_>, Vec<_>) = blocks
            .into_iter()
            .partition(|block| block["type"] == "image");
        let pictures: Vec<Value> = pictures
            .into_iter()
            .map(|mut picture| {
                if let Some(fields) = picture.as_object_mut() {
                    fields.remove("type");
                    fields.remove("role");
                }
                picture
            })
            .collect();
        if pictures.len() > MOST {
            let detail = format!("several galleries of {MOST} pictures");
            self.findings
                .add("gallery", Outcome::Converted, &detail, "");
        } else {
            self.findings.keep("gallery");
        }
        let parts = pictures.chunks(MOST).map(|part| match part {
            [one] => {
                let mut image = one.clone();
                image["type"] = "image".into();
                image
            }
            part => json!({ "type": "gallery", "pictures": part }),
        });
        parts.chain(others).collect()
    }
}

fn says_more(blocks: &[Value]) -> bool {
    blocks.iter().any(|block| block["type"] != "image")
}

/// Puts a line under the last block that can have one, or after all.
pub fn put_caption(blocks: &mut Vec<Value>, caption: Vec<Value>) {
    for block in blocks.iter_mut().rev() {
        let kind = block["type"].as_str().unwrap_or_default();
        let can_have = matches!(
            kind,
            "image" | "gallery" | "audio" | "video" | "table" | "code" | "preformatted"
        );
        if can_have && block["caption"].get("text").is_none() {
            block["caption"]["text"] = text(caption);
            return;
        }
        let is_words = caption.iter().all(Value::is_string);
        if kind == "embed" && is_words {
            block["title"] = caption.iter().map(plain).collect::<String>().into();
            return;
        }
        if kind == "quote" && block.get("attribution").is_none() && is_words {
            block["attribution"] = caption.iter().map(plain).collect::<String>().into();
            return;
        }
    }
    blocks.push(paragraph(caption));
}

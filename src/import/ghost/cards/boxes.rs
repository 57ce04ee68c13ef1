//! Boxes of words.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use serde_json::{Value, json};

use super::{is_on, links::button, text};
use crate::{
    grammar::words::is_visible,
    import::{
        ghost::body::Maker,
        html::{self, Outcome, words},
    },
};

/// A remark that is set apart, with a picture of its kind before it.
pub fn callout(data: &Value, maker: &mut Maker) {
    let body = maker.inner(&format!("<p>{}</p>", text(data, "calloutText")));
    let emoji = text(data, "calloutEmoji");
    if body.is_empty() {
        maker
            .findings
            .add("callout card", Outcome::Dropped, "it is empty", emoji);
        return;
    }
    let detail = "an info box, without its emoji";
    maker
        .findings
        .add("callout card", Outcome::Converted, detail, emoji);
    let title = maker.note;
    maker.block(json!({ "type": "info-box", "title": title, "body": body }));
}

/// What is folded until a reader asks for it.
pub fn toggle(data: &Value, maker: &mut Maker) {
    maker.findings.keep("toggle card");
    let (heading, content) = (text(data, "heading"), text(data, "content"));
    maker.html(&format!(
        "<details><summary>{heading}</summary>{content}</details>"
    ));
}

/// A title with words under it, over a picture.
pub fn header(data: &Value, maker: &mut Maker) {
    let detail = "a heading, a paragraph and a picture";
    maker
        .findings
        .add("header card", Outcome::Converted, detail, "");
    background(text(data, "backgroundImageSrc"), maker);
    let (header, subheader) = (text(data, "header"), text(data, "subheader"));
    maker.html(&format!("<h2>{header}</h2>"));
    maker.html(&format!("<p>{subheader}</p>"));
    if is_on(data, "buttonEnabled") {
        button(text(data, "buttonText"), text(data, "buttonUrl"), maker);
    }
}

/// A thing with what is to be said of it, and how good it is.
pub fn product(data: &Value, maker: &mut Maker) {
    background(text(data, "productImageSrc"), maker);
    let title = words(text(data, "productTitle"));
    let description = text(data, "productDescription");
    let stars = data["productStarRating"].as_f64();
    let stars = stars.filter(|stars| is_on(data, "productRatingEnabled") && *stars <= 5.0);
    match stars {
        Some(stars) if is_visible(&title) && stars >= 0.0 => {
            maker
                .findings
                .add("product card", Outcome::Converted, "a review", "");
            let spans = maker.line(description);
            let stars = (stars * 2.0).round() / 2.0;
            let mut block = json!({ "type": "review", "item": title, "item_type": "Product" });
            block["stars"] = stars.into();
            if !spans.is_empty() {
                block["text"] = html::text(spans);
            }
            maker.block(block);
        }
        _ => {
            let body = maker.inner(description);
            let detail = "an info box";
            maker
                .findings
                .add("product card", Outcome::Converted, detail, "");
            if is_visible(&title) && !body.is_empty() {
                maker.block(json!({ "type": "info-box", "title": title, "body": body }));
            } else {
                maker.html(&format!("<p>{}</p>", encode_text(&title)));
                body.into_iter().for_each(|block| maker.block(block));
            }
        }
    }
    if is_on(data, "productButtonEnabled") {
        button(text(data, "productButton"), text(data, "productUrl"), maker);
    }
}

/// What readers are asked to do.
pub fn call_to_action(data: &Value, maker: &mut Maker) {
    let detail = "its words, its picture and a button";
    let name = "call-to-action card";
    maker.findings.add(name, Outcome::Converted, detail, "");
    if is_on(data, "hasSponsorLabel") {
        maker.html(text(data, "sponsorLabel"));
    }
    background(text(data, "imageUrl"), maker);
    maker.html(text(data, "textValue"));
    if is_on(data, "showButton") {
        button(text(data, "buttonText"), text(data, "buttonUrl"), maker);
    }
}

/// A picture that stands there for its looks alone.
fn background(src: &str, maker: &mut Maker) {
    if !src.is_empty() {
        maker.html(&format!("<img src=\"{}\" alt=\"\">", quoted(src)));
    }
}

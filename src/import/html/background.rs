//! Pictures that stand behind others and words.

use scraper::node::Element;
use serde_json::json;

use super::{
    Converter, Outcome,
    blocks::Out,
    tree::{self, Place},
};

impl Converter<'_> {
    /// Has the picture behind an element stand before what is in it.
    pub(super) fn background(&mut self, place: Place, element: &Element, out: &mut Out) {
        let Some(src) = element.attr("style").and_then(behind) else {
            return;
        };
        // Some have it in an element as well.
        let mut inside = tree::elements(place)
            .filter(|(_, it)| it.name() == "img")
            .take(4);
        if inside.any(|(_, it)| it.attr("src") == Some(src)) {
            return;
        }
        let construct = "picture in the background";
        match self.resolver.picture(src) {
            Ok(path) => {
                let detail = "a picture before what stood on it";
                self.findings.add(construct, Outcome::Converted, detail, "");
                out.blocks
                    .push(json!({ "type": "image", "src": path, "alt": "" }));
            }
            Err(why) => {
                let detail = format!("{why}: {src}");
                self.findings.add(construct, Outcome::Dropped, &detail, "");
            }
        }
    }
}

/// The address of the picture that a style puts behind an element.
fn behind(style: &str) -> Option<&str> {
    let (_, after) = style.split_once("background")?;
    let (_, after) = after.split_once("url(")?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
    let src = match quote {
        Some(quote) => after[1..].split(quote).next()?,
        None => after.split(')').next()?,
    };
    let src = src.trim();
    (!src.is_empty() && !src.starts_with("data:")).then_some(src)
}

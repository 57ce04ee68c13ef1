//! Boxes: what is folded, and what stands apart under a title.

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    BOX_TITLE, Converter,
    blocks::Out,
    spans::{block_depth, paragraph},
    tree::Place,
};
use crate::grammar::words::is_visible;

impl Converter<'_> {
    /// What is folded until a reader opens it.
    pub(super) fn details(&mut self, place: Place) -> Vec<Value> {
        let is_summary = |place: &Place| {
            let element = place.value().as_element();
            element.is_some_and(|it| it.name() == "summary")
        };
        let summary = place.children().find(is_summary);
        let mut lifted = Vec::new();
        let title = summary.map(|summary| self.plain_line(summary, &mut lifted));
        let mut out = Out::default();
        self.depth += 1;
        for child in place.children().filter(|child| Some(*child) != summary) {
            self.node(child, &mut out);
        }
        self.depth -= 1;
        lifted.extend(self.end(out));
        let body = lifted;
        let title = title.filter(|title| is_visible(title));
        match title {
            Some(title) if body.is_empty() => vec![paragraph(vec![title.into()])],
            Some(title) if block_depth(&body) < 5 => {
                vec![json!({ "type": "expander", "title": title, "body": body })]
            }
            Some(title) => {
                let heading = json!({ "type": "heading", "level": 3, "text": title });
                [heading].into_iter().chain(body).collect()
            }
            None => body,
        }
    }

    /// A box with a title; where none can stand, its title and what is in it.
    pub(super) fn boxed(&mut self, place: Place, element: &Element) -> Vec<Value> {
        let title = element.attr(BOX_TITLE).unwrap_or_default();
        let body = self.blocks(place);
        if body.is_empty() || block_depth(&body) >= 5 {
            let title = is_visible(title).then(|| paragraph(vec![title.into()]));
            return title.into_iter().chain(body).collect();
        }
        vec![json!({ "type": "info-box", "title": title, "body": body })]
    }
}

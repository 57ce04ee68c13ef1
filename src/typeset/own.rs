//! Blocks of a publication's own: what their templates make, with what is set as everywhere else in its place.

use super::Typesetter;
use crate::{
    grammar::{
        address,
        own_block::{self, Markup, Part, Slot},
    },
    model::OwnBlock,
    page::{Element, Node, element},
};

impl Typesetter<'_> {
    /// Nothing where its template is not there, or can't make it: the check has said so.
    pub(super) fn own(&self, block: &OwnBlock) -> Option<Element> {
        let template = self.lookup.template(&block.kind)?;
        let (parts, slots) = own_block::set(template, block).ok()?;
        let nodes = self.parts(&parts, &slots)?;
        Some(
            element("div")
                .class(&format!("own {}", block.kind))
                .with_all(nodes),
        )
    }

    /// None where a part of it leads to what is not out.
    fn parts(&self, parts: &[Part], slots: &[Slot]) -> Option<Vec<Node>> {
        let mut nodes = Vec::new();
        for part in parts {
            match part {
                Part::Words(words) => nodes.push(words.as_str().into()),
                Part::Element(markup) => nodes.push(self.markup(markup, slots)?.into()),
                Part::Slot(number) => match slots.get(*number)? {
                    Slot::Text(text) => nodes.extend(self.text(text)),
                    Slot::Picture(picture) => nodes.push(self.image(picture)?.into()),
                    Slot::Blocks(blocks) => nodes.extend(self.body(blocks)),
                },
            }
        }
        Some(super::joined(nodes))
    }

    fn markup(&self, markup: &Markup, slots: &[Slot]) -> Option<Element> {
        let mut made = element(markup.name.clone());
        for (name, value) in &markup.attributes {
            let value = if name == "href" && !own_block::is_file(value) {
                self.lookup.address(value)?
            } else {
                let led = address::led(name, value, |path| self.lookup.at_root(path));
                led.unwrap_or_else(|| value.clone())
            };
            made.attributes.insert(name.clone().into(), value);
        }
        Some(made.with_all(self.parts(&markup.children, slots)?))
    }
}

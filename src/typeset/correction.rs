use super::Setter;
use crate::{
    model::{Correction, Remedy},
    page::{Date, Element, Node, element},
};

impl Setter<'_> {
    /// A correction in its place; `number` tells the corrections of one story apart.
    pub fn correction(&self, number: usize, correction: &Correction, date: &Date) -> Element {
        element("aside")
            .class("correction")
            .set("id", fragment(number))
            .set("role", "note")
            .with(self.correction_label(correction.kind, date))
            .with(element("p").with_all(self.text(&correction.text)))
    }

    /// What it is and when it was made.
    pub fn correction_label(&self, kind: Remedy, date: &Date) -> Element {
        let label = match kind {
            Remedy::Correction => &self.labels.correction,
            Remedy::Clarification => &self.labels.clarification,
        };
        element("p")
            .class("correction__label")
            .with(element("strong").with(label.as_str()))
            .with(" ")
            .with(time(date))
    }

    /// At the top of the story, the way to a correction further down.
    pub fn corrected(&self, number: usize, kind: Remedy, date: &Date) -> Element {
        let words = match kind {
            Remedy::Correction => &self.labels.corrected_on,
            Remedy::Clarification => &self.labels.clarified_on,
        };
        let link = element("a")
            .set("href", format!("#{}", fragment(number)))
            .set("rel", "external")
            .with_all(around(words, time(date)));
        element("p").class("corrected").with(link)
    }
}

/// Where in its story a correction stands.
pub fn fragment(number: usize) -> String {
    format!("correction-{number}")
}

pub(super) fn time(date: &Date) -> Element {
    element("time")
        .set("datetime", date.iso.clone())
        .with(date.text.as_str())
}

/// Words with something in the place of `{}`.
pub(super) fn around(words: &str, inside: Element) -> Vec<Node> {
    let (before, after) = words.split_once("{}").unwrap_or((words, ""));
    let parts: [Node; 3] = [before.into(), inside.into(), after.into()];
    let is_there = |part: &Node| *part != Node::Words(String::new());
    parts.into_iter().filter(is_there).collect()
}

use super::Typesetter;
use crate::{
    markup::{Turn, time, turns},
    model::{Correction, Language, Remedy, Text},
    page::{Date, Element, Node, StaticPage, element},
    typeset::without_fragments,
};

/// One page of the list of all corrections.
#[derive(Debug)]
pub struct CorrectionsPage<'a> {
    /// The newest first.
    pub corrections: Vec<ListedCorrection<'a>>,
    /// The address of the page of newer corrections.
    pub newer: Option<String>,
    /// The address of the page of older corrections.
    pub older: Option<String>,
}

/// A correction in the list of all, under the headline of its story.
#[derive(Debug)]
pub struct ListedCorrection<'a> {
    /// The story's.
    pub headline: &'a str,
    /// The story's.
    pub language: &'a Language,
    /// The address of the correction in its story.
    pub href: String,
    /// Whether a mistake was corrected or something was made clearer.
    pub kind: Remedy,
    /// In the language of the list.
    pub date: Date,
    /// What was wrong and what is right.
    pub text: &'a Text,
}

impl Typesetter<'_> {
    /// A page of the list of all corrections.
    pub fn corrections_page(&self, page: &CorrectionsPage) -> StaticPage {
        let listed = page.corrections.iter().map(|one| self.listed(one).into());
        let turns = turns(
            &self.lookup.locales().of(self.language).pages,
            Turn {
                href: page.newer.as_deref(),
                text: &self.labels.newer_corrections,
            },
            Turn {
                href: page.older.as_deref(),
                text: &self.labels.older_corrections,
            },
        );
        StaticPage {
            title: self.labels.corrections.clone(),
            standfirst: Vec::new(),
            updated: None,
            body: listed.collect(),
            after: turns.into_iter().map(Node::from).collect(),
        }
    }

    fn listed(&self, one: &ListedCorrection) -> Element {
        let in_its_language = |element: Element| {
            if one.language == self.language {
                return element;
            }
            let direction = self.lookup.direction(one.language);
            element
                .set("lang", one.language.0.as_str())
                .set("dir", direction.as_str())
        };
        let link = element("a")
            .set("href", one.href.as_str())
            .with(one.headline);
        let text = self.text(&without_fragments(one.text));
        element("article")
            .class("corrections__one")
            .with(in_its_language(element("h2")).with(link))
            .with(self.correction_label(one.kind, &one.date))
            .with(in_its_language(element("p")).with_all(text))
    }

    /// A correction in its place; `number` tells the corrections of one story apart.
    pub fn correction(&self, number: usize, correction: &Correction, date: &Date) -> Element {
        element("aside")
            .class("correction")
            .set("id", fragment(number))
            .set("role", "note")
            .with(self.correction_label(correction.kind, date))
            .with(element("p").with_all(self.text(&correction.text)))
    }

    /// In the place of a story that was taken back.
    pub fn withdrawn(&self, text: &Text, date: &Date) -> Element {
        element("aside")
            .class("correction")
            .set("role", "note")
            .with(self.dated_label(&self.labels.withdrawn, date))
            .with(element("p").with_all(self.text(text)))
    }

    /// What it is and when it was made.
    fn correction_label(&self, kind: Remedy, date: &Date) -> Element {
        let label = match kind {
            Remedy::Correction => &self.labels.correction,
            Remedy::Clarification => &self.labels.clarification,
        };
        self.dated_label(label, date)
    }

    fn dated_label(&self, label: &str, date: &Date) -> Element {
        element("p")
            .class("correction__label")
            .with(element("strong").with(self.label(label)))
            .with(" ")
            .with(time(date))
    }

    /// At the top of the story, the way to a correction further down.
    pub fn corrected(&self, number: usize, kind: Remedy, date: &Date) -> Element {
        let template = match kind {
            Remedy::Correction => &self.labels.corrected_on,
            Remedy::Clarification => &self.labels.clarified_on,
        };
        let link = self
            .in_interface(element("a"))
            .set("href", format!("#{}", fragment(number)))
            .set("rel", "external")
            .with_all(filled(template, time(date)));
        element("p").class("corrected").with(link)
    }
}

/// The id of a correction in its story.
pub fn fragment(number: usize) -> String {
    format!("correction-{number}")
}

/// A template with an element in the place of `{}`.
pub(super) fn filled(template: &str, inside: Element) -> Vec<Node> {
    let (before, after) = template.split_once("{}").unwrap_or((template, ""));
    let parts: [Node; 3] = [before.into(), inside.into(), after.into()];
    let is_there = |part: &Node| *part != Node::Words(String::new());
    parts.into_iter().filter(is_there).collect()
}

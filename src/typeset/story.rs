//! What is said of a story before it starts.

use super::{
    Typesetter,
    figures::{Figures, decimals},
    named::Named,
};
use crate::{
    model::{Block, Patronage, PictureRole, Review, Sponsor, Standfirst, StandfirstPart, Text},
    page::{Element, Node, element},
};

impl Typesetter<'_> {
    /// What the story is, a paragraph or a list a node.
    pub fn standfirst(&self, standfirst: &Standfirst) -> Vec<Node> {
        let paragraph = |text: &Text| element("p").with_all(self.text(text)).into();
        let parts = match standfirst {
            Standfirst::Words(text) if text.is_empty() => return Vec::new(),
            Standfirst::Words(text) => return vec![paragraph(text)],
            Standfirst::Parts(parts) => parts.iter(),
        };
        let parts = parts.map(|part| match part {
            StandfirstPart::Paragraph(one) => paragraph(&one.text),
            StandfirstPart::List(list) => {
                let lines = list.items.iter();
                let items = lines.map(|line| element("li").with_all(self.text(&line.text)));
                let list = element("ul").class("standfirst-list").set("role", "list");
                list.with_all(items).into()
            }
        });
        parts.collect()
    }

    /// What plays over a story.
    pub fn lead_player(&self, block: &Block) -> Option<Node> {
        let player = self.block(block)?;
        Some(element("div").class("lead-player").with(player).into())
    }

    /// Who pays for it.
    pub fn sponsor(&self, sponsor: &Sponsor) -> Node {
        let label = match sponsor.part {
            Patronage::Supported => &self.labels.supported,
            Patronage::PaidFor => &self.labels.paid_for,
            Patronage::Advertisement => &self.labels.advertisement,
        };
        let href = sponsor
            .href
            .as_ref()
            .and_then(|href| self.lookup.address(&href.0));
        let name = match href {
            // What is paid for is no recommendation (Google, "Qualify your outbound links").
            Some(href) => element("a").set("href", href).set("rel", "sponsored"),
            None => element("strong"),
        };
        let logo = sponsor.logo.as_ref();
        let logo = logo.and_then(|logo| self.img(logo, PictureRole::Thumbnail));
        element("p")
            .class("sponsor")
            .set("role", "note")
            .with_all(self.label_and(label, " "))
            .with(
                name.set("dir", "auto")
                    .with_all(logo)
                    .with(sponsor.name.as_str()),
            )
            .into()
    }

    /// What is reviewed, how good it is, and why in a sentence.
    pub fn review(&self, review: &Review) -> Node {
        let section = element("section").named(self.labels.verdict.clone());
        self.verdict(section, review).into()
    }

    /// The same for one of several in the body of a story, which are no landmarks.
    pub(super) fn reviewed(&self, review: &Review) -> Element {
        self.verdict(element("div"), review)
    }

    fn verdict(&self, section: Element, review: &Review) -> Element {
        let mut item = element("p")
            .class("review__item")
            .with(
                element("span")
                    .class("review__label")
                    .with(self.label(&self.labels.reviewed)),
            )
            .with(" ")
            .with(
                element("cite")
                    .set("dir", "auto")
                    .with(review.item.as_str()),
            );
        if let Some(by) = &review.by {
            item = item.with(", ").with(element("bdi").with(by.as_str()));
        }
        let mut section = section.class("review").with(item);
        if let Some(stars) = review.stars {
            section = section.with(self.stars(stars));
        }
        if !review.text.is_empty() {
            let verdict = element("p").class("review__verdict");
            section = section.with(verdict.with_all(self.text(&review.text)));
        }
        section
    }

    /// Five stars, in halves: heard as a sentence. Drawn, since few fonts have half a star.
    pub fn stars(&self, stars: f32) -> Element {
        let halves = (stars.clamp(0.0, 5.0) * 2.0).round() as usize;
        let stars = (0..5).map(|place| {
            let x = format!("translate({} 0)", place * 24);
            let points = |all: &str| element("polygon").set("points", all);
            let star = element("g").set("transform", x);
            let star = star.with(points(STAR).class("review__star"));
            match halves.saturating_sub(place * 2) {
                0 => star,
                1 => star.with(points(HALF)),
                _ => star.with(points(STAR)),
            }
        });
        let number = halves as f64 / 2.0;
        let number = Figures::of(self.language).number(number, decimals(number));
        element("svg")
            .class("review__stars")
            .set("viewBox", "0 0 120 24")
            .set("role", "img")
            .named(self.labels.stars.replace("{}", &number))
            .with_all(stars)
    }
}

/// A star of five points in a square of 24, and its left half.
const STAR: &str =
    "12,1 14.6,8.5 22.5,8.6 16.2,13.4 18.5,21 12,16.5 5.5,21 7.8,13.4 1.5,8.6 9.4,8.5";
const HALF: &str = "12,1 12,16.5 5.5,21 7.8,13.4 1.5,8.6 9.4,8.5";

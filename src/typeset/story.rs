//! What is said of a story before it starts.

use super::{
    Typesetter,
    figures::{Figures, decimals},
};
use crate::{
    model::{Patronage, Review, Sponsor},
    page::{Element, Node, element},
};

impl Typesetter<'_> {
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
        element("p")
            .class("sponsor")
            .set("role", "note")
            .with_all(self.label_and(label, " "))
            .with(name.set("dir", "auto").with(sponsor.name.as_str()))
            .into()
    }

    /// What is reviewed, how good it is, and why in a sentence.
    pub fn review(&self, review: &Review) -> Node {
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
        let mut section = element("section")
            .class("review")
            .set("aria-label", self.labels.verdict.clone())
            .with(item);
        if let Some(stars) = review.stars {
            section = section.with(self.stars(stars));
        }
        if !review.text.is_empty() {
            let verdict = element("p").class("review__verdict");
            section = section.with(verdict.with_all(self.text(&review.text)));
        }
        section.into()
    }

    /// Five stars, in halves: heard as a sentence. Drawn, since few fonts have half a star.
    fn stars(&self, stars: f32) -> Element {
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
            .set("aria-label", self.labels.stars.replace("{}", &number))
            .with_all(stars)
    }
}

/// A star of five points in a square of 24, and its left half.
const STAR: &str =
    "12,1 14.6,8.5 22.5,8.6 16.2,13.4 18.5,21 12,16.5 5.5,21 7.8,13.4 1.5,8.6 9.4,8.5";
const HALF: &str = "12,1 12,16.5 5.5,21 7.8,13.4 1.5,8.6 9.4,8.5";

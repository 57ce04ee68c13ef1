//! Pictures that move by themselves, which a reader can stop (WCAG 2.2, 2.2.2).

use super::Typesetter;
use crate::{
    markup::{Fetch, enlargeable, img},
    model,
    page::{Element, Node, Picture, element},
};

const STILL_WANTED: &str = "(prefers-reduced-motion: reduce)";

impl Typesetter<'_> {
    /// A picture that moves, with a box that stops it; for those who want little motion it stands still,
    /// and the box has it move. Neither takes a script: each of both is there, one of them is shown, and
    /// the other not fetched. `shown` is the picture as it stands still.
    pub fn moving(
        &self,
        picture: &model::Picture,
        shown: &Picture,
        id: &str,
        fetch: Fetch,
    ) -> Option<Element> {
        let address = self.lookup.moving(picture)?;
        let alone = |src: String| Picture {
            src,
            widths: Vec::new(),
            sizes: None,
            ..shown.clone()
        };
        let usual = stills(shown).into_iter().map(wanted).map(Node::from);
        let usual = element("picture")
            .class("moving__usual")
            .with_all(usual)
            .with(img(&alone(address.clone()), fetch));
        let other = element("picture")
            .class("moving__other")
            .with(wanted(element("source").set("srcset", address)))
            .with_all(stills(shown))
            .with(img(&alone(shown.src.clone()), Fetch::Near));
        let link = enlargeable(shown, id.to_owned(), self.enlarge_label(&shown.alt), fetch);
        let link = Element {
            children: vec![usual.into(), other.into()],
            ..link
        };
        let words = |class: &str, words: &str| {
            let place = element("span").class(class);
            self.in_interface(place).with(words)
        };
        let switch = element("label")
            .class("moving__switch")
            .with(
                element("input")
                    .set("type", "checkbox")
                    .set("autocomplete", "off"),
            )
            .with(" ")
            .with(words("moving__stop", &self.labels.stop_moving))
            .with(words("moving__play", &self.labels.play_moving));
        Some(element("div").class("moving").with(link).with(switch))
    }
}

/// The files of a picture that stands still, the best first.
fn stills(shown: &Picture) -> Vec<Element> {
    let sizes = shown.sizes.as_deref();
    let source = |files: String| element("source").set("srcset", files).maybe("sizes", sizes);
    let avif = shown
        .avif()
        .map(|files| source(files).set("type", "image/avif"));
    let own = source(shown.srcset().unwrap_or_else(|| shown.src.clone()));
    avif.into_iter().chain([own]).collect()
}

fn wanted(source: Element) -> Element {
    source.set("media", STILL_WANTED)
}

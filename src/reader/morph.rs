//! A picture that is on both pages moves from its place on the one to its place on the other.
//!
//! By the Web Animations API and not by a View Transition, which holds the next page back until the
//! old one has been captured: `make bench` had it at one to two frames.

use const_format::concatcp;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlAnchorElement};

use super::{
    address::same,
    dom::{all, is_in_view, one},
    turn::How,
};
use crate::page::{Content, Page, hooks};

/// The picture at the head of a story.
const LEAD: &str = concatcp!(hooks::story::LEAD.selector, " img");

pub struct Morph {
    from: DomRect,
    /// The story on whose card the picture is then; none where it is at the head of a story.
    card: Option<String>,
}

impl Morph {
    /// From a card to its story and, on the way back, from the story to its card.
    pub fn between(old: &Page, new: &Page, how: How) -> Option<Self> {
        let still = window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()??;
        if still.matches() {
            return None;
        }
        let back = matches!(how, How::History(_)) && has_lead(old);
        let (picture, card) = match (has_lead(new).then(|| on_card(&new.path)).flatten(), back) {
            (Some(picture), _) => (picture, None),
            (None, true) => (one(LEAD)?, Some(old.path.clone())),
            (None, false) => return None,
        };
        let from = is_in_view(&picture).then(|| picture.get_bounding_client_rect())?;
        Some(Self { from, card })
    }

    /// Once the new page is in its place.
    pub fn run(self) -> Option<()> {
        let picture = match &self.card {
            Some(path) => on_card(path)?,
            None => one(LEAD)?,
        };
        let (from, to) = (self.from, picture.get_bounding_client_rect());
        if !is_in_view(&picture) || to.width() == 0.0 {
            return None;
        }
        let transform = format!(
            "translate({}px, {}px) scale({}, {})",
            (from.left() - to.left()) as i32,
            (from.top() - to.top()) as i32,
            ratio(from.width(), to.width()),
            ratio(from.height(), to.height())
        );
        let frames = object(&[
            (
                "transform",
                Array::of2(&transform.into(), &"none".into()).into(),
            ),
            (
                "transformOrigin",
                Array::of2(&"0 0".into(), &"0 0".into()).into(),
            ),
        ]);
        let timing = object(&[("duration", 250.into()), ("easing", "ease-out".into())]);
        let animate = Reflect::get(&picture, &"animate".into()).ok()?;
        let animate = animate.dyn_into::<Function>().ok()?;
        animate.call2(&picture, &frames, &timing).ok().map(|_| ())
    }
}

fn has_lead(page: &Page) -> bool {
    matches!(&page.content, Content::Article(story) if story.lead.is_some())
}

/// The picture on a card that leads to `path`.
fn on_card(path: &str) -> Option<Element> {
    let cards = all::<HtmlAnchorElement>(hooks::frame::CARD_PICTURE.selector);
    let card = cards
        .into_iter()
        .find(|card| same(&card.pathname(), path))?;
    card.query_selector("img").ok()?
}

/// In whole thousandths, since the code that writes any fraction weighs ten kilobytes.
fn ratio(one: f64, other: f64) -> String {
    let thousandths = (one / other * 1000.0) as u32;
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

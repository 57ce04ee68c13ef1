//! A picture that is on both pages moves from where it was on the one to where it is on the other.
//!
//! By the Web Animations API and not by a View Transition, which holds the next page back until the
//! old one has been captured: `make bench` had it at one to two frames.

use const_format::concatcp;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlAnchorElement};

use super::{
    address::{Address, is_same_path},
    dom::{all, is_in_view, one},
    history::Navigation,
    sheet::Sheet,
};
use crate::page::hooks;

/// The picture at the head of a story.
const LEAD: &str = concatcp!(hooks::story::LEAD.selector, " img");

/// A picture that is about to move.
pub struct Morph {
    from: DomRect,
    /// The path of the story on whose card the picture is then; none where it is at the head of a story.
    card: Option<String>,
}

impl Morph {
    /// From a card to its story and, on the way back, from the story at `before` to its card.
    pub fn to(new: &Sheet, before: &str, to: &Address, navigation: Navigation) -> Option<Self> {
        let still = window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()??;
        if still.matches() {
            return None;
        }
        let has_lead = new.find(LEAD).is_some();
        let on_card = has_lead.then(|| picture_on_card(&to.path)).flatten();
        let (picture, card) = match on_card {
            Some(picture) => (picture, None),
            None if matches!(navigation, Navigation::Traverse(_)) => {
                (one(LEAD)?, Some(before.to_owned()))
            }
            None => return None,
        };
        let from = is_in_view(&picture).then(|| picture.get_bounding_client_rect())?;
        Some(Self { from, card })
    }

    /// Once the new page is in the document and scrolled.
    pub fn run(self) -> Option<()> {
        let picture = match &self.card {
            Some(path) => picture_on_card(path)?,
            None => one(LEAD)?,
        };
        let to = picture.get_bounding_client_rect();
        if !is_in_view(&picture) || to.width() == 0.0 {
            return None;
        }
        let frames = object(&[
            (
                "transform",
                Array::of2(&transform(&self.from, &to).into(), &"none".into()).into(),
            ),
            (
                "transformOrigin",
                Array::of2(&"0 0".into(), &"0 0".into()).into(),
            ),
        ]);
        let timing = object(&[("duration", 250.into()), ("easing", "ease-out".into())]);
        let animate = Reflect::get(&picture, &"animate".into()).ok()?;
        let animate = animate.dyn_into::<Function>().ok()?;
        animate.call2(&picture, &frames, &timing).ok().map(drop)
    }
}

/// As CSS: what shows the one box where and as large as the other is.
fn transform(from: &DomRect, to: &DomRect) -> String {
    format!(
        "translate({}px, {}px) scale({}, {})",
        (from.left() - to.left()) as i32,
        (from.top() - to.top()) as i32,
        ratio(from.width(), to.width()),
        ratio(from.height(), to.height())
    )
}

/// The picture on a card that leads to `path`.
fn picture_on_card(path: &str) -> Option<Element> {
    let cards = all::<HtmlAnchorElement>(hooks::frame::CARD_PICTURE.selector);
    let card = cards
        .into_iter()
        .find(|card| is_same_path(&card.pathname(), path))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_has_three_digits() {
        assert_eq!(ratio(1.0, 2.0), "0.500");
        assert_eq!(ratio(640.0, 320.0), "2.000");
        assert_eq!(ratio(1.0, 3.0), "0.333");
        assert_eq!(ratio(1.0, 100.0), "0.010");
    }
}

//! A picture that is on both pages grows from the one into the other, where the browser has View
//! Transitions (CSS View Transitions Level 1). Only then is there a transition: it costs a frame.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, Reflect};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Element, HtmlAnchorElement, HtmlElement};

use super::{address::same, turn::How};
use crate::page::{Content, Page};

/// The picture at the head of a story.
const LEAD: &str = ".story__lead img";

/// The name that both pictures have while one becomes the other.
const NAME: &str = "view-transition-name";

pub struct Morph {
    begin: Function,
    old: HtmlElement,
    /// The story whose card has the new picture; none where the new picture is at the head of a story.
    card: Option<String>,
}

impl Morph {
    /// What both pages show: the picture on a card and that of its story, and the other way round on
    /// the way back.
    pub fn between(old: &Page, new: &Page, how: How) -> Option<Self> {
        let begin = Reflect::get(&document(), &"startViewTransition".into());
        let begin = begin.ok()?.dyn_into::<Function>().ok()?;
        let still = window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()??;
        if still.matches() {
            return None;
        }
        let to_story = || has_lead(new).then(|| card(&new.path)).flatten();
        let to_card = || {
            (has_lead(old) && matches!(how, How::History(_)))
                .then(|| find(LEAD))
                .flatten()
        };
        let (old, card) = match to_story() {
            Some(card) => (card, None),
            None => (to_card()?, Some(old.path.clone())),
        };
        is_in_view(&old).then_some(Self { begin, old, card })
    }

    /// Ends when the change has been made; the picture goes on moving.
    pub async fn around(self, change: impl Future<Output = ()> + 'static) {
        let Self {
            begin,
            old,
            card: of,
        } = self;
        let named = Rc::new(RefCell::new(Some(old.clone())));
        set_name(Some(&old));
        let new = named.clone();
        let update = Closure::once_into_js(move || -> Promise {
            future_to_promise(async move {
                change.await;
                let picture = match &of {
                    Some(path) => card(path),
                    None => find(LEAD),
                };
                clear_name(new.replace(picture.filter(is_in_view)));
                set_name(new.borrow().as_ref());
                Ok(JsValue::UNDEFINED)
            })
        });
        let Ok(transition) = begin.call1(&document(), &update) else {
            return;
        };
        let stage = |name: &str| {
            let promise = Reflect::get(&transition, &name.into()).ok()?;
            promise.dyn_into::<Promise>().ok().map(JsFuture::from)
        };
        let (changed, ready, finished) = (
            stage("updateCallbackDone"),
            stage("ready"),
            stage("finished"),
        );
        spawn_local(async move {
            // Both say that it was skipped, which is no news.
            for stage in [ready, finished].into_iter().flatten() {
                _ = stage.await;
            }
            clear_name(named.take());
        });
        if let Some(changed) = changed {
            _ = changed.await;
        }
    }
}

fn has_lead(page: &Page) -> bool {
    matches!(&page.content, Content::Article(story) if story.lead.is_some())
}

/// The picture on a card that leads to `path`.
fn card(path: &str) -> Option<HtmlElement> {
    let cards = document().query_selector_all(".card__picture").ok()?;
    let card = (0..cards.length())
        .filter_map(|place| cards.item(place)?.dyn_into::<HtmlAnchorElement>().ok())
        .find(|card| same(&card.pathname(), path))?;
    picture(card.query_selector("img"))
}

fn find(selector: &str) -> Option<HtmlElement> {
    picture(document().query_selector(selector))
}

fn picture(found: Result<Option<Element>, JsValue>) -> Option<HtmlElement> {
    found.ok()??.dyn_into().ok()
}

fn is_in_view(picture: &HtmlElement) -> bool {
    let place = picture.get_bounding_client_rect();
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    place.height() > 0.0 && place.bottom() > 0.0 && place.top() < height.unwrap_or_default()
}

fn set_name(picture: Option<&HtmlElement>) {
    if let Some(picture) = picture {
        _ = picture.style().set_property(NAME, "picture");
    }
}

fn clear_name(picture: Option<HtmlElement>) {
    if let Some(picture) = picture {
        _ = picture.remove_attribute("style");
    }
}

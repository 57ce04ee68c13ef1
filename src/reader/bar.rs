//! The bar of a live blog and the button over its posts: which posts are shown, how many wait, and
//! whether any are asked for. The words for it are in the markup.

use const_format::concatcp;
use leptos::prelude::document;
use web_sys::Element;

use super::dom::{all, one};
use crate::page::hooks::{self, Hook};

/// "3 new updates".
pub fn words(count: usize) -> String {
    match count {
        1 => said(hooks::live::ONE_NEW),
        _ => said(hooks::live::MORE_NEW).replace("{}", &count.to_string()),
    }
}

fn said(hook: Hook) -> String {
    let blog = one::<Element>(hooks::live::BLOG.selector);
    blog.and_then(|blog| blog.get_attribute(hook.name))
        .unwrap_or_default()
}

/// The button over the posts, while there is something to be had by it.
pub fn offer(words: Option<String>) {
    let there = one::<Element>(concatcp!(hooks::live::OFFER.selector, " button"));
    let Some(words) = words else {
        return there.iter().for_each(Element::remove);
    };
    let made = there.or_else(|| {
        let button = document().create_element("button").ok()?;
        button.set_class_name("button");
        one::<Element>(hooks::live::OFFER.selector)?
            .append_child(&button)
            .ok()?;
        Some(button)
    });
    if let Some(button) = made {
        button.set_text_content(Some(&words));
    }
}

/// The button that stops and starts the questions says what it does.
pub fn offer_pause(is_paused: bool) {
    let name = if is_paused {
        hooks::live::RESUME
    } else {
        hooks::live::PAUSE
    };
    if let Some(button) = pause() {
        button.set_text_content(Some(&said(name)));
    }
}

/// Nothing is asked any more.
pub fn end() {
    if let Some(button) = pause() {
        _ = button.set_attribute("hidden", "");
    }
}

fn pause() -> Option<Element> {
    one(concatcp!(hooks::live::BAR.selector, " button"))
}

/// The styles hide the other posts.
pub fn filter(blog: &Element, is_key: bool) {
    _ = match is_key {
        true => blog.set_attribute(hooks::live::FILTER.name, "key"),
        false => blog.remove_attribute(hooks::live::FILTER.name),
    };
    for (place, link) in all::<Element>(concatcp!(hooks::live::BAR.selector, " a"))
        .iter()
        .enumerate()
    {
        _ = match (place == 1) == is_key {
            true => link.set_attribute("aria-current", "true"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

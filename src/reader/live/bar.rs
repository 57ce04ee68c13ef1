//! The bar of a live blog and the button over its posts: which posts are shown, how many are new, and
//! whether any are asked for. The words for it are in the markup.

use const_format::concatcp;
use leptos::prelude::document;
use web_sys::Element;

use crate::{
    page::hooks::{self, Hook},
    reader::dom::{all, one},
};

/// The button over the posts.
const OFFER: &str = concatcp!(hooks::live::OFFER.selector, " button");

/// The button that stops and starts the requests.
const PAUSE: &str = concatcp!(hooks::live::BAR.selector, " button");

/// All posts, then key events alone.
const FILTERS: &str = concatcp!(hooks::live::BAR.selector, " a");

/// What leads to other pages of the blog.
const OTHER_PAGES: &str = concatcp!(
    hooks::live::BLOG.selector,
    " > nav a, ",
    hooks::live::KEY_EVENTS.selector,
    " a:not([href^='#'])"
);

/// What the address has where key events alone are wanted.
const QUERY: &str = concatcp!("?", hooks::live::KEY_QUERY);

/// "3 new updates".
pub fn count_in_words(count: usize) -> String {
    if count == 1 {
        words(hooks::live::ONE_NEW)
    } else {
        words(hooks::live::MORE_NEW).replace("{}", &count.to_string())
    }
}

fn words(hook: Hook) -> String {
    let blog = one::<Element>(hooks::live::BLOG.selector);
    blog.and_then(|blog| blog.get_attribute(hook.name))
        .unwrap_or_default()
}

/// The button over the posts, while there is something to be had by it.
pub fn offer(label: Option<String>) {
    let button = one::<Element>(OFFER);
    let Some(label) = label else {
        return button.iter().for_each(Element::remove);
    };
    let button = button.or_else(|| {
        let button = document().create_element("button").ok()?;
        button.set_class_name("button");
        let parent = one::<Element>(hooks::live::OFFER.selector)?;
        parent.append_child(&button).ok()?;
        Some(button)
    });
    if let Some(button) = button {
        button.set_text_content(Some(&label));
    }
}

/// The button that stops and starts the requests says what it does.
pub fn offer_pause(is_paused: bool) {
    let label = if is_paused {
        hooks::live::RESUME
    } else {
        hooks::live::PAUSE
    };
    let words = words(label);
    let button = one::<Element>(PAUSE).filter(|it| it.text_content().as_ref() != Some(&words));
    if let Some(button) = button {
        button.set_text_content(Some(&words));
    }
}

/// Nothing is asked for any more.
pub fn end() {
    if let Some(button) = one::<Element>(PAUSE) {
        _ = button.set_attribute("hidden", "");
    }
}

/// All posts, or those of key events alone: the styles hide the others, and links to the other pages of the
/// blog lead to the same of those.
pub fn filter(blog: &Element, is_key: bool) {
    set(blog, hooks::live::FILTER.name, is_key.then_some("key"));
    for (index, link) in all::<Element>(FILTERS).iter().enumerate() {
        let is_current = (index == 1) == is_key;
        set(link, "aria-current", is_current.then_some("true"));
    }
    for link in all::<Element>(OTHER_PAGES) {
        let href = link.get_attribute("href").unwrap_or_default();
        let href = href.replace(QUERY, "");
        let path = href.find('#').unwrap_or(href.len());
        let (path, fragment) = href.split_at(path);
        let query = if is_key { QUERY } else { "" };
        set(&link, "href", Some(&[path, query, fragment].concat()));
    }
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

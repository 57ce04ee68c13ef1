use std::sync::Arc;

use leptos::{
    mount::{hydrate_from, mount_to},
    prelude::*,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::{App, Shown, head, load};
use crate::{
    locales::Strings,
    page::{Page, PageError},
};

/// Takes over the page in the document, or loads the address into an empty shell. `strings` is the
/// text of the interface strings, where the loader has fetched them already.
///
/// Whatever goes wrong leaves the document as it was.
pub fn start(strings: Option<String>) {
    let Some(place) = element("#app") else { return };
    let base = base();
    match element("#page") {
        Some(data) => {
            if let Some(first) = published(&data, strings) {
                hydrate_from(place, move || view! { <App first=first base=base /> }).forget();
                say_live();
            }
        }
        None => spawn_local(async move {
            let path = window().location().pathname().unwrap_or_default();
            if let Ok(first) = load::shown(&path, None).await {
                head::keep(&first.page.head);
                mount_to(place, move || view! { <App first=first base=base /> }).forget();
                say_live();
            }
        }),
    }
}

/// A page of a newer format than this app knows is finished HTML: it needs no app.
fn published(data: &Element, strings: Option<String>) -> Option<Shown> {
    let page = match Page::from_json(&data.text_content()?) {
        Ok(page) => page,
        Err(PageError::Newer(_)) => return None,
        Err(PageError::Malformed(error)) => {
            leptos::logging::error!("the data of this page can't be read: {error}");
            return None;
        }
    };
    let strings = Strings::read(&strings?).ok()?;
    Some(Shown {
        page: Arc::new(page),
        strings: Arc::new(strings),
    })
}

/// The site's path without a slash at its end, from the loader's attribute.
fn base() -> String {
    let base = element("script[data-wasm]").and_then(|loader| loader.get_attribute("data-base"));
    base.unwrap_or_default().trim_end_matches('/').to_owned()
}

/// For styles and tests: from now on links are followed by the app.
fn say_live() {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute("data-app", "live");
    }
}

/// The loader hears of it and gives the page back to the browser.
pub fn say_dead() {
    if let Ok(event) = web_sys::Event::new("standfirst-panic") {
        _ = window().dispatch_event(&event);
    }
}

fn element(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

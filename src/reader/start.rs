use std::sync::Arc;

use js_sys::Function;
use leptos::{
    mount::{hydrate_from, mount_to},
    prelude::*,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::{
    App, Failure, Shown,
    address::{self, Address},
    dom::one,
    head, heal, load,
    texts::Age,
};
use crate::{
    locales::Strings,
    page::{Page, PageError, hooks},
    view::Side,
};

/// Takes over the page in the document, or loads the address into an empty shell. `strings` is the
/// text of the interface strings, where the loader has fetched them already; `write` sets the text of
/// a script that holds data.
///
/// Whatever goes wrong leaves the document as it was.
pub fn start(strings: Option<String>, write: Function) {
    head::write_scripts_by(write);
    let Some(place) = one::<HtmlElement>(hooks::document::APP.selector) else {
        return;
    };
    let base = address::base();
    match one(hooks::document::PAGE.selector) {
        Some(data) => {
            if let Some(first) = published(&data, strings) {
                hydrate_from(place, move || view! { <App first=first base=base /> }).forget();
                say_live();
            }
        }
        None => spawn_local(async move {
            if let Ok(first) = at(&Address::here().path).await {
                head::keep(&first.page.head);
                mount_to(place, move || view! { <App first=first base=base /> }).forget();
                say_live();
            }
        }),
    }
}

async fn at(path: &str) -> Result<Shown, Failure> {
    let page = load::page(path, Age::FRESH).await?;
    let strings = load::strings(&page.strings).await?;
    Ok(Shown {
        at: path.to_owned(),
        page: Arc::new(page),
        strings: Arc::new(strings),
        side: Side::One,
    })
}

/// A page of another format than this app knows is finished HTML: it needs no app.
fn published(data: &Element, strings: Option<String>) -> Option<Shown> {
    let text = data.text_content()?;
    let mut page = match Page::from_json(&text) {
        Ok(page) => page,
        Err(PageError::OtherFormat(_)) => return None,
        Err(PageError::Malformed(error)) => {
            leptos::logging::error!("the data of this page can't be read: {error}");
            return None;
        }
    };
    let words = strings?;
    let strings = Strings::read(&words).ok()?;
    page.head.structured = head::structured();
    load::keep(&page, &text, &words);
    let at = Address::here().path;
    if address::same(&page.path, &at) {
        heal::forget();
    }
    Some(Shown {
        at,
        page: Arc::new(page),
        strings: Arc::new(strings),
        side: Side::One,
    })
}

/// For styles and tests: from now on links are followed by the app, and fetched ahead by it and no
/// longer by the browser's speculation rules.
fn say_live() {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute(hooks::document::STATE.name, "live");
    }
    if let Some(rules) = one::<Element>("script[type=speculationrules]") {
        rules.remove();
    }
}

/// The loader hears of it and gives the page back to the browser.
pub fn say_dead() {
    if let Ok(event) = web_sys::Event::new("standfirst-panic") {
        _ = window().dispatch_event(&event);
    }
}

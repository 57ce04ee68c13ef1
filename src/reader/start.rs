use std::sync::Arc;

use js_sys::Function;
use leptos::{
    mount::{hydrate_from, mount_to},
    prelude::*,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::{
    App, Failure, Reader, Shown,
    address::{self, Address},
    app::Handle,
    cache::{Cache, MaxAge},
    dom::one,
    head::{DocumentHead, structured_data},
    load, reload,
};
use crate::{
    locales::Strings,
    page::{Page, PageError, hooks},
    view::Side,
};

/// Takes over the page in the document, or loads the address into an empty shell. `strings` is the
/// text of the interface strings, where the loader has fetched them already; `write_script` sets the
/// text of a script that holds data.
///
/// Whatever goes wrong leaves the document as it was.
pub fn start(strings: Option<String>, write_script: Function) {
    let Some(parent) = one::<HtmlElement>(hooks::document::APP.selector) else {
        return;
    };
    let head = DocumentHead::new(write_script);
    // As all that the reader keeps it lives as long as the document.
    let cache: &'static Cache = Box::leak(Box::default());
    match one(hooks::document::PAGE.selector) {
        Some(data) => {
            if let Some(first) = published(&data, strings, cache) {
                hydrate_from(parent, move || app(first, cache, head)).forget();
                say_live();
            }
        }
        None => spawn_local(async move {
            if let Ok(first) = at(&Address::current().path, cache).await {
                head.show(&first.page.head);
                mount_to(parent, move || app(first, cache, head)).forget();
                say_live();
            }
        }),
    }
}

fn app(first: Shown, cache: &'static Cache, head: DocumentHead) -> impl IntoView {
    let reader: &'static Reader = Box::leak(Box::new(Reader::new(first, cache, head)));
    view! { <App screen=reader.screen base=address::base() reader=Handle::new(reader) /> }
}

async fn at(path: &str, cache: &'static Cache) -> Result<Shown, Failure> {
    let page = load::page(cache, path, MaxAge::FRESH).await?;
    let strings = load::strings(cache, &page.strings).await?;
    Ok(Shown {
        at: path.to_owned(),
        page: Arc::new(page),
        strings: Arc::new(strings),
        side: Side::One,
    })
}

/// A page of another format than this app knows is finished HTML: it needs no app.
fn published(data: &Element, strings: Option<String>, cache: &Cache) -> Option<Shown> {
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
    let strings = Strings::from_json(&words).ok()?;
    page.head.structured = structured_data();
    load::keep(cache, &page, &text, &words);
    let at = Address::current().path;
    if address::is_same_path(&page.path, &at) {
        reload::forget();
    }
    Some(Shown {
        at,
        page: Arc::new(page),
        strings: Arc::new(strings),
        side: Side::One,
    })
}

/// For styles and tests: from now on links are followed by the app, and prefetched by it and no longer
/// by the browser's speculation rules.
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

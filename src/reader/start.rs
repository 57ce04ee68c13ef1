use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{
    Failure, Loader, Reader, Shown,
    address::{self, Address},
    app::{App, Handle},
    cache::{Cache, MaxAge},
    load, reload,
    sheet::Sheet,
};
use crate::{
    locales::Strings,
    page::{FORMAT, hooks},
    view,
};

/// Adopts the page in the document, or loads the address into an empty shell.
///
/// Nothing of the page is walked through or changed. Whatever goes wrong leaves the document as it was.
pub fn start(loader: Loader) {
    address::set_base(loader.base().unwrap_or_default());
    view::build_with(loader.build());
    // As all that the reader keeps it lives as long as the document.
    let cache: &'static Cache = Box::leak(Box::default());
    match loader.words() {
        Some(words) => match published(&loader, &words, cache) {
            Some(shown) => run(Reader::new(shown, cache, loader)),
            None => say("none"),
        },
        None => spawn_local(async move {
            let at = Address::current().path;
            match sheet(&at, cache).await {
                Ok(sheet) => {
                    loader.dress();
                    if let Some(root) = document().document_element() {
                        sheet.show(&root, &loader);
                    }
                    run(Reader::new(Shown { at, ..sheet.shown }, cache, loader));
                }
                Err(_) => say("none"),
            }
        }),
    }
}

/// In an element that is in no document, since the app has no place there.
fn run(reader: Reader) {
    let Some(parent) = document()
        .create_element("div")
        .ok()
        .and_then(|parent| parent.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let reader: &'static Reader = Box::leak(Box::new(reader));
    mount_to(parent, move || {
        view! { <App reader=Handle::new_local(reader) base=address::base() /> }
    })
    .forget();
    say("live");
}

async fn sheet(path: &str, cache: &'static Cache) -> Result<Sheet, Failure> {
    let page = load::page(cache, path, MaxAge::FRESH).await?;
    let strings = load::strings(cache, &page.strings).await?;
    Ok(Sheet::build(page, strings.into()))
}

/// What the loader's script says of the page in the document. One of another format than this app knows
/// is finished HTML: it needs no app.
fn published(loader: &Loader, words: &str, cache: &Cache) -> Option<Shown> {
    if loader.format() != Some(FORMAT.to_string()) {
        return None;
    }
    let strings_at = loader.strings()?;
    let strings = Strings::from_json(words)?;
    cache.insert(strings_at.clone(), words);
    let at = Address::current().path;
    if address::is_same_path(&loader.path()?, &at) {
        reload::forget();
    }
    Some(Shown {
        at,
        title: document().title(),
        strings_at,
        strings: strings.into(),
    })
}

/// For styles, tests and the browser's speculation rules: `live`, and from now on links are followed by the
/// app, and prefetched by it alone; or `none`, and no app will come.
fn say(state: &str) {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute(hooks::document::STATE.name, state);
    }
}

/// The loader hears of it and gives the page back to the browser.
pub fn say_dead() {
    if let Ok(event) = web_sys::Event::new("standfirst-panic") {
        _ = window().dispatch_event(&event);
    }
}

//! Pages and interface strings.

use std::sync::Arc;

use js_sys::JSON;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{
    Failure, Shown,
    address::same,
    texts::{self, Age, text},
};
use crate::{
    locales::Strings,
    page::{Card, Content, Page, PageError},
    view::Coming,
};

/// The page at `path`, for the other side of the sheet than the page before is on.
pub async fn shown(path: &str, before: &Shown, age: Age) -> Result<Shown, Failure> {
    let page = page(path, age).await?;
    let strings = match before.page.strings == page.strings {
        true => before.strings.clone(),
        false => Arc::new(strings(&page.strings).await?),
    };
    Ok(Shown {
        at: page.path.clone(),
        page: Arc::new(page),
        strings,
        side: before.side.turned(),
    })
}

pub async fn page(path: &str, age: Age) -> Result<Page, Failure> {
    let address = data(path);
    match parsed(&address, &text(&address, age).await?) {
        // What was kept may have been bad from the first.
        Err(_) if age != Age::ANEW => parsed(&address, &text(&address, Age::ANEW).await?),
        page => page,
    }
}

fn parsed(address: &str, text: &str) -> Result<Page, Failure> {
    Page::from_json(text).map_err(|error| {
        texts::forget(address);
        match error {
            PageError::OtherFormat(_) => Failure::OtherFormat,
            PageError::Malformed(error) => {
                leptos::logging::warn!("{address}: {error}");
                Failure::Damaged
            }
        }
    })
}

pub async fn strings(address: &str) -> Result<Strings, Failure> {
    match text(address, Age::ANY).await {
        Ok(text) => Strings::from_json(&text).map_err(|_| Failure::Strings),
        Err(Failure::Missing) => Err(Failure::Strings),
        Err(failure) => Err(failure),
    }
}

/// Fetches what will likely be wanted next, and returns how many bytes it was; none if it is here
/// already. Nothing is said of what fails.
pub async fn ahead(path: &str) -> usize {
    let address = data(path);
    match texts::has(&address, Age::FRESH) {
        true => 0,
        false => text(&address, Age::FRESH)
            .await
            .map_or(0, |text| text.len()),
    }
}

/// Keeps the texts that came with a document: of the interface strings, and of the page for the way
/// back to it, whose structured data is in the document's head.
pub fn keep(page: &Page, text: &str, strings: &str) {
    let structured = page.head.structured.as_deref().map(JsValue::from);
    let structured = structured.and_then(|data| JSON::stringify(&data).ok());
    let text = match structured {
        Some(data) => text.replacen(
            "\"head\":{",
            &format!("\"head\":{{\"structured\":{data},"),
            1,
        ),
        None => text.to_owned(),
    };
    texts::keep(data(&page.path), &text);
    texts::keep(page.strings.clone(), strings);
}

/// The stories on an author's page but the one that is being read; none where they can't be had.
pub fn posts(author: String) -> Coming<Option<Vec<Card>>> {
    let here = window().location().pathname().unwrap_or_default();
    Box::pin(async move {
        let Page { content, head, .. } = page(&author, Age::FRESH).await.ok()?;
        let Content::Author(page) = content else {
            return None;
        };
        let mut cards = page.listing.cards;
        cards.retain(|card| !same(&card.href, &here));
        for card in &mut cards {
            let language = (head.language.clone(), head.direction);
            card.language.get_or_insert(language);
        }
        Some(cards)
    })
}

/// Where the data of the page at `path` is.
fn data(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let slash = if path.ends_with('/') { "" } else { "/" };
    format!("{path}{slash}index.json")
}

//! Pages and interface strings, by way of the cache.

use std::sync::Arc;

use js_sys::JSON;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::{
    Failure, Shown,
    address::is_same_path,
    cache::{Cache, MaxAge},
};
use crate::{
    locales::Strings,
    page::{Card, Content, Page, PageError},
    view::Pending,
};

/// The page at `path`, for the other side of the sheet than the page before is on.
pub async fn shown(
    cache: &'static Cache,
    path: &str,
    before: &Shown,
    max_age: MaxAge,
) -> Result<Shown, Failure> {
    let page = page(cache, path, max_age).await?;
    let strings = if before.page.strings == page.strings {
        before.strings.clone()
    } else {
        Arc::new(strings(cache, &page.strings).await?)
    };
    Ok(Shown {
        at: page.path.clone(),
        page: Arc::new(page),
        strings,
        side: before.side.turned(),
    })
}

/// The page at `path`.
pub async fn page(cache: &'static Cache, path: &str, max_age: MaxAge) -> Result<Page, Failure> {
    let address = data_address(path);
    let page = parsed(cache, &address, &cache.text(&address, max_age).await?);
    if page.is_ok() || max_age == MaxAge::REVALIDATE {
        return page;
    }
    // What was kept may have been bad from the first.
    let text = cache.text(&address, MaxAge::REVALIDATE).await?;
    parsed(cache, &address, &text)
}

fn parsed(cache: &Cache, address: &str, text: &str) -> Result<Page, Failure> {
    Page::from_json(text).map_err(|error| {
        cache.remove(address);
        match error {
            PageError::OtherFormat(_) => Failure::OtherFormat,
            PageError::Malformed(error) => {
                leptos::logging::warn!("{address}: {error}");
                Failure::Damaged
            }
        }
    })
}

/// The interface strings at `address`.
pub async fn strings(cache: &'static Cache, address: &str) -> Result<Strings, Failure> {
    match cache.text(address, MaxAge::ANY).await {
        Ok(text) => Strings::from_json(&text).map_err(|_| Failure::Strings),
        Err(Failure::Missing) => Err(Failure::Strings),
        Err(failure) => Err(failure),
    }
}

/// Fetches the data of a page that will likely be wanted next, and gives how many bytes it was; none
/// if it is here already. Nothing is said of what fails.
pub async fn prefetch(cache: &'static Cache, path: &str) -> usize {
    let address = data_address(path);
    if cache.has(&address, MaxAge::FRESH) {
        return 0;
    }
    let text = cache.text(&address, MaxAge::FRESH).await;
    text.map_or(0, |text| text.len())
}

/// Keeps the texts that came with a document: of the interface strings, and of the page for the way
/// back to it, whose structured data is in the document's head.
pub fn keep(cache: &Cache, page: &Page, text: &str, strings: &str) {
    let structured = page.head.structured.as_deref().map(JsValue::from);
    let structured = structured.and_then(|data| JSON::stringify(&data).ok());
    let address = data_address(&page.path);
    match structured {
        Some(data) => {
            let head = format!("\"head\":{{\"structured\":{data},");
            cache.insert(address, &text.replacen("\"head\":{", &head, 1));
        }
        None => cache.insert(address, text),
    }
    cache.insert(page.strings.clone(), strings);
}

/// The stories on an author's page but the one that is being read; none where they can't be had.
pub fn posts(cache: &'static Cache, author: String) -> Pending<Option<Vec<Card>>> {
    let current = window().location().pathname().unwrap_or_default();
    Box::pin(async move {
        let Page { content, head, .. } = page(cache, &author, MaxAge::FRESH).await.ok()?;
        let Content::Author(page) = content else {
            return None;
        };
        let mut cards = page.listing.cards;
        cards.retain(|card| !is_same_path(&card.href, &current));
        for card in &mut cards {
            let language = (head.language.clone(), head.direction);
            card.language.get_or_insert(language);
        }
        Some(cards)
    })
}

/// Where the data of the page at `path` is.
fn data_address(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let slash = if path.ends_with('/') { "" } else { "/" };
    format!("{path}{slash}index.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_of_a_page_stands_beside_its_document() {
        assert_eq!(data_address("/"), "/index.json");
        assert_eq!(data_address("/world/"), "/world/index.json");
        assert_eq!(data_address("/world"), "/world/index.json");
        assert_eq!(data_address("/world/index.html"), "/world/index.json");
    }
}

//! Pages and interface strings, by way of the cache.

use std::{pin::Pin, sync::Arc};

use leptos::prelude::WithUntracked;

use super::{
    Failure, Reader,
    address::{Address, is_same_path},
    cache::{Cache, MaxAge},
    sheet::Sheet,
};
use crate::{
    locales::Strings,
    page::{Card, Content, Page, PageError},
};

/// The page at `path` if it is here, with all that it takes to build it.
pub fn sheet_at_hand(reader: &Reader, path: &str, max_age: MaxAge) -> Option<Sheet> {
    let text = reader.cache.text_at_hand(&data_address(path), max_age)?;
    reader.ahead.take(&text).or_else(|| build(reader, &text))
}

/// Asks for the page at `path`, unless it is here or on its way.
pub fn ask(reader: &Reader, path: &str) {
    reader.cache.ask(&data_address(path), MaxAge::FRESH);
}

/// What a browser loads from as soon as it is made.
const PLAYERS: [&str; 2] = ["[\"audio\"", "[\"video\""];

/// Builds the page at `path`, whose data is here, before it is asked for.
pub fn build_ahead(reader: &'static Reader, path: &str) {
    let text = reader
        .cache
        .text_at_hand(&data_address(path), MaxAge::FRESH);
    let text = text.filter(|text| !PLAYERS.iter().any(|player| text.contains(player)));
    if let Some(text) = text.filter(|text| !reader.ahead.has(text))
        && let Some(sheet) = build(reader, &text)
    {
        reader.ahead.keep(text, sheet);
    }
}

fn build(reader: &Reader, text: &str) -> Option<Sheet> {
    let page = Page::from_json(text).ok()?;
    let strings = known_strings(reader, &page.strings).or_else(|| {
        let text = reader.cache.text_at_hand(&page.strings, MaxAge::ANY)?;
        Strings::from_json(&text).map(Arc::new)
    })?;
    Some(Sheet::build(page, strings))
}

/// The page at `path`. In a box, since the code of what is awaited is in the app once for each that awaits it.
pub fn sheet<'a>(
    reader: &'static Reader,
    path: &'a str,
    max_age: MaxAge,
) -> Pin<Box<dyn Future<Output = Result<Sheet, Failure>> + 'a>> {
    Box::pin(async move {
        let page = page(reader.cache, path, max_age).await?;
        let strings = match known_strings(reader, &page.strings) {
            Some(strings) => strings,
            None => Arc::new(strings(reader.cache, &page.strings).await?),
        };
        Ok(Sheet::build(page, strings))
    })
}

/// Those of the page that is shown, if they are the same.
fn known_strings(reader: &Reader, address: &str) -> Option<Arc<Strings>> {
    let shown = reader.screen.shown;
    shown.with_untracked(|shown| (shown.strings_at == address).then(|| shown.strings.clone()))
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
            PageError::OtherFormat => Failure::OtherFormat,
            PageError::Malformed => Failure::Damaged,
        }
    })
}

/// The interface strings at `address`.
pub async fn strings(cache: &'static Cache, address: &str) -> Result<Strings, Failure> {
    match cache.text(address, MaxAge::ANY).await {
        Ok(text) => Strings::from_json(&text).ok_or(Failure::Strings),
        Err(Failure::Missing) => Err(Failure::Strings),
        Err(failure) => Err(failure),
    }
}

/// Fetches the data of a page that will likely be wanted next, and gives how many bytes it was; none
/// if it is here already, or can't be had.
pub async fn prefetch(cache: &'static Cache, path: &str) -> usize {
    let address = data_address(path);
    if cache.has(&address, MaxAge::FRESH) {
        return 0;
    }
    let text = cache.text(&address, MaxAge::FRESH).await;
    text.map_or(0, |text| text.len())
}

/// The stories on an author's page but the one that is being read; none where they can't be had. Each card
/// says its language.
pub async fn posts(cache: &'static Cache, author: &str) -> Option<Vec<Card>> {
    let current = Address::current().path;
    let Page { content, head, .. } = page(cache, author, MaxAge::FRESH).await.ok()?;
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
}

/// Where the data of the page at `path` is.
pub fn data_address(path: &str) -> String {
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

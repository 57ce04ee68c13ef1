//! Pages and interface strings from the network.

use std::{fmt, sync::Arc};

use gloo_net::http::Request;
use leptos::prelude::window;

use super::{Shown, app::same_address};
use crate::{
    locales::Strings,
    page::{Card, Content, Page, PageError},
    view::Coming,
};

/// Why a page could not be had.
#[derive(Debug)]
pub enum Failure {
    Network(gloo_net::Error),
    /// The HTTP status, not a success.
    Status(u16),
    Page(PageError),
    Strings(serde_json::Error),
}

/// The page at `path` with its strings, which are kept where the page before has the same.
pub async fn shown(path: &str, before: Option<&Shown>) -> Result<Shown, Failure> {
    let slash = if path.ends_with('/') { "" } else { "/" };
    let text = text(&format!("{path}{slash}index.json")).await?;
    let page = Page::from_json(&text).map_err(Failure::Page)?;
    let strings = match before {
        Some(before) if before.page.strings == page.strings => before.strings.clone(),
        _ => Arc::new(strings(&page.strings).await?),
    };
    Ok(Shown {
        page: Arc::new(page),
        strings,
    })
}

/// The stories on an author's page but the one that is being read; none where they can't be had.
pub fn posts(author: String) -> Coming<Option<Vec<Card>>> {
    let here = window().location().pathname().unwrap_or_default();
    Box::pin(async move {
        let text = text(&format!("{author}index.json")).await.ok()?;
        let Page { content, head, .. } = Page::from_json(&text).ok()?;
        let Content::Author(page) = content else {
            return None;
        };
        let mut cards = page.listing.cards;
        cards.retain(|card| !same_address(&card.href, &here));
        for card in &mut cards {
            let language = (head.language.clone(), head.direction);
            card.language.get_or_insert(language);
        }
        Some(cards)
    })
}

async fn strings(address: &str) -> Result<Strings, Failure> {
    Strings::read(&text(address).await?).map_err(Failure::Strings)
}

async fn text(address: &str) -> Result<String, Failure> {
    let answer = Request::get(address)
        .send()
        .await
        .map_err(Failure::Network)?;
    match answer.ok() {
        true => answer.text().await.map_err(Failure::Network),
        false => Err(Failure::Status(answer.status())),
    }
}

/// Leaves an address to the browser: whatever the server has there, it shows.
pub fn by_the_browser(path: &str) {
    _ = window().location().assign(path);
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(error) => write!(f, "the network failed: {error}"),
            Self::Status(status) => write!(f, "the answer was {status}"),
            Self::Page(PageError::Newer(format)) => write!(f, "the page's format is {format}"),
            Self::Page(PageError::Malformed(error)) => write!(f, "the answer is no page: {error}"),
            Self::Strings(error) => write!(f, "the answer is no strings: {error}"),
        }
    }
}

//! Addresses of the site, and which links the app follows by itself.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

/// An address below the site's base. Without its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Percent-encoded.
    pub path: String,
    /// The query with its `?`, or empty.
    pub query: String,
    /// The fragment with its `#`, or empty.
    pub fragment: String,
}

impl Address {
    /// What the address bar shows.
    pub fn here() -> Self {
        let location = window().location();
        Self {
            path: location.pathname().unwrap_or_default(),
            query: location.search().unwrap_or_default(),
            fragment: location.hash().unwrap_or_default(),
        }
    }

    /// Where a link leads, if it leads to a page of this site. Other origins, downloads, frames, files
    /// (feeds, pictures) and what the publisher calls external are the browser's.
    pub fn of(link: &HtmlAnchorElement) -> Option<Self> {
        let path = link.pathname();
        let rest = path.strip_prefix(&base())?.strip_prefix('/')?;
        let is_file = rest.rsplit('/').next()?.contains('.');
        let rel = link.rel();
        let external = rel.split_ascii_whitespace().any(|word| word == "external");
        let framed = !matches!(link.target().as_str(), "" | "_self");
        let own = window()
            .location()
            .origin()
            .is_ok_and(|own| own == link.origin());
        (own && !is_file && !external && !framed && !link.has_attribute("download")).then(|| Self {
            path,
            query: link.search(),
            fragment: link.hash(),
        })
    }

    /// Only the place on the page is another one.
    pub fn is_on_this_page(&self) -> bool {
        let here = Self::here();
        !self.fragment.is_empty() && same(&self.path, &here.path) && self.query == here.query
    }

    pub fn href(&self) -> String {
        let Self {
            path,
            query,
            fragment,
        } = self;
        format!("{path}{query}{fragment}")
    }
}

/// The site's path without a slash at its end, from the loader's attribute.
pub fn base() -> String {
    let loader = document()
        .query_selector("script[data-wasm]")
        .ok()
        .flatten();
    let base = loader.and_then(|loader| loader.get_attribute("data-base"));
    base.unwrap_or_default().trim_end_matches('/').to_owned()
}

/// The link that an event is about.
pub fn link(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// Paths are the same whether their letters are percent-encoded or not, with their last slash or not.
pub fn same(one: &str, other: &str) -> bool {
    one == other || decoded(one) == decoded(other)
}

fn decoded(path: &str) -> String {
    let path = path.strip_suffix('/').unwrap_or(path);
    js_sys::decode_uri(path).map_or_else(|_| path.to_owned(), String::from)
}

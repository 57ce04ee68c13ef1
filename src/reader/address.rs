//! Addresses of the site, and which links the app follows by itself.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

use super::dom::one;
use crate::page::hooks;

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

    /// It is in the address bar, up to the place on the page.
    fn is_the_page(&self, here: &Self) -> bool {
        same(&self.path, &here.path) && self.query == here.query
    }

    pub fn is_here(&self) -> bool {
        let here = Self::here();
        self.is_the_page(&here) && self.fragment == here.fragment
    }

    /// A place on the page that is in the address bar.
    pub fn is_on_this_page(&self) -> bool {
        !self.fragment.is_empty() && self.is_the_page(&Self::here())
    }

    /// For a link that loads the page: to a place on the page in the address bar there is no load.
    pub fn in_full(&self) -> String {
        match self.is_on_this_page() {
            true => format!("{}{}", self.path, self.query),
            false => self.href(),
        }
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
    let loader = one::<Element>(hooks::document::WASM.selector);
    let base = loader.and_then(|loader| loader.get_attribute(hooks::document::BASE.name));
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

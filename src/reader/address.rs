//! Addresses of the site, and which links the app follows by itself.

use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

/// An address below the site's base, without its origin.
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
    pub fn current() -> Self {
        let location = window().location();
        Self {
            path: location.pathname().unwrap_or_default(),
            query: location.search().unwrap_or_default(),
            fragment: location.hash().unwrap_or_default(),
        }
    }

    /// Where a link leads, if it leads to a page of this site. Everything else is the browser's.
    pub fn of(link: &HtmlAnchorElement) -> Option<Self> {
        let path = link.pathname();
        let leads_to_page = is_page(&path, &base())
            && stays_in_app(&link.rel(), &link.target())
            && !link.has_attribute("download");
        let is_own = window()
            .location()
            .origin()
            .is_ok_and(|own| own == link.origin());
        (is_own && leads_to_page).then(|| Self {
            path,
            query: link.search(),
            fragment: link.hash(),
        })
    }

    /// The same page; the fragments may differ.
    fn is_page_of(&self, other: &Self) -> bool {
        is_same_path(&self.path, &other.path) && self.query == other.query
    }

    /// It is in the address bar.
    pub fn is_current(&self) -> bool {
        let current = Self::current();
        self.is_page_of(&current) && self.fragment == current.fragment
    }

    /// A fragment of the page that is in the address bar.
    pub fn is_on_this_page(&self) -> bool {
        !self.fragment.is_empty() && self.is_page_of(&Self::current())
    }

    /// For a link by which the browser loads the page. It would load nothing for a fragment of the page
    /// that is in the address bar.
    pub fn href_that_loads(&self) -> String {
        if self.is_on_this_page() {
            format!("{}{}", self.path, self.query)
        } else {
            self.href()
        }
    }

    /// Path, query and fragment.
    pub fn href(&self) -> String {
        let Self {
            path,
            query,
            fragment,
        } = self;
        format!("{path}{query}{fragment}")
    }

    /// The same address with another fragment, which has its `#`, or none.
    pub fn with_fragment(self, fragment: String) -> Self {
        Self { fragment, ..self }
    }
}

/// Files (feeds, pictures) have a dot in their name.
fn is_page(path: &str, base: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    is_below(path, base) && !name.contains('.')
}

/// Whether a path is one of the site's. What begins with two slashes is the name of a host wherever an
/// address is read anew (URL Standard, "scheme-relative-special-URL string").
pub fn is_below(path: &str, base: &str) -> bool {
    let below = path
        .strip_prefix(base)
        .and_then(|path| path.strip_prefix('/'));
    below.is_some() && !path.starts_with("//") && !path.contains('\\')
}

/// The publisher calls `external` what it wants the browser to follow.
fn stays_in_app(rel: &str, target: &str) -> bool {
    matches!(target, "" | "_self") && !rel.split_ascii_whitespace().any(|word| word == "external")
}

thread_local! {
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Once, before any address is asked for: the site's path, with or without a slash at its end.
pub fn set_base(base: String) {
    BASE.set(base.trim_end_matches('/').to_owned());
}

/// The site's path without a slash at its end.
pub fn base() -> String {
    BASE.with_borrow(String::clone)
}

/// The link that an event is about.
pub fn link(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// Paths are the same whether their letters are percent-encoded or not, with their last slash or not, with
/// `index.html` or not.
pub fn is_same_path(one: &str, other: &str) -> bool {
    one == other || decoded(one) == decoded(other)
}

fn decoded(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    js_sys::decode_uri(path).map_or_else(|_| path.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_below_the_base_and_is_no_file() {
        assert!(is_page("/", ""));
        assert!(is_page("/world/bridge/", ""));
        assert!(is_page("/news/world", "/news"));
        assert!(is_page("/v1.2/world/", ""));
        assert!(!is_page("/newsletter/", "/news"));
        assert!(!is_page("/news", "/news"));
        assert!(!is_page("/other/", "/news"));
        assert!(!is_page("/feed.xml", ""));
        assert!(!is_page("", ""));
        assert!(!is_page("//other.example/world/", ""));
        assert!(!is_page("/\\other.example/world/", ""));
    }

    #[test]
    fn what_is_external_or_opens_elsewhere_is_the_browsers() {
        assert!(stays_in_app("", ""));
        assert!(stays_in_app("author bookmark", "_self"));
        assert!(!stays_in_app("external bookmark", ""));
        assert!(!stays_in_app("", "_blank"));
    }
}

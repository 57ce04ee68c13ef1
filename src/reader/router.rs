//! The router's own idea of the location, for whatever reads it from there.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};

thread_local! {
    static ROUTER: RefCell<Option<BrowserUrl>> = const { RefCell::new(None) };
}

/// Called below the router, which hears of Back and Forward by itself.
pub fn keep() {
    ROUTER.set(use_context::<BrowserUrl>());
}

/// After an entry has been made. The router's own way to navigate would write the entry too, and
/// panic where the browser refuses.
pub fn tell() {
    ROUTER.with_borrow(|router| {
        if let (Some(router), Ok(url)) = (router, BrowserUrl::current()) {
            router.as_url().set(url);
        }
    });
}

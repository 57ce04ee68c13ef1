//! The router's own idea of the location, for whatever reads it from there.

use std::cell::OnceCell;

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};

/// The router's location.
#[derive(Default)]
pub struct RouterLocation(OnceCell<BrowserUrl>);

impl RouterLocation {
    /// Called below the router, which hears of Back and Forward by itself.
    pub fn connect(&self) {
        if let Some(location) = use_context::<BrowserUrl>() {
            _ = self.0.set(location);
        }
    }

    /// Takes over the address bar after an entry has been made. The router's own way to navigate would
    /// make the entry too, and panic where the browser refuses.
    pub fn sync(&self) {
        if let (Some(location), Ok(url)) = (self.0.get(), BrowserUrl::current()) {
            location.as_url().set(url);
        }
    }
}

//! Whether there is a network: a message when that changes.

use std::time::Duration;

use leptos::prelude::*;

use super::{Reader, Screen, Shown};
use crate::{
    page::hooks,
    view::{Made, Make},
};

/// How long the message that there is a network again stays.
const GOOD_NEWS: Duration = Duration::from_secs(5);

/// The network has come or gone.
pub fn changed(reader: &'static Reader) {
    let is_online = window().navigator().on_line();
    let online = reader.screen.online;
    online.set(Some(is_online));
    if is_online {
        reader.retry_fallback();
        reader.network.set(GOOD_NEWS, move || online.set(None));
    } else {
        reader.network.clear();
    }
}

/// What is to be said of it, in the page's language.
pub fn words(screen: Screen) -> Option<String> {
    let is_online = screen.online.get()?;
    screen.shown.with(|Shown { strings, .. }| {
        let words = if is_online {
            &strings.online_again
        } else {
            &strings.offline
        };
        Some(words.clone())
    })
}

/// The message that says it.
pub fn message(words: String) -> Made {
    let class = hooks::frame::NETWORK_WORDS.name;
    view! { <span class=class>{words}</span> }.made()
}

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

/// The message, in the page's language.
pub fn message(screen: Screen) -> Option<Made> {
    let is_online = screen.online.get()?;
    let words = screen.shown.with(|Shown { strings, .. }| {
        let words = if is_online {
            &strings.online_again
        } else {
            &strings.offline
        };
        words.clone()
    });
    let class = hooks::frame::NETWORK_WORDS.name;
    Some(view! { <span class=class>{words}</span> }.made())
}

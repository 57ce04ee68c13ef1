//! Whether there is a network: noticed when it changes, said once.

use std::time::Duration;

use leptos::prelude::*;

use super::{Reader, Shown};

/// How long the good news stays.
const GOOD_NEWS: Duration = Duration::from_secs(5);

pub fn changed(reader: Reader) {
    let online = window().navigator().on_line();
    reader.online.set(Some(online));
    if online {
        reader.retry_instead();
        let forget = move || {
            // It may have gone again.
            if reader.online.get_untracked() == Some(true) {
                reader.online.set(None);
            }
        };
        set_timeout(forget, GOOD_NEWS);
    }
}

/// What is said of it, in the page's language.
pub fn words(reader: Reader) -> Option<String> {
    let online = reader.online.get()?;
    reader.shown.with(|Shown { strings, .. }| match online {
        true => Some(strings.online_again.clone()),
        false => Some(strings.offline.clone()),
    })
}

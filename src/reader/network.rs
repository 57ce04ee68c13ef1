//! Whether there is a network: noticed when it changes, said once.

use std::{cell::Cell, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Reader, Shown};

/// How long the good news stays.
const GOOD_NEWS: Duration = Duration::from_secs(5);

pub fn changed(reader: Reader) {
    thread_local! {
        static TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    }
    let online = window().navigator().on_line();
    reader.online.set(Some(online));
    if let Some(timer) = TIMER.take() {
        timer.clear();
    }
    if online {
        reader.retry_instead();
        let forget = move || reader.online.set(None);
        TIMER.set(set_timeout_with_handle(forget, GOOD_NEWS).ok());
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

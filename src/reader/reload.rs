//! An old tab meets a new deploy: the browser loads the page in full, once.

use leptos::prelude::window;

use super::address::{Address, same};

/// In the session's storage: the path that was loaded in full last.
const STORED: &str = "standfirst-healed";

/// Leaves an address to the browser, unless that has been tried already and has led here again.
pub fn once(to: &Address) -> bool {
    let Ok(Some(storage)) = window().session_storage() else {
        return false;
    };
    let tried = storage.get_item(STORED).ok().flatten();
    if tried.is_some_and(|tried| same(&tried, &to.path))
        || storage.set_item(STORED, &to.path).is_err()
    {
        return false;
    }
    by_the_browser(to);
    true
}

/// A page has come with its own document: the next failure is another one.
pub fn forget() {
    if let Ok(Some(storage)) = window().session_storage() {
        _ = storage.remove_item(STORED);
    }
}

/// Whatever the server has there, the browser shows.
pub fn by_the_browser(to: &Address) {
    let location = window().location();
    match *to == Address::here() {
        true => _ = location.reload(),
        false => _ = location.assign(&to.href()),
    }
}

//! Pages that are left to the browser, as where an old tab meets a new deploy.

use leptos::prelude::window;
use web_sys::Storage;

use super::address::{Address, is_same_path};

/// In the session's storage: the path that was left to the browser last.
const STORAGE_KEY: &str = "standfirst-healed";

/// Leaves an address to the browser, unless that has been tried already and has led here again.
pub fn load_once(to: &Address) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    let tried = storage.get_item(STORAGE_KEY).ok().flatten();
    if tried.is_some_and(|tried| is_same_path(&tried, &to.path))
        || storage.set_item(STORAGE_KEY, &to.path).is_err()
    {
        return false;
    }
    load(to);
    true
}

/// A page has come with its own document: the next failure is another one.
pub fn forget() {
    if let Some(storage) = storage() {
        _ = storage.remove_item(STORAGE_KEY);
    }
}

/// Whatever the server has there, the browser shows.
pub fn load(to: &Address) {
    let location = window().location();
    _ = if *to == Address::current() {
        location.reload()
    } else {
        location.assign(&to.href())
    };
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

//! Does once what the first click will do, when nobody waits for it: a browser compiles a function when it
//! is called first, and on a slow phone that takes longer than the function itself.

use std::time::Duration;

use leptos::prelude::{WithUntracked, document};
use wasm_bindgen::JsCast;
use web_sys::{AbortController, HtmlAnchorElement};

use super::{
    Reader,
    address::{Address, base},
    fetch,
    sheet::Sheet,
};
use crate::page::Page;

/// How long after the start: nothing else is to be done then.
const LATER: Duration = Duration::from_millis(200);

/// A story with one of each of its usual parts, and no word. Nothing in it is ever fetched.
const STORY: &str = r#"{"format":5,"path":"","strings":"","head":{"title":"","description":"","language":"","site":"","genre":""},
"masthead":{"name":"","tagline":"","home":"","sections":[{"name":"","href":""}]},
"content":{"article":{"kicker":{"name":"","href":""},"headline":"","standfirst":[""],"byline":[{"name":"","href":""}],
"published":{"iso":"","text":""},"body":[["p","",["a",{"href":""}]]],"topics":[{"name":"","href":""}],
"authors":[{"name":"","href":"","biography":[""]}],
"related":{"cards":[{"headline":"","href":"","kicker":{"name":"","href":""},"published":{"iso":"","text":""}}]}}}}"#;

/// In a while.
pub fn up_soon(reader: &'static Reader) {
    reader.warming.set(LATER, move || {
        let strings = reader
            .screen
            .shown
            .with_untracked(|shown| shown.strings.clone());
        _ = Page::from_json(STORY).map(|page| Sheet::build(page, strings));
        if let Ok(abort) = AbortController::new() {
            _ = fetch::request(&format!("{}/", base()), false, &abort.signal());
        }
        let link = document().create_element("a").ok();
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        _ = link.as_ref().and_then(Address::of);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_is_one_that_this_app_reads() {
        assert!(Page::from_json(STORY).is_ok());
    }
}

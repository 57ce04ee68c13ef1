//! Does once what the first click will do, when nobody waits for it: a browser compiles a function when it
//! is called first, and on a slow phone that takes longer than the function itself.

use std::time::Duration;

use const_format::concatcp;
use leptos::{prelude::document, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::{
    Reader, address::Address, cache::MaxAge, events, fetch, history::Navigation, load,
    morph::Morph, sheet::Sheet,
};
use crate::page::{FORMAT, Page};

/// How long after the start, and after the step before: what a reader does comes first.
const LATER: Duration = Duration::from_millis(200);

/// Each in a task of its own, since a reader who does something in between waits for one at most.
const STEPS: [fn(&'static Reader); 3] = [ask, build, show];

/// Where the story is kept, as if it had come: at no address that can be asked for.
const PATH: &str = "warm";

/// A story with one of each of its usual parts, and no word, before and after the address of its strings.
/// Nothing in it is ever fetched: its pictures have no address.
const STORY: [&str; 2] = [
    concatcp!(r#"{"format":"#, FORMAT, r#","path":"","strings":""#),
    r#"","head":{"title":"","description":"","language":"","site":"","genre":""},
"masthead":{"name":"","tagline":"","home":"","sections":[{"name":"","href":""}]},
"content":{"article":{"kicker":{"name":"","href":""},"headline":"","standfirst":[""],
"lead":{"src":"","alt":"","enlarge":"","width":1,"height":1,"tint":""},"byline":[{"name":"","href":""}],
"published":{"iso":"","text":""},"body":[["p","",["a",{"href":""}]]],"topics":[{"name":"","href":""}],
"authors":[{"name":"","href":"","biography":[""],"portrait":{"src":"","alt":"","width":1,"height":1}}],
"related":{"cards":[{"headline":"","href":"","kicker":{"name":"","href":""},"published":{"iso":"","text":""},
"picture":{"src":"","alt":"","width":1,"height":1}}]}}}}"#,
];

/// In a while.
pub fn up_soon(reader: &'static Reader) {
    step(reader, 0);
}

fn step(reader: &'static Reader, index: usize) {
    if let Some(act) = STEPS.get(index) {
        reader.warming.set(LATER, move || {
            act(reader);
            step(reader, index + 1);
        });
    }
}

/// Hears of a click on nothing, looks where a link without an address leads, and asks for a page in vain.
fn ask(reader: &'static Reader) {
    if let Ok(click) = MouseEvent::new("click") {
        events::clicked(reader, &click);
    }
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    _ = link.as_ref().and_then(Address::of);
    spawn_local(fetch::in_vain());
}

/// Builds the page by way of the cache.
fn build(reader: &'static Reader) {
    let [before, after] = STORY;
    let strings_at = reader.screen.strings_at();
    let story = [before, &strings_at, after].concat();
    let address = load::data_address(PATH);
    reader.cache.insert(address.clone(), &story);
    spawn_local(async move {
        _ = load::sheet(reader, PATH, MaxAge::ANY).await;
        reader.cache.remove(&address);
    });
}

/// Puts a page in the place of another, in no document.
fn show(reader: &'static Reader) {
    let strings = reader.screen.strings();
    let page = || Page::from_json(&STORY.concat()).ok();
    let Some(root) = scratch() else {
        return;
    };
    for page in [page(), page()].into_iter().flatten() {
        let sheet = Sheet::build(page, strings.clone());
        _ = Morph::to(&sheet, "", &Address::current(), Navigation::Push);
        sheet.show(&root, &reader.loader);
    }
    reader.history.save_scroll();
    reader.router.sync();
}

/// The root of a document that is none.
fn scratch() -> Option<Element> {
    let root = document().create_element("html").ok()?;
    for name in ["head", "body"] {
        let child = document().create_element(name).ok()?;
        root.append_child(&child).ok()?;
    }
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_is_one_that_this_app_reads() {
        assert!(Page::from_json(&STORY.concat()).is_ok());
    }
}

//! What an address says of a live blog: which posts are wanted, and which one.

use const_format::concatcp;
use leptos::task::spawn_local;
use serde_json::Value;
use web_sys::{Element, HtmlAnchorElement};

use super::{
    Reader,
    address::{Address, same},
    bar,
    dom::one,
    entry, place, router,
    texts::{Age, text},
};
use crate::page::hooks;

/// All posts or key events alone, as the address says.
pub fn filter() {
    let here = Address::here();
    let is_key = here.query.contains("filter=key");
    if let Some(blog) = one::<Element>(hooks::live::BLOG.selector) {
        bar::filter(&blog, is_key);
    }
}

/// Follows a link of the filter, if it is about the page that is shown.
pub fn choose(link: &HtmlAnchorElement) -> bool {
    let here = Address::here();
    let Some(to) = Address::of(link).filter(|to| same(&to.path, &here.path)) else {
        return false;
    };
    if to.query != here.query {
        entry::leave();
        match entry::make(&format!("{}{}", to.path, to.query), false) {
            Some(key) => entry::arrive(key),
            None => return false,
        }
        router::tell();
        filter();
    }
    true
}

/// A post that is named in the address and is not here may wait, or stand on another page by now. So
/// may a place in a post, whose name begins with that of the post.
pub fn find(reader: Reader, let_in: impl FnOnce()) {
    let here = Address::here();
    let (Some(id), Some(blog)) = (
        here.fragment
            .strip_prefix(concatcp!("#", hooks::live::POST_ID)),
        one::<Element>(hooks::live::BLOG.selector),
    ) else {
        return;
    };
    if place::target(&here).is_some() {
        return;
    }
    let_in();
    if let Some(post) = place::target(&here) {
        return place::lead_to(&post);
    }
    let id = id.split("--").next().unwrap_or(id);
    let home = blog
        .get_attribute(hooks::live::HOME.name)
        .unwrap_or_default();
    let address = format!("{home}post/{id}/index.json");
    spawn_local(async move {
        let answer = text(&address, Age::ANEW).await.unwrap_or_default();
        let data: Value = serde_json::from_str(&answer).unwrap_or_default();
        let moved = data["moved"].as_str().and_then(|to| to.split_once('#'));
        if let Some((path, _)) = moved
            && !same(path, &here.path)
            && here.is_here()
        {
            reader.lead_on(Address {
                path: path.to_owned(),
                query: String::new(),
                fragment: here.fragment,
            });
        }
    });
}

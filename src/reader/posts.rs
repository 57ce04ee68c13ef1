//! The posts of a live blog in the document: each part that may change has an id and a hash of what it
//! says, in the document and in the data. Nothing moves under a reader who is reading, and nothing that
//! is in use is taken away.

use const_format::concatcp;
use leptos::prelude::{document, window};
use serde_json::Value;
use web_sys::{Element, HtmlMediaElement};

use super::{
    acts,
    dom::{all, among, one},
    place,
};
use crate::{
    page::{Node, hooks},
    view,
};

const LIST: &str = hooks::live::POSTS.selector;
const POSTS: &str = concatcp!(LIST, " > *");
const PINNED: &str = hooks::live::PINNED.name;
const NOTES: &str = hooks::live::NOTES.name;
const UPDATED: &str = concatcp!(hooks::story::UPDATED.selector, " time");

/// The ids of posts that are not in the document and that the filter would show, in the order of the
/// page.
pub fn new(data: &Value) -> Vec<&str> {
    let is_whole = one::<Element>(concatcp!(
        hooks::live::BLOG.selector,
        hooks::live::FILTER.selector
    ))
    .is_none();
    let is_new = |post: &&Value| {
        let is_wanted = is_whole || post[1][hooks::live::KEY.name].is_string();
        is_post(post) && is_wanted && here(id(post)).is_none()
    };
    parts(data).map(post).filter(is_new).map(id).collect()
}

/// Nothing of the posts is scrolled away yet, and nothing is over them.
pub fn is_at_top() -> bool {
    one::<Element>(LIST).is_none_or(|list| list.get_bounding_client_rect().top() >= 0.0)
        && one::<Element>("dialog[open]").is_none()
}

/// Whether `data` tells of more than the document does, by their times of one form and place.
pub fn is_newer(data: &Value) -> bool {
    let here = one::<Element>(UPDATED).and_then(|here| here.get_attribute("datetime"));
    data["updated"][0].as_str() > here.as_deref()
}

/// Makes the document say what `data` says; new posts only if `whole`.
pub fn apply(data: &Value, whole: bool) {
    let Some(list) = one::<Element>(LIST).filter(|_| data.is_object()) else {
        return;
    };
    let kept = anchor(&list, data);
    let place = || kept.as_ref().and_then(place_of);
    let before = place();
    let keep_still = || {
        if let (Some(before), Some(after)) = (before, place()) {
            place::scroll_by(after - before);
        }
    };
    for part in parts(data).filter(|part| !is_post(part)) {
        // Another pinned post waits with what is new.
        let waits = !whole && id(part) == PINNED && pinned() != id(post(part));
        if let Some(old) = here(id(part)).filter(|_| !waits && id(part) != NOTES) {
            replaced(old, part);
        }
    }
    for post in all::<Element>(POSTS) {
        if !stays(&post, data) {
            post.remove();
        }
    }
    arrange(&list, data, whole);
    renew_notes(data);
    for (selector, words) in [
        (
            concatcp!(".story ", hooks::story::KIND.selector),
            &data["label"],
        ),
        (UPDATED, &data["updated"][1]),
    ] {
        if let (Some(place), Some(words)) = (one::<Element>(selector), words.as_str()) {
            place.set_text_content(Some(words));
        }
    }
    if let (Some(time), Some(iso)) = (one::<Element>(UPDATED), data["updated"][0].as_str()) {
        _ = time.set_attribute("datetime", iso);
    }
    keep_still();
    // What is loaded may grow, but not where it is seen.
    acts::load_kept(true);
    keep_still();
}

/// The posts under the pinned one, in the order of the data.
fn arrange(list: &Element, data: &Value, whole: bool) {
    let mut next = list.first_element_child();
    for part in parts(data).filter(|part| is_post(part)) {
        match here(id(part)) {
            // It is pinned here still.
            Some(old) if old.parent_element().as_ref() != Some(list) => {}
            Some(old) => {
                if next.as_ref() != Some(&old) {
                    _ = list.insert_before(&old, next.as_deref());
                }
                next = replaced(old, part).next_element_sibling();
            }
            None if whole => {
                if let Some(post) = built(part) {
                    _ = list.insert_before(&post, next.as_deref());
                }
            }
            None => {}
        }
    }
}

/// Whether the document is to have a post that is among the others.
fn stays(post: &Element, data: &Value) -> bool {
    let name = post.id();
    if parts(data).any(|part| id(part) == PINNED && id(self::post(part)) == name) {
        return pinned() != name;
    }
    // What is older has gone to a page of its own: seconds of ten digits.
    let has_moved = post.get_attribute(hooks::live::AT.name).as_deref() <= data["older"].as_str();
    has_moved || parts(data).any(|part| id(part) == name)
}

/// The id of the post that is pinned in the document.
fn pinned() -> String {
    let post = one::<Element>(concatcp!(hooks::live::PINNED.selector, " > *"));
    post.map(|post| post.id()).unwrap_or_default()
}

/// The part in its new form; the same where it says the same, or as long as it is in use.
fn replaced(old: Element, part: &Value) -> Element {
    match renewed(&old, part) {
        Some(new) => {
            _ = old.replace_with_with_node_1(&new);
            new
        }
        None => old,
    }
}

fn renewed(old: &Element, part: &Value) -> Option<Element> {
    let is_same = old.get_attribute(hooks::live::HASH.name).as_deref()
        == part[1][hooks::live::HASH.name].as_str();
    match is_same || is_used(old) {
        true => None,
        false => built(part),
    }
}

/// The focus, a player, a frame or an open box would be lost with it.
fn is_used(part: &Element) -> bool {
    let has_begun = |player: &HtmlMediaElement| {
        !player.ended() && (!player.paused() || player.current_time() > 0.0)
    };
    part.contains(document().active_element().as_deref())
        || !among::<Element>(
            part,
            concatcp!(hooks::embed::LOADED.selector, ", details[open]"),
        )
        .is_empty()
        || among(part, "audio, video").iter().any(has_begun)
        || one::<Element>("dialog[open]").is_some()
}

/// Posts that have gone to another page are here still, and so is what they refer to.
fn renew_notes(data: &Value) {
    let part = parts(data).find(|part| id(part) == NOTES);
    let Some((part, old)) = part.zip(here(NOTES)) else {
        return;
    };
    let Some(new) = renewed(&old, part) else {
        return;
    };
    for note in among::<Element>(&old, "li").iter().rev() {
        let id = note.id();
        let is_there = matches!(new.query_selector(&format!("#{id}")), Ok(Some(_)));
        if is_there
            || one::<Element>(&format!(
                "{} [href='#{id}']",
                hooks::story::NOTE_REFERENCE.selector
            ))
            .is_none()
        {
            continue;
        }
        match new.query_selector("ol") {
            Ok(Some(list)) => _ = list.insert_before(note, list.first_child().as_ref()),
            _ => return,
        }
    }
    _ = old.replace_with_with_node_1(&new);
}

fn built(part: &Value) -> Option<Element> {
    match Node::read(part.clone()) {
        Node::Element(element) => Some(view::build(&element, None)),
        Node::Words(_) => None,
    }
}

fn here(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn parts(data: &Value) -> impl Iterator<Item = &Value> {
    data["marked"].as_array().into_iter().flatten()
}

fn id(part: &Value) -> &str {
    part[1]["id"].as_str().unwrap_or_default()
}

fn is_post(part: &Value) -> bool {
    id(part).starts_with(hooks::live::POST_ID)
}

/// The one that is pinned is in a box of its own.
fn post(part: &Value) -> &Value {
    match id(part) {
        PINNED => &part[2],
        _ => part,
    }
}

/// What is to stay where it is: the top of the posts while it is in view, then the post that is read
/// or, where that one is withdrawn, the next, by its id, and under the posts whatever follows them. None
/// where all of it is still to come.
fn anchor(list: &Element, data: &Value) -> Option<(String, bool)> {
    let height = window().inner_height().ok()?.as_f64()?;
    let top = list.get_bounding_client_rect().top();
    if top >= 0.0 {
        return (top < height).then(|| (list.id(), false));
    }
    let is_read = |post: &Element| post.get_bounding_client_rect().bottom() > 0.0;
    let mut posts = all::<Element>(POSTS).into_iter();
    Some(
        match posts.find(|post| is_read(post) && stays(post, data)) {
            Some(post) => (post.id(), false),
            None => (list.id(), true),
        },
    )
}

fn place_of((id, at_its_end): &(String, bool)) -> Option<f64> {
    let place = here(id)?.get_bounding_client_rect();
    Some(match at_its_end {
        true => place.bottom(),
        false => place.top(),
    })
}

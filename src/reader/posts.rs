//! The posts of a live blog in the document: each part that may change has an id and a hash of what it
//! says, in the document and in the data. Nothing moves under a reader who is reading.

use leptos::prelude::{document, window};
use serde_json::Value;
use web_sys::Element;

use super::{
    dom::{all, one},
    place,
};
use crate::{page::Node, view};

const LIST: &str = "#live-posts";

/// The ids of posts that are not in the document, the newest first.
pub fn new(data: &Value) -> Vec<&str> {
    let is_new = |id: &&str| document().get_element_by_id(id).is_none();
    let posts = parts(data).filter(|part| is_post(part));
    posts.map(id).filter(is_new).collect()
}

/// Nothing of the posts is scrolled away yet.
pub fn is_at_top() -> bool {
    one::<Element>(LIST).is_none_or(|list| list.get_bounding_client_rect().top() >= 0.0)
}

/// Makes the document say what `data` says; new posts only if `whole`.
pub fn apply(data: &Value, whole: bool) {
    let Some(list) = one::<Element>(LIST).filter(|_| data.is_object()) else {
        return;
    };
    let kept = anchor(&list);
    let before = kept.as_ref().map(place_of);
    for post in all::<Element>("#live-posts > *") {
        let (id_here, at) = (post.id(), number(post.get_attribute("data-at").as_deref()));
        let is_told = parts(data).any(|part| id(part) == id_here);
        // What is older has gone to a page of its own.
        let has_moved = at <= number(data["older"].as_str());
        if !is_told && !has_moved {
            post.remove();
        }
    }
    let mut next = list.first_element_child();
    for part in parts(data) {
        match document().get_element_by_id(id(part)) {
            Some(old) => {
                let is_listed = is_post(part);
                if is_listed && next.as_ref() != Some(&old) {
                    _ = list.insert_before(&old, next.as_deref());
                }
                let now = replaced(old, part);
                if is_listed {
                    next = now.next_element_sibling();
                }
            }
            None if whole && is_post(part) => {
                if let Some(post) = built(part) {
                    _ = list.insert_before(&post, next.as_deref());
                }
            }
            None => {}
        }
    }
    for (selector, words) in [
        (".story .kicker__kind", &data["label"]),
        (".story__updated time", &data["updated"][1]),
    ] {
        if let (Some(place), Some(words)) = (one::<Element>(selector), words.as_str()) {
            place.set_text_content(Some(words));
        }
    }
    if let (Some(before), Some(after)) = (before, kept.as_ref().map(place_of)) {
        place::scroll_by(after - before);
    }
}

/// The part in its new form; the same where it says the same, or where the focus would be lost.
fn replaced(old: Element, part: &Value) -> Element {
    let is_same = old.get_attribute("data-hash").as_deref() == part[1]["data-hash"].as_str();
    let has_focus = old.contains(document().active_element().as_deref());
    match built(part).filter(|_| !is_same && !has_focus) {
        Some(new) => {
            _ = old.replace_with_with_node_1(&new);
            new
        }
        None => old,
    }
}

fn built(part: &Value) -> Option<Element> {
    match Node::read(part.clone()) {
        Node::Element(element) => Some(view::build(&element, None)),
        Node::Words(_) => None,
    }
}

fn parts(data: &Value) -> impl Iterator<Item = &Value> {
    data["marked"].as_array().into_iter().flatten()
}

fn id(part: &Value) -> &str {
    part[1]["id"].as_str().unwrap_or_default()
}

fn is_post(part: &Value) -> bool {
    id(part).starts_with("post-")
}

fn number(text: Option<&str>) -> i64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(i64::MIN)
}

/// What is to stay where it is: the top of the posts while it is in view, then the post that is read,
/// by its id, and under the posts whatever follows them. None where all of it is still to come.
fn anchor(list: &Element) -> Option<(String, bool)> {
    let height = window().inner_height().ok()?.as_f64()?;
    let top = list.get_bounding_client_rect().top();
    if top >= 0.0 {
        return (top < height).then(|| (list.id(), false));
    }
    let mut posts = all::<Element>("#live-posts > *").into_iter();
    let read = posts.find(|post| post.get_bounding_client_rect().bottom() > 0.0);
    Some(match read {
        Some(post) => (post.id(), false),
        None => (list.id(), true),
    })
}

fn place_of((id, at_its_end): &(String, bool)) -> f64 {
    let place = document()
        .get_element_by_id(id)
        .map(|element| element.get_bounding_client_rect());
    place.map_or(0.0, |place| match at_its_end {
        true => place.bottom(),
        false => place.top(),
    })
}

/// "3 new updates".
pub fn words(count: usize) -> String {
    match count {
        1 => said("data-one"),
        _ => said("data-more").replace("{}", &count.to_string()),
    }
}

fn said(name: &str) -> String {
    let blog = one::<Element>("#live");
    blog.and_then(|blog| blog.get_attribute(name))
        .unwrap_or_default()
}

/// The button that shows what waits, while something does.
pub fn offer(waiting: usize) {
    button(".live__new", (waiting > 0).then(|| words(waiting)));
}

/// The button that stops and starts the questions.
pub fn offer_pause(is_paused: bool) {
    let name = if is_paused {
        "data-resume"
    } else {
        "data-pause"
    };
    button(".live__bar", Some(said(name)));
}

/// No more posts will come.
pub fn end() {
    button(".live__bar", None);
}

fn button(place: &str, words: Option<String>) {
    let there = one::<Element>(&format!("{place} button"));
    let Some(words) = words else {
        return there.iter().for_each(Element::remove);
    };
    let made = there.or_else(|| {
        let button = document().create_element("button").ok()?;
        button.set_class_name("button");
        one::<Element>(place)?.append_child(&button).ok()?;
        Some(button)
    });
    if let Some(button) = made {
        button.set_text_content(Some(&words));
    }
}

/// The styles hide the other posts.
pub fn filter(blog: &Element, is_key: bool) {
    _ = match is_key {
        true => blog.set_attribute("data-filter", "key"),
        false => blog.remove_attribute("data-filter"),
    };
    for (place, link) in all::<Element>(".live__bar a").iter().enumerate() {
        _ = match (place == 1) == is_key {
            true => link.set_attribute("aria-current", "true"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

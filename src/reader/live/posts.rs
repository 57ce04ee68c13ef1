//! The posts of a live blog in the document: each part that may change has an id and a hash of what it
//! says, in the document and in the data. Nothing moves under a reader who is reading, and nothing that
//! is in use is taken away.

use const_format::concatcp;
use leptos::prelude::{document, window};
use web_sys::{Element, HtmlMediaElement};

use super::data::{LiveData, hash, id, is_pinned, is_post, post};
use crate::{
    page::{self, hooks},
    reader::{
        blocks,
        dom::{all, among, one, within},
        viewport::scroll_by,
    },
    view,
};

const LIST: &str = hooks::live::POSTS.selector;
const POSTS: &str = concatcp!(LIST, " > *");
const PINNED_POST: &str = concatcp!(hooks::live::PINNED.selector, " > *");
const FILTERED: &str = concatcp!(hooks::live::BLOG.selector, hooks::live::FILTER.selector);
const KIND: &str = concatcp!(".story ", hooks::story::KIND.selector);
const UPDATED: &str = concatcp!(hooks::story::UPDATED.selector, " time");
const OPENED: &str = concatcp!(hooks::embed::LOADED.selector, ", details[open]");
const DIALOG: &str = "dialog[open]";

/// The ids of posts that are not in the document and that the filter would show, in the order of the
/// page.
pub fn new(data: &LiveData) -> Vec<String> {
    let only_key = one::<Element>(FILTERED).is_some();
    data.new_posts(only_key, |id| by_id(id).is_some())
}

/// Nothing of the posts is scrolled away yet, and nothing is over them.
pub fn is_at_top() -> bool {
    one::<Element>(LIST).is_none_or(|list| list.get_bounding_client_rect().top() >= 0.0)
        && one::<Element>(DIALOG).is_none()
}

/// Whether `data` tells of more than the document does.
pub fn is_newer(data: &LiveData) -> bool {
    let time = one::<Element>(UPDATED).and_then(|time| time.get_attribute("datetime"));
    data.is_newer_than(time.as_deref())
}

/// Makes the document say what `data` says; new posts only if `whole`.
pub fn apply(data: &LiveData, whole: bool) {
    let Some(list) = one::<Element>(LIST) else {
        return;
    };
    let anchor = Anchor::of(&list, data);
    let position = || anchor.as_ref().and_then(Anchor::position);
    let before = position();
    let keep_still = || {
        if let (Some(before), Some(after)) = (before, position()) {
            scroll_by(after - before);
        }
    };
    for part in data.parts.iter().filter(|part| !is_post(part)) {
        // Another pinned post waits with what is new.
        let waits = !whole
            && is_pinned(part)
            && pinned() != post(part).map(|post| id(&post)).unwrap_or_default();
        let is_notes = id(part) == hooks::live::NOTES.name;
        if let Some(old) = by_id(&id(part)).filter(|_| !waits && !is_notes) {
            replaced(old, part);
        }
    }
    for post in all::<Element>(POSTS) {
        if !is_kept(&post, data) {
            post.remove();
        }
    }
    arrange(&list, data, whole);
    renew_notes(data);
    show_facts(data);
    keep_still();
    // What is loaded may grow, but not where it is seen.
    blocks::load_allowed(true);
    keep_still();
}

/// The label over the headline and the time of the last change.
fn show_facts(data: &LiveData) {
    if let (Some(kind), Some(label)) = (one::<Element>(KIND), &data.label) {
        kind.set_text_content(Some(label));
    }
    if let (Some(time), Some(updated)) = (one::<Element>(UPDATED), &data.updated) {
        time.set_text_content(Some(&updated.text));
        _ = time.set_attribute("datetime", &updated.iso);
    }
}

/// The posts under the pinned one, in the order of the data.
fn arrange(list: &Element, data: &LiveData, whole: bool) {
    let mut next = list.first_element_child();
    for part in data.parts.iter().filter(|part| is_post(part)) {
        match by_id(&id(part)) {
            // It is pinned here still.
            Some(old) if old.parent_element().as_ref() != Some(list) => {}
            Some(old) => {
                if next.as_ref() != Some(&old) {
                    _ = list.insert_before(&old, next.as_deref());
                }
                next = replaced(old, part).next_element_sibling();
            }
            None if whole => {
                if let Some(new) = built(part) {
                    _ = list.insert_before(&new, next.as_deref());
                }
            }
            None => {}
        }
    }
}

/// Whether the document is to have a post that is among the others.
fn is_kept(post: &Element, data: &LiveData) -> bool {
    let published = post.get_attribute(hooks::live::AT.name);
    data.keeps(&post.id(), published.as_deref(), &pinned())
}

/// The id of the post that is pinned in the document.
fn pinned() -> String {
    let post = one::<Element>(PINNED_POST);
    post.map(|post| post.id()).unwrap_or_default()
}

/// The part in its new form; the same where it says the same, or as long as it is in use.
fn replaced(old: Element, part: &page::Element) -> Element {
    match renewed(&old, part) {
        Some(new) => {
            _ = old.replace_with_with_node_1(&new);
            new
        }
        None => old,
    }
}

fn renewed(old: &Element, part: &page::Element) -> Option<Element> {
    let is_same = old.get_attribute(hooks::live::HASH.name) == hash(part);
    (!is_same && !is_used(old)).then(|| built(part)).flatten()
}

/// The focus, a player, a frame or an open box would be lost with it.
fn is_used(part: &Element) -> bool {
    let has_begun = |player: &HtmlMediaElement| {
        !player.ended() && (!player.paused() || player.current_time() > 0.0)
    };
    part.contains(document().active_element().as_deref())
        || within::<Element>(part, OPENED).is_some()
        || among(part, "audio, video").iter().any(has_begun)
        || one::<Element>(DIALOG).is_some()
}

/// Posts that have gone to another page are here still, and so is what they refer to.
fn renew_notes(data: &LiveData) {
    let part = data.part(hooks::live::NOTES.name);
    let Some((part, old)) = part.zip(by_id(hooks::live::NOTES.name)) else {
        return;
    };
    let Some(new) = renewed(&old, part) else {
        return;
    };
    for note in among::<Element>(&old, "li").iter().rev() {
        let id = note.id();
        let reference = format!("{} [href='#{id}']", hooks::story::NOTE_REFERENCE.selector);
        if within::<Element>(&new, &format!("#{id}")).is_some()
            || one::<Element>(&reference).is_none()
        {
            continue;
        }
        let Some(list) = within::<Element>(&new, "ol") else {
            return;
        };
        _ = list.insert_before(note, list.first_child().as_ref());
    }
    _ = old.replace_with_with_node_1(&new);
}

fn built(part: &page::Element) -> Option<Element> {
    view::static_markup(part.clone()).into_element()
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// What is to stay where it is on the screen: an edge of an element, which is found again by its id,
/// since the element itself may be replaced.
struct Anchor {
    id: String,
    edge: Edge,
}

enum Edge {
    Top,
    Bottom,
}

impl Anchor {
    /// The top of the posts while it is in view, then the post that is read or, where that one is
    /// withdrawn, the next, and under the posts whatever follows them. None where all of it is still to
    /// come.
    fn of(list: &Element, data: &LiveData) -> Option<Self> {
        let height = window().inner_height().ok()?.as_f64()?;
        let top = |element: &Element| Self {
            id: element.id(),
            edge: Edge::Top,
        };
        let list_top = list.get_bounding_client_rect().top();
        if list_top >= 0.0 {
            return (list_top < height).then(|| top(list));
        }
        let is_read = |post: &Element| post.get_bounding_client_rect().bottom() > 0.0;
        let read = all::<Element>(POSTS)
            .into_iter()
            .find(|post| is_read(post) && is_kept(post, data));
        Some(read.as_ref().map_or_else(
            || Self {
                id: list.id(),
                edge: Edge::Bottom,
            },
            top,
        ))
    }

    /// From the top of the window, in CSS pixels.
    fn position(&self) -> Option<f64> {
        let bounds = by_id(&self.id)?.get_bounding_client_rect();
        Some(match self.edge {
            Edge::Top => bounds.top(),
            Edge::Bottom => bounds.bottom(),
        })
    }
}

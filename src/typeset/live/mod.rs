//! A live blog: what has happened so far, its key events, and its posts.
//!
//! What changes while it is live has an id and a hash of all that it says, so that the app can tell
//! what to replace without a look inside. What it says must not depend on what else is on its page,
//! which is another one as new posts come.

mod post;

use const_format::concatcp;

use sha2::{Digest, Sha256};

use super::Setter;
use crate::{
    markup::{Turn, time, turns},
    model::{Line, Moment},
    page::{Element, element, hooks},
};
pub use post::Update;

/// One page of the posts.
pub struct Posts<'a> {
    /// The newest first.
    pub updates: Vec<Update<'a>>,
    /// The address of the whole, where the newest posts are.
    pub home: String,
    /// Where the app asks for new posts and how often, in seconds; none where it has no need to.
    pub asks: Option<(String, u16)>,
    pub newer: Option<String>,
    pub older: Option<String>,
}

impl Setter<'_> {
    pub fn summary(&self, lines: &[Line]) -> Element {
        self.apart(hooks::live::SUMMARY.name, || self.so_far(lines))
    }

    fn so_far(&self, lines: &[Line]) -> Element {
        let items = lines.iter();
        let items = items.map(|line| element("li").with_all(self.text(&line.text)));
        let title = element("h2")
            .class("box__title")
            .set("id", "live-so-far")
            .with(self.labels.in_short.as_str());
        let set = element("section").class("box");
        let set = match lines.is_empty() {
            true => set.set("hidden", ""),
            false => set
                .set("aria-labelledby", "live-so-far")
                .with(title)
                .with(element("ul").with_all(items)),
        };
        marked(set, hooks::live::SUMMARY.name)
    }

    /// Where each of the key events is told.
    pub fn key_events(&self, updates: &[Update]) -> Element {
        let items = updates.iter().map(|update| {
            let link = element("a").set("href", update.place.clone());
            // A place on the page that is shown is the browser's.
            let here = update.place.starts_with('#').then_some("external");
            let words = match &update.post.title {
                Some(title) => title.clone(),
                None => update.post.id.as_str().replace('-', " "),
            };
            element("li")
                .with(time(&update.time))
                .with(" ")
                .with(link.maybe("rel", here).with(words))
        });
        let title = element("h2")
            .class("box__title")
            .set("id", "live-events")
            .with(self.labels.key_events.as_str());
        let set = element("section").class("box live__events");
        let set = match updates.is_empty() {
            true => set.set("hidden", ""),
            false => set
                .set("aria-labelledby", "live-events")
                .with(title)
                .with(element("ul").set("role", "list").with_all(items)),
        };
        marked(set, hooks::live::KEY_EVENTS.name)
    }

    pub fn pinned(&self, update: Option<&Update>) -> Element {
        let set = element("div").class("live__pinned");
        let set = match update {
            None => set.set("hidden", ""),
            Some(update) => set.with(self.update(update)),
        };
        marked(set, hooks::live::PINNED.name)
    }

    /// `days` says from when to when, where it is not the first page; `over` stands over the posts.
    pub fn posts(&self, posts: &Posts, days: Option<String>, over: Vec<Element>) -> Element {
        let words = self.labels;
        let title = match days {
            Some(days) => format!("{}, {days}", words.updates),
            None => words.updates.clone(),
        };
        let title = element("h2")
            .class("live__title")
            .set("id", "live-title")
            .with(title);
        let asks = posts.asks.as_ref();
        let list = element("div")
            .class("live__posts")
            .set("id", hooks::live::POSTS.name);
        // The oldest one first: a note leads back to where it was referred to first.
        let mut set: Vec<_> = posts
            .updates
            .iter()
            .rev()
            .map(|one| self.update(one))
            .collect();
        set.reverse();
        element("section")
            .class(hooks::live::BLOG.name)
            .set("id", hooks::live::BLOG.name)
            .set("aria-labelledby", "live-title")
            .set(hooks::live::HOME.name, posts.home.clone())
            .maybe(hooks::live::DATA.name, asks.map(|(href, _)| href.clone()))
            .maybe(
                hooks::live::INTERVAL.name,
                asks.map(|(_, every)| every.to_string()),
            )
            .maybe(
                hooks::live::ONE_NEW.name,
                asks.map(|_| words.new_update.clone()),
            )
            .maybe(
                hooks::live::MORE_NEW.name,
                asks.map(|_| words.new_updates.clone()),
            )
            .maybe(
                hooks::live::PAUSE.name,
                asks.map(|_| words.pause_updates.clone()),
            )
            .maybe(
                hooks::live::RESUME.name,
                asks.map(|_| words.resume_updates.clone()),
            )
            .with(title)
            .with(self.bar(posts))
            .with_all(over)
            .with(element("div").class(hooks::live::OFFER.name))
            .with(list.with_all(set))
            .with_all(turns(
                &words.updates,
                Turn {
                    href: posts.newer.as_deref(),
                    text: &words.newer_updates,
                },
                Turn {
                    href: posts.older.as_deref(),
                    text: &words.older_updates,
                },
            ))
    }

    /// Without the app, what filters leads to the list of the key events.
    fn bar(&self, posts: &Posts) -> Element {
        let link = |query: &str, words: &str| {
            let href = format!("{}{query}", posts.home);
            element("a").set("href", href).with(words)
        };
        let pause = element("button")
            .class("button needs-app")
            .set("type", "button")
            .with(self.labels.pause_updates.as_str());
        element("p")
            .class(hooks::live::BAR.name)
            .with(link("", &self.labels.all_updates).set("aria-current", "true"))
            .with(" ")
            .with(link(
                concatcp!(
                    "?",
                    hooks::live::KEY_QUERY,
                    hooks::live::KEY_EVENTS.selector
                ),
                &self.labels.only_key,
            ))
            .with_all(posts.asks.is_some().then_some(pause))
    }
}

/// Seconds since 1970, by which the app tells what is older.
pub fn seconds(moment: Moment) -> String {
    moment.0.as_second().to_string()
}

/// With its id and a hash of all that it says.
pub(super) fn marked(set: Element, id: &str) -> Element {
    let mut html = String::new();
    set.write_html(&mut html);
    let hash = Sha256::digest(html.as_bytes());
    let hash: String = hash
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    set.set("id", id).set(hooks::live::HASH.name, hash)
}

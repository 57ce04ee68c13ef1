//! A live blog: what has happened so far, its key events, and its posts.
//!
//! What changes while it is live has an id and a hash of all that it says, so that the reader can tell
//! what to replace without a look inside. What it says must not depend on what else is on its page,
//! which is another one as new posts come.

mod post;

use const_format::concatcp;

use super::Typesetter;
use crate::{
    hash::sha256_hex_of,
    markup::{Turn, time, turns},
    model::{Line, Moment},
    page::{Element, Node, element, hooks},
};
pub use post::LivePost;

/// What leads to the key events, and filters by them where the app runs.
const ONLY_KEY: &str = concatcp!(
    "?",
    hooks::live::KEY_QUERY,
    "#",
    hooks::live::KEY_EVENTS.name
);

/// One page of the posts.
pub struct LivePage<'a> {
    /// The newest first.
    pub posts: Vec<LivePost<'a>>,
    /// The address of the whole, where the newest posts are.
    pub home: String,
    /// Where the reader asks for new posts and how often, in seconds; none where it has no need to.
    pub updates: Option<(String, u16)>,
    /// Whether the story has posts to filter by.
    pub has_key_events: bool,
    /// The address of the page of newer posts.
    pub newer: Option<String>,
    /// The address of the page of older posts.
    pub older: Option<String>,
}

/// The key events before the newest.
pub enum Earlier<'a> {
    /// They are listed here, folded.
    Here(Vec<LivePost<'a>>),
    /// They are listed on the first page, at this address.
    At(String),
}

impl Typesetter<'_> {
    /// What has happened so far, which is hidden while there is nothing in it.
    pub fn summary(&self, lines: &[Line]) -> Element {
        let items = lines
            .iter()
            .map(|line| element("li").with_all(self.text(&line.text)));
        let list = element("ul").with_all(items);
        let section = element("section").class("box");
        let section = if lines.is_empty() {
            section.set("hidden", "")
        } else {
            titled(section, "live-so-far", self.label(&self.labels.in_short)).with(list)
        };
        marked(section, hooks::live::SUMMARY.name)
    }

    /// The way to each of the key events, of which `newest` stand open.
    pub fn key_events(&self, newest: &[LivePost], earlier: Earlier) -> Element {
        let section = element("section").class("box live__events");
        let section = if newest.is_empty() {
            section.set("hidden", "")
        } else {
            let label = &self.labels.earlier_key_events;
            let earlier = match earlier {
                Earlier::Here(posts) if posts.is_empty() => None,
                Earlier::Here(posts) => {
                    let title = element("summary").with(self.label(label));
                    let list = self.ways(&posts);
                    Some(element("details").class("expander").with(title).with(list))
                }
                Earlier::At(home) => {
                    let href = format!("{home}{}", hooks::live::KEY_EVENTS.selector);
                    let link = self.in_interface(element("a")).set("href", href);
                    Some(element("p").with(link.with(label.as_str())))
                }
            };
            titled(section, "live-events", self.label(&self.labels.key_events))
                .with(self.ways(newest))
                .with_all(earlier)
        };
        marked(section, hooks::live::KEY_EVENTS.name)
    }

    /// A list of links to posts.
    fn ways(&self, posts: &[LivePost]) -> Element {
        let items = posts.iter().map(|post| {
            // A place on the page that is shown is the browser's.
            let rel = post.href.starts_with('#').then_some("external");
            let text = match (post.name.as_str(), post.post.summary) {
                ("", true) => self.label(&self.labels.summary),
                ("", false) => self.label(&self.labels.key_event),
                (name, _) => name.into(),
            };
            let link = element("a")
                .set("href", post.href.as_str())
                .maybe("rel", rel)
                .set("dir", "auto")
                .with(text);
            element("li").with(time(&post.time)).with(" ").with(link)
        });
        element("ul").set("role", "list").with_all(items)
    }

    /// The post that stays over all others.
    pub fn pinned(&self, post: Option<&LivePost>) -> Element {
        let place = element("div").class("live__pinned");
        let place = match post {
            Some(post) => place.with(self.post(post)),
            None => place.set("hidden", ""),
        };
        marked(place, hooks::live::PINNED.name)
    }

    /// `days` says from when to when, where it is not the first page; `above` stands above the posts.
    pub fn posts(&self, page: &LivePage, days: Option<String>, above: Vec<Element>) -> Element {
        let labels = self.labels;
        let after = days.map(|days| format!(", {days}")).unwrap_or_default();
        let title = element("h2")
            .class("live__title")
            .set("id", "live-title")
            .with_all(self.label_and(&labels.updates, &after));
        let posts = element("div")
            .class("live__posts")
            .set("id", hooks::live::POSTS.name)
            .with_all(page.posts.iter().map(|post| self.post(post)));
        let turns = turns(
            &labels.updates,
            Turn {
                href: page.newer.as_deref(),
                text: &labels.newer_updates,
            },
            Turn {
                href: page.older.as_deref(),
                text: &labels.older_updates,
            },
        );
        let updates = page.updates.as_ref();
        let if_updated = |label: &str| updates.map(|_| label.to_owned());
        element("section")
            .class(hooks::live::BLOG.name)
            .set("id", hooks::live::BLOG.name)
            .set("aria-labelledby", "live-title")
            .set(hooks::live::HOME.name, page.home.as_str())
            .maybe(
                hooks::live::DATA.name,
                updates.map(|(href, _)| href.as_str()),
            )
            .maybe(
                hooks::live::INTERVAL.name,
                updates.map(|(_, every)| every.to_string()),
            )
            .maybe(hooks::live::ONE_NEW.name, if_updated(&labels.new_update))
            .maybe(hooks::live::MORE_NEW.name, if_updated(&labels.new_updates))
            .maybe(hooks::live::PAUSE.name, if_updated(&labels.pause_updates))
            .maybe(hooks::live::RESUME.name, if_updated(&labels.resume_updates))
            .with(title)
            .with_all(self.bar(page))
            .with_all(above)
            .with(element("div").class(hooks::live::OFFER.name))
            .with(posts)
            .with_all(turns)
    }

    /// Without scripts, what filters leads to the list of the key events. Where none are, and none may
    /// come, there is nothing to choose.
    fn bar(&self, page: &LivePage) -> Option<Element> {
        if !page.has_key_events && page.updates.is_none() {
            return None;
        }
        let link = |query: &str, text: &str| {
            let href = format!("{}{query}", page.home);
            self.in_interface(element("a")).set("href", href).with(text)
        };
        let pause = self
            .in_interface(element("button"))
            .class("button needs-app")
            .set("type", "button")
            .with(self.labels.pause_updates.as_str());
        let bar = element("p")
            .class(hooks::live::BAR.name)
            .with(link("", &self.labels.all_updates).set("aria-current", "true"))
            .with(" ")
            .with(link(ONLY_KEY, &self.labels.only_key))
            .with_all(page.updates.is_some().then_some(pause));
        Some(bar)
    }
}

/// A box with its title, which names it.
fn titled(section: Element, id: &str, title: Node) -> Element {
    let title = element("h2").class("box__title").set("id", id).with(title);
    section.set("aria-labelledby", id).with(title)
}

/// Seconds since 1970, by which the reader tells what is older.
pub fn seconds(moment: Moment) -> String {
    moment.0.as_second().to_string()
}

/// With its id and a hash of all that it says.
pub(super) fn marked(element: Element, id: &str) -> Element {
    let mut html = String::new();
    element.write_html(&mut html);
    let hash = sha256_hex_of(&[html.as_bytes()], 4);
    element.set("id", id).set(hooks::live::HASH.name, hash)
}

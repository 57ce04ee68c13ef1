//! What is said of a live blog's posts elsewhere than on its pages: to open pages, at the addresses of
//! the posts, and to search engines.
//!
//! A post stands on the first page until enough newer ones have come, then on a numbered one. So each
//! has an address of its own, which leads on to where it stands: one small file that changes once in
//! its life, where a whole page a post would be a hundred times the bytes.

use serde_json::{Value, json};

use super::{Address, Resolver, head::Subject, list::range};
use crate::{
    locales,
    model::{Post, Text},
    page::{Content, FORMAT, Head, Node},
    typeset::seconds,
};

/// From how many bytes on a post has said what it is about.
const ENOUGH: usize = 400;

/// An address that leads on to another one.
#[derive(Debug)]
pub struct Moved {
    /// From the site's root, not encoded.
    pub path: String,
    /// What the document there says of itself.
    pub head: Head,
    pub to: String,
    /// What the link says, for those whose browser doesn't lead on by itself.
    pub words: String,
}

impl Resolver<'_> {
    /// What the open first pages of live blogs ask for, each with its path: all that has changed since
    /// is told by the hashes of what stands there. No longer than a first page's posts.
    pub fn live_data(&self) -> Vec<(String, Value)> {
        let data = self.live_blogs().filter_map(|place| {
            let story = self.story_at(place);
            let live = story.live.as_ref()?;
            let Content::Article(page) = self.story(place) else {
                return None;
            };
            let (posts, size) = self.sizes(place);
            // What is not newer than this one has its place on another page.
            let older = range(0, self.numbered(place), posts, size).end;
            let older = live.posts.get(older).map(|post| seconds(post.published));
            let marked = [marked(&page.body), marked(&page.after)].concat();
            let data = json!({
                "format": FORMAT,
                "ended": live.ended.is_some(),
                "label": page.label,
                "updated": page.updated.map(|date| [date.iso, date.text]),
                "older": older,
                "marked": marked,
            });
            Some((format!("{}live.json", self.stories[place]), data))
        });
        data.collect()
    }

    /// The addresses of all posts.
    pub fn moved(&self) -> Vec<Moved> {
        let posts = self.live_blogs().flat_map(|place| {
            let posts = self.live(place).into_iter().flat_map(|live| &live.posts);
            posts
                .enumerate()
                .map(move |(post, one)| self.leads_on(place, post, one))
        });
        posts.collect()
    }

    fn leads_on(&self, place: usize, post: usize, one: &Post) -> Moved {
        let story = self.story_at(place);
        let language = self.language(story);
        let is_preview = self.is_preview(&Address::Story(place));
        let stands = self.posts_path(place, self.page_of(place, post));
        let title = one.title.as_ref().unwrap_or(&story.headline);
        let mut head = self.head(Subject {
            title,
            description: self.description(&Text::default(), &one.body, &story.headline),
            path: Some(stands.as_str()).filter(|_| !is_preview),
            language,
            genre: "article",
        });
        head.image = story.lead.iter().flat_map(|lead| self.shared(lead)).next();
        Moved {
            path: self.post_path(place, post),
            head,
            to: format!("{}#post-{}", self.base.href(&stands), one.id),
            words: locales::labels(language).post_moved.clone(),
        }
    }

    /// What schema.org's `LiveBlogPosting` says beyond an article: when it was covered, and each post
    /// of the page as a `BlogPosting`.
    pub(super) fn add_coverage(&self, place: usize, page: usize, value: &mut Value) {
        let story = self.story_at(place);
        let Some(live) = &story.live else { return };
        let iso = |moment| self.dates.minute(moment, self.language(story)).iso;
        value["coverageStartTime"] = iso(story.published).into();
        if let Some(ended) = live.ended {
            value["coverageEndTime"] = iso(ended).into();
        }
        let pinned = live.posts.iter().position(|post| post.pinned && page == 0);
        let pinned = pinned.map(|post| self.update(place, page, post, live));
        let updates = self.updates(place, page, live);
        let updates = pinned.into_iter().chain(updates).map(|update| {
            let post = update.post;
            // The page has it in full: here it need not be said again.
            let mut words = String::new();
            for text in self.shown(&post.body) {
                if words.len() < ENOUGH {
                    words.push_str(&text.plain());
                    words.push('\n');
                }
            }
            let mut value = json!({
                "@type": "BlogPosting",
                "headline": post.title.as_ref().unwrap_or(&story.headline),
                "datePublished": iso(post.published),
                "dateModified": iso(post.updated.unwrap_or(post.published)),
                "url": self.base.absolute(&update.permalink),
                "articleBody": words.trim(),
            });
            let authors = post.authors.iter();
            let authors: Vec<_> = authors
                .filter_map(|slug| self.structured_author(slug))
                .collect();
            if !authors.is_empty() {
                value["author"] = authors.into();
            }
            value
        });
        value["liveBlogUpdate"] = updates.collect();
    }
}

/// The outermost elements with a hash.
fn marked(nodes: &[Node]) -> Vec<&Node> {
    let marked = nodes.iter().flat_map(|node| match node {
        Node::Element(element) if element.attributes.contains_key("data-hash") => vec![node],
        Node::Element(element) => marked(&element.children),
        Node::Words(_) => Vec::new(),
    });
    marked.collect()
}

//! A live blog.

use serde_json::{Value, json};

use super::{Graph, set};
use crate::{
    resolve::{
        head::shown_texts,
        index::{pagination::PageNumber, stories::LiveBlog},
        posts,
        words::one_line,
    },
    typeset::{LivePost, shown},
};

/// From this many bytes on, a post of a live blog is quoted no further: its page has it in full.
const QUOTED: usize = 400;

impl Graph<'_> {
    /// What a `LiveBlogPosting` says beyond an article: from when to when it was covered, and each post of
    /// the page as a `BlogPosting`.
    pub fn add_coverage(&mut self, blog: LiveBlog, page: PageNumber, node: &mut Value) {
        let index = self.index;
        let story = &index.stories[blog.id];
        let iso = |moment| index.dates.minute(moment, story.language).iso;
        node["coverageStartTime"] = iso(story.begins).into();
        if let Some(ended) = blog.live.ended {
            let posts = blog.live.posts.iter().map(|post| post.published);
            let last = posts.fold(story.begins, Ord::max);
            node["coverageEndTime"] = iso(ended.max(last)).into();
        }
        let pinned = page.is_first().then(|| posts::pinned(index, blog));
        let others = posts::page_posts(index, blog, page);
        node["liveBlogUpdate"] = pinned
            .flatten()
            .into_iter()
            .chain(others)
            .map(|post| self.blog_posting(blog, &post))
            .collect();
    }

    fn blog_posting(&mut self, blog: LiveBlog, live_post: &LivePost) -> Value {
        let index = self.index;
        let story = &index.stories[blog.id];
        let iso = |moment| index.dates.minute(moment, story.language).iso;
        let post = live_post.post;
        let mut quoted = String::new();
        for text in shown_texts(index, &post.body) {
            if quoted.len() < QUOTED {
                quoted.push_str(&shown(text, index).plain());
                quoted.push('\n');
            }
        }
        let named: Vec<_> = post
            .authors
            .iter()
            .filter_map(|slug| self.author(slug))
            .collect();
        let authors = if named.is_empty() {
            self.authors(story.story)
        } else {
            named
        };
        let mut node = json!({
            "@type": "BlogPosting",
            "headline": post.title.as_ref().unwrap_or(&story.story.headline),
            "datePublished": iso(post.published),
            "dateModified": iso(post.updated.map_or(post.published, |it| it.max(post.published))),
            "url": index.base.absolute(&live_post.permalink),
            "author": authors,
        });
        let quoted = Some(quoted.trim()).filter(|words| !one_line(words).is_empty());
        set(&mut node, "articleBody", quoted);
        node
    }
}

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Block, Found, Line, Moment, Parts, Slug};

/// What a live blog tells, post by post, beside what its `body` says of the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Live {
    /// What has happened so far, a sentence a line; it stands over the posts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub summary: Vec<Line>,
    /// In any order: they are shown the newest first.
    pub posts: Vec<Post>,
    /// When the coverage ended; until then readers ask for new posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Moment>,
    /// How often a reader asks for new posts, in seconds.
    #[serde(default = "half_a_minute", skip_serializing_if = "is_half_a_minute")]
    #[schemars(range(min = 5, max = 3600))]
    pub interval: u16,
    /// How many posts stand on a page; the first has up to twice as many.
    #[serde(default = "ten", skip_serializing_if = "is_ten")]
    #[schemars(range(min = 1, max = 100))]
    pub page_size: u16,
}

/// One update of a live blog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The last segment of its address, for good.
    pub id: Slug,
    /// When it appears; before that it is not in the output.
    pub published: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Slugs of authors, where it is not the story's that wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Slug>,
    /// Belongs to the key events, which are listed over the posts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
    /// Sums up what has happened, which is said of it; it is listed with the key events.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub summary: bool,
    /// Stands over all other posts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    pub body: Vec<Block>,
}

impl Post {
    /// Whether it is listed among the key events.
    pub fn is_key(&self) -> bool {
        self.key || self.summary
    }
}

impl Live {
    /// The newest first; of two of one minute the one that stands first in the file.
    pub fn sort(&mut self) {
        let published = |post: &Post| std::cmp::Reverse(post.published);
        self.posts.sort_by_key(published);
    }
}

impl Parts for Live {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        self.summary.find(&format!("{at}/summary"), found);
        self.posts.find(&format!("{at}/posts"), found);
    }
}

impl Parts for Post {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        self.body.find(&format!("{at}/body"), found);
    }
}

fn half_a_minute() -> u16 {
    30
}

fn is_half_a_minute(interval: &u16) -> bool {
    *interval == half_a_minute()
}

fn ten() -> u16 {
    10
}

fn is_ten(size: &u16) -> bool {
    *size == ten()
}

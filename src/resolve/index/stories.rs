//! All stories that are published, each with what was settled of it: address, history, visibility.

use std::{collections::BTreeMap, ops};

use jiff::tz::TimeZone;

use super::pagination::{PageNumber, Pagination};
use crate::{
    grammar::Permalink,
    model::{
        Article, History, Language, Live, Moment, Picture, Post, Publication, Revision, Slug,
        StoryName,
    },
    resolve::link_preview,
};

/// A story of the index: its place among all stories, newest first, previews after the public ones, and then those
/// that are withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoryId(usize);

/// Who finds a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility<'a> {
    /// Everyone.
    Public,
    /// Those alone who were given its address, which ends in this token, since it is not out.
    Preview {
        /// One that nobody can guess.
        token: &'a str,
    },
    /// Those who know its address or follow a link to it: it was out and is withdrawn.
    Withdrawn,
}

/// A story with what the rest of the publication needs to know of it.
#[derive(Debug)]
pub struct Published<'a> {
    /// What its address ends in, or will once it is out.
    pub slug: &'a Slug,
    /// The story as its file tells it.
    pub story: &'a Article,
    /// Its own language, else the site's.
    pub language: &'a Language,
    /// Its earlier revisions; none for a preview.
    pub history: Option<&'a History>,
    /// From the site's root, not encoded, with slashes at both ends.
    pub path: String,
    /// Who finds it.
    pub visibility: Visibility<'a>,
    /// The last change that the story itself tells of: an update, a correction, a post.
    pub last_change: Option<Moment>,
    /// The picture that stands for it where others show a link to it.
    pub link_preview: Option<&'a Picture>,
    /// Of a live blog: when the coverage began.
    pub begins: Moment,
    /// Of a live blog: which of its posts are its key events, by their places among all.
    pub key_events: Vec<usize>,
    /// Of a live blog: the place of the post that is pinned.
    pub pinned: Option<usize>,
}

/// A live blog.
#[derive(Debug, Clone, Copy)]
pub struct LiveBlog<'a> {
    /// The story that it is.
    pub id: StoryId,
    /// Its posts, newest first, and what it says of itself.
    pub live: &'a Live,
    /// How its posts are divided into pages.
    pub pagination: Pagination,
}

/// Every story that is published.
#[derive(Debug)]
pub struct Stories<'a> {
    /// The public ones, newest first, then the previews, then those that are withdrawn.
    all: Vec<Published<'a>>,
    /// How many of them are public.
    public: usize,
    by_name: BTreeMap<String, StoryId>,
    by_path: BTreeMap<String, StoryId>,
}

impl<'a> Published<'a> {
    /// Whether everyone finds it.
    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }

    /// Whether it can only be found by those who were given its address.
    pub fn is_preview(&self) -> bool {
        matches!(self.visibility, Visibility::Preview { .. })
    }

    /// Whether it was out and is taken back.
    pub fn is_withdrawn(&self) -> bool {
        self.visibility == Visibility::Withdrawn
    }

    /// Its revisions, the oldest first, where they may be shown and there is more than one.
    pub fn revisions(&self) -> Option<&'a [Revision]> {
        let revisions = &self.history?.revisions;
        (self.story.history && revisions.len() > 1).then_some(revisions)
    }
}

impl<'a> Stories<'a> {
    /// Settles the address of every story. `zone` tells the day of a story, which may be part of it.
    pub fn new(publication: &'a Publication, permalink: &Permalink, zone: &TimeZone) -> Self {
        let site_language = publication.site.language();
        let publish = |slug, story: &'a Article, history, visibility| Published {
            slug,
            story,
            language: story.language.as_ref().unwrap_or(site_language),
            history,
            path: match visibility {
                Visibility::Public | Visibility::Withdrawn => permalink.path(slug, story, zone),
                Visibility::Preview { token } => format!("/preview/{token}/"),
            },
            visibility,
            last_change: last_change(story),
            link_preview: link_preview::chosen(publication, &story.found()),
            begins: posts(story)
                .map(|post| post.published)
                .fold(story.published, Moment::min),
            key_events: places(story, Post::is_key).collect(),
            pinned: places(story, |post| post.pinned).next(),
        };
        let public = publication.stories.iter().map(|story| {
            let history = Some(&story.history);
            publish(&story.slug, &story.article, history, Visibility::Public)
        });
        let previews = publication.previews.iter().map(|preview| {
            let token = preview.token.as_str();
            let visibility = Visibility::Preview { token };
            publish(&preview.slug, &preview.story, None, visibility)
        });
        let withdrawn = publication
            .withdrawn
            .iter()
            .map(|story| publish(&story.slug, &story.article, None, Visibility::Withdrawn));
        let all: Vec<_> = public.chain(previews).chain(withdrawn).collect();
        let public = publication.stories.len();
        let mut by_name = BTreeMap::new();
        let mut by_path = BTreeMap::new();
        for (story, id) in all.iter().take(public).zip((0..).map(StoryId)) {
            for name in StoryName::all(&story.story.section, story.slug, &story.path) {
                by_name.entry(name).or_insert(id);
            }
            by_path.insert(story.path.clone(), id);
        }
        Self {
            all,
            public,
            by_name,
            by_path,
        }
    }

    /// Every story that has a page.
    pub fn ids(&self) -> impl Iterator<Item = StoryId> + use<> {
        (0..self.all.len()).map(StoryId)
    }

    /// The stories that are withdrawn.
    pub fn withdrawn(&self) -> impl Iterator<Item = StoryId> {
        let ids = self.ids();
        ids.filter(|id| self[*id].visibility == Visibility::Withdrawn)
    }

    /// The public stories, newest first.
    pub fn public(&self) -> impl ExactSizeIterator<Item = StoryId> + use<> {
        (0..self.public).map(StoryId)
    }

    /// Every live blog, previews included.
    pub fn live_blogs(&self) -> impl Iterator<Item = LiveBlog<'a>> {
        self.ids().filter_map(|id| self.live_blog(id))
    }

    /// A story's posts, if it is a live blog.
    pub fn live_blog(&self, id: StoryId) -> Option<LiveBlog<'a>> {
        let live = self[id].story.live.as_ref()?;
        Some(LiveBlog {
            id,
            live,
            pagination: Pagination::new(live.posts.len(), live.page_size.into()),
        })
    }

    /// The public story of that name, which the rules for content keep from being that of two.
    pub fn by_name(&self, name: &StoryName) -> Option<StoryId> {
        self.by_name.get(&name.normal()).copied()
    }

    /// The public story at a path from the site's root, not encoded.
    pub fn by_path(&self, path: &str) -> Option<StoryId> {
        self.by_path.get(path).copied()
    }

    /// How many public stories are newer. Of a preview: how many would be.
    pub fn rank(&self, id: StoryId) -> usize {
        let story = &self[id];
        match story.visibility {
            Visibility::Public => id.0,
            Visibility::Preview { .. } | Visibility::Withdrawn => self.all[..self.public]
                .partition_point(|other| other.story.published > story.story.published),
        }
    }

    /// The path of a post's own address, which stays the same while the post moves from page to page.
    pub fn post_path(&self, id: StoryId, post: &Post) -> String {
        format!("{}post/{}/", self[id].path, post.id)
    }
}

impl<'a> LiveBlog<'a> {
    /// A post by its place among all, with the page that it is on.
    pub fn post(self, place: usize) -> Option<(PageNumber, &'a Post)> {
        let post = self.live.posts.get(place)?;
        Some((self.pagination.page_of(place), post))
    }

    /// The posts of a page, newest first.
    pub fn posts_of(self, page: PageNumber) -> &'a [Post] {
        let range = self.pagination.range(page);
        self.live.posts.get(range).unwrap_or_default()
    }

    /// All posts, newest first, each with the page that it is on.
    pub fn posts(self) -> impl Iterator<Item = (PageNumber, &'a Post)> {
        let posts = self.live.posts.iter().enumerate();
        posts.map(move |(entry, post)| (self.pagination.page_of(entry), post))
    }
}

fn posts(story: &Article) -> impl Iterator<Item = &Post> {
    story.live.iter().flat_map(|live| &live.posts)
}

/// The places of such posts among all.
fn places(story: &Article, is_one: impl Fn(&Post) -> bool) -> impl Iterator<Item = usize> {
    let posts = posts(story).enumerate();
    posts.filter_map(move |(place, post)| is_one(post).then_some(place))
}

fn last_change(story: &Article) -> Option<Moment> {
    let corrections = story.corrections.iter().map(|one| one.date);
    posts(story)
        .flat_map(|post| [Some(post.published), post.updated])
        .flatten()
        .chain(corrections)
        .chain(story.updated)
        // A post may be older than the story around it.
        .filter(|change| *change > story.published)
        .max()
}

/// An id is only made by this type, from its own length, so there is a story for each.
impl<'a> ops::Index<StoryId> for Stories<'a> {
    type Output = Published<'a>;

    fn index(&self, id: StoryId) -> &Published<'a> {
        &self.all[id.0]
    }
}

//! The posts of a live blog, on the first page and on the numbered ones.

use super::{
    author::author_href,
    head::first_words,
    index::{
        Index,
        address::Address,
        pagination::PageNumber,
        stories::{LiveBlog, Published},
    },
    story_body,
};
use crate::{
    model::Post,
    page::{Element, Node, hooks},
    typeset::{Earlier, LivePage, LivePost, Typesetter},
};

/// How many key events every page lists.
const NEWEST_EVENTS: usize = 20;

/// The body of the first page: what the story says of the whole, then its posts.
pub fn body(index: &Index, blog: LiveBlog, typesetter: &Typesetter) -> Vec<Node> {
    let mut nodes = story_body::body(index, &index.stories[blog.id], typesetter).nodes;
    nodes.insert(0, typesetter.summary(&blog.live.summary).into());
    let pinned = pinned(index, blog);
    let above = vec![
        key_events(index, blog, PageNumber::FIRST, typesetter),
        typesetter.pinned(pinned.as_ref()),
    ];
    let posts = posts(index, blog, PageNumber::FIRST);
    nodes.push(typesetter.posts(&posts, None, above).into());
    nodes
}

/// The posts of a page, with the ways to the pages before and after.
pub fn posts<'a>(index: &Index, blog: LiveBlog<'a>, page: PageNumber) -> LivePage<'a> {
    let href = |page| index.href(&Address::Posts(blog.id, page));
    let home = href(PageNumber::FIRST);
    let is_growing = page.is_first() && blog.live.ended.is_none();
    LivePage {
        posts: page_posts(index, blog, page),
        updates: is_growing.then(|| (format!("{home}live.json"), blog.live.interval)),
        home,
        has_key_events: !index.stories[blog.id].key_events.is_empty(),
        newer: blog.pagination.newer(page).map(href),
        older: blog.pagination.older(page).map(href),
    }
}

/// The posts of a page, newest first; without the pinned one on the first page, where it stands above
/// the others.
pub fn page_posts<'a>(index: &Index, blog: LiveBlog<'a>, page: PageNumber) -> Vec<LivePost<'a>> {
    blog.posts_of(page)
        .iter()
        .filter(|post| !(page.is_first() && post.pinned))
        .map(|post| live_post(index, blog, page, page, post))
        .collect()
}

/// The posts of the first page in the order in which a note looks for its first reference: the pinned
/// one, then from the oldest on.
pub fn note_order<'a>(index: &Index, blog: LiveBlog<'a>) -> Vec<&'a Post> {
    let posts = blog.posts_of(PageNumber::FIRST).iter();
    let mut posts: Vec<_> = posts.filter(|post| !post.pinned).collect();
    let pinned = index.stories[blog.id].pinned;
    posts.extend(pinned.and_then(|place| blog.live.posts.get(place)));
    posts.reverse();
    posts
}

/// The pinned post, as it stands on the first page.
pub fn pinned<'a>(index: &Index, blog: LiveBlog<'a>) -> Option<LivePost<'a>> {
    let (on, post) = blog.post(index.stories[blog.id].pinned?)?;
    Some(live_post(index, blog, PageNumber::FIRST, on, post))
}

/// The way from a page to the newest key events: from the first page to the earlier ones too, and from
/// the others to the first, so that a long blog does not list them all as often as it has pages.
pub fn key_events(
    index: &Index,
    blog: LiveBlog,
    page: PageNumber,
    typesetter: &Typesetter,
) -> Element {
    let places = &index.stories[blog.id].key_events;
    let (newest, earlier) = places.split_at(places.len().min(NEWEST_EVENTS));
    let events = |places: &[usize]| -> Vec<_> {
        let posts = places.iter().filter_map(|place| blog.post(*place));
        posts
            .map(|(on, post)| live_post(index, blog, page, on, post))
            .collect()
    };
    let earlier = if page.is_first() {
        Earlier::Here(events(earlier))
    } else if earlier.is_empty() {
        Earlier::Here(Vec::new())
    } else {
        Earlier::At(index.href(&Address::Posts(blog.id, PageNumber::FIRST)))
    };
    typesetter.key_events(&events(newest), earlier)
}

/// A post that is on the page `on`, as `page` shows it or leads to it.
fn live_post<'a>(
    index: &Index,
    blog: LiveBlog<'a>,
    page: PageNumber,
    on: PageNumber,
    post: &'a Post,
) -> LivePost<'a> {
    let Published {
        story, language, ..
    } = &index.stories[blog.id];
    let time = |moment| index.dates.time(moment, story.published, language);
    let authors = post.authors.iter().filter_map(|slug| {
        let author = index.publication.authors.get(slug)?;
        Some((author.name.clone()?, author_href(index, slug)))
    });
    // The pinned one stands above the others of the first page too.
    let is_here = on == page || (post.pinned && page.is_first());
    let path = if is_here {
        String::new()
    } else {
        index.href(&Address::Posts(blog.id, on))
    };
    let name = post.title.clone();
    LivePost {
        post,
        name: name.unwrap_or_else(|| first_words(index, &post.body)),
        time: time(post.published),
        edited: post.updated.map(time),
        authors: authors.collect(),
        permalink: index.base.href(&index.stories.post_path(blog.id, post)),
        href: format!("{path}#{}{}", hooks::live::POST_ID, post.id),
    }
}

//! The posts of a live blog, on the first page and on the numbered ones.

use super::{
    author::author_href,
    index::{
        Index,
        address::Address,
        numbering::PageNumber,
        stories::{LiveBlog, Published},
    },
    story_body,
};
use crate::{
    model::Post,
    page::{Element, Node},
    typeset::{LivePage, LivePost, Typesetter},
};

/// The body of the first page: what the story says of the whole, then its posts.
pub fn body(index: &Index, blog: LiveBlog, typesetter: &Typesetter) -> Vec<Node> {
    let mut nodes = story_body::body(index, &index.stories[blog.id], typesetter).nodes;
    nodes.insert(0, typesetter.summary(&blog.live.summary).into());
    let above = above_posts(index, blog, typesetter);
    let posts = posts(index, blog, PageNumber::FIRST);
    nodes.push(typesetter.posts(&posts, None, above).into());
    nodes
}

/// The posts of a page, with the ways to the pages before and after.
pub fn posts<'a>(index: &Index, blog: LiveBlog<'a>, page: PageNumber) -> LivePage<'a> {
    let href = |page| index.href(&Address::Posts(blog.id, page));
    let home = href(PageNumber::FIRST);
    let is_live = page.is_first() && blog.live.ended.is_none();
    LivePage {
        posts: updates(index, blog, page),
        updates: is_live.then(|| (format!("{home}live.json"), blog.live.interval)),
        home,
        newer: blog.numbering.newer(page).map(href),
        older: blog.numbering.older(page).map(href),
    }
}

/// The posts of a page, newest first; without the pinned one on the first page, where it stands above
/// the others.
pub fn updates<'a>(index: &Index, blog: LiveBlog<'a>, page: PageNumber) -> Vec<LivePost<'a>> {
    blog.posts()
        .filter(|(on, post)| *on == page && !(page.is_first() && post.pinned))
        .map(|(on, post)| update(index, blog, page, on, post))
        .collect()
}

/// The posts of a page in the order in which a note looks for its first reference: the pinned one,
/// where it stands above the others, then from the oldest on.
pub fn by_age<'a>(blog: LiveBlog<'a>, page: PageNumber) -> Vec<&'a Post> {
    let is_above = |post: &Post| page.is_first() && post.pinned;
    let posts = || blog.posts().map(|(on, post)| (on == page, post));
    let above = posts().map(|(_, post)| post).find(|post| is_above(post));
    let others: Vec<_> = posts()
        .filter(|(is_here, post)| *is_here && !is_above(post))
        .map(|(_, post)| post)
        .collect();
    above.into_iter().chain(others.into_iter().rev()).collect()
}

/// The pinned post, as it stands on the first page.
pub fn pinned<'a>(index: &Index, blog: LiveBlog<'a>) -> Option<LivePost<'a>> {
    let (on, post) = blog.posts().find(|(_, post)| post.pinned)?;
    Some(update(index, blog, PageNumber::FIRST, on, post))
}

/// What stands above the posts of the first page: key events and the pinned post.
fn above_posts(index: &Index, blog: LiveBlog, typesetter: &Typesetter) -> Vec<Element> {
    let key_events: Vec<_> = blog
        .posts()
        .filter(|(_, post)| post.key)
        .map(|(on, post)| update(index, blog, PageNumber::FIRST, on, post))
        .collect();
    let pinned = pinned(index, blog);
    vec![
        typesetter.key_events(&key_events),
        typesetter.pinned(pinned.as_ref()),
    ]
}

/// A post that is on the page `on`, as `page` shows it or leads to it.
fn update<'a>(
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
    let href = if is_here {
        String::new()
    } else {
        index.href(&Address::Posts(blog.id, on))
    };
    LivePost {
        post,
        time: time(post.published),
        edited: post.updated.map(time),
        authors: authors.collect(),
        permalink: index.base.href(&index.stories.post_path(blog.id, post)),
        href: format!("{href}#post-{}", post.id),
    }
}

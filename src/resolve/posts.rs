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
    typeset::{Posts, Setter, Update},
};

/// The body of the first page: what the story says of the whole, then its posts.
pub fn body(index: &Index, blog: LiveBlog, setter: &Setter) -> Vec<Node> {
    let mut nodes = story_body::body(index, &index.stories[blog.id], setter).nodes;
    nodes.insert(0, setter.summary(&blog.live.summary).into());
    let above = above_posts(index, blog, setter);
    let posts = posts(index, blog, PageNumber::FIRST);
    nodes.push(setter.posts(&posts, None, above).into());
    nodes
}

/// The posts of a page, with the ways to the pages before and after.
pub fn posts<'a>(index: &Index, blog: LiveBlog<'a>, page: PageNumber) -> Posts<'a> {
    let href = |page| index.href(&Address::Posts(blog.id, page));
    let home = href(PageNumber::FIRST);
    let asks = page.is_first() && blog.live.ended.is_none();
    Posts {
        updates: updates(index, blog, page),
        asks: asks.then(|| (format!("{home}live.json"), blog.live.interval)),
        home,
        newer: blog.numbering.newer(page).map(href),
        older: blog.numbering.older(page).map(href),
    }
}

/// The posts of a page, newest first; without the pinned one on the first page, where it stands above
/// the others.
pub fn updates<'a>(index: &Index, blog: LiveBlog<'a>, page: PageNumber) -> Vec<Update<'a>> {
    blog.posts()
        .filter(|(on, post)| *on == page && !(page.is_first() && post.pinned))
        .map(|(on, post)| update(index, blog, page, on, post))
        .collect()
}

/// The pinned post, as it stands on the first page.
pub fn pinned<'a>(index: &Index, blog: LiveBlog<'a>) -> Option<Update<'a>> {
    let (on, post) = blog.posts().find(|(_, post)| post.pinned)?;
    Some(update(index, blog, PageNumber::FIRST, on, post))
}

/// What stands above the posts of the first page: key events and the pinned post.
fn above_posts(index: &Index, blog: LiveBlog, setter: &Setter) -> Vec<Element> {
    let key_events: Vec<_> = blog
        .posts()
        .filter(|(_, post)| post.key)
        .map(|(on, post)| update(index, blog, PageNumber::FIRST, on, post))
        .collect();
    let pinned = pinned(index, blog);
    vec![
        setter.key_events(&key_events),
        setter.pinned(pinned.as_ref()),
    ]
}

/// A post that is on the page `on`, as `page` shows it or leads to it.
fn update<'a>(
    index: &Index,
    blog: LiveBlog<'a>,
    page: PageNumber,
    on: PageNumber,
    post: &'a Post,
) -> Update<'a> {
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
    Update {
        post,
        time: time(post.published),
        edited: post.updated.map(time),
        authors: authors.collect(),
        permalink: index.base.href(&index.stories.post_path(blog.id, post)),
        place: format!("{href}#post-{}", post.id),
    }
}

//! What an open first page of a live blog asks for again and again: everything on it that may have
//! changed, each part with a hash by which the app knows whether it has. It is never longer than the
//! posts of a first page and the list of the key events.

use serde_json::{Value, json};

use super::{
    index::{Index, pagination::PageNumber},
    story,
};
use crate::{
    page::{FORMAT, Node, hooks},
    typeset::seconds,
};

/// The data of a live blog, as JSON.
#[derive(Debug)]
pub struct LiveData {
    /// From the site's root, not encoded.
    pub path: String,
    /// What the page shows that may change.
    pub data: Value,
}

/// The data of every live blog.
pub fn live_data(index: &Index) -> Vec<LiveData> {
    let blogs = index.stories.live_blogs();
    blogs
        .map(|blog| {
            let page = story::content(index, blog.id);
            // The newest post that is on another page: it and all older ones leave this page.
            let here = blog.posts_of(PageNumber::FIRST).len();
            let older = blog.live.posts.get(here);
            let marked = [marked(&page.body), marked(&page.after)].concat();
            LiveData {
                path: format!("{}live.json", index.stories[blog.id].path),
                data: json!({
                    "format": FORMAT,
                    "ended": blog.live.ended.is_some(),
                    "label": page.label,
                    "updated": page.updated.map(|date| [date.iso, date.text]),
                    "older": older.map(|post| seconds(post.published)),
                    "marked": marked,
                }),
            }
        })
        .collect()
}

/// The paths, from the site's root and not encoded, of the data that open pages ask for, each with its seconds
/// from one time to the next. A preview is not among them: nobody is to learn its address.
pub fn polled<'a>(index: &'a Index<'a>) -> impl Iterator<Item = (String, u16)> + 'a {
    let blogs = index.stories.live_blogs();
    let blogs = blogs.map(|blog| (&index.stories[blog.id], blog.live));
    blogs
        .filter(|(published, live)| live.ended.is_none() && !published.is_preview())
        .map(|(published, live)| (format!("{}live.json", published.path), live.interval))
}

/// The outermost elements with a hash.
fn marked(nodes: &[Node]) -> Vec<&Node> {
    let marked = nodes.iter().flat_map(|node| match node {
        Node::Element(element) if element.attributes.contains_key(hooks::live::HASH.name) => {
            vec![node]
        }
        Node::Element(element) => marked(&element.children),
        Node::Words(_) => Vec::new(),
    });
    marked.collect()
}

//! The addresses of the posts of live blogs. A post is on the first page until enough newer ones have
//! come, then on a numbered one. So each has an address of its own, which leads on to where it is: one
//! small file that changes once in its life, where a whole page a post would be a hundred times the
//! bytes.

use super::{
    alias,
    head::{self, Subject},
    index::{Index, address::Address, pagination::PageNumber, stories::LiveBlog},
    share_card,
};
use crate::{
    model::{Post, Standfirst},
    page::{Head, Picture, hooks},
};

/// An address that leads on to another one.
#[derive(Debug)]
pub struct Redirect {
    /// From the site's root, not encoded.
    pub path: String,
    /// What the document there says of itself.
    pub head: Head,
    /// Where it leads, base included, with the post's fragment.
    pub to: String,
    /// What the link says, for those whose browser doesn't lead on by itself.
    pub label: String,
}

/// The addresses of all posts, and those that pages had before.
pub fn redirects(index: &Index) -> Vec<Redirect> {
    let blogs = index.stories.live_blogs();
    let posts = blogs.flat_map(|blog| {
        let image = share_card::image_of_story(index, blog.id);
        let posts = blog.posts();
        posts.map(move |(page, post)| redirect(index, blog, page, post, image.clone()))
    });
    posts.chain(alias::redirects(index)).collect()
}

/// `image` is the picture of the blog.
fn redirect(
    index: &Index,
    blog: LiveBlog,
    page: PageNumber,
    post: &Post,
    image: Picture,
) -> Redirect {
    let published = &index.stories[blog.id];
    let story = published.story;
    let to = index.path(&Address::Posts(blog.id, page));
    let mut head = head::head(
        index,
        Subject {
            title: post.title.as_ref().unwrap_or(&story.headline),
            description: head::description(
                index,
                &Standfirst::default(),
                &post.body,
                &story.headline,
            ),
            path: (!published.is_preview()).then_some(to.as_str()),
            language: published.language,
            genre: "article",
        },
    );
    head.image = Some(image);
    head::for_machines(&mut head);
    Redirect {
        path: index.stories.post_path(blog.id, post),
        head,
        to: format!(
            "{}#{}{}",
            index.base.href(&to),
            hooks::live::POST_ID,
            post.id
        ),
        label: index.locales.labels(published.language).post_moved.clone(),
    }
}

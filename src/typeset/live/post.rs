//! One post of a live blog.

use super::{marked, seconds};
use crate::{
    markup::time,
    model::Post,
    page::{Date, Element, Node, element, hooks},
    typeset::{Typesetter, named::Named},
};

/// A post with what the publication knows of it.
pub struct LivePost<'a> {
    /// What was written.
    pub post: &'a Post,
    /// What a list calls it: its title, else its first words; empty where it has none.
    pub name: String,
    /// When it was published.
    pub time: Date,
    /// When it was changed, if it was.
    pub edited: Option<Date>,
    /// Names and addresses of those who wrote it.
    pub authors: Vec<(String, String)>,
    /// The address that never changes.
    pub permalink: String,
    /// The address of the place where it stands now, from the page that it is shown on.
    pub href: String,
}

impl Typesetter<'_> {
    pub(super) fn post(&self, post: &LivePost) -> Element {
        let article = element("article")
            .class(hooks::live::POST.name)
            .set(hooks::live::AT.name, seconds(post.post.published))
            .maybe(hooks::live::KEY.name, post.post.is_key().then_some(""));
        let head = self.post_head(post);
        let article = match &post.post.title {
            Some(title) => {
                let id = self.id(post.post);
                let title = element("h3").set("id", id.as_str()).with(title.as_str());
                article.set("aria-labelledby", id).with(head).with(title)
            }
            None => article.named(post.time.text.as_str()).with(head),
        };
        let article = article
            .with_all(self.body(&post.post.body))
            .with_all(self.post_foot(post));
        marked(
            article,
            &format!("{}{}", hooks::live::POST_ID, post.post.id),
        )
    }

    /// When it was published, as a link that never changes, and what it is.
    fn post_head(&self, post: &LivePost) -> Element {
        let label = format!("{}: {}", self.labels.link_to_update, post.time.text);
        let link = element("a")
            .class(hooks::live::POST_LINK.name)
            .set("href", post.permalink.as_str())
            .set("rel", "external bookmark")
            .named(label)
            .with(time(&post.time));
        let labels = [
            (post.post.pinned, &self.labels.pinned_update),
            (post.post.key, &self.labels.key_event),
            (post.post.summary, &self.labels.summary),
        ];
        let labels = labels
            .into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, label)| element("span").class("post__label").with(self.label(label)))
            .flat_map(|label| [Node::from(" "), label.into()]);
        element("p").class("post__head").with(link).with_all(labels)
    }

    /// Who wrote it and when it was changed.
    fn post_foot(&self, post: &LivePost) -> Option<Element> {
        let authors = post.authors.iter().map(|(name, href)| {
            let link = element("a").set("rel", "author").set("href", href.as_str());
            let link = link.set("dir", "auto");
            vec![link.with(name.as_str()).into()]
        });
        let edited = post.edited.as_ref().map(|edited| {
            let mut words = self.label_and(&self.labels.edited, " ");
            words.push(time(edited).into());
            words
        });
        let parts: Vec<Node> = authors
            .chain(edited)
            .enumerate()
            .flat_map(|(index, part)| {
                let between = (index > 0).then(|| Node::from(" · "));
                between.into_iter().chain(part)
            })
            .collect();
        (!parts.is_empty()).then(|| element("p").class("post__under").with_all(parts))
    }
}

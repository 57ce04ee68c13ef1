//! One post of a live blog.

use super::{marked, seconds};
use crate::{
    markup::time,
    model::Post,
    page::{Date, Element, Node, element, hooks},
    typeset::Setter,
};

/// A post with what the publication knows of it.
pub struct Update<'a> {
    pub post: &'a Post,
    pub time: Date,
    pub edited: Option<Date>,
    /// Names and addresses of those who wrote it.
    pub authors: Vec<(String, String)>,
    /// The address that never changes.
    pub permalink: String,
    /// Where it stands now.
    pub place: String,
}

impl Setter<'_> {
    pub(super) fn update(&self, update: &Update) -> Element {
        let id = format!("{}{}", hooks::live::POST_ID, update.post.id);
        let set = self.apart(&id, || self.post(update));
        marked(set, &id)
    }

    fn post(&self, update: &Update) -> Element {
        let labels = [
            (update.post.pinned, &self.labels.pinned_update),
            (update.post.key, &self.labels.key_event),
        ];
        let labels = labels
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, words)| element("span").class("post__label").with(words.as_str()));
        let link = element("a")
            .class(hooks::live::POST_LINK.name)
            .set("href", update.permalink.clone())
            .set("rel", "external bookmark")
            .set(
                "aria-label",
                format!("{}: {}", self.labels.link_to_update, update.time.text),
            )
            .with(time(&update.time));
        let labels = labels.flat_map(|label| [Node::from(" "), label.into()]);
        let head = element("p").class("post__head").with(link).with_all(labels);
        let set = element("article")
            .class(hooks::live::POST.name)
            .set(hooks::live::AT.name, seconds(update.post.published))
            .maybe(hooks::live::KEY.name, update.post.key.then_some(""));
        let set = match &update.post.title {
            Some(title) => {
                let name = self.id("title");
                let title = element("h3").set("id", name.clone()).with(title.as_str());
                set.set("aria-labelledby", name).with(head).with(title)
            }
            None => set.set("aria-label", update.time.text.clone()).with(head),
        };
        set.with_all(self.body(&update.post.body))
            .with_all(self.under(update))
    }

    /// Who wrote it and when it was changed.
    fn under(&self, update: &Update) -> Option<Element> {
        let mut parts: Vec<Vec<Node>> = update
            .authors
            .iter()
            .map(|(name, href)| {
                let link = element("a").set("rel", "author").set("href", href.clone());
                vec![link.with(name.as_str()).into()]
            })
            .collect();
        if let Some(edited) = &update.edited {
            let words = format!("{} ", self.labels.edited);
            parts.push(vec![words.into(), time(edited).into()]);
        }
        let parts = parts.into_iter().enumerate().flat_map(|(place, part)| {
            let between = (place > 0).then(|| Node::from(" · "));
            between.into_iter().chain(part)
        });
        let parts: Vec<_> = parts.collect();
        (!parts.is_empty()).then(|| element("p").class("post__under").with_all(parts))
    }
}

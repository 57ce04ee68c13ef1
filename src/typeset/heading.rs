use super::Setter;
use crate::{
    model::{Heading, NumberedTitle, Text},
    page::{Element, Node, element},
};

impl Setter<'_> {
    pub(super) fn heading(&self, heading: &Heading) -> Element {
        let is_post = !self.scope.borrow().is_empty();
        let name = match (heading.level, is_post) {
            (2, false) => "h2",
            (_, false) => "h3",
            // Under the title of a post.
            (_, true) => "h4",
        };
        self.titled(name, &heading.text, self.text(&heading.text))
    }

    pub(super) fn numbered_title(&self, title: &NumberedTitle) -> Element {
        let number = title.number.unwrap_or(self.titles.get().saturating_add(1));
        self.titles.set(number);
        let number = element("span")
            .class("part__number")
            .with(format!("{number} "));
        let mut words = vec![number.into()];
        words.extend(self.text(&title.text));
        self.titled("h2", &title.text, words)
    }

    /// Beside the heading and not in it: its name is the heading's words alone.
    fn titled(&self, name: &'static str, text: &Text, words: Vec<Node>) -> Element {
        let id = self.id(&text.plain());
        let label = format!("{}: {}", self.labels.link_to_part, text.plain());
        let anchor = element("a")
            .class("part__anchor")
            .set("href", format!("#{id}"))
            .set("rel", "external")
            .set("aria-label", label)
            .with("#");
        element("div")
            .class("part")
            .with(element(name).set("id", id).with_all(words))
            .with(anchor)
    }
}

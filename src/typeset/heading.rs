use super::{Typesetter, figures::Figures, named::Named};
use crate::{
    model::{Heading, NumberedTitle, Text},
    page::{Element, element},
};

impl Typesetter<'_> {
    pub(super) fn heading(&self, heading: &Heading) -> Element {
        self.titled(heading, &heading.text, None)
    }

    pub(super) fn numbered_title(&self, title: &NumberedTitle) -> Element {
        let number = i64::from(self.numbering.title(title));
        let number = element("span")
            .class("part__number")
            .with(format!("{} ", Figures::of(self.language).count(number)));
        self.titled(title, &title.text, Some(number))
    }

    /// A heading with the link to itself, which is beside it and not in it: a screen reader's list of
    /// headings has its text alone.
    fn titled<T>(&self, block: &T, text: &Text, number: Option<Element>) -> Element {
        let id = self.id(block);
        let label = format!("{}: {}", self.labels.link_to_part, text.plain());
        let anchor = element("a")
            .class("part__anchor")
            .set("href", format!("#{id}"))
            .set("rel", "external")
            .named(label)
            .with("#");
        element("div")
            .class("part")
            .with(
                element(self.numbering.heading(block))
                    .set("id", id)
                    .with_all(number)
                    .with_all(self.text(text)),
            )
            .with(anchor)
    }
}

use super::{Typesetter, figures::Figures};
use crate::{
    model::{Heading, NumberedTitle, Text},
    page::{Element, element},
};

impl Typesetter<'_> {
    pub(super) fn heading(&self, heading: &Heading) -> Element {
        let name = match heading.level {
            // Under the title of a post.
            _ if self.is_post => "h4",
            2 => "h2",
            _ => "h3",
        };
        self.titled(heading, name, &heading.text, None)
    }

    pub(super) fn numbered_title(&self, title: &NumberedTitle) -> Element {
        let number = i64::from(self.numbering.title(title));
        let number = element("span")
            .class("part__number")
            .with(format!("{} ", Figures::of(self.language).count(number)));
        self.titled(title, "h2", &title.text, Some(number))
    }

    /// A heading with the link to itself, which is beside it and not in it: a screen reader's list of
    /// headings has its text alone.
    fn titled<T>(
        &self,
        block: &T,
        name: &'static str,
        text: &Text,
        number: Option<Element>,
    ) -> Element {
        let id = self.id(block);
        let label = format!("{}: {}", self.labels.link_to_part, text.plain());
        let anchor = element("a")
            .class("part__anchor")
            .set("href", format!("#{id}"))
            .set("rel", "external")
            .set("aria-label", label)
            .with("#");
        element("div")
            .class("part")
            .with(
                element(name)
                    .set("id", id)
                    .with_all(number)
                    .with_all(self.text(text)),
            )
            .with(anchor)
    }
}

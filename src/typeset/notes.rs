use super::Setter;
use crate::page::{Node, element};

impl Setter<'_> {
    /// The raised number in the text. The first reference to a note is where the note leads back to.
    pub(super) fn reference(&self, note: &str) -> Option<Node> {
        let number = *self.numbers.get(note)?;
        let first = self.referred.borrow_mut().insert(number);
        let link = element("a")
            .set("href", format!("#note-{number}"))
            .set("rel", "external")
            .set("role", "doc-noteref")
            .set("aria-label", format!("{} {number}", self.labels.note))
            .maybe("id", first.then(|| format!("to-note-{number}")))
            .with(number.to_string());
        Some(element("sup").class("note-reference").with(link).into())
    }

    /// The notes at the end of the story.
    pub fn notes(&self) -> Option<Node> {
        let items = self.notes.iter().zip(1..).map(|(note, number)| {
            let back = element("a")
                .class("notes__back")
                .set("href", format!("#to-note-{number}"))
                .set("rel", "external")
                .set("role", "doc-backlink")
                .set("aria-label", self.labels.back_to_text.clone())
                .with("↩\u{fe0e}");
            let item = element("li").set("id", format!("note-{number}"));
            item.with_all(self.text(&note.text)).with(" ").with(back)
        });
        let title = element("h2").class("notes__title").set("id", "notes");
        let section = element("section")
            .class("notes")
            .set("role", "doc-endnotes")
            .set("aria-labelledby", "notes")
            .with(title.with(self.labels.notes.as_str()))
            .with(element("ol").class("notes__list").with_all(items));
        (!self.notes.is_empty()).then(|| section.into())
    }
}

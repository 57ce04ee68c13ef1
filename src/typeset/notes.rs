use super::{Typesetter, figures::Figures, live::marked, named::Named};
use crate::{
    model::{Mark, Note},
    page::{Element, Node, element, hooks},
};

impl Typesetter<'_> {
    /// The raised number in the text. The first reference to a note is where the note leads back to.
    pub(super) fn reference(&self, mark: &Mark, note: &str) -> Option<Node> {
        let number = self.numbering.note(note)?;
        let shown = Figures::of(self.language).count(number as i64);
        let link = element("a")
            .set("href", format!("#note-{number}"))
            .set("rel", "external")
            .set("role", "doc-noteref")
            .named(format!("{} {shown}", self.labels.note))
            .maybe("id", self.numbering.id(mark))
            .with(shown);
        Some(
            element("sup")
                .class(hooks::story::NOTE_REFERENCE.name)
                .with(link)
                .into(),
        )
    }

    /// The notes at the end of the story.
    pub fn notes(&self) -> Option<Node> {
        let items = self.notes.iter().zip(1..);
        let items = items.map(|(note, number)| self.note(note, number));
        (!self.notes.is_empty()).then(|| self.section(items.collect()).into())
    }

    /// Those of them that a page of a live blog refers to, each with its number in the story. The reader
    /// changes them with the posts, so they have a place where there are none yet.
    pub fn notes_here(&self) -> Node {
        let items: Vec<_> = self
            .notes
            .iter()
            .zip(1..)
            .filter(|(_, number)| self.numbering.back_link(*number).is_some())
            .map(|(note, number)| self.note(note, number).set("value", number.to_string()))
            .collect();
        let section = if items.is_empty() {
            element("section").class("notes").set("hidden", "")
        } else {
            self.section(items)
        };
        marked(section, hooks::live::NOTES.name).into()
    }

    fn note(&self, note: &Note, number: usize) -> Element {
        // Where all that refers to it is held back, or stands below it, there is no way back.
        let back = self.numbering.back_link(number).map(|id| {
            element("a")
                .class("notes__back")
                .set("href", format!("#{id}"))
                .set("rel", "external")
                .set("role", "doc-backlink")
                .named(self.labels.back_to_text.clone())
                .with("↩\u{fe0e}")
        });
        let item = element("li")
            .set("id", format!("note-{number}"))
            .with_all(self.text(&note.text));
        match back {
            Some(back) => item.with(" ").with(back),
            None => item,
        }
    }

    fn section(&self, notes: Vec<Element>) -> Element {
        let list = element("ol").class("notes__list").with_all(notes);
        let title = element("h2").class("notes__title").set("id", "notes");
        element("section")
            .class("notes")
            .set("role", "doc-endnotes")
            .set("aria-labelledby", "notes")
            .with(title.with(self.label(&self.labels.notes)))
            .with(list)
    }
}

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
        self.list_of_notes(|_| true)
    }

    /// Those of them that what was set refers to, each with its number in the story.
    pub fn notes_here(&self) -> Option<Node> {
        self.list_of_notes(|number| self.referred.borrow().contains(&number))
    }

    fn list_of_notes(&self, is_wanted: impl Fn(usize) -> bool) -> Option<Node> {
        let notes = self.notes.iter().zip(1..);
        let mut notes = notes.filter(|(_, number)| is_wanted(*number)).peekable();
        let start = notes.peek().map(|(_, number)| *number)?;
        let mut next = start;
        let items = notes.map(|(note, number)| {
            let leap = (number != next).then(|| number.to_string());
            next = number + 1;
            let text = self.text(&note.text);
            // Where all that refers to it is held back, there is no way back.
            let is_referred = self.referred.borrow().contains(&number);
            let back = element("a")
                .class("notes__back")
                .set("href", format!("#to-note-{number}"))
                .set("rel", "external")
                .set("role", "doc-backlink")
                .set("aria-label", self.labels.back_to_text.clone())
                .with("↩\u{fe0e}");
            let item = element("li")
                .set("id", format!("note-{number}"))
                .maybe("value", leap);
            let item = item.with_all(text);
            match is_referred {
                true => item.with(" ").with(back),
                false => item,
            }
        });
        let list = element("ol")
            .class("notes__list")
            .maybe("start", (start > 1).then(|| start.to_string()));
        let title = element("h2").class("notes__title").set("id", "notes");
        let section = element("section")
            .class("notes")
            .set("role", "doc-endnotes")
            .set("aria-labelledby", "notes")
            .with(title.with(self.labels.notes.as_str()))
            .with(list.with_all(items));
        Some(section.into())
    }
}

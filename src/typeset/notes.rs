use super::{Setter, live::marked};
use crate::{
    model::Note,
    page::{Element, Node, element, hooks},
};

impl Setter<'_> {
    /// The raised number in the text. The first reference to a note is where the note leads back to.
    pub(super) fn reference(&self, note: &str) -> Option<Node> {
        let number = *self.numbers.get(note)?;
        let place = self.scoped(format!("to-note-{number}"));
        let first = self.ids.borrow_mut().insert(place.clone());
        let mut referred = self.referred.borrow_mut();
        referred.entry(number).or_insert_with(|| place.clone());
        let link = element("a")
            .set("href", format!("#note-{number}"))
            .set("rel", "external")
            .set("role", "doc-noteref")
            .set("aria-label", format!("{} {number}", self.labels.note))
            .maybe("id", first.then_some(place))
            .with(number.to_string());
        Some(
            element("sup")
                .class(hooks::story::NOTE_REFERENCE.name)
                .with(link)
                .into(),
        )
    }

    /// The notes at the end of the story.
    pub fn notes(&self) -> Option<Node> {
        let mut notes = Vec::new();
        for (note, number) in self.notes.iter().zip(1..) {
            notes.push(self.note(note, number));
        }
        (!notes.is_empty()).then(|| self.section(notes).into())
    }

    /// Those of them that a page of a live blog refers to, each with its number in the story. The app
    /// changes them with the posts, so they have a place where there are none yet.
    pub fn notes_here(&self) -> Node {
        let mut items = Vec::new();
        for (note, number) in self.notes.iter().zip(1..) {
            if self.referred.borrow().contains_key(&number) {
                let item = self.note(note, number);
                items.push(item.set("value", number.to_string()));
            }
        }
        let set = match items.is_empty() {
            true => element("section").class("notes").set("hidden", ""),
            false => self.section(items),
        };
        marked(set, hooks::live::NOTES.name).into()
    }

    fn note(&self, note: &Note, number: usize) -> Element {
        let words = self.text(&note.text);
        // Where all that refers to it is held back, there is no way back.
        let place = self.referred.borrow().get(&number).cloned();
        let back = place.map(|place| {
            element("a")
                .class("notes__back")
                .set("href", format!("#{place}"))
                .set("rel", "external")
                .set("role", "doc-backlink")
                .set("aria-label", self.labels.back_to_text.clone())
                .with("↩\u{fe0e}")
        });
        let item = element("li").set("id", format!("note-{number}"));
        let item = item.with_all(words);
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
            .with(title.with(self.labels.notes.as_str()))
            .with(list)
    }
}

use super::Typesetter;
use crate::{
    model::{Definitions, Glossary, Item},
    page::{Element, element},
};

impl Typesetter<'_> {
    pub(super) fn list(&self, ordered: bool, items: &[Item]) -> Element {
        let items = items.iter().map(|item| {
            let set = element("li").with_all(self.text(&item.text));
            match item.items.is_empty() {
                true => set,
                false => set.with(self.list(item.ordered, &item.items)),
            }
        });
        element(if ordered { "ol" } else { "ul" }).with_all(items)
    }

    pub(super) fn definitions(&self, definitions: &Definitions) -> Element {
        let mut list = element("dl").class("definitions");
        for definition in &definitions.items {
            list = list.with(element("dt").with_all(self.text(&definition.term.text)));
            let meanings = definition.meanings.iter();
            list =
                list.with_all(meanings.map(|line| element("dd").with_all(self.text(&line.text))));
        }
        list
    }

    /// Each meaning has the id that the words in the text lead to.
    pub(super) fn glossary(&self, glossary: &Glossary) -> Element {
        let mut list = element("dl").class("definitions");
        for term in &glossary.items {
            let meaning = element("dd").set("id", format!("term-{}", term.id));
            list = list
                .with(element("dt").with(term.term.as_str()))
                .with(meaning.with_all(self.text(&term.text)));
        }
        self.aside(glossary, "box glossary", &self.labels.glossary)
            .with(list)
    }
}

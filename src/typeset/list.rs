use super::Typesetter;
use crate::{
    model::{Definitions, Glossary, ListOf},
    page::{Element, element},
};

impl Typesetter<'_> {
    pub(super) fn list(&self, list: ListOf) -> Element {
        let items = list.items.iter().map(|item| {
            let inner = (!item.items.is_empty()).then(|| self.list(item.list()));
            element("li")
                .maybe("value", item.value.map(|value| value.to_string()))
                .with_all(self.text(&item.text))
                .with_all(inner)
        });
        element(if list.ordered { "ol" } else { "ul" })
            .maybe("reversed", list.reversed.then(String::new))
            .maybe("start", list.start.map(|start| start.to_string()))
            .with_all(items)
    }

    pub(super) fn definitions(&self, definitions: &Definitions) -> Element {
        let items = definitions.items.iter().flat_map(|definition| {
            let term = element("dt").with_all(self.text(&definition.term.text));
            let meanings = definition.meanings.iter();
            let meanings = meanings.map(|line| element("dd").with_all(self.text(&line.text)));
            std::iter::once(term).chain(meanings)
        });
        element("dl").class("definitions").with_all(items)
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
        self.aside(glossary, "box glossary", self.label(&self.labels.glossary))
            .with(list)
    }
}

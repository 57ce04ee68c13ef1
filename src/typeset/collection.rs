use super::Typesetter;
use crate::{
    markup::{Turn, time, turns},
    model::Language,
    page::{Date, Element, Node, element},
};

/// What a thing of a collection has in a field.
#[derive(Debug)]
pub struct Fact {
    /// The field's, in the collection's language.
    pub label: String,
    /// The thing's.
    pub value: FactValue,
}

/// A value of a field, ready to be set.
#[derive(Debug)]
pub enum FactValue {
    /// As they are.
    Words(String),
    /// In words, and as it was written.
    Date(Date),
    /// Somewhere else.
    Link {
        /// With the base of the site.
        href: String,
        /// What stands in it.
        words: String,
        /// Whether it leads to another site, or to no page.
        is_external: bool,
    },
}

/// A thing in the list of its collection.
#[derive(Debug)]
pub struct ListedEntry {
    /// Of its page.
    pub href: String,
    /// Of its page.
    pub title: String,
    /// Its own, where that is not the list's.
    pub language: Option<Language>,
    /// Those that the list shows.
    pub facts: Vec<Fact>,
    /// What it is about; may be empty.
    pub words: String,
}

/// A page of the list of a collection.
#[derive(Debug)]
pub struct CollectionPage {
    /// What is not over.
    pub current: Vec<ListedEntry>,
    /// What is over, the newest first.
    pub over: Vec<ListedEntry>,
    /// Whether it is the page of the collection itself.
    pub is_first: bool,
    /// The address of the page of what was over later.
    pub newer: Option<String>,
    /// The address of the page of what was over earlier.
    pub older: Option<String>,
}

impl Typesetter<'_> {
    /// What a thing has; nothing where it has nothing. `labels` is the language of the labels, where that is another
    /// than the page's.
    pub fn facts(&self, facts: &[Fact], labels: Option<&Language>) -> Option<Element> {
        let facts = facts.iter().map(|fact| {
            let label = self.as_written(labels, element("dt").with(fact.label.as_str()));
            let value = element("dd").with(value(&fact.value));
            element("div").with(label).with(value)
        });
        let list = element("dl").class("facts").with_all(facts);
        (!list.children.is_empty()).then_some(list)
    }

    /// The way from a thing to the collection that it is in.
    pub fn way_up(&self, title: &str, href: &str, language: Option<&Language>) -> Element {
        let link = element("a").set("href", href).with(title);
        let link = self.as_written(language, link);
        element("p").class("entry__up").with(link)
    }

    /// The list of a collection.
    pub fn collection(&self, page: &CollectionPage) -> Vec<Node> {
        let mut nodes = Vec::new();
        if page.is_first && page.current.is_empty() {
            let none = element("p").class("entries__none");
            nodes.push(none.with(self.label(&self.labels.nothing_now)).into());
        }
        if !page.current.is_empty() {
            nodes.push(self.entries("h2", &page.current).into());
        }
        if !page.over.is_empty() {
            let title = element("h2").class("entries__over");
            nodes.push(title.with(self.label(&self.labels.over)).into());
            nodes.push(self.entries("h3", &page.over).into());
        }
        let turns = turns(
            &self.lookup.locales().of(self.language).pages,
            Turn {
                href: page.newer.as_deref(),
                text: &self.labels.newer_entries,
            },
            Turn {
                href: page.older.as_deref(),
                text: &self.labels.older_entries,
            },
        );
        nodes.extend(turns.map(Node::from));
        nodes
    }

    fn entries(&self, heading: &'static str, entries: &[ListedEntry]) -> Element {
        let entries = entries.iter().map(|entry| {
            let own = entry.language.as_ref();
            let link = element("a").set("href", entry.href.as_str());
            let title = element(heading)
                .class("entry__title")
                .with(link.with(entry.title.as_str()));
            let mut item = element("li")
                .class("entry")
                .with(self.as_written(own, title));
            if !entry.facts.is_empty() {
                item = item.with(self.listed_facts(&entry.facts, own));
            }
            if !entry.words.is_empty() {
                let words = element("p")
                    .class("entry__words")
                    .with(entry.words.as_str());
                item = item.with(self.as_written(own, words));
            }
            item
        });
        // Where a list has no marks, one browser tells nobody that it is one.
        let list = element("ul").class("entries").set("role", "list");
        list.with_all(entries)
    }

    /// Facts in a line, whose labels are heard alone. `own` is the language of the thing, where that is not the list's.
    fn listed_facts(&self, facts: &[Fact], own: Option<&Language>) -> Element {
        let facts = facts.iter().map(|fact| {
            let label = element("dt")
                .class("visually-hidden")
                .with(fact.label.as_str());
            let shown = element("dd").with(value(&fact.value));
            let shown = match fact.value {
                FactValue::Words(_) => self.as_written(own, shown),
                _ => shown,
            };
            element("div").with(label).with(shown)
        });
        element("dl").class("entry__facts").with_all(facts)
    }

    /// An element whose words may be in another language than what stands around them.
    fn as_written(&self, language: Option<&Language>, element: Element) -> Element {
        match language {
            None => element,
            Some(language) => element
                .set("lang", language.0.as_str())
                .set("dir", self.lookup.direction(language).as_str()),
        }
    }
}

fn value(value: &FactValue) -> Node {
    match value {
        FactValue::Words(words) => words.as_str().into(),
        FactValue::Date(date) => time(date).into(),
        FactValue::Link {
            href,
            words,
            is_external,
        } => {
            let link = element("a").set("href", href.as_str());
            let link = if *is_external {
                link.set("rel", "external")
            } else {
                link
            };
            link.with(words.as_str()).into()
        }
    }
}

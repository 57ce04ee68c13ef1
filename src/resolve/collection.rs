//! The list of a collection, and what each thing in it has.

use super::{
    head,
    index::{Index, address::Address, pagination::PageNumber},
    static_page::{self, language},
    structured::{self, Trail},
};
use crate::{
    grammar::collection::{Entry, When},
    model::{Collection, FieldType, FieldValue, Language, PageName, Slug, StaticPage},
    page::{self, Content, Element, Head, Node},
    typeset::{CollectionPage, Fact, FactValue, ListedEntry, Lookup, Typesetter},
};

/// A numbered page of what is over.
pub fn over(index: &Index, name: &PageName, number: PageNumber) -> (Head, Content) {
    let page = &index.publication.pages[name];
    let address = Address::Over(name.clone(), number);
    let title = format!("{} ({number})", page.title);
    let (mut head, mut content) = static_page::opening(index, page, &title, &address);
    if let Some(collection) = &page.collection {
        let (nodes, urls) = list(index, (name, page), collection, number, &mut head);
        content.body = nodes;
        let trail = trail(index, (name, page));
        head.structured = Some(structured::list(index, &head, &trail, &urls));
    }
    (head, Content::Page(content))
}

/// The list on a page of a collection, with the absolute addresses of what is in it. The head learns of the pages
/// beside it.
pub fn list(
    index: &Index,
    (name, page): Entry,
    collection: &Collection,
    number: PageNumber,
    head: &mut Head,
) -> (Vec<Node>, Vec<String>) {
    let language = language(index, page);
    let listed = &index.collections[name];
    let pagination = listed.pagination(index.publication.site.page_size);
    let over = &listed.over[pagination.range(number)];
    let current = if number.is_first() {
        listed.current.as_slice()
    } else {
        &[]
    };
    let path = |number: PageNumber| number.path(&name.path());
    let href = |number| index.base.href(&path(number));
    let shown = |entries: &[Entry]| -> Vec<ListedEntry> {
        let entries = entries.iter();
        entries
            .map(|entry| listed_entry(index, collection, *entry, language))
            .collect()
    };
    let (newer, older) = (pagination.newer(number), pagination.older(number));
    let absolute = |number| index.url(&path(number));
    (head.previous, head.next) = (newer.map(absolute), older.map(absolute));
    let shows = CollectionPage {
        current: shown(current),
        over: shown(over),
        is_first: number.is_first(),
        newer: newer.map(href),
        older: older.map(href),
    };
    let urls = current.iter().chain(over);
    let urls = urls.map(|(name, _)| index.url(&name.path())).collect();
    (Typesetter::new(index, language).collection(&shows), urls)
}

fn listed_entry(
    index: &Index,
    collection: &Collection,
    (name, page): Entry,
    around: &Language,
) -> ListedEntry {
    let own = language(index, page);
    ListedEntry {
        href: index.base.href(&name.path()),
        title: page.title.clone(),
        language: (own != around).then(|| own.clone()),
        facts: facts_in(index, collection, page, &collection.listed, around),
        words: head::description(index, &page.standfirst, &page.body, ""),
    }
}

/// What a thing has, in the order of its collection; nothing for a page that is in none.
pub fn facts(index: &Index, page: &StaticPage) -> Vec<Fact> {
    let Some(collection) = around(index, page).and_then(|(_, page)| page.collection.as_ref())
    else {
        return Vec::new();
    };
    let names: Vec<_> = collection
        .fields
        .iter()
        .map(|field| field.name.clone())
        .collect();
    facts_in(index, collection, page, &names, language(index, page))
}

fn facts_in(
    index: &Index,
    collection: &Collection,
    page: &StaticPage,
    names: &[Slug],
    language: &Language,
) -> Vec<Fact> {
    let names = names.iter();
    names
        .filter_map(|name| fact(index, collection, page, name.as_str(), language))
        .collect()
}

/// The language of the collection that a thing is in, where that is not its own.
pub fn other_language<'a>(index: &Index<'a>, page: &'a StaticPage) -> Option<&'a Language> {
    let (_, collection) = around(index, page)?;
    let (own, its) = (language(index, page), language(index, collection));
    (own != its).then_some(its)
}

/// The way to the collection that a thing is in.
pub fn way_up(index: &Index, page: &StaticPage, typesetter: &Typesetter) -> Option<Element> {
    let (name, collection) = around(index, page)?;
    let href = index.base.href(&name.path());
    Some(typesetter.way_up(&collection.title, &href, other_language(index, page)))
}

/// The page of the collection that a thing is in.
pub fn around<'a>(index: &Index<'a>, page: &StaticPage) -> Option<Entry<'a>> {
    let name = PageName::of(page.within.clone()?);
    index.publication.pages.get_key_value(&name)
}

/// The way to a page, past the collection that it is in.
pub fn trail(index: &Index, (_, page): Entry) -> Trail {
    let mut trail = Trail::from_front(index);
    if let Some((name, collection)) = around(index, page) {
        trail.push(&collection.title, index.url(&name.path()));
    }
    trail.push(&page.title, String::new());
    trail
}

fn fact(
    index: &Index,
    collection: &Collection,
    page: &StaticPage,
    name: &str,
    language: &Language,
) -> Option<Fact> {
    let field = collection.field(name)?;
    let value = page.fields.get(name)?;
    let text = value.text();
    let value = match (field.kind, value) {
        (FieldType::Date, _) => FactValue::Date(date(index, &text, language)?),
        (FieldType::Link, _) => FactValue::Link {
            href: index.address(&text)?,
            words: without_scheme(&text).to_owned(),
            is_external: index.is_elsewhere(&text),
        },
        (FieldType::Email, _) => FactValue::Link {
            href: format!("mailto:{text}"),
            words: text,
            is_external: true,
        },
        (FieldType::Number, FieldValue::Number(number)) => {
            FactValue::Words(Typesetter::new(index, language).number(*number))
        }
        _ => FactValue::Words(text),
    };
    Some(Fact {
        label: field.label.clone(),
        value,
    })
}

fn date(index: &Index, text: &str, language: &Language) -> Option<page::Date> {
    let when = When::parse(text, index.dates.zone())?;
    if !when.is_day {
        return Some(index.dates.minute(when.starts, language));
    }
    let day = index.dates.day(when.starts, language);
    Some(page::Date {
        iso: text.to_owned(),
        ..day
    })
}

/// As people write it.
fn without_scheme(href: &str) -> &str {
    let rest = href
        .strip_prefix("https://")
        .or(href.strip_prefix("http://"));
    rest.map_or(href, |rest| rest.trim_end_matches('/'))
}

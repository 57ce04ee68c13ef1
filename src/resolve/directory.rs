//! The pages of all topics, all authors and all months.

use super::{
    head::titled_head,
    index::{Index, address::Address, lists::List},
    language::comparison,
    structured::{self, Trail},
};
use crate::{
    page::{Content, Counted, Directory, Group, Head},
    typeset::Typesetter,
};

/// The topics that have stories, in the order of the site's language.
pub fn topics(index: &Index) -> (Head, Content) {
    let topics = index.publication.site.topics.iter();
    let entries = topics
        .map(|topic| counted(index, &topic.name, &List::Topic(topic.slug.clone())))
        .filter(|entry| entry.count > 0)
        .collect();
    let title = &index.site_strings().topics;
    by_name(index, title, &Address::Topics, entries)
}

/// The authors who have a name, in the order of the site's language.
pub fn authors(index: &Index) -> (Head, Content) {
    let authors = index.publication.authors.iter();
    let entries = authors
        .filter_map(|(slug, author)| Some((slug, author.name.as_ref()?)))
        .map(|(slug, name)| counted(index, name, &List::Author(slug.clone())))
        .collect();
    let title = &index.site_strings().authors;
    by_name(index, title, &Address::Authors, entries)
}

/// The months that have stories, the newest first, by year.
pub fn months(index: &Index) -> (Head, Content) {
    let language = index.site_language();
    let mut groups: Vec<Group> = Vec::new();
    for list in index.lists.months().rev() {
        let List::Month(year, month) = list else {
            continue;
        };
        let name = index.dates.month(*year, *month, language);
        let title = Some(index.dates.year(*year, language));
        let entry = counted(index, &name, list);
        match groups.last_mut() {
            Some(group) if group.title == title => group.entries.push(entry),
            _ => groups.push(Group {
                title,
                entries: vec![entry],
            }),
        }
    }
    let title = &index.site_strings().archive;
    directory(index, title, &Address::Months, groups)
}

fn counted(index: &Index, name: &str, list: &List) -> Counted {
    let count = index.lists.stories(list).len() as u32;
    let shown = Typesetter::new(index, index.site_language()).count(count);
    Counted {
        name: name.to_owned(),
        href: index.base.href(&list.path()),
        count,
        shown: Some(shown).filter(|shown| *shown != count.to_string()),
    }
}

fn by_name(
    index: &Index,
    title: &str,
    address: &Address,
    mut entries: Vec<Counted>,
) -> (Head, Content) {
    let compare = comparison(index.site_language());
    entries.sort_by(|one, other| {
        compare(&one.name, &other.name).then_with(|| one.href.cmp(&other.href))
    });
    let group = Group {
        title: None,
        entries,
    };
    directory(index, title, address, vec![group])
}

fn directory(index: &Index, title: &str, address: &Address, groups: Vec<Group>) -> (Head, Content) {
    let mut head = titled_head(index, title, &index.path(address));
    let trail = Trail::to(index, title);
    head.structured = Some(structured::list(index, &head, &trail, &[]));
    let title = title.to_owned();
    (head, Content::Directory(Directory { title, groups }))
}

use std::cmp::Ordering;

use icu_collator::{Collator, options::CollatorOptions};
use icu_locale::Locale;

use super::{Resolver, head::Subject, list::List};
use crate::{
    model::Language,
    page::{Content, Counted, Directory, Group, Head},
};

impl Resolver<'_> {
    /// The topics that have stories, in the order of the site's language.
    pub(super) fn topics(&self, path: &str) -> (Head, Content) {
        let site = &self.publication.site;
        let topics = site.topics.iter().enumerate();
        let entries = topics.map(|(place, topic)| self.counted(&topic.name, &List::Topic(place)));
        let entries = entries.filter(|entry| entry.count > 0);
        self.by_name(&self.strings_here().topics, path, entries.collect())
    }

    /// The authors who have a name, in the order of the site's language.
    pub(super) fn authors(&self, path: &str) -> (Head, Content) {
        let authors = self.publication.authors.iter();
        let named = authors.filter_map(|(slug, author)| Some((slug, author.name.as_ref()?)));
        let entries = named.map(|(slug, name)| self.counted(name, &List::Author(slug.clone())));
        self.by_name(&self.strings_here().authors, path, entries.collect())
    }

    /// The months that have stories, the newest first, by year.
    pub(super) fn months(&self, path: &str) -> (Head, Content) {
        let language = self.site_language();
        let mut groups: Vec<Group> = Vec::new();
        for list in self.lists.keys().rev() {
            let List::Month(year, month) = list else {
                continue;
            };
            let name = self.dates.month(*year, *month, language);
            let title = Some(self.dates.year(*year, language));
            let entry = self.counted(&name, list);
            match groups.last_mut() {
                Some(group) if group.title == title => group.entries.push(entry),
                _ => groups.push(Group {
                    title,
                    entries: vec![entry],
                }),
            }
        }
        self.index(&self.strings_here().archive, path, groups)
    }

    fn counted(&self, name: &str, list: &List) -> Counted {
        Counted {
            name: name.to_owned(),
            href: self.base.href(&self.list_path(list, 0)),
            count: self.on(list).len(),
        }
    }

    fn index(&self, title: &str, path: &str, groups: Vec<Group>) -> (Head, Content) {
        let head = self.head(Subject {
            title,
            description: title.to_owned(),
            path: Some(path),
            language: self.site_language(),
            genre: "website",
        });
        let title = title.to_owned();
        (head, Content::Directory(Directory { title, groups }))
    }

    fn by_name(&self, title: &str, path: &str, mut entries: Vec<Counted>) -> (Head, Content) {
        let compare = comparison(self.site_language());
        entries.sort_by(|one, other| {
            compare(&one.name, &other.name).then_with(|| one.href.cmp(&other.href))
        });
        let group = Group {
            title: None,
            entries,
        };
        self.index(title, path, vec![group])
    }
}

/// How names are ordered in a language (CLDR root collation and its tailorings).
fn comparison(language: &Language) -> impl Fn(&str, &str) -> Ordering {
    let locale: Locale = language.0.parse().unwrap_or(Locale::UNKNOWN);
    let collator = Collator::try_new((&locale).into(), CollatorOptions::default()).ok();
    move |one, other| match &collator {
        Some(collator) => collator.compare(one, other),
        None => one.cmp(other),
    }
}

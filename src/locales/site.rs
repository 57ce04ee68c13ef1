//! The languages of a site: those of the publisher, and those that its newsroom has written.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{LABELS, LOCALES, Labels, Strings};
use crate::model::{Interface, Language};

/// What the interface says in every language that it can be had in.
#[derive(Debug)]
pub struct Locales {
    /// By language tag.
    all: BTreeMap<String, Locale>,
    /// Stands in for a language that is not among them.
    fallback: String,
}

#[derive(Debug)]
struct Locale {
    /// As the app fetches it.
    file: String,
    strings: Strings,
    labels: Labels,
}

impl Locales {
    /// Those of the publisher and a newsroom's own, which go before them. `first` is the site's own
    /// language, in which the interface is where a page's language has none.
    pub fn new(first: &Language, own: &BTreeMap<Language, Interface>) -> Self {
        let built_in = LOCALES.into_iter().zip(LABELS);
        let built_in = built_in.map(|((tag, strings), (_, labels))| {
            (tag.to_owned(), Locale::of(strings.to_owned(), labels))
        });
        let json = |words: &BTreeMap<String, String>| {
            serde_json::to_string_pretty(words).unwrap_or_default()
        };
        let own = own.iter().map(|(tag, one)| {
            (
                tag.0.clone(),
                Locale::of(json(&one.strings), &json(&one.labels)),
            )
        });
        let all: BTreeMap<_, _> = built_in.chain(own).collect();
        let fallback = key(&all, first).unwrap_or(LOCALES[0].0).to_owned();
        Self { all, fallback }
    }

    /// Those of the publisher.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Locales> =
            LazyLock::new(|| Locales::new(&Language(LOCALES[0].0.to_owned()), &BTreeMap::new()));
        &BUILT_IN
    }

    /// The tag by which the file of a language is known, or that which stands in for it.
    pub fn tag(&self, language: &Language) -> &str {
        key(&self.all, language).unwrap_or(&self.fallback)
    }

    /// Whether the interface can be had in a language.
    pub fn has(&self, language: &Language) -> bool {
        key(&self.all, language).is_some()
    }

    /// The strings in a language.
    pub fn of(&self, language: &Language) -> &Strings {
        self.locale(language).map_or(&EMPTY.0, |one| &one.strings)
    }

    /// The labels in a language.
    pub fn labels(&self, language: &Language) -> &Labels {
        self.locale(language).map_or(&EMPTY.1, |one| &one.labels)
    }

    /// The files that the app fetches, each with its tag.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.all.iter();
        all.map(|(tag, one)| (tag.as_str(), one.file.as_str()))
    }

    fn locale(&self, language: &Language) -> Option<&Locale> {
        self.all.get(self.tag(language))
    }
}

static EMPTY: LazyLock<(Strings, Labels)> = LazyLock::new(Default::default);

fn key<'a>(all: &'a BTreeMap<String, Locale>, language: &Language) -> Option<&'a str> {
    let known = |tag: &str| all.get_key_value(tag).map(|(tag, _)| tag.as_str());
    known(&language.0).or_else(|| known(language.primary()))
}

impl Locale {
    fn of(strings: String, labels: &str) -> Self {
        Self {
            strings: Strings::from_json(&strings).unwrap_or_default(),
            labels: Labels::from_json(labels).unwrap_or_default(),
            file: strings,
        }
    }
}

//! The page on which readers search, and what they find.

use super::{
    card::card,
    head::{shown_texts, titled_head},
    index::{Index, address::Address, stories::Published},
    kicker::kind_words,
    sizes::{CardRow, set_sizes},
    structured::{self, Trail},
};
use crate::{
    model::{Contributor, Language},
    page::{Card, Content, Head, StaticPage, element},
};

/// The folder of the index, from the site's root.
const BUNDLE: &str = "/pagefind/";

/// A story as it is searched for.
#[derive(Debug)]
pub struct SearchRecord {
    /// The address of the story, base included.
    pub href: String,
    /// Of the story.
    pub language: Language,
    /// Counts most.
    pub headline: String,
    /// Kicker, standfirst, authors and topics.
    pub named: Vec<String>,
    /// All other words, captions among them.
    pub body: Vec<String>,
    /// What a reader may choose by: `section`, `author`, `topic`, `kind` and `year`, each as it is called.
    pub filters: Vec<(&'static str, String)>,
    /// When it came out, in RFC 3339 and UTC, by which it is ordered.
    pub date: String,
    /// How it is shown where it is found.
    pub card: Card,
}

/// The public stories, newest first; none where the site file wants no search.
pub fn search_records(index: &Index) -> Option<Vec<SearchRecord>> {
    let stories = index.stories.public();
    let record = |id| record(index, &index.stories[id]);
    index
        .publication
        .site
        .search
        .then(|| stories.map(record).collect())
}

fn record(index: &Index, story: &Published) -> SearchRecord {
    let article = story.story;
    let site = &index.publication.site;
    let section = index.publication.section(&article.section);
    let authors = article
        .authors
        .iter()
        .filter(|credit| credit.role.is_author());
    let authors: Vec<_> = authors
        .filter_map(|credit| match &credit.by {
            Contributor::Author(slug) => index.publication.authors.get(slug)?.name.clone(),
            Contributor::Guest(guest) => Some(guest.name.clone()),
        })
        .collect();
    let topics = article.topics.iter().filter_map(|slug| site.topic(slug));
    let topics: Vec<_> = topics.map(|topic| topic.name.clone()).collect();
    let labels = index.locales.labels(index.site_language());
    let iso = index.dates.iso(article.published);
    let filters = [
        section.map(|section| ("section", section.name.clone())),
        kind_words(labels, article).map(|kind| ("kind", kind.clone())),
        iso.get(..4).map(|year| ("year", year.to_owned())),
    ];
    let own = filters.into_iter().flatten();
    let filters = own
        .chain(authors.iter().map(|name| ("author", name.clone())))
        .chain(topics.iter().map(|name| ("topic", name.clone())));
    let mut card = card(index, story, index.site_language());
    set_sizes(
        std::slice::from_mut(&mut card),
        CardRow::List { first: false },
    );
    let posts = article.live.iter().flat_map(|live| &live.posts);
    let bodies = std::iter::once(&article.body).chain(posts.map(|post| &post.body));
    let texts = bodies.flat_map(|body| shown_texts(index, body));
    let named = [
        card.kicker.name.clone(),
        article.standfirst.paragraph().plain(),
    ];
    SearchRecord {
        href: card.href.clone(),
        language: story.language.clone(),
        headline: article.headline.clone(),
        body: texts.map(|text| text.plain()).collect(),
        filters: filters.collect(),
        named: named
            .into_iter()
            .chain(authors.clone())
            .chain(topics.clone())
            .collect(),
        date: article.published.0.to_string(),
        card,
    }
}

/// The page, with what there is to do without scripts.
pub fn search_page(index: &Index) -> (Head, Content) {
    let language = index.site_language();
    let labels = index.locales.labels(language);
    let strings = index.site_strings();
    let mut head = titled_head(index, &labels.search, &index.path(&Address::Search));
    head.description = labels.search_elsewhere.clone();
    let trail = Trail::to(index, &labels.search);
    head.structured = Some(structured::list(index, &head, &trail, &[]));
    let words = serde_json::json!({
        "label": labels.search,
        "narrow": labels.search_narrow,
        "found": labels.search_found,
        "none": labels.search_none,
        "failed": labels.search_failed,
        "any": labels.search_any,
        "more": labels.search_more,
        "section": strings.sections,
        "author": strings.authors,
        "topic": strings.topics,
        "kind": labels.search_kinds,
        "year": labels.search_years,
    });
    let ways = [
        (Address::Topics, &strings.topics),
        (Address::Authors, &strings.authors),
        (Address::Months, &strings.archive),
    ];
    let ways = ways
        .into_iter()
        .filter(|(address, _)| index.has_path(&index.path(address)));
    let ways = ways.map(|(address, name)| {
        let link = element("a").set("href", index.href(&address));
        element("li").with(link.with(name.as_str()))
    });
    let mut languages: Vec<_> = index
        .stories
        .public()
        .map(|id| index.stories[id].language.0.to_lowercase())
        .collect();
    languages.sort_unstable();
    languages.dedup();
    let tool = element("div")
        .class("search")
        .set("data-tool", "search")
        .set("data-bundle", index.base.href(BUNDLE))
        .set("data-languages", languages.join(" "))
        .set("data-words", words.to_string())
        .with(
            element("p")
                .class("search__off")
                .with(labels.search_scripts.as_str()),
        )
        .with(
            element("p")
                .class("search__ways")
                .with(labels.search_elsewhere.as_str()),
        )
        .with(element("ul").with_all(ways));
    let content = StaticPage {
        title: labels.search.clone(),
        standfirst: Vec::new(),
        updated: None,
        body: vec![tool.into()],
        after: Vec::new(),
    };
    (head, Content::Page(content))
}

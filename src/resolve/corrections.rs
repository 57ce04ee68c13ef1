//! All corrections, on pages of their own and in their feed.

use super::{
    feeds::{alternates, story_id},
    head::titled_head,
    index::{Index, address::Address, corrections::PublishedCorrection, pagination::PageNumber},
    structured::{self, Trail},
    text::text,
};
use crate::{
    grammar::feed::Followed,
    model::{Language, Remedy},
    page::{Content, Head, Node, element},
    typeset::{CorrectionsPage, ListedCorrection, Typesetter, fragment},
};

/// A correction as an entry of a feed.
#[derive(Debug)]
pub struct FeedCorrection {
    /// Its absolute address, in its story.
    pub url: String,
    /// An absolute URI that stays for good.
    pub id: String,
    /// What kind of correction it is, in the story's language.
    pub label: String,
    /// The story's headline.
    pub headline: String,
    /// The story's.
    pub language: Language,
    /// RFC 3339.
    pub date: String,
    /// What was wrong and what is right.
    pub text: Node,
}

/// A page of all corrections.
pub fn corrections_page(index: &Index, page: PageNumber) -> (Head, Content) {
    let language = index.site_language();
    let pagination = index.corrections_pagination();
    let corrections = pagination.map(|pagination| &index.corrections[pagination.range(page)]);
    let href = |page| index.href(&Address::Corrections(page));
    let newer = pagination.and_then(|pagination| pagination.newer(page));
    let older = pagination.and_then(|pagination| pagination.older(page));
    let content = CorrectionsPage {
        corrections: corrections
            .unwrap_or_default()
            .iter()
            .map(|one| listed(index, one))
            .collect(),
        newer: newer.map(href),
        older: older.map(href),
    };
    let mut head = corrections_head(index, page);
    let absolute = |href: &String| index.base.absolute(href);
    head.previous = content.newer.as_ref().map(absolute);
    head.next = content.older.as_ref().map(absolute);
    let trail = Trail::to(index, &index.locales.labels(language).corrections);
    head.structured = Some(structured::list(index, &head, &trail, &[]));
    let content = Typesetter::new(index, language).corrections_page(&content);
    (head, Content::Page(content))
}

fn corrections_head(index: &Index, page: PageNumber) -> Head {
    let name = &index.locales.labels(index.site_language()).corrections;
    let title = if page.is_first() {
        name.clone()
    } else {
        format!("{name} ({page})")
    };
    let mut head = titled_head(index, &title, &index.path(&Address::Corrections(page)));
    head.alternates = alternates(index, &Followed::Corrections, name);
    head
}

fn listed<'a>(index: &Index<'a>, one: &PublishedCorrection<'a>) -> ListedCorrection<'a> {
    let story = &index.stories[one.story];
    let href = index.base.href(&story.path);
    ListedCorrection {
        headline: &story.story.headline,
        language: story.language,
        href: format!("{href}#{}", fragment(one.number)),
        kind: one.correction.kind,
        date: index.dates.day(one.correction.date, index.site_language()),
        text: &one.correction.text,
    }
}

/// The newest corrections, at most so many.
pub fn feed_corrections(index: &Index, most: usize) -> Vec<FeedCorrection> {
    let newest = index.corrections.iter().take(most);
    newest.map(|one| feed_correction(index, one)).collect()
}

fn feed_correction(index: &Index, one: &PublishedCorrection) -> FeedCorrection {
    let story = &index.stories[one.story];
    let language = story.language;
    let labels = index.locales.labels(language);
    let label = match one.correction.kind {
        Remedy::Correction => &labels.correction,
        Remedy::Clarification => &labels.clarification,
    };
    let text = element("p").with_all(text(index, &one.correction.text, language));
    let fragment = fragment(one.number);
    FeedCorrection {
        url: index.url(&format!("{}#{fragment}", story.path)),
        id: format!("{}#{fragment}", story_id(index, one.story)),
        label: label.clone(),
        headline: story.story.headline.clone(),
        language: language.clone(),
        date: index.dates.day(one.correction.date, language).iso,
        text: text.into(),
    }
}

//! The words above a headline, and the label that says what sort of story it is.

use super::{
    index::{Index, stories::Published},
    language::{localized, tagged},
};
use crate::{
    locales::Labels,
    model::{Article, Kind, Patronage},
    page::{Kicker, Node, element},
};

/// The story's own words, else the section's name in the story's language.
pub fn kicker(index: &Index, story: &Published) -> Kicker {
    let slug = &story.story.section;
    let section = index.publication.section(slug);
    let (name, foreign) = match (&story.story.kicker, section) {
        (Some(own), _) => (own.as_str(), None),
        (None, Some(section)) => localized(index, &section.name, &section.names, story.language),
        (None, None) => (slug.as_str(), None),
    };
    Kicker {
        name: name.to_owned(),
        href: Some(index.base.href(&format!("/{slug}/"))),
        tone: Some(index.publication.site.tone(slug).as_str().to_owned()),
        language: foreign.map(tagged),
    }
}

/// On a card: who pays for the story, else its kind in words.
pub fn card_label(index: &Index, story: &Published, kicker: &Kicker) -> Option<Node> {
    let labels = index.locales.labels(story.language);
    let sponsor = story.story.sponsor.as_ref().and_then(|sponsor| {
        let label = match sponsor.part {
            Patronage::Supported => return None,
            Patronage::PaidFor => &labels.paid_for,
            Patronage::Advertisement => &labels.advertisement,
        };
        let name = element("bdi").with(sponsor.name.as_str());
        let label = element("span").with(format!("{label} ")).with(name);
        Some(label.into())
    });
    sponsor.or_else(|| kind_label(index, story, kicker).map(Node::from))
}

/// The kind in words; none for a report, and where the kicker says the same, as in a section Opinion.
pub fn kind_label(index: &Index, story: &Published, kicker: &Kicker) -> Option<String> {
    let labels = index.locales.labels(story.language);
    let label = kind_words(labels, story.story)?;
    (*label != kicker.name).then(|| label.clone())
}

/// The kind in words; none for a report.
pub fn kind_words<'a>(labels: &'a Labels, story: &Article) -> Option<&'a String> {
    let has_ended = || {
        let live = story.live.as_ref();
        live.is_some_and(|live| live.ended.is_some())
    };
    Some(match story.kind {
        Kind::Report => return None,
        Kind::Explainer => &labels.explainer,
        Kind::Analysis => &labels.analysis,
        Kind::Opinion => &labels.opinion,
        Kind::LongRead => &labels.long_read,
        Kind::Feature => &labels.feature,
        Kind::Review => &labels.review,
        Kind::Interview => &labels.interview,
        Kind::Gallery => &labels.gallery,
        Kind::Live if has_ended() => &labels.live_over,
        Kind::Live => &labels.live,
        Kind::Obituary => &labels.obituary,
        Kind::PictureEssay => &labels.picture_essay,
        Kind::MatchReport => &labels.match_report,
        Kind::Letter => &labels.letter,
        Kind::Recipe => &labels.recipe,
        Kind::Quiz => &labels.quiz,
    })
}

use super::{
    Resolver, cut,
    masthead::tagged,
    place::{Row, stand},
};
use crate::{
    locales,
    model::{Article, Kind, Language, Patronage, Role},
    page::{Card, Kicker},
    typeset::without_links,
};

impl Resolver<'_> {
    /// A story as a card on a page in a language.
    pub(super) fn card(&self, place: usize, page_language: &Language) -> Card {
        let story = self.story_at(place);
        let language = self.language(story);
        let authors = match story.kind {
            Kind::Opinion => self.byline(story),
            _ => Vec::new(),
        };
        let kicker = self.kicker(place);
        Card {
            headline: story.headline.clone(),
            href: self.base.href(&self.stories[place]),
            kind: story.kind,
            label: self.label(story, &kicker),
            kicker,
            standfirst: self.words(&without_links(&story.standfirst), language),
            byline: authors
                .into_iter()
                .filter(|author| author.role == Role::Author)
                .map(|author| author.name)
                .collect(),
            published: self.dates.day(story.published, language),
            picture: story
                .lead
                .as_ref()
                .and_then(|lead| self.picture_at(lead, cut::CARD, "")),
            reason: None,
            language: (language != page_language).then(|| tagged(language)),
        }
    }

    pub(super) fn cards(&self, places: &[usize], page_language: &Language, row: Row) -> Vec<Card> {
        let cards = places
            .iter()
            .map(|place| self.card(*place, page_language))
            .collect();
        stand(cards, row)
    }

    /// The story's own words, else the section's name in the story's language.
    pub(super) fn kicker(&self, place: usize) -> Kicker {
        let story = self.story_at(place);
        let (name, foreign) = match (&story.kicker, self.publication.section(&story.section)) {
            (Some(own), _) => (own.as_str(), None),
            (None, Some(section)) => {
                self.named(&section.name, &section.names, self.language(story))
            }
            (None, None) => (story.section.as_str(), None),
        };
        Kicker {
            name: name.to_owned(),
            href: Some(self.base.href(&format!("/{}/", story.section))),
            tone: Some(
                self.publication
                    .site
                    .tone(&story.section)
                    .as_str()
                    .to_owned(),
            ),
            language: foreign.map(tagged),
        }
    }

    /// Who pays for it, else the kind in words.
    fn label(&self, story: &Article, kicker: &Kicker) -> Option<String> {
        let labels = locales::labels(self.language(story));
        let sponsor = story.sponsor.as_ref().and_then(|sponsor| {
            let label = match sponsor.part {
                Patronage::Supported => return None,
                Patronage::PaidFor => &labels.paid_for,
                Patronage::Advertisement => &labels.advertisement,
            };
            Some(format!("{label} {}", sponsor.name))
        });
        sponsor.or_else(|| self.kind_label(story, kicker))
    }

    /// The kind in words; nothing where the kicker says the same, as in a section Opinion.
    pub(super) fn kind_label(&self, story: &Article, kicker: &Kicker) -> Option<String> {
        let words = locales::labels(self.language(story));
        let label = match story.kind {
            Kind::Report => return None,
            Kind::Explainer => &words.explainer,
            Kind::Analysis => &words.analysis,
            Kind::Opinion => &words.opinion,
            Kind::LongRead => &words.long_read,
            Kind::Feature => &words.feature,
            Kind::Review => &words.review,
            Kind::Interview => &words.interview,
            Kind::Gallery => &words.gallery,
            Kind::Live if story.live.as_ref().is_some_and(|live| live.ended.is_some()) => {
                &words.live_over
            }
            Kind::Live => &words.live,
            Kind::Obituary => &words.obituary,
            Kind::PictureEssay => &words.picture_essay,
        };
        (*label != kicker.name).then(|| label.clone())
    }
}

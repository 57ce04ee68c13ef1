use super::Resolver;
use crate::{
    model::Language,
    page::{Card, Kicker},
    resolve::body::direction,
};

/// How many stories are offered under one.
const RELATED: usize = 3;

impl Resolver<'_> {
    /// A story as a card on a page in a language.
    pub(super) fn card(&self, place: usize, page_language: &Language) -> Card {
        let (_, story) = &self.publication.stories[place];
        let language = self.language(story);
        Card {
            headline: story.headline.clone(),
            href: self.base.href(&self.stories[place]),
            kicker: self.kicker(place),
            standfirst: self.words(&story.standfirst),
            published: self.dates.day(story.published, language),
            picture: story.lead.as_ref().map(|lead| {
                let mut picture = self.picture(lead);
                picture.caption = None;
                picture
            }),
            language: (language != page_language).then(|| (language.clone(), direction(language))),
        }
    }

    pub(super) fn cards(&self, places: &[usize], page_language: &Language) -> Vec<Card> {
        places
            .iter()
            .map(|place| self.card(*place, page_language))
            .collect()
    }

    pub(super) fn kicker(&self, place: usize) -> Kicker {
        let (_, story) = &self.publication.stories[place];
        let section = self.publication.section(&story.section);
        let name = section.map_or(story.section.as_str(), |section| &section.name);
        Kicker {
            name: story.kicker.clone().unwrap_or_else(|| name.to_owned()),
            href: self.base.href(&format!("/{}/", story.section)),
            section: story.section.to_string(),
        }
    }

    /// The stories to read next: those that the editor pinned, then the newest of the section in the
    /// same language.
    pub(super) fn related(&self, place: usize) -> Vec<Card> {
        let stories = &self.publication.stories;
        let (_, story) = &stories[place];
        let language = self.language(story);
        let pinned = story.related.iter().filter_map(|pin| {
            let named = |place: &&usize| stories[**place].0 == *pin;
            let in_section = self.in_section(&story.section).iter().find(named).copied();
            in_section.or_else(|| stories.iter().position(|(slug, _)| slug == pin))
        });
        let near = self
            .in_section(&story.section)
            .iter()
            .copied()
            .filter(|near| self.language(&stories[*near].1) == language);
        let mut places = Vec::new();
        for candidate in pinned.chain(near) {
            if candidate != place && !places.contains(&candidate) {
                places.push(candidate);
            }
            if places.len() == RELATED {
                break;
            }
        }
        self.cards(&places, language)
    }
}

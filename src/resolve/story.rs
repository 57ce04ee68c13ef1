use super::{Resolver, masthead::tagged};
use crate::{
    model::{Article, Language, Slug, StaticPage},
    page::{Content, Kicker, Picture, Story},
};

impl Resolver<'_> {
    /// A story by its place; previews come after all that are out.
    pub(super) fn story_at(&self, place: usize) -> &Article {
        let out = &self.publication.stories;
        match out.get(place) {
            Some((_, story)) => story,
            None => &self.publication.previews[place - out.len()].story,
        }
    }

    pub(super) fn story(&self, place: usize) -> Content {
        let story = self.story_at(place);
        let language = self.language(story);
        let setter = self.setter(language, &story.notes);
        let kicker = self.kicker(place);
        let standfirst = setter.text(&story.standfirst);
        let lead = story.lead.as_ref().and_then(|lead| {
            let caption = lead.caption.as_ref();
            let caption = caption.map(|caption| setter.caption(caption));
            Some(Picture {
                caption: caption.unwrap_or_default(),
                ..self.shown(lead)?
            })
        });
        let review = story.review.iter().map(|review| setter.review(review));
        let before = review.collect();
        let body = setter.body(&story.body);
        Content::Article(Box::new(Story {
            label: self.kind_label(story, &kicker),
            kicker,
            kind: story.kind,
            headline: story.headline.clone(),
            standfirst,
            byline: self.byline(story),
            published: self.dates.minute(story.published, language),
            updated: story
                .updated
                .map(|updated| self.dates.minute(updated, language)),
            lead,
            sponsor: story
                .sponsor
                .as_ref()
                .map(|sponsor| setter.sponsor(sponsor)),
            before,
            body,
            after: setter.notes().into_iter().collect(),
            topics: story
                .subjects()
                .filter_map(|slug| self.topic(slug, language))
                .collect(),
            authors: self.author_boxes(story),
            related: self.related(place),
            preview: place >= self.publication.stories.len(),
        }))
    }

    pub(super) fn static_page(&self, page: &StaticPage) -> Content {
        let language = self.language_of(&page.language);
        let setter = self.setter(language, &page.notes);
        let standfirst = setter.text(&page.standfirst);
        let body = setter.body(&page.body);
        Content::Page(crate::page::StaticPage {
            title: page.title.clone(),
            standfirst,
            updated: page
                .updated
                .map(|updated| self.dates.day(updated, language)),
            body,
            after: setter.notes().into_iter().collect(),
        })
    }

    /// A link to a topic's page, if there is one.
    fn topic(&self, slug: &Slug, page_language: &Language) -> Option<Kicker> {
        let topic = self.publication.site.topic(slug)?;
        let path = format!("/topic/{slug}/");
        let (name, language) = self.named(&topic.name, &topic.names, page_language);
        self.paths.contains(&path).then(|| Kicker {
            name: name.to_owned(),
            href: Some(self.base.href(&path)),
            tone: None,
            language: language.map(tagged),
        })
    }
}

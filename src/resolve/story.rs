use super::{Resolver, masthead::tagged};
use base64::{Engine, prelude::BASE64_URL_SAFE};
use sha2::{Digest, Sha256};

use crate::{
    model::{Article, Language, Slug, StaticPage, block_words, normalize_whitespace},
    page::{Content, Kicker, Node, Picture, Story},
    typeset::Setter,
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
                enlarge: Some(setter.enlarge(&lead.alt)),
                ..self.lead(story)?
            })
        });
        let review = story.review.iter().map(|review| setter.review(review));
        let corrections = self.corrections_above(story, &setter);
        let before = review.chain(corrections).collect();
        let (body, traces) = match story.live {
            // What is new in it is told by its posts.
            Some(_) => (self.told(place, &setter), String::new()),
            None => self.traced(story, &setter),
        };
        let preview = place >= self.publication.stories.len();
        let after = match story.live {
            Some(_) => Some(setter.notes_here()),
            None => setter.notes(),
        };
        Content::Article(Box::new(Story {
            label: self.kind_label(story, &kicker),
            kicker,
            kind: story.kind,
            headline: story.headline.clone(),
            standfirst,
            byline: self.byline(story),
            published: self.dates.minute(story.published, language),
            updated: self
                .updated(story)
                .map(|updated| self.dates.minute(updated, language)),
            lead,
            sponsor: story
                .sponsor
                .as_ref()
                .map(|sponsor| setter.sponsor(sponsor)),
            before,
            body,
            after: after
                .into_iter()
                .chain(self.changed(place, &setter))
                .chain(setter.lightbox(story.live.is_some()))
                .collect(),
            // Whoever has seen a preview is no reader who comes back.
            traces: if preview { String::new() } else { traces },
            topics: story
                .subjects()
                .filter_map(|slug| self.topic(slug, language))
                .collect(),
            authors: self.author_boxes(story),
            related: self.related(place),
            preview,
        }))
    }

    /// The body with the corrections in it, and what the page tells by whether a part of it is new.
    pub(super) fn traced(&self, story: &Article, setter: &Setter) -> (Vec<Node>, String) {
        let mut traces = trace(&format!("{}\n{}", story.headline, story.standfirst.plain()));
        let mut corrections = self.corrections_within(story, setter);
        let mut body = Vec::new();
        for (place, block) in story.body.iter().enumerate() {
            let nodes = setter.body(std::slice::from_ref(block));
            let own = block_words(&serde_json::to_value(block).unwrap_or_default());
            traces.push_str(&trace(&own).repeat(nodes.len()));
            body.extend(nodes);
            for (node, words) in corrections.remove(&place).unwrap_or_default() {
                traces.push_str(&trace(&words));
                body.push(node);
            }
        }
        (body, traces)
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
            after: setter
                .notes()
                .into_iter()
                .chain(setter.lightbox(false))
                .collect(),
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

/// Three characters that tell these words from others.
fn trace(words: &str) -> String {
    let hash = Sha256::digest(normalize_whitespace(words));
    BASE64_URL_SAFE.encode(&hash[..3])[..3].to_owned()
}

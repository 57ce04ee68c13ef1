use serde_json::{Value, json};

use super::{Address, Resolver};
use crate::{
    model::{Block, Language, StaticPage, Text},
    page::Head,
    resolve::body::direction,
};

/// What tells one page's head from another's.
pub(super) struct Subject<'a> {
    pub title: &'a str,
    pub description: String,
    /// From the site's root; none for a page without an address of its own.
    pub path: Option<&'a str>,
    pub language: &'a Language,
    pub genre: &'a str,
}

impl Resolver<'_> {
    pub(super) fn head(&self, subject: Subject) -> Head {
        let site = &self.publication.site.name;
        let title = match subject.title == site {
            true => site.clone(),
            false => format!("{} | {site}", subject.title),
        };
        Head {
            title,
            description: subject.description,
            canonical: subject
                .path
                .map(|path| self.base.absolute(&self.base.href(path))),
            language: subject.language.clone(),
            direction: direction(subject.language),
            site: site.clone(),
            genre: subject.genre.to_owned(),
            image: None,
            previous: None,
            next: None,
            alternates: Vec::new(),
            structured: None,
            noindex: subject.path.is_none(),
        }
    }

    /// A story's own additions: its picture, and what schema.org calls a `NewsArticle`.
    pub(super) fn story_head(&self, place: usize) -> Head {
        let story = self.story_at(place);
        let preview = self.is_preview(&Address::Story(place));
        let mut head = self.head(Subject {
            title: &story.headline,
            description: description(&story.standfirst, &story.body, &story.headline),
            path: Some(self.stories[place].as_str()).filter(|_| !preview),
            language: self.language(story),
            genre: "article",
        });
        let picture = story.lead.as_ref().map(|lead| self.picture(lead));
        head.image = picture.map(|picture| self.base.absolute(&picture.src));
        if !preview {
            head.structured = Some(self.news_article(place, &head).to_string());
        }
        head
    }

    pub(super) fn static_head(&self, page: &StaticPage, path: &str) -> Head {
        self.head(Subject {
            title: &page.title,
            description: description(&page.standfirst, &page.body, &page.title),
            path: Some(path),
            language: self.language_of(&page.language),
            genre: "website",
        })
    }

    fn news_article(&self, place: usize, head: &Head) -> Value {
        let story = self.story_at(place);
        let iso = |moment| self.dates.minute(moment, &head.language).iso;
        let mut value = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.headline,
            "description": head.description,
            "datePublished": iso(story.published),
            "dateModified": iso(story.updated.unwrap_or(story.published)),
            "articleSection": self.publication.section(&story.section).map(|section| &section.name),
            "inLanguage": head.language,
            "mainEntityOfPage": head.canonical,
            "publisher": {
                "@type": "NewsMediaOrganization",
                "name": head.site,
                "url": self.base.absolute(self.base.path()),
            },
        });
        let written = story
            .authors
            .iter()
            .filter(|credit| credit.role.is_author());
        let authors: Vec<_> = written
            .filter_map(|credit| {
                let author = self.publication.authors.get(&credit.author)?;
                let kind = if author.desk {
                    "Organization"
                } else {
                    "Person"
                };
                let url = self.base.absolute(&self.author_href(&credit.author));
                Some(json!({ "@type": kind, "name": author.name.as_ref()?, "url": url }))
            })
            .collect();
        if !authors.is_empty() {
            value["author"] = authors.into();
        }
        if let Some(image) = &head.image {
            value["image"] = json!([image]);
        }
        value
    }
}

/// The standfirst, else the first words of the body.
fn description(standfirst: &Text, body: &[Block], title: &str) -> String {
    let first = |text: &Text| Some(text.plain()).filter(|words| !words.is_empty());
    first(standfirst)
        .or_else(|| {
            let texts = body.iter().flat_map(|block| block.texts());
            texts.into_iter().find_map(|(_, text)| first(text))
        })
        .unwrap_or_else(|| title.to_owned())
}

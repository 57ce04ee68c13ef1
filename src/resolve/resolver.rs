use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::{Base, Permalink, body::direction, dates::Dates, head::Subject};
use crate::{
    model::{Article, Author, Language, Publication, Slug},
    page::{
        AuthorBox, AuthorPage, Byline, Content, Entry, FORMAT, Front, Head, Masthead, NotFound,
        Page, SectionFront, Story,
    },
};

/// How many stories stand on a page that is missing.
const LATEST: usize = 6;

/// What a page is about; stories and sections by their place in the publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    Front,
    Section(usize),
    Story(usize),
    Author(Slug),
    NotFound,
}

/// A publication with all that its pages have in common, made once.
#[derive(Debug)]
pub struct Resolver<'a> {
    pub(super) publication: &'a Publication,
    pub(super) base: &'a Base,
    pub(super) dates: Dates,
    /// The path of each story, from the site's root and not encoded.
    pub(super) stories: Vec<String>,
    /// The paths of all pages.
    pub(super) paths: BTreeSet<String>,
    strings: &'a BTreeMap<String, String>,
    by_section: BTreeMap<&'a Slug, Vec<usize>>,
    by_author: BTreeMap<&'a Slug, Vec<usize>>,
}

impl<'a> Resolver<'a> {
    /// `strings` are the published paths of the interface strings, by primary language.
    pub fn new(
        publication: &'a Publication,
        base: &'a Base,
        strings: &'a BTreeMap<String, String>,
    ) -> Result<Self, String> {
        let site = &publication.site;
        let zone = TimeZone::get(&site.time_zone).map_err(|error| error.to_string())?;
        let permalink = Permalink::parse(&site.permalink)?;
        let path = |(slug, story): &(Slug, Article)| permalink.path(slug, story, &zone);
        let stories: Vec<_> = publication.stories.iter().map(path).collect();
        let mut by_section: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut by_author: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (place, (_, story)) in publication.stories.iter().enumerate() {
            by_section.entry(&story.section).or_default().push(place);
            for author in &story.authors {
                by_author.entry(author).or_default().push(place);
            }
        }
        let mut resolver = Self {
            publication,
            base,
            dates: Dates::new(zone),
            stories,
            paths: BTreeSet::new(),
            strings,
            by_section,
            by_author,
        };
        resolver.paths = resolver
            .addresses()
            .iter()
            .map(|address| resolver.path(address))
            .collect();
        Ok(resolver)
    }

    /// Every page of the site.
    pub fn addresses(&self) -> Vec<Address> {
        let sections = (0..self.publication.site.sections.len()).map(Address::Section);
        let stories = (0..self.stories.len()).map(Address::Story);
        let authors = self
            .publication
            .authors
            .keys()
            .cloned()
            .map(Address::Author);
        std::iter::once(Address::Front)
            .chain(sections)
            .chain(stories)
            .chain(authors)
            .chain(std::iter::once(Address::NotFound))
            .collect()
    }

    /// The page's path from the site's root, not encoded.
    pub fn path(&self, address: &Address) -> String {
        match address {
            Address::Front => "/".to_owned(),
            Address::Section(place) => format!("/{}/", self.publication.site.sections[*place].slug),
            Address::Story(place) => self.stories[*place].clone(),
            Address::Author(slug) => format!("/author/{slug}/"),
            Address::NotFound => "/404.html".to_owned(),
        }
    }

    /// The page itself.
    pub fn page(&self, address: &Address) -> Page {
        let path = self.path(address);
        let (head, content) = match address {
            Address::Front => self.front(&path),
            Address::Section(place) => self.section(*place, &path),
            Address::Story(place) => (self.story_head(*place), self.story(*place)),
            Address::Author(slug) => self.author(slug, &path),
            Address::NotFound => self.not_found(),
        };
        let strings = self
            .strings
            .get(head.language.primary())
            .cloned()
            .unwrap_or_default();
        Page {
            format: FORMAT,
            path: self.base.href(&path),
            strings: self.base.href(&strings),
            masthead: self.masthead(address, &head.language),
            head,
            content,
        }
    }

    /// The site's own language.
    fn site_language(&self) -> &Language {
        &self.publication.site.languages[0]
    }

    pub(super) fn language<'b>(&'b self, story: &'b Article) -> &'b Language {
        story
            .language
            .as_ref()
            .unwrap_or_else(|| self.site_language())
    }

    pub(super) fn in_section(&self, slug: &Slug) -> &[usize] {
        self.by_section
            .get(slug)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn masthead(&self, address: &Address, language: &Language) -> Masthead {
        let site = &self.publication.site;
        let listed = |place: &usize| match &site.navigation {
            Some(slugs) => slugs.contains(&site.sections[*place].slug),
            None => true,
        };
        let mut places: Vec<_> = (0..site.sections.len()).filter(listed).collect();
        if let Some(slugs) = &site.navigation {
            places.sort_by_key(|place| {
                slugs
                    .iter()
                    .position(|slug| *slug == site.sections[*place].slug)
            });
        }
        let entries = places.into_iter().map(|place| Entry {
            name: site.sections[place].name.clone(),
            href: self.base.href(&format!("/{}/", site.sections[place].slug)),
            current: *address == Address::Section(place),
        });
        let own = self.site_language();
        Masthead {
            name: site.name.clone(),
            tagline: site.tagline.clone(),
            home: self.base.path().to_owned(),
            sections: entries.collect(),
            language: (own != language).then(|| (own.clone(), direction(own))),
        }
    }

    fn front(&self, path: &str) -> (Head, Content) {
        let site = &self.publication.site;
        let language = self.site_language();
        let head = self.head(Subject {
            title: &site.name,
            description: site.tagline.clone(),
            path: Some(path),
            language,
            genre: "website",
        });
        let all: Vec<_> = (0..self.stories.len()).collect();
        let cards = self.cards(&all, language);
        (
            head,
            Content::Front(Front {
                title: site.name.clone(),
                cards,
            }),
        )
    }

    fn section(&self, place: usize, path: &str) -> (Head, Content) {
        let section = &self.publication.site.sections[place];
        let language = self.site_language();
        let described = Some(&section.description).filter(|words| !words.is_empty());
        let head = self.head(Subject {
            title: &section.name,
            description: described.unwrap_or(&section.name).clone(),
            path: Some(path),
            language,
            genre: "website",
        });
        let content = Content::Section(SectionFront {
            name: section.name.clone(),
            slug: section.slug.to_string(),
            description: section.description.clone(),
            cards: self.cards(self.in_section(&section.slug), language),
        });
        (head, content)
    }

    fn story(&self, place: usize) -> Content {
        let (_, story) = &self.publication.stories[place];
        let language = self.language(story);
        let (body, notes) = self.body(story);
        let authors: Vec<_> = story
            .authors
            .iter()
            .filter_map(|slug| self.author_box(slug))
            .collect();
        let byline = authors.iter().filter_map(|author| {
            Some(Byline {
                name: author.name.clone()?,
                href: author.href.clone(),
            })
        });
        Content::Article(Box::new(Story {
            kicker: self.kicker(place),
            headline: story.headline.clone(),
            standfirst: self.words(&story.standfirst),
            byline: byline.collect(),
            published: self.dates.minute(story.published, language),
            updated: story
                .updated
                .map(|updated| self.dates.minute(updated, language)),
            lead: story.lead.as_ref().map(|lead| self.picture(lead)),
            body,
            notes,
            authors,
            related: self.related(place),
        }))
    }

    fn author(&self, slug: &Slug, path: &str) -> (Head, Content) {
        let language = self.site_language();
        let author = self.author_box(slug).unwrap_or_default();
        let name = author
            .name
            .clone()
            .unwrap_or_else(|| self.publication.site.name.clone());
        let biography = Some(author.biography.plain()).filter(|words| !words.is_empty());
        let head = self.head(Subject {
            title: &name,
            description: biography.unwrap_or_else(|| name.clone()),
            path: Some(path),
            language,
            genre: "profile",
        });
        let places = self
            .by_author
            .get(slug)
            .map(Vec::as_slice)
            .unwrap_or_default();
        (
            head,
            Content::Author(AuthorPage {
                author,
                cards: self.cards(places, language),
            }),
        )
    }

    fn author_box(&self, slug: &Slug) -> Option<AuthorBox> {
        let Author {
            name,
            biography,
            portrait,
        } = self.publication.authors.get(slug)?;
        Some(AuthorBox {
            name: name.clone(),
            biography: self.words(biography),
            portrait: portrait.as_ref().map(|portrait| self.picture(portrait)),
            href: self.base.href(&format!("/author/{slug}/")),
        })
    }

    fn not_found(&self) -> (Head, Content) {
        let language = self.site_language();
        let words = crate::locales::of(language);
        let head = self.head(Subject {
            title: &words.not_found,
            description: words.not_found_text.clone(),
            path: None,
            language,
            genre: "website",
        });
        let latest: Vec<_> = (0..self.stories.len().min(LATEST)).collect();
        (
            head,
            Content::NotFound(NotFound {
                cards: self.cards(&latest, language),
            }),
        )
    }
}

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::{
    List,
    correction::{self, Mended},
    dates::Dates,
    head::Subject,
    place::Row,
    shards::Shards,
    similar::Similar,
};
use crate::{
    grammar::{Base, Permalink},
    locales::{self, Strings},
    model::{Article, Language, Publication, Slug},
    page::{Content, FORMAT, Head, NotFound, Page},
};

/// How many stories stand on a page that is missing.
const LATEST: usize = 6;

/// What a page is about; stories by their place in the publication, previews after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    Front,
    /// A page of a list, 0 being the first.
    List(List, usize),
    Topics,
    Authors,
    Months,
    Story(usize),
    /// What has changed in a story.
    Changes(usize),
    /// A page of all corrections, 0 being the first.
    Corrections(usize),
    /// A page of older posts of a live blog, from 1 on.
    Posts(usize, usize),
    Static(Slug),
    NotFound,
}

/// A publication with all that its pages have in common, made once.
#[derive(Debug)]
pub struct Resolver<'a> {
    pub(super) publication: &'a Publication,
    pub(super) base: &'a Base,
    pub(super) dates: Dates,
    /// The path of each story, from the site's root and not encoded; then those of the previews.
    pub(super) stories: Vec<String>,
    /// The paths of all pages, previews apart.
    pub(super) paths: BTreeSet<String>,
    /// The stories of each list that has any, newest first.
    pub(super) lists: BTreeMap<List, Vec<usize>>,
    /// The newest first.
    pub(super) corrections: Vec<Mended<'a>>,
    pub(super) similar: Similar,
    pub(super) shards: Shards,
    /// Sections and topics by slug, as places in the site file.
    pub(super) sections: BTreeMap<&'a Slug, usize>,
    pub(super) topics: BTreeMap<&'a Slug, usize>,
    by_slug: BTreeMap<&'a Slug, usize>,
    /// The stories that are out, by their paths.
    pub(super) by_path: BTreeMap<String, usize>,
    strings: &'a BTreeMap<String, String>,
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
        let permalink = Permalink::parse(&site.permalink).map_err(|error| error.to_string())?;
        let path = |(slug, story): &(Slug, Article)| permalink.path(slug, story, &zone);
        let previews = publication.previews.iter();
        let previews = previews.map(|preview| format!("/preview/{}/", preview.token));
        let mut by_slug = BTreeMap::new();
        for (place, (slug, _)) in publication.stories.iter().enumerate() {
            by_slug.entry(slug).or_insert(place);
        }
        let sections = site.sections.iter().enumerate();
        let topics = site.topics.iter().enumerate();
        let mut resolver = Self {
            publication,
            sections: sections.map(|(place, one)| (&one.slug, place)).collect(),
            topics: topics.map(|(place, one)| (&one.slug, place)).collect(),
            base,
            stories: publication
                .stories
                .iter()
                .map(path)
                .chain(previews)
                .collect(),
            paths: BTreeSet::new(),
            lists: BTreeMap::new(),
            dates: Dates::new(zone),
            corrections: correction::all(&publication.stories),
            similar: Similar::new(publication),
            shards: Shards::default(),
            by_slug,
            by_path: BTreeMap::new(),
            strings,
        };
        let out = resolver.stories.iter().take(publication.stories.len());
        resolver.by_path = out.cloned().zip(0..).collect();
        resolver.lists = resolver.all_lists();
        resolver.paths = resolver
            .addresses()
            .iter()
            .filter(|address| !resolver.is_preview(address))
            .map(|address| resolver.path(address))
            .collect();
        let posts = resolver.live_blogs().flat_map(|place| {
            let posts = 0..resolver.live(place).map_or(0, |live| live.posts.len());
            posts.map(move |post| (place, post))
        });
        let posts: Vec<_> = posts
            .filter(|(place, _)| *place < publication.stories.len())
            .map(|(place, post)| resolver.post_path(place, post))
            .collect();
        resolver.paths.extend(posts);
        resolver.shards = resolver.sharded();
        Ok(resolver)
    }

    /// Every page of the site.
    pub fn addresses(&self) -> Vec<Address> {
        let index =
            |address, list: fn(&List) -> bool| self.lists.keys().any(list).then_some(address);
        let authors = &self.publication.authors;
        let has_names = authors.values().any(|author| author.name.is_some());
        let mut addresses = vec![Address::Front];
        addresses.extend(self.list_addresses());
        addresses.extend(index(Address::Topics, |list| {
            matches!(list, List::Topic(_))
        }));
        addresses.extend(has_names.then_some(Address::Authors));
        addresses.extend(index(Address::Months, |list| {
            matches!(list, List::Month(..))
        }));
        addresses.extend((0..self.stories.len()).map(Address::Story));
        let changed = (0..self.stories.len()).filter(|place| self.has_changes(*place));
        addresses.extend(changed.map(Address::Changes));
        if !self.corrections.is_empty() {
            addresses.extend((0..=self.correction_pages()).map(Address::Corrections));
        }
        addresses.extend(self.live_blogs().flat_map(|place| {
            let pages = 1..=self.numbered(place);
            pages.map(move |page| Address::Posts(place, page))
        }));
        addresses.extend(self.publication.pages.keys().cloned().map(Address::Static));
        addresses.push(Address::NotFound);
        addresses
    }

    /// The newest stories that are out.
    pub fn newest(&self, most: usize) -> impl Iterator<Item = Address> + use<> {
        (0..self.publication.stories.len().min(most)).map(Address::Story)
    }

    /// Whether the page is for those alone who know its address.
    pub fn is_preview(&self, address: &Address) -> bool {
        matches!(
            address,
            Address::Story(place) | Address::Posts(place, _)
                if *place >= self.publication.stories.len()
        )
    }

    /// The page's path from the site's root, not encoded.
    pub fn path(&self, address: &Address) -> String {
        match address {
            Address::Front => "/".to_owned(),
            Address::List(list, page) => self.list_path(list, *page),
            Address::Topics => "/topic/".to_owned(),
            Address::Authors => "/author/".to_owned(),
            Address::Months => "/archive/".to_owned(),
            Address::Story(place) => self.stories[*place].clone(),
            Address::Changes(place) => self.changes_path(*place),
            Address::Corrections(page) => Self::corrections_path(*page),
            Address::Posts(place, page) => self.posts_path(*place, *page),
            Address::Static(slug) => format!("/{slug}/"),
            Address::NotFound => "/404.html".to_owned(),
        }
    }

    /// The page itself.
    pub fn page(&self, address: &Address) -> Page {
        let path = self.path(address);
        let (head, content) = match address {
            Address::Front => self.front(&path),
            Address::List(list, page) => self.list_page(list, *page),
            Address::Topics => self.topics(&path),
            Address::Authors => self.authors(&path),
            Address::Months => self.months(&path),
            Address::Story(place) => (self.story_head(*place), self.story(*place)),
            Address::Changes(place) => self.changes(*place),
            Address::Corrections(page) => self.corrections_page(*page),
            Address::Posts(place, page) => self.posts_page(*place, *page),
            Address::Static(slug) => {
                let page = &self.publication.pages[slug];
                (self.static_head(page, &path), self.static_page(page))
            }
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
    pub(super) fn site_language(&self) -> &Language {
        self.publication.site.language()
    }

    /// The interface strings of the site's own language.
    pub(super) fn strings_here(&self) -> &'static Strings {
        locales::of(self.site_language())
    }

    pub(super) fn language<'b>(&'b self, story: &'b Article) -> &'b Language {
        self.language_of(&story.language)
    }

    pub(super) fn language_of<'b>(&'b self, named: &'b Option<Language>) -> &'b Language {
        named.as_ref().unwrap_or_else(|| self.site_language())
    }

    /// The stories of a list, newest first.
    pub(super) fn on(&self, list: &List) -> &[usize] {
        self.lists.get(list).map(Vec::as_slice).unwrap_or_default()
    }

    /// The newest story of that name which is out.
    pub(super) fn by_slug(&self, slug: &Slug) -> Option<usize> {
        self.by_slug.get(slug).copied()
    }

    fn not_found(&self) -> (Head, Content) {
        let language = self.site_language();
        let words = self.strings_here();
        let head = self.head(Subject {
            title: &words.not_found,
            description: words.not_found_text.clone(),
            path: None,
            language,
            genre: "website",
        });
        let latest: Vec<_> = (0..self.publication.stories.len().min(LATEST)).collect();
        let cards = self.cards(&latest, language, Row::Related);
        (
            head,
            Content::NotFound(NotFound {
                home: self.base.path().to_owned(),
                cards,
                shards: self.shards(),
            }),
        )
    }

    fn all_lists(&self) -> BTreeMap<List, Vec<usize>> {
        let mut lists: BTreeMap<List, Vec<usize>> = BTreeMap::new();
        for (place, (_, story)) in self.publication.stories.iter().enumerate() {
            let (year, month) = self.dates.year_and_month(story.published);
            let section = self.sections.get(&story.section).copied();
            let subjects = story.subjects();
            let subjects = subjects.filter_map(|slug| self.topics.get(slug).copied());
            let authors = story.authors.iter().map(|credit| credit.author.clone());
            let on = [List::All, List::Month(year, month)]
                .into_iter()
                .chain(section.map(List::Section))
                .chain(subjects.map(List::Topic))
                .chain(authors.map(List::Author));
            for list in on {
                let stories = lists.entry(list).or_default();
                if stories.last() != Some(&place) {
                    stories.push(place);
                }
            }
        }
        lists
    }
}

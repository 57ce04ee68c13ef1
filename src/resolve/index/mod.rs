//! What the pages of a publication have in common, made once and never changed: stories with their
//! addresses, lists, corrections, and the paths of all pages.

pub mod address;
pub mod corrections;
pub mod dates;
pub mod lists;
pub mod shards;
pub mod similar;
pub mod stories;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use self::{
    address::{Address, addresses},
    corrections::PublishedCorrection,
    dates::Dates,
    lists::Lists,
    pagination::Pagination,
    shards::Shards,
    similar::Similar,
    stories::Stories,
};
pub use crate::grammar::pagination;
use crate::{
    grammar::{
        Base, MappedStory, Permalink, PermalinkError, SiteMap,
        collection::{self, Listed},
        feed::TagUris,
    },
    locales::{Locales, Strings},
    model::{Language, Moment, PageName, Publication, Site},
    resolve::language::comparison,
};

/// A publication with all that its pages have in common.
#[derive(Debug)]
pub struct Index<'a> {
    pub(super) publication: &'a Publication,
    pub(super) base: &'a Base,
    pub(super) dates: Dates,
    pub(super) stories: Stories<'a>,
    pub(super) lists: Lists,
    /// What is in each collection.
    pub(super) collections: BTreeMap<&'a PageName, Listed<'a>>,
    /// The newest first.
    pub(super) corrections: Vec<PublishedCorrection<'a>>,
    pub(super) similar: Similar,
    pub(super) shards: Shards<'a>,
    addresses: Vec<Address>,
    /// What a link may lead to: all pages and posts, previews apart.
    pub(super) site_map: SiteMap,
    /// Makes the ids of feeds and of what is in them.
    pub(super) tags: TagUris,
    /// What the interface says.
    pub(super) locales: &'a Locales,
    /// The published paths of the interface strings, by the tags of [`Locales`].
    strings: &'a BTreeMap<String, String>,
    /// The mean colours of pictures, by path under `content/media/`.
    pub(super) tints: &'a BTreeMap<String, String>,
    /// The hash of how share cards look.
    pub(super) look: &'a str,
    /// The publication's sign: the name of a file at the site's root.
    pub(super) logo: Option<&'a str>,
}

/// Why a publication has no index. The rules on the site file find both before.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The site's time zone is none.
    #[error(transparent)]
    TimeZone(jiff::Error),
    /// The pattern of the addresses of stories can't be one.
    #[error(transparent)]
    Permalink(PermalinkError),
}

impl<'a> Index<'a> {
    /// Settles what pages have in common. `strings` are the published paths of the interface strings, by
    /// the tags of `locales`; `tints` the mean colours of pictures, by path under `content/media/`;
    /// `look` the hash of how share cards look; `logo` the path of the publication's sign, from the site's root.
    pub fn new(
        publication: &'a Publication,
        base: &'a Base,
        locales: &'a Locales,
        strings: &'a BTreeMap<String, String>,
        tints: &'a BTreeMap<String, String>,
        look: &'a str,
        logo: Option<&'a str>,
    ) -> Result<Self, IndexError> {
        let site = &publication.site;
        let zone = TimeZone::get(&site.time_zone).map_err(IndexError::TimeZone)?;
        let permalink = Permalink::parse(&site.permalink).map_err(IndexError::Permalink)?;
        let stories = Stories::new(publication, &permalink, &zone);
        let dates = Dates::new(zone);
        let lists = Lists::new(site, &stories, &dates);
        let corrections = corrections::published(&stories);
        let collections = collections(publication, &dates);
        let addresses = addresses(
            publication,
            &stories,
            &lists,
            corrections_pagination(site, &corrections),
            &collections,
        );
        Ok(Self {
            publication,
            base,
            lists,
            similar: Similar::new(&stories),
            shards: Shards::new(publication, locales, &stories, &addresses),
            site_map: site_map(publication, base, &stories, &dates, &collections),
            stories,
            dates,
            corrections,
            collections,
            tags: tags(publication, base),
            addresses,
            locales,
            strings,
            tints,
            look,
            logo,
        })
    }

    /// Every page of the site.
    pub fn addresses(&self) -> &[Address] {
        &self.addresses
    }

    /// The page's path from the site's root, not encoded.
    pub fn path(&self, address: &Address) -> String {
        address.path(&self.stories)
    }

    /// The whole address of a path from the site's root.
    pub fn url(&self, path: &str) -> String {
        self.base.absolute(&self.base.href(path))
    }

    /// A moment in RFC 3339, in the site's time zone.
    pub fn iso(&self, moment: Moment) -> String {
        self.dates.iso(moment)
    }

    /// The whole address that a link leads to; none where it leads nowhere.
    pub(super) fn url_of(&self, href: &str) -> Option<String> {
        match self.site_map.inside(href) {
            Some(inside) => Some(self.url(&self.site_map.find(&inside)?)),
            None => Some(href.to_owned()),
        }
    }

    /// Whether an address is none of this site, however it is written.
    pub(super) fn is_elsewhere(&self, href: &str) -> bool {
        self.site_map.inside(href).is_none()
    }

    /// The address of a page, base included, origin not.
    pub(super) fn href(&self, address: &Address) -> String {
        self.base.href(&self.path(address))
    }

    /// Whether a public page or post has this path from the site's root, not encoded.
    pub(super) fn has_path(&self, path: &str) -> bool {
        self.site_map.has(path)
    }

    /// The address of the interface strings in a language.
    pub(super) fn strings_href(&self, language: &Language) -> String {
        let path = self.strings.get(self.locales.tag(language));
        self.base.href(path.map(String::as_str).unwrap_or_default())
    }

    /// The language of the interface on a page in a language: the page's, else that which stands in.
    pub(super) fn interface_language(&self, language: &Language) -> Language {
        let site = self.site_language();
        let candidates = [language, site].into_iter();
        let mut known = candidates.filter(|one| self.locales.has(one));
        let fallback = || Language(self.locales.tag(language).to_owned());
        known.next().cloned().unwrap_or_else(fallback)
    }

    /// The site's own language.
    pub(super) fn site_language(&self) -> &'a Language {
        self.publication.site.language()
    }

    /// The interface strings in the site's own language.
    pub(super) fn site_strings(&self) -> &'a Strings {
        self.locales.of(self.site_language())
    }

    /// How the corrections are divided into pages; none where nothing was corrected.
    pub(super) fn corrections_pagination(&self) -> Option<Pagination> {
        corrections_pagination(&self.publication.site, &self.corrections)
    }
}

fn corrections_pagination(site: &Site, corrections: &[PublishedCorrection]) -> Option<Pagination> {
    (!corrections.is_empty()).then(|| Pagination::new(corrections.len(), site.page_size))
}

/// The site is named by where it first stood, else by where its file says that it stands.
fn tags(publication: &Publication, base: &Base) -> TagUris {
    let recorded = publication.first_home.as_deref().and_then(TagUris::parse);
    recorded.unwrap_or_else(|| {
        let named = Base::parse(&publication.site.base_url);
        TagUris::of(named.as_ref().unwrap_or(base))
    })
}

/// What is in each collection.
fn collections<'a>(
    publication: &'a Publication,
    dates: &Dates,
) -> BTreeMap<&'a PageName, Listed<'a>> {
    let pages = publication.pages.iter();
    let listed = pages.clone().filter_map(|(name, page)| {
        let language = page.language.as_ref();
        let compare = comparison(language.unwrap_or(publication.site.language()));
        let place = (dates.zone(), publication.now);
        let collection = page.collection.as_ref()?;
        let listed = Listed::new(&name.slug, collection, pages.clone(), place, compare);
        Some((name, listed))
    });
    listed.collect()
}

/// Whole addresses of this site are known by where it stands now and by where its file says.
fn site_map(
    publication: &Publication,
    base: &Base,
    stories: &Stories,
    dates: &Dates,
    collections: &BTreeMap<&PageName, Listed>,
) -> SiteMap {
    let named = Base::parse(&publication.site.base_url).ok();
    let mapped = stories.public().map(|id| {
        let published = &stories[id];
        MappedStory {
            story: published.story,
            path: published.path.clone(),
            month: dates.year_and_month(published.story.published),
            has_changes: published.revisions().is_some(),
        }
    });
    let files = publication.files.iter();
    let files = files.map(|(src, file)| file.path(src));
    let over = collections.iter().flat_map(|(name, listed)| {
        collection::numbered(name, listed.pagination(publication.site.page_size))
    });
    let withdrawn = stories.withdrawn().map(|id| stories[id].path.clone());
    SiteMap::new(
        &publication.site,
        std::iter::once(base.clone()).chain(named).collect(),
        &mapped.collect::<Vec<_>>(),
        publication.authors.iter(),
        publication.pages.keys().map(PageName::path).chain(over),
        files.chain(withdrawn),
    )
}

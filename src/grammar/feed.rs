//! The addresses of feeds, and the ids by which readers of feeds know what they have.

use std::fmt;

use jiff::{Timestamp, tz::TimeZone};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Base, List};
use crate::model::Language;

/// The page of all feeds.
pub const FEEDS: &str = "/feeds/";

/// A form in which a feed is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedForm {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
    /// RSS 2.0.
    Rss,
    /// RSS 2.0 of what can be heard.
    Podcast,
}

impl FeedForm {
    /// The file's name below what it is a feed of.
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
            Self::Rss => "rss.xml",
            Self::Podcast => "podcast.xml",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
            Self::Rss | Self::Podcast => "application/rss+xml",
        }
    }

    /// What readers of feeds call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
            Self::Rss | Self::Podcast => "RSS",
        }
    }

    /// Those of every feed; `has_rss` is whether the site asks for the older form too.
    pub fn of_every_feed(has_rss: bool) -> impl Iterator<Item = Self> + Clone {
        let rss = has_rss.then_some(Self::Rss);
        [Self::Atom, Self::Json].into_iter().chain(rss)
    }
}

/// What a feed is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// The stories of a list.
    List(List),
    /// The stories in a language.
    Language(Language),
    /// All corrections.
    Corrections,
}

impl Followed {
    /// The folder that its feeds are in, from the site's root and not encoded.
    pub fn folder(&self) -> String {
        match self {
            Self::List(list) => list.path(),
            // Addresses don't differ by case alone.
            Self::Language(language) => format!("{FEEDS}{}/", language.0.to_lowercase()),
            Self::Corrections => super::address::CORRECTIONS.to_owned(),
        }
    }

    /// Where a feed of it stands, from the site's root and not encoded.
    pub fn path(&self, form: FeedForm) -> String {
        format!("{}{}", self.folder(), form.file())
    }
}

/// Makes ids that stay when the site moves to another host, scheme or pattern of addresses: tag URIs (RFC 4151), in
/// which the publication is named by where its site first stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagUris {
    authority: String,
    /// The site's path, with slashes at both ends.
    folder: String,
}

/// What a part of a path may hold as it is.
const PLAIN: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

impl TagUris {
    /// What a line that says where a site first stood begins with.
    const START: &str = "tag:";

    /// For a site that stands there first.
    pub fn of(base: &Base) -> Self {
        Self {
            authority: base.host().to_lowercase(),
            folder: base.path().to_owned(),
        }
    }

    /// Reads what [`fmt::Display`] has written; none of another line.
    pub fn parse(line: &str) -> Option<Self> {
        let (authority, folder) = line.strip_prefix(Self::START)?.trim_end().split_once('/')?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        let is_host = !authority.is_empty() && authority.chars().all(is_plain);
        (is_host && (folder.is_empty() || folder.ends_with('/'))).then(|| Self {
            authority: authority.to_owned(),
            folder: format!("/{folder}"),
        })
    }

    /// Of what came out at a time under a name. The minute (UTC) is in it, so that what comes and goes beside it under
    /// the same name is no matter.
    pub fn of_story(&self, published: Timestamp, name: &str) -> String {
        let published = published.to_zoned(TimeZone::UTC);
        let day = published.strftime("%Y-%m-%d").to_string();
        self.uri(&day, &format!("{name}/{}", published.strftime("%H%M")))
    }

    /// Of a feed, by the folder that it is in.
    pub fn of_feed(&self, folder: &str) -> String {
        /// Part of every such id. RFC 4151 asks for a time at which the name was the publication's.
        const YEAR: &str = "2026";
        self.uri(YEAR, folder.trim_start_matches('/'))
    }

    fn uri(&self, date: &str, name: &str) -> String {
        let Self { authority, folder } = self;
        let name = utf8_percent_encode(name, &PLAIN);
        format!("tag:{authority},{date}:{folder}{name}")
    }
}

/// As it is recorded: `tag:example.org/news/`.
impl fmt::Display for TagUris {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", Self::START, self.authority, self.folder)
    }
}

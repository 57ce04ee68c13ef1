//! A feed before it has a form.

use super::{item::Item, words::words};
use crate::{
    grammar::feed::{FeedForm, Followed},
    resolve::{self, Index, List},
};

/// Where a feed without anything in it was last changed. A feed has to say a time, and the same content the same.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// What a feed says, in whatever form.
#[derive(Debug)]
pub struct Channel<'a> {
    /// A URI that stays for good.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// May be empty.
    pub description: String,
    /// The whole address of the page that shows the same.
    pub home: String,
    /// The publication.
    pub publisher: String,
    /// Of what is said of it.
    pub language: String,
    /// The whole address of a WebSub hub.
    pub hub: Option<&'a str>,
    /// The whole address of the site's icon.
    pub icon: Option<String>,
    /// The newest first.
    pub items: Vec<&'a Item>,
    followed: Followed,
}

impl<'a> Channel<'a> {
    /// With these items.
    pub fn new(index: &'a Index, channel: resolve::Channel, items: Vec<&'a Item>) -> Self {
        let site = resolve::site(index);
        Self {
            id: channel.id,
            title: words(&channel.title),
            description: words(&channel.description),
            home: channel.home,
            publisher: words(&site.name),
            language: channel.language.0,
            hub: site.feeds.hub.as_deref(),
            icon: resolve::logo_url(index),
            items,
            followed: channel.followed,
        }
    }

    /// Whether it is of all stories.
    pub fn is_of_site(&self) -> bool {
        self.followed == Followed::List(List::All)
    }

    /// Where a form of it stands, from the site's root and not encoded.
    pub fn path(&self, form: FeedForm) -> String {
        self.followed.path(form)
    }

    /// When something in it last changed, in RFC 3339.
    pub fn updated(&self) -> &str {
        let dates = self.items.iter().map(|item| item.updated.as_str());
        // Of moments with offsets the letters do not tell which is later.
        let moment = |date: &&str| date.parse::<jiff::Timestamp>().unwrap_or_default();
        dates.max_by_key(moment).unwrap_or(NEVER)
    }
}

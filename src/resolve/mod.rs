//! A publication becomes pages: everything that can be known before the reader comes is settled here,
//! addresses, dates, numbers and related stories, and what a page shows is wholly in its
//! [`Page`](crate::page::Page).
//!
//! [`Index::new`] settles what all pages have in common; [`page`] makes each of them, by one function a
//! kind of page.

mod alert;
mod alias;
mod author;
mod card;
mod changes;
mod collection;
mod corrections;
mod crop;
mod directory;
mod feeds;
mod feeds_page;
mod front;
mod head;
mod index;
mod kicker;
mod language;
mod link_preview;
mod list_page;
mod live_data;
mod located;
mod logo;
mod lookup;
mod masthead;
mod navigation;
mod not_found;
mod page;
mod picture;
mod posts;
mod posts_page;
mod redirect;
mod related;
mod rendition;
mod renditions;
mod search;
mod share_card;
mod shelves;
mod sizes;
mod static_page;
mod story;
mod story_body;
mod story_corrections;
mod structured;
mod suggestions;
mod text;
mod told;
mod translations;
mod words;

pub use alert::{Alert, alert};
pub use alias::{redirects as old_addresses, withdrawn};
pub use corrections::{FeedCorrection, feed_corrections};
pub use crop::ImageCrop;
pub use feeds::{
    Channel, channels, corrections_channel, cover, enclosure, followed, forms, has_own_picture,
    href, logo_url, podcasts, site, stands_at, story_id,
};
pub use index::{
    Index, IndexError, address::Address, lists::List, pagination::PageNumber, stories::StoryId,
};
pub use live_data::{LiveData, live_data, polled};
pub use located::{Linked, Located, News, located, news, overview, url_of};
pub use page::{page, page_and_card};
pub use redirect::{Redirect, redirects};
pub use rendition::Rendition;
pub use renditions::{renditions, shown_renditions};
pub use search::{SearchRecord, search_records};
pub use share_card::ShareCard;
pub use suggestions::{shard, shard_keys};
pub use told::{public_stories, told};

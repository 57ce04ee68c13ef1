//! What written values mean: permalinks, addresses of the site, its lists and feeds, embeds, code languages, LaTeX,
//! chart axes, country codes, colours, fonts, credits of pictures, dates and times for machines, lists of names and characters that
//! nobody sees.
//!
//! Whoever checks content and whoever publishes it ask here, so that what passes the check is what can
//! be published. Knows the model, and nothing of files, pages or markup.

pub mod address;
pub mod axis;
mod base;
pub mod code;
pub mod collection;
pub mod colour;
pub mod country;
mod country_names;
pub mod credit;
pub mod datetime;
mod embed;
pub mod feed;
pub mod font;
pub mod fragment;
mod joints;
mod language;
pub mod latex;
mod list;
mod nearest;
pub mod origin;
pub mod own_block;
mod own_names;
pub mod pagination;
pub mod palette;
mod permalink;
mod site_map;
mod ticks;
pub mod words;

pub use base::{Base, BaseError};
pub use embed::{EmbedError, EmbedFrame, example_address};
pub use joints::joints;
pub use language::{canonical_language, direction, own_name, usual_language};
pub use list::List;
pub use nearest::nearest;
pub use own_names::{OWN_CLASSES, OWN_IDS};
pub use permalink::{Permalink, PermalinkError};
pub use site_map::{MappedStory, SiteMap, spoken};
pub use ticks::{Ticks, coarse_ticks, ticks, widened};

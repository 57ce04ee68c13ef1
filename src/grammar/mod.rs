//! What written values mean: permalinks, addresses of the site and its lists, embeds, code languages, LaTeX,
//! chart axes and country codes.
//!
//! Whoever checks content and whoever publishes it ask here, so that what passes the check is what can
//! be published. Knows the model, and nothing of files, pages or markup.

pub mod address;
pub mod axis;
mod base;
pub mod code;
pub mod country;
mod embed;
mod language;
pub mod latex;
mod list;
mod nearest;
pub mod pagination;
mod permalink;
mod site_map;
mod ticks;

pub use base::{Base, BaseError};
pub use embed::{EmbedError, EmbedFrame, example_address};
pub use language::{canonical_language, direction};
pub use list::List;
pub use nearest::nearest;
pub use permalink::{Permalink, PermalinkError};
pub use site_map::{MappedStory, SiteMap};
pub use ticks::{Ticks, ticks};

//! What written values mean: permalinks, addresses inside the site, embeds, code languages, LaTeX,
//! chart axes, country codes, lists of names and characters that nobody sees.
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
mod permalink;
mod ticks;
pub mod words;

pub use base::{Base, BaseError};
pub use embed::{EmbedFrame, example_address};
pub use language::direction;
pub use list::joints;
pub use nearest::nearest;
pub use permalink::{Permalink, PermalinkError};
pub use ticks::{Ticks, ticks};

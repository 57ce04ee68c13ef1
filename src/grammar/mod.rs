//! What written values mean: permalinks, addresses inside the site, embeds, code languages, LaTeX,
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
mod nearest;
mod permalink;
mod ticks;

pub use base::{Base, BaseError};
pub use embed::{EmbedError, EmbedFrame, example_address};
pub use language::direction;
pub use nearest::nearest;
pub use permalink::{Permalink, PermalinkError};
pub use ticks::{Ticks, ticks};

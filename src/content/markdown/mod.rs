//! Stories and pages in Markdown: the same value as a JSON file's, with the place of each part.

mod attributes;
mod behind;
mod blocks;
mod comments;
mod definitions;
mod directive;
mod elements;
mod embeds;
mod fields;
mod fill;
mod frames;
mod html_block;
mod leaves;
mod line;
mod lines;
mod offers;
mod paragraph;
mod placed;
mod read;
mod scalar;
mod settings;
mod shape;
mod spans;
mod stretch;
mod toml;
mod trouble;
mod write;
mod written;
mod yaml;

pub use line::{Line, Opaque, of_line};
pub use offers::{Offer, directives, fields};
pub use read::{Story, read};
pub use stretch::{Stretch, nearest, range};
pub use trouble::Trouble;
pub use write::{normal, write, write_in_order};

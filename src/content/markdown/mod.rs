//! Stories and pages in Markdown: the same value as a JSON file's, with the place of each part.

mod attributes;
mod behind;
mod blocks;
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
mod paragraph;
mod placed;
mod read;
mod scalar;
mod settings;
mod shape;
mod spans;
mod toml;
mod trouble;
mod write;
mod yaml;

pub use read::{Story, read};
pub use trouble::Trouble;
pub use write::{normal, write, write_in_order};

//! Stories and pages in Markdown: the same value as a JSON file's, with the place of each part.

mod attributes;
mod blocks;
mod directive;
mod elements;
mod embeds;
mod html_block;
mod lines;
mod paragraph;
mod placed;
mod read;
mod scalar;
mod shape;
mod spans;
mod toml;
mod trouble;
mod write;
mod yaml;

pub use read::{Story, read};
pub use trouble::Trouble;
pub use write::{write, write_in_order};

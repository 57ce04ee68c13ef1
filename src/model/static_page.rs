use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Block, Language, Moment, Note, Picture, Slug, Text, pictures, texts};

/// A page that is no story, such as "About us": `content/pages/**/SLUG.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaticPage {
    /// The address; by default the file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    #[schemars(length(min = 1))]
    pub title: String,
    /// One or two sentences under the title.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub standfirst: Text,
    /// By default the first language of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    pub body: Vec<Block>,
    /// The footnotes, numbered in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl StaticPage {
    /// Every list of spans in the page, in reading order, each with its JSON pointer (RFC 6901).
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let standfirst = vec![("/standfirst".to_owned(), &self.standfirst)];
        let rest = texts(&self.body, &self.notes);
        standfirst.into_iter().chain(rest).collect()
    }

    /// Every picture in the page with its JSON pointer.
    pub fn pictures(&self) -> Vec<(String, &Picture)> {
        pictures(&self.body)
    }
}

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Block, Caption, Language, Moment, Picture, Slug, Text};

/// A story as its file tells it: `content/articles/**/SLUG.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The last segment of the address; by default the file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    pub headline: String,
    /// The line above the headline; by default the section's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// One or two sentences under the headline that say what the story is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub standfirst: Text,
    /// The slug of a section of the site file.
    pub section: Slug,
    /// File names under `content/authors/`, in the order of the byline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Slug>,
    /// When it appears; before that it is under embargo and not in the output.
    pub published: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    /// From then on it is not in the output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Moment>,
    /// Not to be published yet.
    #[serde(default)]
    pub draft: bool,
    /// By default the first language of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The picture that leads the story and stands on its card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Picture>,
    /// Slugs of the stories to offer first at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Slug>,
    pub body: Vec<Block>,
    /// The footnotes, numbered in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// A footnote, which a note span refers to by `id`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: String,
    pub text: Text,
}

impl Article {
    /// Every list of spans in the story, in reading order, each with its JSON pointer (RFC 6901).
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut texts = vec![("/standfirst".to_owned(), &self.standfirst)];
        let lead = self
            .lead
            .iter()
            .flat_map(|lead| &lead.caption)
            .map(Caption::text_at);
        texts.extend(lead.map(|(pointer, text)| (format!("/lead{pointer}"), text)));
        for (place, block) in self.body.iter().enumerate() {
            let inside = block.texts().into_iter();
            texts.extend(inside.map(|(pointer, text)| (format!("/body/{place}{pointer}"), text)));
        }
        for (place, note) in self.notes.iter().enumerate() {
            texts.push((format!("/notes/{place}/text"), &note.text));
        }
        texts
    }

    /// Every picture in the story with its JSON pointer.
    pub fn pictures(&self) -> Vec<(String, &Picture)> {
        let lead = self.lead.iter().map(|lead| ("/lead".to_owned(), lead));
        let body = self
            .body
            .iter()
            .enumerate()
            .filter_map(|(place, block)| match block {
                Block::Image(picture) => Some((format!("/body/{place}"), picture)),
                _ => None,
            });
        lead.chain(body).collect()
    }
}

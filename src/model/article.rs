use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Block, Caption, Credit, Kind, Language, Moment, Picture, Slug, Text, pictures, texts};

/// A story as its file tells it: `content/articles/**/SLUG.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The last segment of the address; by default the file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    /// What sort of story it is, which its label and its look tell.
    #[serde(default, skip_serializing_if = "Kind::is_report")]
    pub kind: Kind,
    #[schemars(length(min = 1))]
    pub headline: String,
    /// The line above the headline; by default the section's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// One or two sentences under the headline that say what the story is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub standfirst: Text,
    /// The slug of a section of the site file.
    pub section: Slug,
    /// Slugs of topics of the site file, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// A topic whose stories are parts of one whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Slug>,
    /// Who made it, in the order of the byline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Credit>,
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
    /// The topics and the series, each once.
    pub fn subjects(&self) -> impl Iterator<Item = &Slug> {
        let others = self.topics.iter();
        let others = others.filter(|topic| self.series.as_ref() != Some(*topic));
        self.series.iter().chain(others)
    }

    /// Every list of spans in the story, in reading order, each with its JSON pointer (RFC 6901).
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let standfirst = vec![("/standfirst".to_owned(), &self.standfirst)];
        let lead = self
            .lead
            .iter()
            .flat_map(|lead| &lead.caption)
            .map(Caption::text_at)
            .map(|(pointer, text)| (format!("/lead{pointer}"), text));
        let rest = texts(&self.body, &self.notes);
        standfirst.into_iter().chain(lead).chain(rest).collect()
    }

    /// Every picture in the story with its JSON pointer.
    pub fn pictures(&self) -> Vec<(String, &Picture)> {
        let lead = self.lead.iter().map(|lead| ("/lead".to_owned(), lead));
        lead.chain(pictures(&self.body)).collect()
    }
}

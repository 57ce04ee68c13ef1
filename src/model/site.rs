use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Language, Slug};

/// The publication itself: `content/site.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub name: String,
    #[serde(default)]
    pub tagline: String,
    /// Where the site will stand, such as `https://example.org/` or `https://example.org/news/`.
    #[schemars(url)]
    pub base_url: String,
    /// An IANA time zone, such as `Europe/London`; dates are shown in it.
    pub time_zone: String,
    /// The languages that stories are written in, the site's own first.
    #[schemars(length(min = 1))]
    pub languages: Vec<Language>,
    #[schemars(length(min = 1))]
    pub sections: Vec<Section>,
    /// Slugs of the sections in the masthead; by default all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub navigation: Option<Vec<Slug>>,
    /// The address of a story, made of `:section`, `:slug`, `:year`, `:month` and `:day`.
    #[serde(default = "permalink")]
    pub permalink: String,
}

/// A department of the publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub slug: Slug,
    pub name: String,
    #[serde(default)]
    pub description: String,
}

fn permalink() -> String {
    "/:section/:slug/".to_owned()
}

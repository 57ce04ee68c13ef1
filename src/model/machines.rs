//! What a site offers to programs: readers of feeds, players of podcasts, search engines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Language, Moment, Picture};

/// Forms of feeds, and who tells of what is new in them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Feeds {
    /// RSS 2.0 too, for readers that know nothing newer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rss: bool,
    /// The address of a WebSub hub, which tells subscribers at once of what is new: it has to be told by you after
    /// each upload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub hub: Option<String>,
}

impl Feeds {
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// What is asked of programs that read the web, by what they read it for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Crawlers {
    /// Whether search engines, and all others that are not known by name, may come.
    #[serde(default = "yes")]
    pub search: bool,
    /// Whether what is written may go into models of language.
    #[serde(default = "yes")]
    pub training: bool,
    /// Whether assistants may look something up when they are asked.
    #[serde(default = "yes")]
    pub assistants: bool,
}

impl Crawlers {
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for Crawlers {
    fn default() -> Self {
        Self {
            search: true,
            training: true,
            assistants: true,
        }
    }
}

/// Whom to tell of a hole in the site's security.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Security {
    /// Where to write, the best first: `mailto:…`, `https://…` or `tel:…`.
    #[schemars(
        length(min = 1),
        inner(regex(pattern = r"^(mailto:|https://|tel:)\S+$"))
    )]
    pub contact: Vec<String>,
    /// From then on nobody is to trust it; within a year.
    pub expires: Moment,
    /// The languages in which to write.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// A page that says what is done with a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Href>,
}

/// What directories of podcasts ask for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Podcast {
    /// By default the section's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub title: Option<String>,
    /// Who makes it; by default the publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub author: Option<String>,
    /// By which directories know that it is yours; everyone can read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub email: Option<String>,
    /// A square JPEG or PNG, 1400 to 3000 pixels wide.
    pub cover: Picture,
    /// One of Apple's categories, such as `News`, or one with its subcategory, such as `News > Politics`.
    #[schemars(length(min = 1))]
    pub category: String,
    /// Whether there is something in it that children should not hear.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub explicit: bool,
    /// The id that directories know it by (`podcast:guid`), if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub guid: Option<String>,
}

fn yes() -> bool {
    true
}

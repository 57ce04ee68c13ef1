use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Age, Article, Credit, Kind, Language, Moment, Slug, Sponsor, StoryName};

/// A part of the front: which stories, how many, and how they are laid out. Where no story is left
/// for it, it is not there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Container {
    /// The heading; by default the name of the one section or topic that is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub title: Option<String>,
    #[serde(default)]
    pub query: Query,
    /// Which stories that are asked for are left out.
    #[serde(default, skip_serializing_if = "Exclusion::is_empty")]
    pub exclude: Exclusion,
    /// How many of the newest that are asked for are passed over, whether they stand elsewhere or not.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub offset: usize,
    /// How old the stories that are asked for may be; pins may be older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<Age>,
    /// The stories that stand here first, by slug, whatever is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<StoryName>,
    #[serde(default)]
    pub layout: Layout,
    /// How many stories it holds at most.
    #[serde(default = "four")]
    #[schemars(range(min = 1, max = 60))]
    pub size: usize,
    /// Who pays for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<Sponsor>,
}

/// Which stories are left out: each that one of the lists names, or is of.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Exclusion {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<StoryName>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Slug>,
    /// Topics or series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Slug>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
}

impl Exclusion {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a story in a language is of what is left out; those that are named are not looked at.
    fn takes(&self, story: &Article, language: &Language) -> bool {
        let authors = || story.authors.iter().filter_map(Credit::author);
        self.sections.contains(&story.section)
            || story.subjects().any(|topic| self.topics.contains(topic))
            || authors().any(|author| self.authors.contains(author))
            || self.kinds.contains(&story.kind)
            || self.languages.contains(language)
    }
}

impl Container {
    /// Whether a story is asked for, by all but its name and its place among the others.
    pub fn asks_for(&self, story: &Article, language: &Language, now: Moment) -> bool {
        self.query.takes(story, language)
            && !self.exclude.takes(story, language)
            && self.until(story).is_none_or(|until| now < until)
    }

    /// From when on a story is too old for it.
    pub fn until(&self, story: &Article) -> Option<Moment> {
        Some(story.published.later(self.max_age.as_ref()?.hours()))
    }
}

/// Which stories are wanted, the newest first; an empty list asks for nothing in particular.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Query {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Slug>,
    /// Topics or series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Slug>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
}

impl Query {
    /// Whether a story in a language is asked for.
    pub fn takes(&self, story: &Article, language: &Language) -> bool {
        let authors = || story.authors.iter().filter_map(Credit::author);
        is_among(&self.sections, [&story.section])
            && is_among(&self.topics, story.subjects())
            && is_among(&self.authors, authors())
            && (self.kinds.is_empty() || self.kinds.contains(&story.kind))
            && (self.languages.is_empty() || self.languages.contains(language))
    }
}

/// Whether one of the slugs is wanted; an empty list asks for nothing in particular.
fn is_among<'a>(wanted: &[Slug], slugs: impl IntoIterator<Item = &'a Slug>) -> bool {
    wanted.is_empty() || slugs.into_iter().any(|slug| wanted.contains(slug))
}

/// How the stories of a container stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Layout {
    /// The first across most of the page, the others beside and below it.
    Lead,
    /// Side by side, each with its picture.
    #[default]
    Columns,
    /// The first with its picture, the others as headlines beside it.
    Package,
    /// One across the page, its words over against its picture.
    Feature,
    /// Headlines alone, close together.
    Briefs,
    /// Set apart on a plate, with the names of the authors.
    Opinion,
    /// In one row that a reader moves along, each with its picture.
    Scroll,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 7] = [
        Self::Lead,
        Self::Columns,
        Self::Package,
        Self::Feature,
        Self::Briefs,
        Self::Opinion,
        Self::Scroll,
    ];

    /// As the site file and the styles name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Columns => "columns",
            Self::Package => "package",
            Self::Feature => "feature",
            Self::Briefs => "briefs",
            Self::Opinion => "opinion",
            Self::Scroll => "scroll",
        }
    }

    /// Which of the containers of a front are half as wide as the page: two packages in a row stand
    /// side by side.
    pub fn half_width(containers: &[Self]) -> Vec<bool> {
        let is_package = |index: usize| containers.get(index) == Some(&Self::Package);
        let mut halves = vec![false; containers.len()];
        for index in 0..containers.len() {
            if !halves[index] && is_package(index) && is_package(index + 1) {
                halves[index..=index + 1].fill(true);
            }
        }
        halves
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn four() -> usize {
    4
}

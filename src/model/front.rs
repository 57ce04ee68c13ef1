use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, Language, Slug, StoryName};

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
    /// The stories that stand here first, by slug, whatever is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<StoryName>,
    #[serde(default)]
    pub layout: Layout,
    /// How many stories it holds at most.
    #[serde(default = "four")]
    #[schemars(range(min = 1, max = 60))]
    pub size: usize,
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
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 6] = [
        Self::Lead,
        Self::Columns,
        Self::Package,
        Self::Feature,
        Self::Briefs,
        Self::Opinion,
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

fn four() -> usize {
    4
}

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::Slug;

/// How a story is named elsewhere: by its slug, and where several have that slug by `section/slug` or by
/// its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryName(pub String);

impl StoryName {
    /// As it is written in [`StoryName::all`].
    pub fn normal(&self) -> String {
        let name: String = self.0.trim_end_matches('/').nfc().collect();
        if name.starts_with('/') {
            format!("{name}/")
        } else {
            name
        }
    }

    /// Every name of a story, the shortest first; `path` is its address from the site's root.
    pub fn all(section: &Slug, slug: &Slug, path: &str) -> [String; 3] {
        [
            slug.as_str().to_owned(),
            format!("{section}/{slug}"),
            path.to_owned(),
        ]
    }
}

impl JsonSchema for StoryName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StoryName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "description": "A story's slug; `section/slug`, or its address, where several have that slug."
        })
    }
}

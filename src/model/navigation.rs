use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Language, Slug};

/// An entry of the navigation or of the foot: the slug of a section (in the navigation) or of a static page
/// (in the foot), or a link of another kind, or a group of links.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum NavigationEntry {
    Slug(Slug),
    Link(Box<NavigationLink>),
}

/// A link to one of `section`, `topic`, `page` and `href`, or a group that leads nowhere by itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NavigationLink {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Slug>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Slug>,
    /// A static page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Slug>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
    /// By default the name of the section, topic or page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub name: Option<String>,
    /// The name in other languages of the site, by language tag.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Language, String>,
    /// What belongs to it, in this order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub items: Option<Vec<NavigationEntry>>,
}

/// Which part of the frame an entry is of: a slug alone means something else in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavigationPart {
    /// The sections at the top.
    Navigation,
    Foot,
}

impl NavigationPart {
    /// The field of the site file.
    pub fn field(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Foot => "foot",
        }
    }
}

impl NavigationEntry {
    /// The link that it stands for.
    pub fn link(&self, part: NavigationPart) -> NavigationLink {
        match (self, part) {
            (Self::Link(link), _) => (**link).clone(),
            (Self::Slug(slug), NavigationPart::Navigation) => NavigationLink {
                section: Some(slug.clone()),
                ..NavigationLink::default()
            },
            (Self::Slug(slug), NavigationPart::Foot) => NavigationLink {
                page: Some(slug.clone()),
                ..NavigationLink::default()
            },
        }
    }

    /// What belongs to it.
    pub fn items(&self) -> &[NavigationEntry] {
        match self {
            Self::Slug(_) => &[],
            Self::Link(link) => link.items.as_deref().unwrap_or_default(),
        }
    }
}

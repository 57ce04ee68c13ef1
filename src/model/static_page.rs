use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Block, Collection, FieldValue, Found, Language, Moment, Note, Parts, Slug, Standfirst,
};

/// A page that is no story, such as "About us": `content/pages/**/SLUG.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaticPage {
    /// The address; by default the file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    /// Addresses that it had before, from the site's root: each leads on to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[schemars(length(min = 1))]
    pub title: String,
    /// One or two sentences under the title.
    #[serde(default, skip_serializing_if = "Standfirst::is_empty")]
    pub standfirst: Standfirst,
    /// By default the first language of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    /// Makes it the list of the files in the folder of its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<Collection>,
    /// What it has as one of a collection, by the names of the fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, FieldValue>,
    pub body: Vec<Block>,
    /// The footnotes, numbered in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The collection that its file is in.
    #[serde(skip)]
    pub within: Option<Slug>,
}

impl StaticPage {
    /// All that has to be looked after in it.
    pub fn found(&self) -> Found<'_> {
        let mut found = Found::default();
        self.standfirst.find("/standfirst", &mut found);
        self.body.find("/body", &mut found);
        self.notes.find("/notes", &mut found);
        found
    }
}

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Line;

/// How something is cooked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Recipe {
    /// What it makes.
    #[schemars(length(min = 1))]
    pub title: String,
    /// For how many, or how much it makes: "4", "12 biscuits".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10000))]
    pub preparation_minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10000))]
    pub cooking_minutes: Option<u32>,
    /// The kitchen that it comes from: "Italian".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cuisine: Option<String>,
    /// What it is eaten as: "Main course".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[schemars(length(min = 1))]
    pub ingredients: Vec<Ingredients>,
    /// What is done, a step a line.
    #[schemars(length(min = 1))]
    pub method: Vec<Line>,
}

/// What goes into a dish, or into a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Ingredients {
    /// What they are for: "For the dough".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[schemars(length(min = 1))]
    pub items: Vec<Line>,
}

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Line;
use crate::model::Text;

/// How a match between two sides ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Match {
    /// What it was a part of: "Cup, quarter-final".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competition: Option<String>,
    /// Where it was played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    pub home: Side,
    pub away: Side,
}

/// A team or a player of a match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Side {
    #[schemars(length(min = 1))]
    pub name: String,
    /// As it is written in that sport: "2", "245-6".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// Who scored, and when: "Ada 12, Zoë 45+2 (pen)".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scorers: Option<String>,
}

/// Questions to the reader, each with answers to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Quiz {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[schemars(length(min = 1))]
    pub items: Vec<QuizQuestion>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct QuizQuestion {
    /// The question.
    pub text: Text,
    #[schemars(length(min = 2))]
    pub options: Vec<Line>,
    /// Which of the options is right, from 1.
    #[schemars(range(min = 1, max = 1000))]
    pub answer: usize,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Line>,
}

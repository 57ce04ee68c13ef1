use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Article, Found, Moment, Parts, Text, block_words, normalize_whitespace};

/// What was wrong or unclear in a story, said where it stood and on the page of all corrections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When it was mended; before that it is not shown.
    pub date: Moment,
    #[serde(default, skip_serializing_if = "Remedy::is_correction")]
    pub kind: Remedy,
    /// What was wrong and what is right.
    pub text: Text,
    /// Words that stand in one block of the body, as they read now: the correction follows that block.
    /// Without it, it stands at the top of the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub block: Option<String>,
}

/// Whether what stood there was wrong, or right and easily misunderstood.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Remedy {
    #[default]
    Correction,
    Clarification,
}

impl Parts for Correction {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        self.text.find(&format!("{at}/text"), found);
    }
}

impl Article {
    /// Each correction that quotes the body, by its index, with the indices of the blocks that hold what
    /// it quotes.
    pub fn quoted(&self) -> Vec<(usize, Vec<usize>)> {
        let quotes: Vec<_> = self
            .corrections
            .iter()
            .enumerate()
            .filter_map(|(index, one)| Some((index, normalize_whitespace(one.block.as_ref()?))))
            .collect();
        if quotes.is_empty() {
            return Vec::new();
        }
        let blocks: Vec<_> = self
            .body
            .iter()
            .map(|block| block_words(&serde_json::to_value(block).unwrap_or_default()))
            .collect();
        let holding = |quote: &String| {
            let blocks = blocks.iter().enumerate();
            let holding = blocks.filter(|(_, words)| words.contains(quote));
            holding.map(|(block, _)| block).collect()
        };
        quotes
            .iter()
            .map(|(index, quote)| (*index, holding(quote)))
            .collect()
    }
}

impl Remedy {
    /// Whether it is the usual one, which JSON leaves out.
    pub fn is_correction(&self) -> bool {
        *self == Self::Correction
    }
}

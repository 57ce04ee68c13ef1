use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The sort of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Kind {
    /// What happened, without a label.
    #[default]
    Report,
    /// How something works.
    Explainer,
    /// What it means, with the reasons.
    Analysis,
    /// What the author thinks of it.
    Opinion,
    /// A story to take time over.
    LongRead,
    /// A subject from an unusual side.
    Feature,
    /// What a book, a play or a thing is worth; see `review`.
    Review,
    /// Questions and answers.
    Interview,
    /// Mostly pictures, looked at one after the other.
    Gallery,
    /// Told while it happens; see `live`.
    Live,
    /// A life, told at its end.
    Obituary,
    /// Told by pictures, with words between them.
    PictureEssay,
    /// How a game was won and lost; see the block `match`.
    MatchReport,
    /// What a reader has written to the editors.
    Letter,
    /// How something is cooked; see the block `recipe`.
    Recipe,
    /// Questions to the reader; see the block `quiz`.
    Quiz,
}

impl Kind {
    /// Every kind, in the order of the list above.
    pub const ALL: [Self; 16] = [
        Self::Report,
        Self::Explainer,
        Self::Analysis,
        Self::Opinion,
        Self::LongRead,
        Self::Feature,
        Self::Review,
        Self::Interview,
        Self::Gallery,
        Self::Live,
        Self::Obituary,
        Self::PictureEssay,
        Self::MatchReport,
        Self::Letter,
        Self::Recipe,
        Self::Quiz,
    ];

    /// As content files and styles name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Explainer => "explainer",
            Self::Analysis => "analysis",
            Self::Opinion => "opinion",
            Self::LongRead => "long-read",
            Self::Feature => "feature",
            Self::Review => "review",
            Self::Interview => "interview",
            Self::Gallery => "gallery",
            Self::Live => "live",
            Self::Obituary => "obituary",
            Self::PictureEssay => "picture-essay",
            Self::MatchReport => "match-report",
            Self::Letter => "letter",
            Self::Recipe => "recipe",
            Self::Quiz => "quiz",
        }
    }

    /// Whether it is the usual one, which JSON leaves out.
    pub fn is_report(&self) -> bool {
        *self == Self::Report
    }
}

use std::collections::BTreeMap;

/// What has become of a construct of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It means the same.
    Kept,
    /// It is another construct that says the same.
    Converted,
    /// Its words are there, and what it did is not.
    Downgraded,
    /// It is not there.
    Dropped,
}

impl Outcome {
    /// As the report calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Converted => "converted",
            Self::Downgraded => "downgraded",
            Self::Dropped => "dropped",
        }
    }
}

/// One construct that has not been kept as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it was, such as `<marquee>` or `[gallery]`.
    pub construct: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What it is now, or why it is not there.
    pub detail: String,
    /// Its words, where they are not in the story.
    pub text: String,
}

/// What has become of the constructs of one source.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many were kept, by name.
    pub kept: BTreeMap<String, usize>,
    /// All others.
    pub others: Vec<Finding>,
}

impl Findings {
    /// Counts one that was kept.
    pub fn keep(&mut self, construct: &str) {
        *self.kept.entry(construct.to_owned()).or_default() += 1;
    }

    /// Adds one that was not.
    pub fn add(&mut self, construct: &str, outcome: Outcome, detail: &str, text: &str) {
        self.others.push(Finding {
            construct: construct.to_owned(),
            outcome,
            detail: detail.to_owned(),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        });
    }
}

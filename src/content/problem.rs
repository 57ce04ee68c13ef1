use std::{fmt, path::PathBuf};

use serde::Serialize;

/// One thing that is wrong with the content, where it is, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    pub file: PathBuf,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// From 1, in characters; 0 where the whole file is meant.
    pub column: usize,
    pub what: String,
    pub mend: String,
}

impl Problem {
    /// A problem with a file as a whole.
    pub fn in_file(file: PathBuf, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            file,
            line: 0,
            column: 0,
            what: what.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}\n    {}", self.what, self.mend)
    }
}

/// The candidate that `word` was most likely meant to be.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (likeness, candidate) = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (likeness > 0.8).then_some(candidate)
}

/// "did you mean …?", or what there is to choose from.
pub fn suggestion<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(word, candidates.clone()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => {
            let mut all: Vec<_> = candidates
                .into_iter()
                .map(|name| format!("`{name}`"))
                .collect();
            all.sort();
            match all.len() {
                0 => "there is none to choose from".to_owned(),
                1..=20 => format!("there is {}", all.join(", ")),
                _ => format!(
                    "there is {} and {} more",
                    all[..20].join(", "),
                    all.len() - 20
                ),
            }
        }
    }
}

use std::{borrow::Cow, cmp::Ordering, collections::BTreeMap, fmt, path::PathBuf};

use serde::Serialize;

use super::fix::Fix;
use crate::{
    grammar::{nearest, words::with_codes},
    model::Severity,
};

/// One thing that is wrong with the content or could be better, where it is, and how to mend it. Problems
/// are in the order of files and places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, as it is found from where the publisher runs.
    pub file: PathBuf,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// From 1, in characters; 0 where the whole file is meant.
    pub column: usize,
    /// An error keeps the content from being published, a warning does not.
    pub severity: Severity,
    /// The name of the rule that it breaks, as `standfirst explain` knows it.
    pub rule: &'static str,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What to do about it, in the same form.
    pub mend: String,
    /// What to write in place of what is there, where only one mend can be meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Box<Fix>>,
}

impl Problem {
    /// A problem with a file as a whole.
    pub fn in_file(file: PathBuf, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::at(file, (0, 0), what, mend)
    }

    /// A problem at a line and a column of a file.
    pub fn at(
        file: PathBuf,
        (line, column): (usize, usize),
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            file,
            line,
            column,
            severity: Severity::Error,
            rule: "",
            what: what.into(),
            mend: mend.into(),
            fix: None,
        }
    }

    /// File, line and column.
    pub fn place(&self) -> (PathBuf, usize, usize) {
        (self.file.clone(), self.line, self.column)
    }

    /// Says which rule it breaks, unless that is said already.
    pub fn of(mut self, rule: &'static str) -> Self {
        self.breaks(rule);
        self
    }

    /// As [`of`](Self::of), in place.
    pub fn breaks(&mut self, rule: &'static str) {
        if self.rule.is_empty() {
            self.rule = rule;
        }
    }

    /// Whether it keeps the content from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Names the characters by their codes that nobody would see in it.
    pub fn name_invisible(&mut self) {
        for words in [&mut self.what, &mut self.mend] {
            if let Cow::Owned(named) = with_codes(words) {
                *words = named;
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        let Self {
            severity,
            what,
            rule,
            mend,
            ..
        } = self;
        write!(f, ": {severity}[{rule}]: {what}\n    {mend}")
    }
}

/// How many problems of a kind are listed for one file: more of the same help nobody.
pub const LISTED: usize = 20;

/// The first of the problems of a kind in each file, and how many more there are.
pub fn first_few(problems: Vec<Problem>) -> Vec<Problem> {
    first(problems, LISTED)
}

/// The first so many of the problems of a kind in each file, and how many more there are.
pub fn first(mut problems: Vec<Problem>, most: usize) -> Vec<Problem> {
    problems.sort();
    problems.dedup();
    let mut counts: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for problem in &problems {
        *counts.entry(problem.file.clone()).or_default() += 1;
    }
    let mut number = 0;
    let mut file = PathBuf::new();
    problems.retain_mut(|problem| {
        if problem.file != file {
            (file, number) = (problem.file.clone(), 0);
        }
        number += 1;
        let more = counts
            .get(&file)
            .map_or(0, |count| count.saturating_sub(most));
        match number.cmp(&most.saturating_add(1)) {
            Ordering::Less => {}
            Ordering::Equal if more == 1 => {}
            Ordering::Equal => {
                problem.what = format!("and {more} more like those before it in this file");
                problem.mend = "mend those first, then check again".to_owned();
                problem.fix = None;
            }
            Ordering::Greater => return false,
        }
        true
    });
    problems
}

/// Guesses what was meant, but only for the first few words: each is compared with a whole archive.
#[derive(Debug, Default)]
pub struct Guesses {
    /// How many were asked for.
    count: usize,
}

impl Guesses {
    /// As [`suggestion`], while there are few.
    pub fn suggestion<'a>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str> + Clone,
    ) -> String {
        self.count += 1;
        if self.count <= 2 * LISTED {
            suggestion(word, candidates)
        } else {
            "look up how it is written where it is kept".to_owned()
        }
    }
}

/// "did you mean …?", or what there is to choose from.
pub fn suggestion<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> String {
    const NAMED: usize = 20;
    let named = candidates.clone().into_iter().map(|name| (name, name));
    if let Some(name) = nearest(word, named, 0.8) {
        return format!("did you mean `{name}`?");
    }
    let mut names: Vec<_> = candidates
        .into_iter()
        .map(|name| format!("`{name}`"))
        .collect();
    names.sort();
    match names.len() {
        0 => "there is none to choose from".to_owned(),
        1..=NAMED => format!("there is {}", names.join(", ")),
        many => format!(
            "there is {} and {} more",
            names[..NAMED].join(", "),
            many - NAMED
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(file: &str, many: usize) -> impl Iterator<Item = Problem> {
        (1..=many).map(move |line| Problem::at(file.into(), (line, 1), "wrong", "mend it"))
    }

    #[test]
    fn of_many_problems_in_a_file_the_first_are_listed_and_the_others_counted() {
        let few = first_few(problems("a", 10_000).chain(problems("b", 21)).collect());

        let of = |file: &str| few.iter().filter(|one| one.file == *file).count();
        assert_eq!((of("a"), of("b")), (21, 21));
        assert_eq!(few[20].line, 21);
        assert!(
            few[20].what.starts_with("and 9980 more"),
            "{}",
            few[20].what
        );
        assert_eq!(few[41].what, "wrong");
    }
}

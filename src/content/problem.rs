use std::{cmp::Ordering, collections::BTreeMap, fmt, path::PathBuf};

use serde::Serialize;

use crate::grammar;

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

/// How many problems of a kind are told of one file: the next ones help nobody.
const TOLD: usize = 20;

/// The first of the problems of a kind in each file, and how many more there are.
pub fn first_few(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort();
    problems.dedup();
    let mut counts: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for problem in &problems {
        *counts.entry(problem.file.clone()).or_default() += 1;
    }
    let mut place = 0;
    let mut file = PathBuf::new();
    problems.retain_mut(|problem| {
        if problem.file != file {
            (file, place) = (problem.file.clone(), 0);
        }
        place += 1;
        let more = counts
            .get(&file)
            .map_or(0, |count| count.saturating_sub(TOLD));
        match place.cmp(&(TOLD + 1)) {
            Ordering::Less => {}
            Ordering::Equal if more == 1 => {}
            Ordering::Equal => {
                problem.what = format!("and {more} more like those before it in this file");
                problem.mend = "mend those first, then check again".to_owned();
            }
            Ordering::Greater => return false,
        }
        true
    });
    problems
}

/// Looks for what was meant, but only for the first few: each is compared with a whole archive.
#[derive(Debug, Default)]
pub struct Guesses(usize);

impl Guesses {
    pub fn suggestion<'a>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str> + Clone,
    ) -> String {
        self.0 += 1;
        match self.0 <= 2 * TOLD {
            true => suggestion(word, candidates),
            false => "look up how it is written where it is kept".to_owned(),
        }
    }
}

/// The candidate that `word` was most likely meant to be.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let named = candidates
        .into_iter()
        .map(|candidate| (candidate, candidate));
    grammar::nearest(word, named, 0.8)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(file: &str, many: usize) -> impl Iterator<Item = Problem> {
        (1..=many).map(move |line| Problem {
            file: file.into(),
            line,
            column: 1,
            what: "wrong".to_owned(),
            mend: "mend it".to_owned(),
        })
    }

    #[test]
    fn of_many_problems_in_a_file_the_first_are_told_and_how_many_more_there_are() {
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

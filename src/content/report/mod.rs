//! What a check has found, for people and for programs.

mod annotations;
mod sarif;

pub use annotations::as_annotations;
pub use sarif::as_sarif;

use std::collections::BTreeMap;

use super::Problem;

/// One after the other, of each rule so many at most, and how many there are; empty where there are none.
pub fn in_words(problems: &[Problem], most: usize, then: &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let is_shown = |problem: &&Problem| {
        let count = counts.entry(problem.rule).or_default();
        *count += 1;
        *count <= most
    };
    let shown = problems.iter().filter(is_shown);
    let mut lines: String = shown.map(|problem| format!("{problem}\n")).collect();
    for (rule, count) in counts.into_iter().filter(|(_, count)| *count > most) {
        let more = count - most;
        lines += &format!("and {more} more of {rule}: `standfirst check --all` shows them\n");
    }
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = problems.len() - errors;
    let count = |count: usize, noun: &str| match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        many => Some(format!("{many} {noun}s")),
    };
    let counts: Vec<_> = [count(errors, "problem"), count(warnings, "warning")]
        .into_iter()
        .flatten()
        .collect();
    if counts.is_empty() {
        return String::new();
    }
    let then = if errors > 0 { then } else { "" };
    lines + &format!("{} in the content{then}\n", counts.join(" and "))
}

/// As a list in JSON, with the fields of [`Problem`].
pub fn as_json(problems: &[Problem]) -> String {
    // Writing plain strings and numbers can't fail.
    serde_json::to_string_pretty(problems).unwrap_or_default()
}

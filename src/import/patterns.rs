//! How the addresses of stories were made, found from those that there are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::addresses::USUAL;
use crate::grammar::{Permalink, address::RESERVED};

/// The pattern that most stories have, of those that each of them may have: with their sections.
pub fn most<'a>(stories: impl Iterator<Item = (&'a str, Vec<String>)>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut sections: BTreeMap<String, &str> = BTreeMap::new();
    let mut in_several = BTreeSet::new();
    let mut all = 0;
    for (section, patterns) in stories {
        all += 1;
        for pattern in patterns {
            if *sections.entry(pattern.clone()).or_insert(section) != section {
                in_several.insert(pattern.clone());
            }
            *counts.entry(pattern).or_default() += 1;
        }
    }
    // What is the same in one section alone may be a category, unless nearly all have it, and it is not one story alone.
    counts.retain(|pattern, count| {
        let is_of_all = *count > 1 && *count * 10 >= all * 9 && !has_words_below_section(pattern);
        is_of_all || in_several.contains(pattern) || !has_words(pattern)
    });
    let usable = |pattern: &String| {
        let first = pattern.split('/').nth(1).unwrap_or_default();
        Permalink::parse(pattern).is_ok() && !RESERVED.contains(&first)
    };
    let most = counts.into_iter().filter(|(pattern, _)| usable(pattern));
    // What is the same in all stories so far may be another in the next one.
    let most = most.max_by_key(|(pattern, count)| (*count, pattern.matches(':').count()));
    match most {
        Some((pattern, count)) if count * 2 > all => pattern,
        _ => USUAL.to_owned(),
    }
}

/// The patterns that give the address of one story.
pub fn patterns(path: &str, name: &str, section: &str, date: DateTime) -> Vec<String> {
    let segments: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut found = vec![String::new()];
    for segment in segments {
        let parts = parts(segment, name, section, date);
        found = found
            .iter()
            .flat_map(|start| parts.iter().map(move |part| format!("{start}/{part}")))
            .take(64)
            .collect();
    }
    found
        .into_iter()
        .map(|pattern| pattern + "/")
        .filter(|it| it.contains(":slug"))
        .collect()
}

fn has_words(pattern: &str) -> bool {
    let mut parts = pattern.split('/').filter(|part| !part.is_empty());
    parts.any(|part| !part.starts_with(':'))
}

fn has_words_below_section(pattern: &str) -> bool {
    let below = pattern.split_once(":section/");
    below.is_some_and(|(_, below)| has_words(below))
}

/// What a segment may be a value of.
fn parts(segment: &str, name: &str, section: &str, date: DateTime) -> Vec<String> {
    let values = [
        (":slug", name.to_owned()),
        (":section", section.to_owned()),
        (":year", format!("{:04}", date.year())),
        (":month", format!("{:02}", date.month())),
        (":day", format!("{:02}", date.day())),
    ];
    let same = values.iter().filter(|(_, value)| value == segment);
    let same = same.map(|(part, _)| (*part).to_owned());
    same.chain([segment.to_owned()]).collect()
}

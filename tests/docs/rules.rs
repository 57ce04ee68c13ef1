//! The page of the rules: made of their doc comments, and of what is said where one is broken.

use std::{collections::BTreeMap, fmt::Write, fs};

use standfirst::{
    content::{Extent, all_rules, check},
    model::Severity,
};
use walkdir::WalkDir;

use super::markdown::root;
use crate::support::publisher::{Publisher, bless, fixture};

/// The doc comments of functions and constants, by their names in lower case.
fn comments() -> BTreeMap<String, String> {
    let mut comments = BTreeMap::new();
    let rules = WalkDir::new(root().join("src/content/rules")).into_iter();
    let rules = rules.map(|entry| entry.expect("a readable folder").into_path());
    let files = rules.chain([root().join("src/content/reading.rs")]);
    for file in files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let mut comment = String::new();
        for line in fs::read_to_string(file).expect("code").lines() {
            let line = line.trim_start();
            if let Some(words) = line.strip_prefix("///") {
                comment += words.strip_prefix(' ').unwrap_or(words);
                comment.push('\n');
                continue;
            }
            let name = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let name = name.filter(|word| !["pub", "super", "fn", ""].contains(word));
            if let (Some(name), false) = (name.into_iter().next(), comment.is_empty()) {
                comments.insert(name.to_lowercase(), std::mem::take(&mut comment));
            }
            comment.clear();
        }
    }
    comments
}

/// What is said first of a rule in its broken fixture: the line that it is about, and the two of the
/// message, without the place.
fn example(rule: &str) -> (Option<String>, String, String) {
    let name = rule.replace('-', "_");
    let said =
        fs::read_to_string(fixture("broken").join(format!("{name}.txt"))).expect("a message");
    let mark = format!("[{rule}]: ");
    let (place, what) = said
        .lines()
        .find_map(|line| line.split_once(&mark))
        .unwrap_or_else(|| panic!("{rule} has no example"));
    let mend = said
        .split_once(&mark)
        .and_then(|(_, rest)| rest.lines().nth(1));
    let mut place = place.split(':');
    let file = place.next().unwrap_or_default();
    let line = place
        .next()
        .and_then(|line| line.trim().parse::<usize>().ok());
    let folder = fixture("broken").join(&name);
    let text = fs::read_to_string(folder.join(file.trim_start_matches("content/")));
    let shown = line.zip(text.ok()).and_then(|(line, text)| {
        let shown = text
            .lines()
            .nth(line - 1)?
            .trim()
            .trim_end_matches(',')
            .to_owned();
        (shown.len() > 2 && shown.chars().count() < 200).then_some(shown)
    });
    (
        shown,
        what.to_owned(),
        mend.unwrap_or_default().trim().to_owned(),
    )
}

/// Whether a sure mend is known of a problem in the broken fixture of a rule.
fn is_mended(rule: &str) -> bool {
    let case = fixture("broken").join(rule.replace('-', "_"));
    let publisher = Publisher::new().overlay(&case);
    let problems = check(&publisher.content(""), Extent::ALL);
    let mut own = problems.iter().filter(|problem| problem.rule == rule);
    own.any(|problem| problem.fix.is_some())
}

/// The part of a page for each rule.
fn parts() -> String {
    let comments = comments();
    let mut parts = String::new();
    for rule in all_rules() {
        let comment = comments
            .get(&rule.name.replace('-', "_"))
            .unwrap_or_else(|| panic!("{} has no doc comment", rule.name));
        let comment = comment.trim().strip_prefix("Ensure that ");
        let comment = comment.unwrap_or_else(|| panic!("{} says not what it ensures", rule.name));
        let mut letters = comment.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        let severity = match rule.severity {
            Severity::Error => "An error",
            Severity::Warning => "A warning",
            Severity::Off => "Off, unless the site file asks for it",
        };
        let name = rule.name;
        write!(
            parts,
            "\n## `{name}`\n\n_{severity}{}._\n\n{first}{}\n",
            if is_mended(name) {
                "; `--fix` mends it"
            } else {
                ""
            },
            letters.as_str()
        )
        .expect("words");
        let (shown, what, mend) = example(name);
        let shown = shown.map(|line| format!("~~~~text\n{line}\n~~~~\n\n"));
        let shown = shown.unwrap_or_default();
        let example = format!("For example:\n\n{shown}> {what}:\n> {mend}\n");
        write!(parts, "\n{example}").expect("words");
    }
    parts
}

#[test]
fn the_page_of_the_rules_says_what_their_comments_say() {
    let path = root().join("docs/rules.md");
    let page = fs::read_to_string(&path).expect("the page");
    let head = page
        .split_once("\n## `")
        .map_or(page.as_str(), |(head, _)| head);
    let made = format!("{}\n{}", head.trim_end(), parts());
    if bless() {
        fs::write(&path, &made).expect("a blessed page");
    }
    let page = fs::read_to_string(&path).expect("the page");
    let differing = page.lines().zip(made.lines()).find(|(old, new)| old != new);
    assert!(
        page == made,
        "{differing:?}; `BLESS=1 cargo test` takes the new one"
    );
}

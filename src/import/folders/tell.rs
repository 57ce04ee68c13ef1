//! What is to be said of a folder and its files besides their words.

use super::{
    config::Config,
    doc::{Doc, Kind},
    plan::{Assigned, Plan},
    tree::Tree,
};
use crate::import::{
    html::{Findings, Outcome},
    report::{Place, Report},
    told,
};

/// How many files the terminal names.
const NAMED: usize = 5;

/// Tells of what becomes nothing, and of what was not read.
pub fn of_folder(tree: &Tree, config: &Config, plan: &Plan, report: &mut Report) {
    let place = |file: &str| Place {
        file: file.to_owned(),
        ..Place::default()
    };
    let unread = tree.docs.iter();
    let unread = unread.filter(|doc| doc.matter.is_unread && doc.kind != Kind::List);
    let unread: Vec<_> = unread.map(|doc| doc.path.as_str()).collect();
    if !unread.is_empty() {
        let named = unread.iter().take(NAMED).map(|path| format!("`{path}`"));
        let named = named.collect::<Vec<_>>().join(", ");
        let more = match unread.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        report.say_first(format!(
            "fields that can't be read make a draft of {named}{more}: mend them there, and import again"
        ));
    }
    for (file, flaw) in &config.flaws {
        report.say(&place(file), "configuration", Outcome::Downgraded, flaw);
    }
    for (file, what, why) in &tree.others {
        report.say(&place(file), what, Outcome::Dropped, why);
    }
    for (key, field, value) in &plan.people.others {
        let construct = format!("field `{field}` of an author");
        let mut findings = Findings::default();
        let detail = format!("nothing of that kind is told of `{key}`");
        findings.add(&construct, Outcome::Dropped, &detail, value);
        report.add_all(&Place::default(), findings);
    }
}

/// Of what stands over a list, and the text in it.
pub fn of_list(doc: &Doc, text: &str, findings: &mut Findings) {
    let (detail, words) = if doc.folders.is_empty() {
        let words = [&doc.matter.title, &doc.matter.standfirst];
        let words: Vec<_> = words.into_iter().flatten().map(String::as_str).collect();
        let detail = "the front, of which `front` in `site.json` says what stands on it";
        (detail, words.join(" "))
    } else {
        ("the section's name and description", String::new())
    };
    findings.add("page over a list", Outcome::Converted, detail, &words);
    if !text.is_empty() {
        let detail = "a list has no text of its own: make a page of it in `pages/`";
        findings.add("text over a list", Outcome::Dropped, detail, text);
    }
}

/// Of a file of which nobody can tell where it stood.
pub fn of_no_address(doc: &Doc, is_draft: bool, findings: &mut Findings) {
    let why = match &doc.matter.url {
        Some(_) => "without running the site's program",
        None if is_draft => return,
        None => {
            "since the pattern of addresses asks for what the file does not say, such as a date"
        }
    };
    let detail = format!(
        "where it stood can't be told {why}: give the address among the `aliases` of the file"
    );
    let url = doc.matter.url.as_deref().unwrap_or_default();
    findings.add("address", Outcome::Downgraded, &detail, url);
}

/// What is to be said of a file besides its words.
pub fn of_story(assigned: &Assigned, why_draft: Option<&str>, findings: &mut Findings) {
    let name = if assigned.section.is_some() {
        "story"
    } else {
        "page"
    };
    match why_draft {
        Some(why) => {
            let detail = format!("a draft: {why}");
            findings.add(name, Outcome::Downgraded, &detail, "");
        }
        None if assigned.is_draft => {
            findings.add(name, Outcome::Converted, "a draft, as it was", "");
        }
        None => findings.keep(name),
    }
    told::of_file(&assigned.stem, findings);
    if assigned.section.is_some() && !assigned.is_dated {
        let detail = format!(
            "it stands under {}: write when it was published",
            assigned.published
        );
        findings.add("story without a date", Outcome::Downgraded, &detail, "");
    }
    let has_others = told::of_addresses(
        (&assigned.path, assigned.is_draft),
        &assigned.aliases,
        &assigned.lost,
        findings,
    );
    if !has_others && !assigned.is_draft && !assigned.old.is_empty() {
        findings.keep("address");
    }
}

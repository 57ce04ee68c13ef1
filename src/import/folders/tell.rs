//! What is to be said of a folder and its files besides their words.

use super::{
    config::Config,
    plan::{Assigned, Plan},
    tree::Tree,
};
use crate::import::{
    html::{Findings, Outcome},
    report::{Place, Report},
    told,
};

/// Tells of what becomes nothing, and of what was not read.
pub fn of_folder(tree: &Tree, config: &Config, plan: &Plan, report: &mut Report) {
    let place = |file: &str| Place {
        file: file.to_owned(),
        ..Place::default()
    };
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

//! What is to be said of any story besides its words.

use super::html::{Findings, Outcome};

/// Of a page that stands where nothing reads it, since a page can be no draft; `stem` is its file without its ending.
pub fn of_file(stem: &str, findings: &mut Findings) {
    if stem.starts_with("drafts/") {
        let detail = format!("`{stem}.md`, which nothing reads: move it to `pages/`");
        findings.add("page that was not public", Outcome::Downgraded, &detail, "");
    }
}

/// Of the addresses where it stood: those that lead on to its path, and those that can't. Nothing leads on to a draft
/// yet. Says whether there are any.
pub fn of_addresses(
    (path, is_draft): (&str, bool),
    aliases: &[String],
    lost: &[String],
    findings: &mut Findings,
) -> bool {
    for alias in aliases {
        let (outcome, detail) = if is_draft {
            let detail = format!("{alias} leads nowhere until the draft is published at {path}");
            (Outcome::Downgraded, detail)
        } else {
            (Outcome::Converted, format!("{alias} leads on to {path}"))
        };
        findings.add("address", outcome, &detail, "");
    }
    for alias in lost {
        let detail = format!("{alias} is the site's own, or another page's: see {path}");
        findings.add("address", Outcome::Dropped, &detail, "");
    }
    !aliases.is_empty() || !lost.is_empty()
}

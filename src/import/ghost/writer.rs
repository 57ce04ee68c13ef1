//! Stories and pages, written one after the other, with what is to be said of each.

use std::collections::HashMap;

use super::{
    body,
    links::PostResolver,
    plan::{Assigned, Plan},
    records::Post,
    story,
};
use crate::import::{
    ImportError, Summary,
    html::{Findings, Outcome},
    media::Media,
    output::Output,
    report::{Place, Report},
};

/// Writes posts one after the other.
pub struct Writer<'a> {
    /// What is made of each.
    pub plan: &'a Plan,
    /// Where pictures and files come from.
    pub media: &'a mut Media,
    /// Where files go.
    pub output: &'a mut Output,
    /// What is said.
    pub report: &'a mut Report,
    /// What it has come to.
    pub summary: &'a mut Summary,
    /// The name of the export.
    pub file: String,
    /// What boxes without a title are called.
    pub note: String,
}

impl Writer<'_> {
    /// Writes a post, and tells of it. `byte` is where it begins in the export.
    ///
    /// # Errors
    /// Where a file can't be written.
    pub fn post(&mut self, post: &Post, byte: u64) -> Result<(), ImportError> {
        let place = Place {
            file: self.file.clone(),
            byte,
            id: post.id.0.clone(),
            title: post.title.0.clone(),
        };
        let Some(assigned) = self.plan.assigned.get(&byte) else {
            let detail = "the export has it twice";
            self.report.say(&place, "story", Outcome::Dropped, detail);
            return Ok(());
        };
        let meta = post.meta(self.plan.survey.meta.get(&post.id));
        let mut findings = Findings::default();
        let mut resolver = PostResolver {
            links: &self.plan.links,
            media: &mut *self.media,
            notes: HashMap::new(),
        };
        let made = story::story(
            post,
            &meta,
            assigned,
            &mut resolver,
            &mut findings,
            &self.note,
        );
        state(post, meta.email_only.0, assigned, &mut findings);
        addresses(assigned, &mut findings);
        story::tell(post, &meta, &mut findings);
        for name in &assigned.internal_tags {
            let detail = "no reader saw it";
            findings.add("internal tag", Outcome::Dropped, detail, name);
        }
        for key in &assigned.missing_authors {
            let detail = format!("the export has no account {key}");
            findings.add("author", Outcome::Dropped, &detail, "");
        }
        self.report.add_all(&place, findings);
        self.summary.stories += 1;
        self.summary.drafts += usize::from(assigned.is_draft);
        let written = self.output.write_story(&assigned.stem, &made, self.report);
        written.map_err(ImportError::file(self.output.root().join(&assigned.stem)))
    }
}

/// What has become of who could read it.
fn state(post: &Post, is_email: bool, assigned: &Assigned, findings: &mut Findings) {
    let name = if assigned.section.is_some() {
        "story"
    } else {
        "page"
    };
    let visibility = post.visibility.said().unwrap_or("public");
    let status = post.status.0.as_str();
    let members = format!("a draft: it was for members alone ({visibility})");
    let told = match status {
        _ if visibility != "public" => Some((Outcome::Downgraded, members.as_str())),
        "sent" => Some((
            Outcome::Downgraded,
            "a draft: it was sent as a letter and stood on no page",
        )),
        _ if is_email => Some((
            Outcome::Downgraded,
            "a draft: it was to be sent as a letter and to stand on no page",
        )),
        "published" => None,
        "scheduled" => Some((Outcome::Converted, "under embargo until its date")),
        "" => Some((
            Outcome::Downgraded,
            "a draft: the export does not say its state",
        )),
        _ => Some((Outcome::Converted, "a draft, as it was")),
    };
    match told {
        Some((outcome, detail)) => findings.add(name, outcome, detail, ""),
        None => findings.keep(name),
    }
    if body::has_paywall(post) {
        let detail = if visibility == "public" {
            "everyone could read all of the story"
        } else {
            "everyone could read what stands before it: publish that part if you like"
        };
        findings.add("paywall", Outcome::Dropped, detail, "");
    }
    if assigned.stem.starts_with("drafts/") {
        let detail = format!(
            "`{}.md`, which nothing reads: move it to `pages/`",
            assigned.stem
        );
        findings.add("page that was not public", Outcome::Downgraded, &detail, "");
    }
}

/// What has become of where it stood.
fn addresses(assigned: &Assigned, findings: &mut Findings) {
    for alias in &assigned.aliases {
        let detail = format!("{alias} leads on to {}", assigned.path);
        findings.add("address", Outcome::Converted, &detail, "");
    }
    for alias in &assigned.lost {
        let detail = format!(
            "{alias} is the site's own, or another page's: see {}",
            assigned.path
        );
        findings.add("address", Outcome::Dropped, &detail, "");
    }
    if assigned.aliases.is_empty() && assigned.lost.is_empty() && !assigned.is_draft {
        findings.keep("address");
    }
}

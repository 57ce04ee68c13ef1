//! Stories and pages, written one after the other, with what is to be said of each.

use std::collections::HashMap;

use super::{
    body,
    links::PostResolver,
    plan::{Assigned, Plan, can_wait},
    records::Post,
    story,
    values::Odd,
};
use crate::import::{
    ImportError, Summary,
    html::{Findings, Outcome},
    media::Media,
    output::Output,
    report::{Place, Report},
    told,
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
    /// Tells of a value that is of another kind than it should be.
    pub fn odd(&mut self, odd: Odd) {
        let Odd {
            table, id, field, ..
        } = odd;
        let place = Place {
            file: self.file.clone(),
            byte: odd.byte,
            ..Place::default()
        };
        let name = match (field.as_str(), id.as_str()) {
            ("", _) => format!("a record of `{table}`"),
            (field, "") => format!("`{field}` of a record of `{table}`"),
            (field, id) => format!("`{field}` of record {id} of `{table}`"),
        };
        let (outcome, detail) = if odd.is_taken {
            let detail = format!("{name} is no text, and is taken for one");
            (Outcome::Converted, detail)
        } else {
            let detail = format!("{name} is of another kind than it should be");
            (Outcome::Dropped, detail)
        };
        let mut findings = Findings::default();
        findings.add("value of another kind", outcome, &detail, &odd.text);
        self.report.add_all(&place, findings);
    }

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
        let way = (assigned.from.as_deref(), assigned.stem.as_str());
        let written = self
            .output
            .write_known_story(&assigned.key, way, &made, self.report);
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
        "scheduled" if can_wait(post) => Some((Outcome::Converted, "under embargo until its date")),
        "scheduled" if post.is_page() => Some((
            Outcome::Downgraded,
            "not published: a page can't wait for its date",
        )),
        "scheduled" => Some((
            Outcome::Downgraded,
            "a draft: the export does not say when it was to be published",
        )),
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
    if assigned.stays_public {
        let detail = format!(
            "somebody has changed `{}.md`, so it stays published",
            assigned.stem
        );
        let construct = "withdrawn, and changed here";
        findings.add(construct, Outcome::Downgraded, &detail, "");
    }
    told::of_file(&assigned.stem, findings);
}

/// What has become of where it stood.
fn addresses(assigned: &Assigned, findings: &mut Findings) {
    let has_others = told::of_addresses(
        (&assigned.path, assigned.is_draft),
        &assigned.aliases,
        &assigned.lost,
        findings,
    );
    if assigned.is_draft || !assigned.lost.is_empty() {
        return;
    }
    if !assigned.is_old_known {
        let detail = format!("where it stood can't be told: it is {}", assigned.path);
        findings.add("address", Outcome::Downgraded, &detail, "");
    } else if !has_others {
        findings.keep("address");
    }
}

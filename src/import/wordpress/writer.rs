//! Stories and pages, written one after the other, with what is to be said of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    chunks::CUT_OFF,
    item::Item,
    plan::{Assigned, Plan},
    story,
};
use crate::{
    grammar::words::is_visible,
    import::{
        ImportError, Summary,
        html::{self, Findings, Outcome},
        media::Media,
        output::Output,
        report::{Place, Report},
        told,
    },
};

/// Writes items one after the other.
pub struct Writer<'a> {
    kinds: &'a [String],
    plan: &'a Plan,
    media: &'a mut Media,
    output: &'a mut Output,
    report: &'a mut Report,
    summary: &'a mut Summary,
    /// How many items of other kinds there are.
    passed_over: BTreeMap<String, usize>,
    /// The kinds of which there is something.
    seen: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    /// `kinds` are those that become stories, besides pages.
    pub fn new(
        kinds: &'a [String],
        plan: &'a Plan,
        media: &'a mut Media,
        output: &'a mut Output,
        report: &'a mut Report,
        summary: &'a mut Summary,
    ) -> Self {
        Self {
            kinds,
            plan,
            media,
            output,
            report,
            summary,
            passed_over: BTreeMap::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Writes an item, if it becomes anything, and tells of it.
    ///
    /// # Errors
    /// Where a file can't be written.
    pub fn item(&mut self, item: &Item) -> Result<(), ImportError> {
        let place = place(item);
        let is_wanted = item.kind == "page" || self.kinds.contains(&item.kind);
        if is_wanted && !self.seen.contains(&item.kind) {
            self.seen.insert(item.kind.clone());
        }
        for flaw in &item.flaws {
            self.report
                .say(&place, "damage in the file", Outcome::Downgraded, flaw);
            if flaw.starts_with(CUT_OFF) {
                self.report.say_first(format!("{}: {flaw}", item.file));
            }
        }
        if item.kind == "attachment" && is_visible(&item.content) {
            let mut findings = Findings::default();
            let words = html::words(&item.content);
            let detail = "no page of its own shows it";
            findings.add("description of a file", Outcome::Dropped, detail, &words);
            self.report.add_all(&place, findings);
        }
        let Some(assigned) = self.plan.assigned.get(&(item.file.clone(), item.byte)) else {
            if is_wanted {
                let detail = match item.status.as_str() {
                    "trash" | "auto-draft" => "it was in the trash, or never written",
                    _ => "the export has it twice",
                };
                self.report.say(&place, "story", Outcome::Dropped, detail);
            } else {
                *self.passed_over.entry(item.kind.clone()).or_default() += 1;
            }
            return Ok(());
        };
        let mut findings = Findings::default();
        let story = story::story(item, assigned, self.plan, self.media, &mut findings);
        self.tell(item, assigned, &mut findings);
        self.report.add_all(&place, findings);
        self.summary.stories += 1;
        self.summary.drafts += usize::from(assigned.is_draft);
        let way = (assigned.from.as_deref(), assigned.stem.as_str());
        let written = self
            .output
            .write_known_story(&assigned.key, way, &story, self.report);
        written.map_err(ImportError::file(self.output.root().join(&assigned.stem)))
    }

    /// What is to be said of an item besides its words.
    fn tell(&self, item: &Item, assigned: &Assigned, findings: &mut Findings) {
        if assigned.lacks_translations {
            let detail = "not all of them are stories here, each in a language of its own";
            findings.add("translations", Outcome::Dropped, detail, "");
        }
        let name = if assigned.section.is_some() {
            "story"
        } else {
            "page"
        };
        let status = match item.status.as_str() {
            _ if item.is_protected => Some((Outcome::Downgraded, "a draft: a password kept it")),
            "private" => Some((Outcome::Downgraded, "a draft: it was private")),
            "publish" => None,
            "future" => Some((Outcome::Converted, "under embargo until its date")),
            "" => Some((
                Outcome::Downgraded,
                "a draft: the export does not say its state",
            )),
            _ => Some((Outcome::Converted, "a draft, as it was")),
        };
        match status {
            Some((outcome, detail)) => findings.add(name, outcome, detail, ""),
            None => findings.keep(name),
        }
        told::of_file(&assigned.stem, findings);
        if item.comments > 0 {
            let detail = format!("{} comments are not part of a site of files", item.comments);
            findings.add("comments", Outcome::Dropped, &detail, "");
        }
        let has_others = told::of_addresses(
            (&assigned.path, assigned.is_draft),
            &assigned.aliases,
            &assigned.lost,
            findings,
        );
        if !has_others && !assigned.is_draft {
            findings.keep("address");
        }
        for term in &item.terms {
            if term.taxonomy == "post_format" {
                let detail = "how a theme showed it";
                findings.add("post format", Outcome::Dropped, detail, &term.name);
            }
        }
    }

    /// Tells of what became nothing.
    pub fn finish(self) {
        // Posts are asked for by nobody.
        for kind in self
            .kinds
            .iter()
            .skip(1)
            .filter(|kind| !self.seen.contains(*kind))
        {
            self.report
                .say_first(format!("nothing in the export is of the type `{kind}`"));
        }
        for item in &self.plan.menu {
            let Some(url) = item.meta("_menu_item_url").filter(|url| is_visible(url)) else {
                continue;
            };
            let detail = "the navigation holds sections, and the foot pages";
            let mut findings = Findings::default();
            let words = format!("{} {url}", html::words(&item.title));
            findings.add("entry of a menu", Outcome::Dropped, detail, &words);
            self.report.add_all(&Place::default(), findings);
        }
        for lost in &self.plan.lost_redirects {
            let place = Place::default();
            self.report.say(&place, "redirect", Outcome::Dropped, lost);
        }
        for (category, section) in &self.plan.terms.of_one_name {
            let detail = format!("`{category}` has the name of the section `{section}`");
            let place = Place::default();
            self.report
                .say(&place, "category", Outcome::Converted, &detail);
        }
        for (kind, count) in self.passed_over {
            if matches!(
                kind.as_str(),
                "attachment" | "wp_block" | "nav_menu_item" | "guest-author"
            ) {
                continue;
            }
            let detail = format!("{count} items: `--type {kind}` makes stories of them");
            let construct = format!("items of the type {kind}");
            let place = Place::default();
            self.report
                .say(&place, &construct, Outcome::Dropped, &detail);
        }
    }
}

fn place(item: &Item) -> Place {
    Place {
        file: item.file.to_string(),
        byte: item.byte,
        id: if item.id > 0 {
            item.id.to_string()
        } else {
            String::new()
        },
        title: html::words(&item.title),
    }
}

//! WordPress: export files (WXR), and folders of what its REST interface gives.

mod attachments;
mod authors;
mod block_markup;
mod chunks;
mod dates;
mod item;
mod links;
mod old_addresses;
mod permalinks;
mod plan;
mod rest;
mod shortcodes;
mod site_file;
mod source;
mod story;
mod terms;
mod uploads;
mod wxr;

use std::collections::{BTreeMap, HashSet};

use indicatif::{ProgressBar, ProgressStyle};

use self::{
    item::Item,
    plan::{Assigned, Plan},
    source::{Piece, Source},
    uploads::Uploads,
};
use super::{
    ImportError, Order, Summary,
    html::{self, Findings, Outcome},
    media::{Media, Origin},
    output::{Output, in_json},
    report::{Place, Report},
};

/// Makes a content folder of exports.
///
/// # Errors
/// Where a file can't be read or written, or is no export.
pub fn import(order: &Order) -> Result<Summary, ImportError> {
    let sources = Source::all(&order.sources)?;
    let kinds: Vec<String> = ["post".to_owned()]
        .into_iter()
        .chain(order.kinds.clone())
        .collect();
    let mut report = Report::default();
    let bar = progress(&sources);
    let mut plan = Plan::default();
    let mut uploads = Uploads::default();
    let is_wanted = matches!(order.media, Origin::Network { .. });
    survey(&sources, &kinds, &mut plan, &mut report, &bar, |item| {
        if is_wanted {
            uploads.look(item);
        }
    })?;
    let site = site_file::read(&order.content).map_err(ImportError::file(&order.content))?;
    plan.settle(site.as_ref().map(site_file::ways));
    if plan.assigned.is_empty() {
        let names = order.sources.iter().map(|path| path.display().to_string());
        return Err(ImportError::NoExport(names.collect::<Vec<_>>().join(", ")));
    }
    let output = Output::open(&order.content, order.is_trial);
    let mut output = output.map_err(ImportError::file(&order.content))?;
    let mut media = Media::new(order.media.clone(), &order.content, order.is_trial);
    media.fetch(uploads.urls(&plan.attachments));
    let mut summary = Summary::default();
    let mut writer = Writer {
        kinds: &kinds,
        plan: &plan,
        media: &mut media,
        output: &mut output,
        report: &mut report,
        summary: &mut summary,
        done: HashSet::new(),
        passed_over: BTreeMap::new(),
    };
    for source in &sources {
        source.read(|piece| {
            bar.set_position(bar.length().unwrap_or_default() / 2 + piece.read / 2);
            if let Piece {
                item: Some(item), ..
            } = piece
            {
                writer.item(&item)?;
            }
            Ok(())
        })?;
    }
    writer.finish();
    write_rest(&plan, site, &mut output, &mut report, order)?;
    bar.finish_and_clear();
    summary.media = (media.brought, media.missing);
    let outcomes = [
        Outcome::Kept,
        Outcome::Converted,
        Outcome::Downgraded,
        Outcome::Dropped,
    ];
    summary.outcomes = outcomes.map(|outcome| report.count(outcome));
    let count = |what: &str| report.files.get(what).map_or(0, Vec::len);
    summary.written = count("written");
    summary.left_alone =
        count("changed since and left alone") + count("removed since and left out");
    output
        .finish(&report)
        .map_err(ImportError::file(&order.content))?;
    Ok(summary)
}

fn progress(sources: &[Source]) -> ProgressBar {
    let bytes: u64 = sources.iter().map(|source| source.bytes).sum();
    let bar = ProgressBar::new(bytes);
    match ProgressStyle::with_template("{wide_bar} {percent} %, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Reads everything once, to know what refers to what.
fn survey(
    sources: &[Source],
    kinds: &[String],
    plan: &mut Plan,
    report: &mut Report,
    bar: &ProgressBar,
    mut look: impl FnMut(&Item),
) -> Result<(), ImportError> {
    for source in sources {
        source.read(|piece| {
            bar.set_position(piece.read / 2);
            if let Some(head) = piece.head {
                let place = Place {
                    file: source.name.clone(),
                    ..Place::default()
                };
                for flaw in &head.flaws {
                    report.say(&place, "damage in the file", Outcome::Downgraded, flaw);
                }
                plan.add_head(head);
            }
            if let Some(item) = piece.item {
                look(&item);
                plan.look(item, kinds);
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Writes items one after the other.
struct Writer<'a> {
    kinds: &'a [String],
    plan: &'a Plan,
    media: &'a mut Media,
    output: &'a mut Output,
    report: &'a mut Report,
    summary: &'a mut Summary,
    /// The numbers of items that are done: several files of an export may hold the same.
    done: HashSet<u64>,
    /// How many items of other kinds there are.
    passed_over: BTreeMap<String, usize>,
}

impl Writer<'_> {
    fn item(&mut self, item: &Item) -> Result<(), ImportError> {
        let place = place(item);
        let is_wanted = item.kind == "page" || self.kinds.contains(&item.kind);
        for flaw in &item.flaws {
            self.report
                .say(&place, "damage in the file", Outcome::Downgraded, flaw);
        }
        let Some(assigned) = self.plan.assigned.get(&(item.file.clone(), item.byte)) else {
            if !is_wanted {
                *self.passed_over.entry(item.kind.clone()).or_default() += 1;
            } else {
                let detail = match item.status.as_str() {
                    "trash" | "auto-draft" => "it was in the trash, or never written",
                    _ => "the export has it twice",
                };
                self.report.say(&place, "story", Outcome::Dropped, detail);
            }
            return Ok(());
        };
        let mut findings = Findings::default();
        let story = story::story(item, assigned, self.plan, self.media, &mut findings);
        self.tell(item, assigned, &mut findings);
        self.report.add_all(&place, findings);
        self.summary.stories += 1;
        self.summary.drafts += usize::from(assigned.is_draft);
        self.done.insert(item.id);
        let written = self.output.write_story(&assigned.stem, &story, self.report);
        written.map_err(ImportError::file(self.output.root().join(&assigned.stem)))
    }

    /// What is to be said of an item besides its words.
    fn tell(&self, item: &Item, assigned: &Assigned, findings: &mut Findings) {
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
        if assigned.stem.starts_with("drafts/") {
            let detail = format!(
                "`{}.json`, which nothing reads: move it to `pages/`",
                assigned.stem
            );
            findings.add("page that was not public", Outcome::Downgraded, &detail, "");
        }
        if item.comments > 0 {
            let detail = format!("{} comments are not part of a site of files", item.comments);
            findings.add("comments", Outcome::Dropped, &detail, "");
        }
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
        for term in &item.terms {
            if term.taxonomy == "post_format" {
                let detail = "how a theme showed it";
                findings.add("post format", Outcome::Dropped, detail, &term.name);
            }
        }
    }

    fn finish(self) {
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

/// Authors and the site file.
fn write_rest(
    plan: &Plan,
    site: Option<serde_json::Value>,
    output: &mut Output,
    report: &mut Report,
    order: &Order,
) -> Result<(), ImportError> {
    let wrong = |error| ImportError::File {
        path: order.content.clone(),
        error,
    };
    for (slug, author) in plan.authors.files() {
        let path = format!("authors/{slug}.json");
        output
            .write(&path, &in_json(&author), report)
            .map_err(wrong)?;
    }
    let pages = plan
        .assigned
        .values()
        .filter(|it| it.section.is_none() && !it.is_draft);
    let pages: Vec<_> = pages
        .map(|it| it.path.trim_matches('/').to_owned())
        .collect();
    let made = site_file::new(plan, &pages);
    match site {
        None => output
            .write("site.json", &in_json(&made), report)
            .map_err(wrong),
        Some(mut site) => {
            if site_file::add(&mut site, plan) {
                output
                    .extend("site.json", &in_json(&site), report)
                    .map_err(wrong)?;
            }
            Ok(())
        }
    }
}

fn place(item: &Item) -> Place {
    Place {
        file: item.file.clone(),
        byte: item.byte,
        id: item.id,
        title: html::words(&item.title),
    }
}

//! Folders of Markdown: sites of Hugo, Zola, Jekyll, Eleventy and Astro, notes of Obsidian, and any other.

mod addresses;
mod cascade;
mod codes;
mod config;
mod dates;
mod doc;
mod filing;
mod front_matter;
mod headings;
mod links;
mod markdown;
mod matter;
mod media;
mod people;
mod plan;
mod roots;
mod scan;
mod site_file;
mod story;
mod system;
mod tell;
mod text;
mod tree;
mod unpublished;
mod values;

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

pub use self::system::System;
use self::{
    config::Config,
    doc::{Doc, Kind},
    media::{Earlier, Files},
    plan::Plan,
    story::Folder,
};
use super::{
    ImportError, Summary,
    html::{Findings, Outcome},
    output::{Output, in_json},
    report::{Place, Report},
    site_file as sites,
};

/// What is to be imported, and where to.
#[derive(Debug)]
pub struct FolderOrder {
    /// The folder of the site.
    pub folder: PathBuf,
    /// The program that made the site, where its files are not to tell.
    pub system: Option<System>,
    /// The content folder, which may be there already.
    pub content: PathBuf,
    /// Whether pictures and files are copied.
    pub brings_media: bool,
    /// Whether nothing is to be written.
    pub is_trial: bool,
}

/// Makes a content folder of a folder of Markdown. Says which program made it, and what came of it.
///
/// # Errors
/// Where a file can't be read or written, where there is no Markdown, or where the one folder lies in the other.
pub fn import(order: &FolderOrder) -> Result<(System, Summary), ImportError> {
    let folder = &order.folder;
    let top = folder.canonicalize().map_err(ImportError::file(folder))?;
    let whole = std::path::absolute(&order.content).map_err(ImportError::file(&order.content))?;
    let content = order.content.canonicalize().unwrap_or(whole);
    if content.starts_with(&top) || top.starts_with(&content) {
        return Err(ImportError::Inside(folder.clone(), order.content.clone()));
    }
    let system = order.system.unwrap_or_else(|| System::of(&top));
    let config = Config::load(&top, system);
    let tree = tree::look(&top, system, &config).map_err(ImportError::file(folder))?;
    if tree.docs.is_empty() {
        return Err(ImportError::NoMarkdown(folder.clone(), system));
    }
    let site = sites::read(&order.content).map_err(ImportError::file(&order.content))?;
    let output = Output::open(&order.content, order.is_trial);
    let mut output = output.map_err(ImportError::file(&order.content))?;
    let there = output.there().map_err(ImportError::file(&order.content))?;
    let ways = (site.as_ref().map(sites::ways), &there);
    let name = top.file_name().unwrap_or_default().to_string_lossy();
    let mut plan = Plan::new(&tree.docs, &config, system, ways, &name);
    drop(there);
    let mut report = Report::default();
    tell::of_folder(&tree, &config, &plan, &mut report);
    let mut files = Files::new(
        &top,
        &order.content,
        (order.brings_media, order.is_trial),
        Earlier::of(output.before(), &plan.source),
    );
    let mut summary = Summary::default();
    if let Some(author) = &config.author {
        let all = plan.people.of(std::slice::from_ref(author));
        for assigned in plan
            .assigned
            .values_mut()
            .filter(|it| it.authors.is_empty())
        {
            assigned.authors.clone_from(&all);
        }
    }
    let shared = Folder {
        system,
        config: &config,
        plan: &plan,
    };
    let bar = progress(tree.docs.len());
    for doc in &tree.docs {
        bar.inc(1);
        write(
            doc,
            order,
            shared,
            &mut files,
            &mut output,
            &mut report,
            &mut summary,
        )?;
    }
    bar.finish_and_clear();
    for (whole, path, is_new) in files.all() {
        let key = format!("{}{whole}", plan.source);
        output.know(&key, &format!("media/{path}"), is_new);
    }
    let is_picture = |key: &str| files.was_brought(key.trim_start_matches(&plan.source));
    let is_ours =
        |key: &str| key.starts_with(&plan.source) && (order.brings_media || !is_picture(key));
    output.say_left_over(is_ours, &mut report);
    for path in files.paths() {
        let path = format!("media/{path}");
        let remembered = output.remember(&path, &mut report);
        remembered.map_err(ImportError::file(order.content.join(path)))?;
    }
    write_rest(&plan, &config, site, &mut output, &mut report, order)?;
    summary.media = (files.brought, files.missing);
    summary.tell_outcomes(&report);
    output
        .finish(&report)
        .map_err(ImportError::file(&order.content))?;
    Ok((system, summary))
}

fn progress(docs: usize) -> ProgressBar {
    let bar = ProgressBar::new(docs as u64);
    match ProgressStyle::with_template("{wide_bar} {pos} of {len} files, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Writes what becomes of one file, and tells of it.
fn write(
    doc: &Doc,
    order: &FolderOrder,
    folder: Folder,
    files: &mut Files,
    output: &mut Output,
    report: &mut Report,
    summary: &mut Summary,
) -> Result<(), ImportError> {
    let file = order.folder.join(&doc.path);
    let mut findings = Findings::default();
    let (text, flaw) = match tree::text_of(&file) {
        Ok(read) => read,
        Err(error) => return Err(ImportError::File { path: file, error }),
    };
    let parts = front_matter::split(&text);
    let place = Place {
        file: doc.path.clone(),
        byte: (text.len() - parts.body.len()) as u64,
        id: String::new(),
        title: doc.matter.title.clone().unwrap_or_default(),
    };
    for flaw in flaw.iter().chain(&doc.matter.flaws) {
        findings.add("damage in the file", Outcome::Downgraded, flaw, "");
    }
    for (name, value) in &doc.matter.others {
        let construct = format!("field `{name}`");
        findings.add(&construct, Outcome::Dropped, "it means nothing here", value);
    }
    let Some(assigned) = folder.plan.assigned.get(&doc.path) else {
        if doc.kind == Kind::List {
            tell::of_list(doc, parts.body.trim(), &mut findings);
        }
        report.add_all(&place, findings);
        return Ok(());
    };
    if folder.system != System::Plain && assigned.old.is_empty() {
        tell::of_no_address(doc, assigned.is_draft, &mut findings);
    }
    let story = story::story(doc, parts.body, assigned, folder, files, &mut findings);
    tell::of_story(assigned, doc.matter.why_draft.as_deref(), &mut findings);
    report.add_all(&place, findings);
    summary.stories += 1;
    summary.drafts += usize::from(assigned.is_draft);
    let way = (assigned.from.as_deref(), assigned.stem.as_str());
    let written = output.write_known_story(&assigned.key, way, &story, report);
    written.map_err(ImportError::file(output.root().join(&assigned.stem)))
}

/// Authors and the site file.
fn write_rest(
    plan: &Plan,
    config: &Config,
    site: Option<serde_json::Value>,
    output: &mut Output,
    report: &mut Report,
    order: &FolderOrder,
) -> Result<(), ImportError> {
    sites::say_first(site.as_ref(), config.base.is_some(), output, report);
    let head = [&config.name, &config.tagline].map(|it| it.as_deref().unwrap_or_default());
    sites::say_head(site.as_ref(), (head[0], head[1]), output, report);
    for (slug, author) in plan.people.files() {
        let path = format!("authors/{slug}.json");
        let written = output.write_json(&path, &author, report);
        written.map_err(ImportError::file(order.content.join(path)))?;
    }
    let file = order.content.join("site.json");
    let Some(mut site) = site else {
        let made = site_file::new(plan, config);
        return output
            .write_json("site.json", &made, report)
            .map_err(ImportError::file(file));
    };
    if site_file::add(&mut site, plan) {
        let written = output.extend("site.json", &in_json(&site), report);
        written.map_err(ImportError::file(file))?;
    }
    Ok(())
}

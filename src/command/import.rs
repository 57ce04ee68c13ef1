//! `standfirst import`: what others have written.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Subcommand, ValueEnum};

use super::folders;
use crate::import::{self, FolderOrder, ImportError, Order, Origin, Summary, System};

/// The system that it comes from.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// From export files of WordPress
    Wordpress(Wordpress),
    /// From an export file of Ghost
    Ghost(Ghost),
    /// From a folder of Markdown: a site of Hugo, Zola, Jekyll, Eleventy or Astro, or any other
    Markdown(Markdown),
}

#[derive(Debug, Args)]
pub struct Wordpress {
    /// Export files (Tools, Export, All content), or folders of what the REST interface gives (`posts.json`,
    /// `pages.json`, `media.json`, …); several make one site
    #[arg(value_name = "FILE|DIR", required = true)]
    sources: Vec<PathBuf>,
    /// The folder to write stories to; what has been changed there since the last import stays
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// Where pictures and files are: a copy of the folder `wp-content/uploads`; `fetch` takes them from the old
    /// site, and `none` leaves them out
    #[arg(long, value_name = "DIR|fetch|none", default_value = "none")]
    media: String,
    /// Fetch from addresses of this machine and of private networks too
    #[arg(long)]
    allow_private: bool,
    /// Makes stories of items of this type too, such as `event`; may be given several times
    #[arg(long = "type", value_name = "TYPE")]
    kinds: Vec<String>,
    /// Write nothing, and say what would be
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Ghost {
    /// The export file (Settings, Import/Export, Export content); `routes.yaml`, `redirects.yaml` and
    /// `redirects.json` beside it are read too
    #[arg(value_name = "FILE")]
    source: PathBuf,
    /// Where the site stands, which the export does not say
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The folder to write stories to; what has been changed there since the last import stays
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// Where pictures and files are: a copy of Ghost's folder `content`, with `images` in it; `fetch` takes them
    /// from the old site, and `none` leaves them out
    #[arg(long, value_name = "DIR|fetch|none", default_value = "none")]
    media: String,
    /// Fetch from addresses of this machine and of private networks too
    #[arg(long)]
    allow_private: bool,
    /// Write nothing, and say what would be
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Markdown {
    /// The folder of the whole site, with its configuration
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The program that made the site; by default its files tell
    #[arg(long, value_enum)]
    system: Option<System>,
    /// The folder to write stories to; what has been changed there since the last import stays
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// Whether pictures and files of the folder are copied
    #[arg(long, value_enum, default_value = "copy")]
    media: Bring,
    /// Write nothing, and say what would be
    #[arg(long)]
    dry_run: bool,
}

/// What is done with the pictures and files of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Bring {
    /// Copied into the content folder
    Copy,
    /// Left out for now
    None,
}

/// Imports, and says what came of it.
pub fn run(import: Import) -> ExitCode {
    match import {
        Import::Wordpress(it) => {
            let order = Order {
                sources: it.sources,
                content: it.content,
                media: origin(&it.media, it.allow_private),
                kinds: it.kinds,
                is_trial: it.dry_run,
            };
            end(import::wordpress(&order), &order, "wp-content/uploads")
        }
        Import::Ghost(it) => {
            let order = Order {
                sources: vec![it.source],
                content: it.content,
                media: origin(&it.media, it.allow_private),
                kinds: Vec::new(),
                is_trial: it.dry_run,
            };
            end(import::ghost(&order, it.url.as_deref()), &order, "content")
        }
        Import::Markdown(it) => {
            let order = FolderOrder {
                folder: it.folder,
                system: it.system,
                content: it.content,
                brings_media: it.media == Bring::Copy,
                is_trial: it.dry_run,
            };
            match import::folder(&order) {
                Ok((system, summary)) => {
                    crate::say::out!("read as {}", system.name());
                    say(
                        &summary,
                        order.is_trial,
                        &order.content,
                        "the report says which",
                    );
                    ExitCode::SUCCESS
                }
                Err(error) => fail(&error),
            }
        }
    }
}

fn origin(media: &str, allows_private: bool) -> Origin {
    match media {
        "none" => Origin::Nowhere,
        "fetch" => Origin::Network { allows_private },
        folder => Origin::Folder(folder.into()),
    }
}

/// `uploads` is the folder of the old site that pictures and files are in.
fn end(answer: Result<Summary, ImportError>, order: &Order, uploads: &str) -> ExitCode {
    match answer {
        Ok(summary) => {
            let mend = match &order.media {
                Origin::Nowhere => format!(
                    "run it again with `--media fetch`, or `--media DIR` for a copy of `{uploads}`"
                ),
                Origin::Folder(folder) if summary.media.0 == 0 => format!(
                    "nothing that the stories show is in `{}`: is it a copy of `{uploads}`?",
                    folder.display()
                ),
                _ => "the report says which, and why".to_owned(),
            };
            say(&summary, order.is_trial, &order.content, &mend);
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

fn fail(error: &ImportError) -> ExitCode {
    crate::say::err!("error: {error}");
    ExitCode::from(2)
}

/// `mend` is how missing pictures are had.
fn say(summary: &Summary, is_trial: bool, content: &Path, mend: &str) {
    let content = content.display();
    let [kept, converted, downgraded, dropped] = summary.outcomes;
    crate::say::out!(
        "{} stories and pages, {} of them drafts; {} files written, {} changed since and left alone",
        summary.stories,
        summary.drafts,
        summary.written,
        summary.left_alone
    );
    crate::say::out!(
        "{kept} constructs kept, {converted} converted, {downgraded} downgraded, {dropped} dropped"
    );
    for words in &summary.first_of_all {
        crate::say::out!("look at this first: {words}");
    }
    let (brought, missing) = summary.media;
    if missing > 0 {
        crate::say::out!("{brought} pictures and files brought, {missing} missing: {mend}");
    }
    if is_trial {
        crate::say::out!("nothing was written");
    } else {
        crate::say::out!(
            "{content}/import-report.md says what became of what; next: standfirst check --content {content}"
        );
    }
}

//! `standfirst import`: what others have written.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};

use crate::import::{self, Order, Origin, Summary};

/// The system that it comes from.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// From export files of WordPress
    Wordpress(Wordpress),
}

#[derive(Debug, Args)]
pub struct Wordpress {
    /// Export files (Tools, Export, All content), or folders of what the REST interface gives (`posts.json`,
    /// `pages.json`, `media.json`, …); several make one site
    #[arg(value_name = "FILE|DIR", required = true)]
    sources: Vec<PathBuf>,
    /// The folder to write stories to; what has been changed there since the last import stays
    #[arg(long, value_name = "DIR", default_value = "content")]
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

/// Imports, and says what came of it.
pub fn run(import: Import) -> ExitCode {
    let Import::Wordpress(wordpress) = import;
    let content = wordpress.content.clone();
    let order = Order {
        sources: wordpress.sources,
        content: wordpress.content,
        media: match wordpress.media.as_str() {
            "none" => Origin::Nowhere,
            "fetch" => Origin::Network {
                allows_private: wordpress.allow_private,
            },
            folder => Origin::Folder(folder.into()),
        },
        kinds: wordpress.kinds,
        is_trial: wordpress.dry_run,
    };
    match import::wordpress(&order) {
        Ok(summary) => {
            say(&summary, &order, &content.display().to_string());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn say(summary: &Summary, order: &Order, content: &str) {
    let [kept, converted, downgraded, dropped] = summary.outcomes;
    println!(
        "{} stories and pages, {} of them drafts; {} files written, {} changed since and left alone",
        summary.stories, summary.drafts, summary.written, summary.left_alone
    );
    println!(
        "{kept} constructs kept, {converted} converted, {downgraded} downgraded, {dropped} dropped"
    );
    let (brought, missing) = summary.media;
    if missing > 0 {
        println!(
            "{brought} pictures and files brought, {missing} missing: run it again with `--media fetch`, \
             or `--media DIR` for a copy of `wp-content/uploads`"
        );
    }
    if order.is_trial {
        println!("nothing was written");
    } else {
        println!(
            "{content}/import-report.md says what became of what; next: standfirst check --content {content}"
        );
    }
}

//! The command line of the publisher.

use std::{env, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;

use crate::{
    cms,
    content::{self, Edition, Findings, Problem},
    lsp,
    publish::{self, Order, PublishError},
};

/// Publishes a folder of articles as a site that any static host can serve.
#[derive(Debug, Parser)]
#[command(name = "standfirst", version, after_help = EXITS)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXITS: &str = "Exit codes: 0 fine, 1 the content has errors, 2 wrong usage.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the content and write the site
    #[command(after_help = EXITS)]
    Build(Build),
    /// Check the content and write nothing
    #[command(after_help = EXITS)]
    Check(Check),
    /// Write the words of the interface to a file of the content, to be translated or changed
    #[command(after_help = EXITS)]
    Strings(WriteStrings),
    /// Serve an editor by the Language Server Protocol, over standard input and output
    Lsp,
    /// Write a page on which stories are written in a browser, by Decap CMS
    #[command(after_help = EXITS)]
    Cms(WriteCms),
}

#[derive(Debug, Args)]
struct Build {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder to write the site to; files there that are not the site's stay
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// The folder with the built app; `make build` makes `target/app`
    #[arg(long, value_name = "DIR", default_value = "target/app")]
    app: PathBuf,
    /// Where the site will stand, if not where `site.json` says
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publish drafts and stories under embargo too
    #[arg(long)]
    drafts: bool,
    /// Publish one story that is not out, a draft for example, at an address that nobody can guess
    /// and nothing links to; may be given several times
    #[arg(long, value_name = "SLUG")]
    preview: Vec<String>,
    /// The time that embargo and expiry are told by, such as 2025-05-09T18:30:00Z [default: the clock]
    #[arg(long, value_name = "TIME")]
    now: Option<Timestamp>,
}

#[derive(Debug, Args)]
struct Check {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Print the problems as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct WriteStrings {
    /// The language tag, such as `fr` or `pt-BR`
    #[arg(value_name = "LANG", value_parser = content::language_tag)]
    language: String,
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
}

#[derive(Debug, Args)]
struct WriteCms {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`, from the root of the repository
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder to write the page to
    #[arg(long, value_name = "DIR", default_value = "cms")]
    out: PathBuf,
}

/// Runs what the command line asks for, and prints what came of it.
pub fn run() -> ExitCode {
    match CommandLine::parse().command {
        Command::Build(build) => self::build(build),
        Command::Check(check) => self::check(&check),
        Command::Strings(strings) => write_strings(&strings),
        Command::Lsp => lsp::run(),
        Command::Cms(cms) => write_cms(&cms),
    }
}

fn build(build: Build) -> ExitCode {
    match publish::publish(&order(build, Trunk::from_env())) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(PublishError::Content(problems)) => refuse(&problems),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// What to publish. Under Trunk, app and site stand where the next build by Trunk finds them.
fn order(build: Build, trunk: Option<Trunk>) -> Order {
    let order = Order {
        content: build.content,
        out: build.out,
        app: build.app,
        base_url: build.base_url,
        edition: Edition {
            now: build.now.unwrap_or_else(Timestamp::now),
            drafts: build.drafts,
            previews: build.preview,
        },
        staging: None,
    };
    let Some(trunk) = trunk else { return order };
    let (app, out) = if trunk.is_release {
        ("target/app", "target/standfirst/release")
    } else {
        ("target/app-debug", "target/standfirst/debug")
    };
    Order {
        app: app.into(),
        out: out.into(),
        base_url: order.base_url.or(trunk.public_url),
        staging: Some(trunk.staging),
        ..order
    }
}

/// What Trunk tells its `post_build` hook, which runs this program.
struct Trunk {
    /// The folder that Trunk builds into, and that becomes `dist`.
    staging: PathBuf,
    /// `--public-url`, where it is given.
    public_url: Option<String>,
    is_release: bool,
}

impl Trunk {
    /// None where Trunk did not start this process.
    fn from_env() -> Option<Self> {
        Some(Self {
            staging: env::var_os("TRUNK_STAGING_DIR")?.into(),
            public_url: env::var("TRUNK_PUBLIC_URL")
                .ok()
                .filter(|url| !url.is_empty()),
            is_release: env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release"),
        })
    }
}

fn check(check: &Check) -> ExitCode {
    let Findings { problems, hints } = content::check(&check.content);
    for hint in hints {
        eprintln!("hint: {hint}");
    }
    if check.json {
        // Writing plain strings and numbers can't fail.
        println!(
            "{}",
            serde_json::to_string_pretty(&problems).unwrap_or_default()
        );
        return if problems.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        };
    }
    if problems.is_empty() {
        println!("{}: no problems", check.content.display());
        ExitCode::SUCCESS
    } else {
        refuse(&problems)
    }
}

fn write_strings(strings: &WriteStrings) -> ExitCode {
    match content::write_strings(&strings.content, &strings.language) {
        Ok(path) => {
            println!("{}: translate the words in it", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn write_cms(order: &WriteCms) -> ExitCode {
    match cms::write(&order.content, &order.out) {
        Ok(()) => {
            let out = order.out.display();
            println!(
                "{out}: now put `dist/` of decap-cms {} there, as `decap-cms/`",
                cms::DECAP
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Prints the problems, one a line.
fn refuse(problems: &[Problem]) -> ExitCode {
    for problem in problems {
        eprintln!("{problem}");
    }
    let noun = if problems.len() == 1 {
        "problem"
    } else {
        "problems"
    };
    eprintln!(
        "{} {noun} in the content; nothing was published",
        problems.len()
    );
    ExitCode::from(1)
}

//! The command line of the publisher.

mod check;
mod folders;
mod import;
mod init;
mod write;

use std::{
    env,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;

use crate::{
    content::{self, Edition},
    lsp,
    publish::{self, Order, PublishError},
    serve,
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
    /// Show the site on this machine, and publish it again at each save
    #[command(after_help = EXITS)]
    Serve(Serve),
    /// Check the content and write nothing
    #[command(after_help = EXITS)]
    Check(check::Check),
    /// Begin a publication: write a small one that explains itself
    #[command(after_help = EXITS)]
    Init(init::Init),
    /// Begin a story: write a draft with a headline
    #[command(after_help = EXITS)]
    New(write::New),
    /// Say what a rule asks for, and why, or list all rules
    #[command(after_help = EXITS)]
    Explain(check::Explain),
    /// Make a content folder of what was written in another system
    #[command(subcommand, after_help = EXITS)]
    Import(import::Import),
    /// Write the words of the interface to a file of the content, to be translated or changed
    #[command(after_help = EXITS)]
    Strings(write::WriteStrings),
    /// Serve an editor by the Language Server Protocol, over standard input and output
    Lsp,
    /// Write stories and pages that are JSON as Markdown beside them, and the other way round
    #[command(after_help = EXITS)]
    Convert(write::Convert),
    /// Write a page on which stories are written in a browser, by Decap CMS
    #[command(after_help = EXITS)]
    Cms(write::WriteCms),
}

#[derive(Debug, Args)]
struct Build {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// The folder to write the site to; files there that are not the site's stay
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// The folder with the built app; `make build` makes `target/app`
    #[arg(long, value_name = "DIR", default_value_os_t = folders::app())]
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
    /// Write files compressed, too, as `.br` and `.gz`, for servers that send them as they are
    #[arg(long)]
    precompress: bool,
    /// Add to the lists in this folder what an upload has to move; it removes them when it is done
    #[arg(long, value_name = "DIR")]
    changes: Option<PathBuf>,
    /// Write nothing, and print when the next story is due or expires, if one does
    #[arg(long)]
    next: bool,
}

#[derive(Debug, Args)]
struct Serve {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// The folder with the built app; `make build` makes `target/app`
    #[arg(long, value_name = "DIR", default_value_os_t = folders::app())]
    app: PathBuf,
    /// Where the site stands, if not where `site.json` says: its path is kept
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Show drafts and stories under embargo too
    #[arg(long)]
    drafts: bool,
    /// The time that embargo and expiry are told by, such as 2025-05-09T18:30:00Z [default: the clock]
    #[arg(long, value_name = "TIME")]
    now: Option<Timestamp>,
    /// The address to listen at; `0.0.0.0` lets the whole network in
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// The port to listen at [default: the first from 8080 on that is free]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

/// Runs what the command line asks for, and prints what came of it.
pub fn run() -> ExitCode {
    match CommandLine::parse().command {
        Command::Build(build) => self::build(build),
        Command::Serve(order) => serve::run(order.into()),
        Command::Check(check) => check::check(&check),
        Command::Init(init) => init::init(init),
        Command::New(new) => write::begin(&new),
        Command::Explain(explain) => check::explain(&explain),
        Command::Import(order) => import::run(order),
        Command::Strings(strings) => write::write_strings(&strings),
        Command::Lsp => lsp::run(),
        Command::Convert(convert) => write::convert(&convert),
        Command::Cms(cms) => write::write_cms(&cms),
    }
}

impl From<Serve> for serve::Order {
    fn from(asked: Serve) -> Self {
        Self {
            content: asked.content,
            app: asked.app,
            base_url: asked.base_url,
            drafts: asked.drafts,
            now: asked.now,
            address: asked.address,
            port: asked.port,
        }
    }
}

fn build(build: Build) -> ExitCode {
    if build.next {
        return next(&build);
    }
    let order = order(build, Trunk::from_env());
    match publish::publish(&order) {
        Ok(report) => {
            crate::say::out!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let is_told = publish::tell(&order, &error).unwrap_or_else(|unwritten| {
                crate::say::err!("error: {unwritten}");
                false
            });
            let code = match &error {
                PublishError::Content(problems) => check::refuse(&order.content, problems),
                error => {
                    crate::say::err!("error: {error}");
                    ExitCode::from(2)
                }
            };
            // A bundler shows that its hook has failed, and not why, and keeps its pages from saying it.
            if is_told { ExitCode::SUCCESS } else { code }
        }
    }
}

/// Prints the moment at which a build would first write something else, if there is one.
fn next(build: &Build) -> ExitCode {
    let now = build.now.unwrap_or_else(Timestamp::now);
    match content::next_change(&build.content, now) {
        Ok(moment) => {
            if let Some(moment) = moment {
                crate::say::out!("{moment}");
            }
            ExitCode::SUCCESS
        }
        Err(problems) => check::refuse(&build.content, &problems),
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
        precompress: build.precompress,
        changes: build.changes,
        staging: None,
        is_trial: false,
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
        is_trial: true,
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

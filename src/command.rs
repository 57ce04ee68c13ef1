//! The command line of the publisher.

mod import;

use std::{env, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use crate::{
    cms,
    content::{self, ConvertError, Edition, Explanation, Form, Problem},
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

/// What follows from errors.
const NOTHING_PUBLISHED: &str = "; nothing was published";

const EXITS: &str = "Exit codes: 0 fine, 1 the content has errors, 2 wrong usage.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the content and write the site
    #[command(after_help = EXITS)]
    Build(Build),
    /// Check the content and write nothing
    #[command(after_help = EXITS)]
    Check(Check),
    /// Begin a story: write a draft with a headline
    #[command(after_help = EXITS)]
    New(New),
    /// Say what a rule asks for, and why, or list all rules
    #[command(after_help = EXITS)]
    Explain(Explain),
    /// Make a content folder of what was written in another system
    #[command(subcommand, after_help = EXITS)]
    Import(import::Import),
    /// Write the words of the interface to a file of the content, to be translated or changed
    #[command(after_help = EXITS)]
    Strings(WriteStrings),
    /// Serve an editor by the Language Server Protocol, over standard input and output
    Lsp,
    /// Write stories and pages that are JSON as Markdown beside them, and the other way round
    #[command(after_help = EXITS)]
    Convert(Convert),
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
    /// How to print what is found: for people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// End with 1 where there are warnings, as where there are errors
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Mend in the files what has one sure mend, then check
    #[arg(long)]
    fix: bool,
}

/// How to print what a check has found.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A line for what is wrong and one for how to mend it
    Human,
    /// A list of objects
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// What to refuse besides errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Whatever could be better
    Warnings,
}

#[derive(Debug, Args)]
struct Explain {
    /// The rule's name, as `check` prints it; without one all are listed
    rule: Option<String>,
}

#[derive(Debug, Args)]
struct New {
    /// The headline, of which the name of the file is made
    headline: String,
    /// The section, by its slug; not needed where the site has but one
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,
    /// Write the story as JSON, and not as Markdown
    #[arg(long)]
    json: bool,
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
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
struct Convert {
    /// Files that end in `.json` or `.md`
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The form to write [default: the other one]
    #[arg(long, value_name = "FORM", value_parser = ["json", "md"])]
    to: Option<String>,
    /// Remove each file that has been written in the other form
    #[arg(long)]
    replace: bool,
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
        Command::New(new) => begin(&new),
        Command::Explain(explain) => self::explain(&explain),
        Command::Import(order) => import::run(order),
        Command::Strings(strings) => write_strings(&strings),
        Command::Lsp => lsp::run(),
        Command::Convert(convert) => self::convert(&convert),
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
    let folder = check.content.display();
    if check.fix {
        let mended = content::mend(&check.content);
        let places = match mended.count {
            1 => "1 place".to_owned(),
            many => format!("{many} places"),
        };
        let files = mended.files.iter().map(|file| file.display().to_string());
        for line in files.chain(mended.refused) {
            eprintln!("{line}");
        }
        eprintln!("{folder}: {places} mended");
    }
    let problems = content::check(&check.content);
    match check.format {
        Format::Human if problems.is_empty() => println!("{folder}: no problems"),
        Format::Human => eprint!("{}", content::in_words(&problems, NOTHING_PUBLISHED)),
        Format::Json => println!("{}", content::as_json(&problems)),
        Format::Sarif => print!("{}", content::as_sarif(&problems)),
        Format::Github => print!("{}", content::as_annotations(&problems)),
    }
    let is_refused = |problem: &Problem| problem.is_error() || check.deny.is_some();
    ExitCode::from(u8::from(problems.iter().any(is_refused)))
}

/// Prints what a rule asks for, or the names of all.
fn explain(explain: &Explain) -> ExitCode {
    let Some(name) = &explain.rule else {
        for rule in content::all_rules() {
            println!("{:8} {}", rule.severity.as_str(), rule.name);
        }
        return ExitCode::SUCCESS;
    };
    let rule = content::all_rules().find(|rule| rule.name == name);
    match rule.zip(content::explanation(name)) {
        Some((rule, Explanation { text })) => {
            println!("{}\n\n{text}", rule.name);
            ExitCode::SUCCESS
        }
        None => {
            eprintln!(
                "error: there is no rule `{name}`: {}",
                content::nearest_rule(name)
            );
            ExitCode::from(2)
        }
    }
}

fn begin(new: &New) -> ExitCode {
    let section = new.section.as_deref();
    let form = if new.json { Form::Json } else { Form::Markdown };
    let now = Timestamp::now();
    match content::write_draft(&new.content, &new.headline, section, form, now) {
        Ok(draft) => {
            println!("{}", draft.path.display());
            println!("will stand at {}", draft.address);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
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

fn convert(convert: &Convert) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in &convert.files {
        let form = convert.to.as_deref().and_then(Form::of_ending);
        match content::convert(file, form, convert.replace) {
            Ok(written) => println!("{}: written from {}", written.display(), file.display()),
            Err(ConvertError::Content(problems)) => {
                for problem in problems {
                    eprintln!("{problem}");
                }
                code = ExitCode::from(1);
            }
            Err(error) => {
                eprintln!("error: {}: {error}", file.display());
                code = ExitCode::from(2);
            }
        }
    }
    code
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
    eprint!("{}", content::in_words(problems, NOTHING_PUBLISHED));
    ExitCode::from(1)
}

//! `standfirst new`, `convert`, `strings` and `cms`: files that people go on with.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiff::Timestamp;

use super::folders;
use crate::{
    cms,
    content::{self, ConvertError, Form},
    publish,
};

#[derive(Debug, Args)]
pub struct New {
    /// The headline, of which the name of the file is made
    headline: String,
    /// The section, by its slug; not needed where the site has but one
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,
    /// Write the story as JSON, and not as Markdown
    #[arg(long)]
    json: bool,
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
}

#[derive(Debug, Args)]
pub struct WriteStrings {
    /// The language tag, such as `fr` or `pt-BR`
    #[arg(value_name = "LANG", value_parser = content::language_tag)]
    language: String,
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
}

#[derive(Debug, Args)]
pub struct Convert {
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
pub struct WriteCms {
    /// The folder with `site.json`, `articles/`, `authors/` and `media/`, from the root of the repository
    #[arg(long, value_name = "DIR", env = folders::CONTENT, default_value_os_t = folders::content())]
    content: PathBuf,
    /// The folder to write the page to
    #[arg(long, value_name = "DIR", default_value = "cms")]
    out: PathBuf,
    /// The folder with the built app, whose styles the previews have; `make build` makes `target/app`
    #[arg(long, value_name = "DIR", default_value_os_t = folders::app())]
    app: PathBuf,
}

/// Writes a draft, and says where.
pub fn begin(new: &New) -> ExitCode {
    let section = new.section.as_deref();
    let form = if new.json { Form::Json } else { Form::Markdown };
    let now = Timestamp::now();
    match content::write_draft(&new.content, &new.headline, section, form, now) {
        Ok(draft) => {
            crate::say::out!("{}", draft.path.display());
            crate::say::out!("will stand at {}", draft.address);
            ExitCode::SUCCESS
        }
        Err(error) => {
            crate::say::err!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Writes the words of the interface.
pub fn write_strings(strings: &WriteStrings) -> ExitCode {
    match content::write_strings(&strings.content, &strings.language) {
        Ok(path) => {
            crate::say::out!("{}: translate the words in it", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            crate::say::err!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Writes files in their other form.
pub fn convert(convert: &Convert) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in &convert.files {
        let form = convert.to.as_deref().and_then(Form::of_ending);
        match content::convert(file, form, convert.replace) {
            Ok(written) => {
                crate::say::out!("{}: written from {}", written.display(), file.display());
            }
            Err(ConvertError::Content(problems)) => {
                for problem in problems {
                    crate::say::err!("{problem}");
                }
                code = ExitCode::from(1);
            }
            Err(error) => {
                crate::say::err!("error: {}: {error}", file.display());
                code = ExitCode::from(2);
            }
        }
    }
    code
}

/// Writes the page on which stories are written.
pub fn write_cms(order: &WriteCms) -> ExitCode {
    let styles = publish::all_styles(&order.app, &order.content);
    if let Err(error) = &styles {
        crate::say::err!("warning: previews have no styles: {error}");
    }
    match cms::write(&order.content, &order.out, &styles.unwrap_or_default()) {
        Ok(()) => {
            let out = order.out.display();
            crate::say::out!(
                "{out}: now put `dist/` of decap-cms {} there, as `decap-cms/`",
                cms::DECAP
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            crate::say::err!("error: {error}");
            ExitCode::from(2)
        }
    }
}

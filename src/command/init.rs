//! `standfirst init`: a publication to begin with.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use jiff::Timestamp;

use crate::content::{self, Beginning};

#[derive(Debug, Args)]
pub struct Init {
    /// The folder to make, or one that has no `site.json` yet
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// What the publication is called [default: as its folder]
    #[arg(long)]
    name: Option<String>,
    /// The language that it is written in, such as `de` or `en-GB`
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = content::language_tag)]
    language: String,
    /// Where it will stand, such as https://example.org/ [default: http://localhost/]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The time zone that dates are shown in, such as Europe/London
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    time_zone: String,
}

/// Writes the publication, and says how to go on.
pub fn init(init: Init) -> ExitCode {
    let beginning = Beginning {
        name: init.name,
        language: init.language,
        base_url: init.base_url,
        time_zone: init.time_zone,
    };
    match content::write_starter(&init.folder, &beginning, Timestamp::now()) {
        Ok(begun) => {
            for file in &begun.left_alone {
                crate::say::err!("{}: was there before, and stays as it is", file.display());
            }
            let site = init.folder.join("site.json");
            let site = site.strip_prefix(".").unwrap_or(&site);
            crate::say::out!("{} begins. Next:\n", begun.name);
            if init.folder != Path::new(".") {
                crate::say::out!("    cd {}", quoted(&init.folder));
            }
            crate::say::out!("    standfirst serve\n");
            crate::say::out!(
                "Its name, address, time zone and sections are in {}",
                site.display()
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            crate::say::err!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// A path as it can be copied into a shell.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) {
        format!("\"{path}\"")
    } else {
        path
    }
}

use std::{fs, path::Path};

use serde::Serialize;

use super::{
    error::PublishError,
    file_error::FileError,
    order::Order,
    staging,
    template::{Slot, Template},
};
use crate::content::Problem;

/// The script that shows over a page what keeps the site from being published.
pub const OVERLAY: &str = include_str!("overlay.js");

/// How many problems are shown: nobody mends more before the next build.
pub const SHOWN: usize = 100;

/// What a bundler serves for who writes, and no site has.
const FOLDER: &str = ".problems";
/// The script, and the list that it shows.
const FILES: [&str; 2] = ["overlay.js", "list.json"];

/// What keeps the site from being published, for who looks at it.
#[derive(Debug, Serialize)]
pub struct Trouble {
    /// File, line and column; empty where it is not in one file.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Trouble {
    /// All that an error says.
    pub fn of(error: &PublishError) -> Vec<Self> {
        match error {
            PublishError::Content(problems) => {
                let errors = problems.iter().filter(|problem| problem.is_error());
                errors.take(SHOWN).map(Self::from).collect()
            }
            error => vec![Self {
                place: String::new(),
                what: error.to_string(),
                mend: String::new(),
            }],
        }
    }
}

impl From<&Problem> for Trouble {
    fn from(problem: &Problem) -> Self {
        let mut place = problem.file.display().to_string();
        if problem.line > 0 {
            place += &format!(":{}:{}", problem.line, problem.column);
        }
        Self {
            place,
            what: problem.what.clone(),
            mend: problem.mend.clone(),
        }
    }
}

/// What has a page show the problems, where a bundler serves it from a base.
pub fn script(base: &str) -> String {
    let [script, list] = FILES.map(|name| format!("{base}{FOLDER}/{name}"));
    format!("<script defer src=\"{script}\" data-problems=\"{list}\"></script>")
}

/// Writes what that script is and shows into the folder that a bundler serves.
pub fn write(staging: &Path, trouble: &[Trouble]) -> Result<(), FileError> {
    let folder = staging.join(FOLDER);
    fs::create_dir_all(&folder).map_err(FileError::at(&folder))?;
    let list = serde_json::to_string(trouble).unwrap_or_default();
    for (name, text) in FILES.into_iter().zip([OVERLAY, &list]) {
        let file = folder.join(name);
        fs::write(&file, text).map_err(FileError::at(&file))?;
    }
    Ok(())
}

/// Tells who looks at what a bundler serves why nothing was published: the last site stays, and its pages say so; before
/// there is one, a page says it. False where nothing is served, and so nobody would see it.
///
/// # Errors
/// Where a file can't be written.
pub fn tell(order: &Order, error: &PublishError) -> Result<bool, FileError> {
    let Some(staging) = &order.staging else {
        return Ok(false);
    };
    let page = staging.join("index.html");
    let shell = fs::read_to_string(&page).unwrap_or_default();
    let Some(template) = Template::read(&shell, true).ok().filter(Template::reloads) else {
        return Ok(false);
    };
    // One that was built to be published follows nothing.
    let last = fs::read_to_string(order.out.join("index.html")).unwrap_or_default();
    if last.contains(FOLDER) {
        staging::link_site(&order.out, staging)?;
    } else {
        let base = order.base_url.as_deref().unwrap_or("/");
        let text = template.fill(|slot, text| {
            text.push_str(match slot {
                Slot::Language => "en",
                Slot::Direction => "ltr",
                Slot::Base => base,
                Slot::Head => "<title>Nothing is published yet</title>",
                Slot::App => "<main><h1>Nothing is published yet</h1></main>",
                Slot::Foot => "",
            });
        });
        fs::write(&page, text).map_err(FileError::at(&page))?;
    }
    write(staging, &Trouble::of(error))?;
    Ok(true)
}

//! A small publication to begin with: a few stories that say how they are made, in the language of who begins.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::Value;

use super::{PREVIEW_KEY, ignored, schema::write_schemas};
use crate::{
    grammar::{Base, words::is_visible},
    model::normalize_whitespace,
};

/// What is known of a publication before it has a file.
#[derive(Debug)]
pub struct Beginning {
    /// Its name; none for that of its folder.
    pub name: Option<String>,
    /// The language tag of its stories.
    pub language: String,
    /// Where it will stand; none where that is not known yet.
    pub base_url: Option<String>,
    /// An IANA time zone.
    pub time_zone: String,
}

/// What has come of it.
#[derive(Debug)]
pub struct Begun {
    /// Its name.
    pub name: String,
    /// The files that were there before, and were left as they are.
    pub left_alone: Vec<PathBuf>,
}

/// Stories and words in one language.
struct Texts {
    /// Its primary tag.
    language: &'static str,
    words: &'static str,
    /// Path and text of each file.
    files: [(&'static str, &'static str); 4],
}

/// The texts of a language, from the files in the folder of its name.
macro_rules! texts {
    ($language:literal) => {
        Texts {
            language: $language,
            words: include_str!(concat!("starter/", $language, "/words.json")),
            files: [
                (
                    "articles/news/a-newspaper-in-a-folder.md",
                    include_str!(concat!("starter/", $language, "/begin.md")),
                ),
                (
                    "articles/guide/show-what-you-mean.md",
                    include_str!(concat!("starter/", $language, "/show.md")),
                ),
                (
                    "articles/guide/when-something-was-wrong.md",
                    include_str!(concat!("starter/", $language, "/wrong.md")),
                ),
                (
                    "pages/about.md",
                    include_str!(concat!("starter/", $language, "/about.md")),
                ),
            ],
        }
    };
}

/// English first, which stands for every language that is not here.
const TEXTS: [Texts; 5] = [
    texts!("en"),
    texts!("ar"),
    texts!("de"),
    texts!("fa"),
    texts!("ja"),
];

/// The files that are the same in every language.
const FILES: [(&str, &str); 3] = [
    ("media/morning.svg", include_str!("starter/morning.svg")),
    ("public/icon.svg", include_str!("starter/icon.svg")),
    ("theme/theme.css", include_str!("starter/theme.css")),
];

/// What version control leaves alone: the site, what is kept between builds, and the key of drafts.
const IGNORED: [&str; 3] = ["/dist/", "/.standfirst/", PREVIEW_KEY];

/// Writes a publication into a folder, which is made where there is none. What stands there stays.
///
/// # Errors
/// Where the folder holds a publication already, something that was said of the new one can't be, or a file can't be
/// written; in words.
pub fn write_starter(root: &Path, beginning: &Beginning, now: Timestamp) -> Result<Begun, String> {
    let site = root.join("site.json");
    if fs::symlink_metadata(&site).is_ok() {
        let what = format!("{}: there is a publication here already", site.display());
        return Err(format!("{what}\n    name another folder"));
    }
    let name = name(root, beginning.name.as_deref())?;
    let base = base(beginning.base_url.as_deref())?;
    let zone = TimeZone::get(&beginning.time_zone).map_err(|_| {
        let zone = &beginning.time_zone;
        format!(
            "there is no time zone `{zone}`\n    name one as `Europe/London` or `Asia/Tokyo`, or `UTC`"
        )
    })?;
    let texts = texts(&beginning.language);
    let files = files(beginning, texts, (&name, &base, &zone), now)?;
    let mut left_alone = Vec::new();
    for (path, text) in &files {
        let file = root.join(path);
        if !write(&file, text).map_err(|error| format!("{}: {error}", file.display()))? {
            left_alone.push(file);
        }
    }
    let told = |error: io::Error| format!("{}: {error}", root.display());
    ignored::add(root, &IGNORED).map_err(told)?;
    write_schemas(root, &BTreeMap::new()).map_err(told)?;
    Ok(Begun { name, left_alone })
}

fn texts(language: &str) -> &'static Texts {
    let primary = language.split('-').next().unwrap_or_default();
    let found = TEXTS.iter().find(|texts| texts.language == primary);
    found.unwrap_or(&TEXTS[0])
}

/// As it is said, else as its folder is called.
fn name(root: &Path, said: Option<&str>) -> Result<String, String> {
    if let Some(said) = said {
        let name = normalize_whitespace(&said.replace(char::is_control, " "));
        return if is_visible(&name) {
            Ok(name)
        } else {
            Err("a publication needs a name that can be seen: give one by `--name`".to_owned())
        };
    }
    let whole = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let whole = whole.canonicalize().unwrap_or(whole);
    let folder = whole.file_name().unwrap_or_default().to_string_lossy();
    let words = folder.split(['-', '_', '.', ' ']).map(capitalised);
    let name = words.collect::<Vec<_>>().join(" ");
    let name = normalize_whitespace(&name.replace(char::is_control, " "));
    Ok(if is_visible(&name) {
        name
    } else {
        "Gazette".to_owned()
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Where it will stand: as it is said, else on this machine, so that no address is kept as one that others link to.
fn base(said: Option<&str>) -> Result<String, String> {
    let base =
        Base::parse(said.unwrap_or("http://localhost/")).map_err(|error| error.to_string())?;
    Ok(base.absolute(&base.href("/")))
}

/// Every file with its text.
fn files(
    beginning: &Beginning,
    texts: &Texts,
    (name, base, zone): (&str, &str, &TimeZone),
    now: Timestamp,
) -> Result<Vec<(&'static str, String)>, String> {
    let words: Value = serde_json::from_str(texts.words).map_err(|error| error.to_string())?;
    let own = beginning.language.as_str();
    let is_own = own.split('-').next() == Some(texts.language);
    let languages = if is_own {
        vec![own]
    } else {
        vec![own, texts.language]
    };
    let mut values: Vec<_> = words
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .collect();
    // The name last: it may be made of anything, and nothing is put into it.
    values.extend([
        ("base_url".to_owned(), base.into()),
        ("time_zone".to_owned(), zone.iana_name().into()),
        ("languages".to_owned(), languages.into()),
        ("name".to_owned(), name.into()),
    ]);
    let in_json = |template: &str| {
        let fill = |text: String, (name, value): &(String, Value)| {
            text.replace(&format!("{{{name}}}"), &value.to_string())
        };
        values.iter().fold(template.to_owned(), fill)
    };
    let moment = |hours: i64| {
        let moment = now - SignedDuration::from_hours(hours);
        let moment = moment.to_zoned(zone.clone());
        moment.strftime("%Y-%m-%dT%H:%M:00%:z").to_string()
    };
    let dates = [
        ("{published}", moment(0)),
        ("{earlier}", moment(2)),
        ("{before}", moment(26)),
    ];
    let language = format!("\nlanguage: {}\n---\n\n", texts.language);
    let in_markdown = |text: &str| {
        let filled = dates.iter().fold(text.to_owned(), |text, (name, date)| {
            text.replace(name, date)
        });
        if is_own {
            filled
        } else {
            filled.replacen("\n---\n\n", &language, 1)
        }
    };
    let readme = include_str!("starter/README.md").replace("{title}", name);
    let mut files = vec![
        ("site.json", in_json(include_str!("starter/site.json"))),
        (
            "authors/desk.json",
            in_json(include_str!("starter/desk.json")),
        ),
        ("README.md", readme),
    ];
    files.extend(texts.files.map(|(path, text)| (path, in_markdown(text))));
    files.extend(FILES.map(|(path, text)| (path, text.to_owned())));
    Ok(files)
}

/// Writes a file; false where there is one already.
fn write(file: &Path, text: &str) -> io::Result<bool> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(file) {
        Ok(mut to) => to.write_all(text.as_bytes()).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

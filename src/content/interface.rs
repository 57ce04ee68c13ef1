//! The newsroom's own words for the interface: `content/strings/LANG.json`.

use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    Problem,
    files::content_files,
    meant,
    problem::{first_few, suggestion},
    reading::EVERY_WORD_OF_THE_INTERFACE_IS_THERE,
    source::Source,
    texts::Texts,
    wording::describe,
};
use crate::{
    grammar::{canonical_language, words::is_visible},
    locales::{LABELS, LOCALES, Labels, Strings},
    model::{Interface, Language},
};

/// The folder of them in the content folder.
const FOLDER: &str = "strings";

/// Both parts of a file, each with the names of its words, and with those of English.
fn parts() -> [(
    &'static str,
    &'static [&'static str],
    BTreeMap<String, String>,
); 2] {
    let english = |text: &str| serde_json::from_str(text).unwrap_or_default();
    [
        ("strings", Strings::NAMES, english(LOCALES[0].1)),
        ("labels", Labels::NAMES, english(LABELS[0].1)),
    ]
}

/// The files of a content folder, by language.
pub fn read(
    root: &Path,
    texts: &Texts,
    problems: &mut Vec<Problem>,
) -> BTreeMap<Language, Interface> {
    let mut read = BTreeMap::new();
    for path in content_files(root, &root.join(FOLDER), &["json"], texts, problems) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let language = Language(name.into_owned());
        if let Some(problem) = misnamed(&path, &language, &read) {
            problems.push(problem.of(EVERY_WORD_OF_THE_INTERFACE_IS_THERE));
            continue;
        }
        match Source::read(&path, texts) {
            Ok(source) => {
                let found = faults(&source);
                match serde_json::from_value(source.value().clone()) {
                    Ok(interface) if found.is_empty() => {
                        read.insert(language, interface);
                    }
                    _ => {
                        let named = |one: Problem| one.of(EVERY_WORD_OF_THE_INTERFACE_IS_THERE);
                        problems.extend(first_few(found).into_iter().map(named));
                    }
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    read
}

/// Why a file is of no language, or of one that has another file.
fn misnamed(
    path: &Path,
    language: &Language,
    read: &BTreeMap<Language, Interface>,
) -> Option<Problem> {
    let tag = canonical_language(&language.0);
    let (what, mend) = if read.contains_key(language) {
        (
            format!("there is another file for `{language}`"),
            "put both into one".to_owned(),
        )
    } else if tag.as_ref() != Some(&language.0) {
        let offer = tag.or_else(|| meant::language(&language.0));
        (
            "the file's name is no language tag".to_owned(),
            match offer {
                Some(tag) => format!("rename it to `{tag}.json`"),
                None => "rename it, to `pt-BR.json` for instance".to_owned(),
            },
        )
    } else {
        return None;
    };
    Some(Problem::in_file(path.to_owned(), what, mend))
}

/// Every word has to be there, with its gaps, since a page with one word missing is worse than a page in
/// another language.
fn faults(source: &Source) -> Vec<Problem> {
    let mut faults = misshapen(source);
    if !faults.is_empty() {
        return faults;
    }
    let parts = parts();
    let unknown = source
        .value()
        .as_object()
        .into_iter()
        .flat_map(|all| all.keys());
    for name in unknown.filter(|name| !parts.iter().any(|(part, ..)| part == name)) {
        let what = format!("there is no part `{name}` here");
        let mend = suggestion(name, parts.iter().map(|(part, ..)| *part));
        faults.push(source.problem(&format!("/{name}"), what, mend));
    }
    for (part, names, english) in &parts {
        let written = source.value().get(part).and_then(Value::as_object);
        for name in *names {
            let words = written
                .and_then(|all| all.get(*name))
                .and_then(Value::as_str);
            let model = english.get(*name).map(String::as_str).unwrap_or_default();
            let gaps = |words: &str| words.matches("{}").count();
            let what = match words {
                None => format!("`{name}` is missing"),
                Some(words) if !is_visible(words) => format!("`{name}` is empty"),
                Some(words) if gaps(words) != gaps(model) => {
                    format!(
                        "`{name}` has {} gaps `{{}}`, and needs {}",
                        gaps(words),
                        gaps(model)
                    )
                }
                Some(_) => continue,
            };
            let mend = format!("translate {model:?}");
            faults.push(source.problem(&format!("/{part}/{name}"), what, mend));
        }
        for name in written.into_iter().flat_map(|all| all.keys()) {
            if !names.contains(&name.as_str()) {
                let what = format!("there is no word `{name}` in the interface");
                let mend = suggestion(name, names.iter().copied());
                faults.push(source.problem(&format!("/{part}/{name}"), what, mend));
            }
        }
    }
    faults
}

/// What is wrong with the form of a file: each part is an object of strings.
fn misshapen(source: &Source) -> Vec<Problem> {
    let problem = |at: &str, what: String, mend: &str| vec![source.problem(at, what, mend)];
    let Some(parts) = source.value().as_object() else {
        let what = format!("this file holds {} and no object", describe(source.value()));
        return problem(
            "",
            what,
            "write an object with the parts `strings` and `labels`",
        );
    };
    let parts = parts.iter().flat_map(|(part, words)| {
        let Some(words) = words.as_object() else {
            let what = format!("`{part}` is {}", describe(words));
            let mend = "it has to be an object with a string for each word";
            return problem(&format!("/{part}"), what, mend);
        };
        let other = words.iter().filter(|(_, words)| !words.is_string());
        let other = other.flat_map(|(name, words)| {
            let what = format!("`{name}` is {}", describe(words));
            problem(
                &format!("/{part}/{name}"),
                what,
                "write it between quotation marks",
            )
        });
        other.collect()
    });
    parts.collect()
}

/// The words that stand in a file already.
fn written(path: &Path) -> Result<Interface, String> {
    let told = |problem: &Problem| {
        let Problem {
            line,
            column,
            what,
            mend,
            ..
        } = problem;
        format!(
            "{}: {what}, in line {line} at character {column}\n    {mend}",
            path.display()
        )
    };
    let source = Source::read(path, &Texts::new()).map_err(|problem| told(&problem))?;
    let problems = first_few(misshapen(&source));
    if !problems.is_empty() {
        return Err(problems.iter().map(told).collect::<Vec<_>>().join("\n"));
    }
    serde_json::from_value(source.value().clone())
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Reads a language tag, which becomes the name of a file.
///
/// # Errors
/// Where it is none (BCP 47), in words.
pub fn language_tag(written: &str) -> Result<String, String> {
    canonical_language(written).ok_or_else(|| match meant::language(written) {
        Some(tag) => format!("that is no language tag: write `{tag}`"),
        None => "a language tag is made of letters and digits, joined by hyphens, such as `fr` or \
                 `pt-BR`"
            .to_owned(),
    })
}

/// Writes the file of a language to fill in, with the publisher's words or else English ones; words that
/// stand in it already stay. Gives its path.
///
/// # Errors
/// Where it can't be read or written, or is there and not JSON; in words, with its path.
pub fn write(root: &Path, tag: &str) -> Result<PathBuf, String> {
    let path = root.join(FOLDER).join(format!("{tag}.json"));
    let told = |error: &dyn fmt::Display| format!("{}: {error}", path.display());
    if !root.is_dir() {
        return Err(format!(
            "{}: there is no content folder\n    name another by `--content`",
            root.display()
        ));
    }
    if let (Ok(target), Ok(inside)) = (path.canonicalize(), root.canonicalize())
        && !target.starts_with(inside)
    {
        return Err(format!(
            "{}: this link leads out of the content folder, to `{}`, and is not written\n    put the file itself \
             here, or remove the link",
            path.display(),
            target.display()
        ));
    }
    let language = Language(tag.to_owned());
    let own = match path.try_exists() {
        Ok(true) => written(&path)?,
        Ok(false) => Interface::default(),
        Err(error) => return Err(told(&error)),
    };
    let built_in = |files: &[(&str, &str)]| -> BTreeMap<String, String> {
        let named = files.iter().find(|(tag, _)| *tag == language.primary());
        let (_, text) = named.or(files.first()).copied().unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    };
    let mut all = Interface {
        strings: built_in(&LOCALES),
        labels: built_in(&LABELS),
    };
    all.strings.extend(own.strings);
    all.labels.extend(own.labels);
    let text = serde_json::to_string_pretty(&all).map_err(|error| told(&error))?;
    fs::create_dir_all(root.join(FOLDER))
        .and_then(|()| fs::write(&path, format!("{text}\n")))
        .map_err(|error| told(&error))?;
    Ok(path)
}

//! The files that a configuration stands in.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::Config;
use crate::import::folders::{
    scan::literal,
    system::{SCRIPTS, System},
    text,
    tree::inside,
    values::{Form, field, read, words},
};

impl Config {
    /// Reads a file of that name in any language, into the field `into`, or into all.
    pub(super) fn read_as(&mut self, folder: &Path, stem: &str, into: &str) {
        for (ending, form) in FORMS {
            let name = format!("{stem}.{ending}");
            let Some(value) = self.read_file(folder, &name, form) else {
                continue;
            };
            if into.is_empty() {
                merge(&mut self.value, value);
            } else {
                merge(&mut self.value, json!({ into: value }));
            }
        }
    }

    fn read_file(&mut self, folder: &Path, name: &str, form: Form) -> Option<Value> {
        let bytes = fs::read(inside(folder, name)?).ok()?;
        match read(form, &text::decode(&bytes).0) {
            Ok(value) => Some(value),
            Err(error) => {
                self.flaws.push((name.to_owned(), error));
                None
            }
        }
    }

    /// Programs are not run. What they give to a few names in so many words is read all the same.
    pub(super) fn read_scripts(&mut self, folder: &Path, system: System) {
        const MORE: [&str; 8] = [
            "src/consts.ts",
            "src/consts.js",
            "src/config.ts",
            "src/site.config.ts",
            "_data/metadata.js",
            "_data/site.js",
            "_data/meta.js",
            "src/_data/metadata.js",
        ];
        if !matches!(system, System::Eleventy | System::Astro) {
            return;
        }
        let names = [
            ("url", ["site", "url", "website", "SITE_URL"].as_slice()),
            ("base", &["base"]),
            ("title", &["SITE_TITLE", "title"]),
            ("description", &["SITE_DESCRIPTION", "description", "desc"]),
            ("language", &["language", "lang", "locale"]),
            ("input", &["input"]),
            ("author", &["author"]),
        ];
        for file in SCRIPTS.iter().chain(&MORE) {
            let program = inside(folder, file).and_then(|file| fs::read_to_string(file).ok());
            let Some(program) = program else {
                continue;
            };
            let mut found = Vec::new();
            for (name, written) in names {
                // Elsewhere `base` is a folder.
                if name == "base" && !file.starts_with("astro.config") {
                    continue;
                }
                let value = written.iter().find_map(|name| literal(&program, name));
                if let Some(value) = value.filter(|value| !value.contains("${")) {
                    merge(&mut self.value, json!({ name: value }));
                    found.push(format!("{name} `{value}`"));
                }
            }
            let found = if found.is_empty() {
                "nothing of it was read".to_owned()
            } else {
                format!("only this was read of it: {}", found.join(", "))
            };
            self.flaws.push((
                (*file).to_owned(),
                format!("it is a program, which is not run: {found}"),
            ));
        }
    }

    pub(super) fn read_authors(&mut self, folder: &Path) {
        for data in ["_data", "data", "src/_data", "src/data", "content/_data"] {
            for (ending, form) in FORMS {
                let name = format!("{data}/authors.{ending}");
                match self.read_file(folder, &name, form) {
                    Some(Value::Object(authors)) => self.authors.extend(authors),
                    Some(Value::Array(authors)) => {
                        let keyed = authors.into_iter().filter_map(|author| {
                            let keys = ["id", "slug", "username", "name"];
                            let key = keys.iter().find_map(|it| words(field(&author, it)?));
                            Some((key?, author))
                        });
                        self.authors.extend(keyed);
                    }
                    _ => {}
                }
            }
        }
        for authors in [
            "data/authors",
            "_data/authors",
            "src/content/authors",
            "src/data/authors",
        ] {
            let Ok(files) = fs::read_dir(folder.join(authors)) else {
                continue;
            };
            let mut files: Vec<_> = files.flatten().map(|file| file.path()).collect();
            files.sort();
            for file in files {
                let ending = file
                    .extension()
                    .and_then(|it| it.to_str())
                    .unwrap_or_default();
                let form = FORMS.iter().find(|(known, _)| *known == ending);
                let name = file
                    .file_name()
                    .and_then(|it| it.to_str())
                    .unwrap_or_default();
                let key = name
                    .trim_end_matches(ending)
                    .trim_end_matches('.')
                    .to_owned();
                let author = form.and_then(|(_, form)| {
                    self.read_file(folder, &format!("{authors}/{name}"), *form)
                });
                self.authors.extend(author.map(|author| (key, author)));
            }
        }
    }
}

const FORMS: [(&str, Form); 4] = [
    ("toml", Form::Toml),
    ("yaml", Form::Yaml),
    ("yml", Form::Yaml),
    ("json", Form::Json),
];

/// Adds what is not there yet.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                match into.get_mut(&name) {
                    Some(there) => merge(there, value),
                    None => _ = into.insert(name, value),
                }
            }
        }
        (into @ Value::Null, from) => *into = from,
        _ => {}
    }
}

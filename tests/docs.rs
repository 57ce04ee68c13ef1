//! The documents: what they show is published, and what they name is there.
//!
//! An example in JSON says in its info string what it is a part of, ` ```json title="block" `: one
//! `block` of a story's body, fields of a `story` or of the `site` file, or else the path of a file. One in
//! Markdown, ` ```md title="block" `, is blocks or a whole file. Another file of the content is shown whole, by its path.

pub mod markdown;
mod rules;
mod theming;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    layers::LAYERS,
    support::{publisher::Publisher, story, with},
};
use markdown::{Example, documents, root};

/// Sections, authors and media of the demo and the files of a theme, with the one story that examples link to.
fn publication() -> Publisher {
    let publisher = Publisher::with_content(&root().join("content"));
    for folder in ["articles", "pages"] {
        fs::remove_dir_all(publisher.content(folder)).expect("a folder of the demo's");
    }
    let cables = demo_story(json!({ "headline": "How cables are mended" }));
    publisher
        .with_optional_styles()
        .overlay(&crate::themes::folder("local"))
        .with_site(json!({ "front": null, "foot": null, "policies": {} }))
        .with("articles/science/how-cables-are-mended.json", cables)
}

/// A story of the demo, with these fields in place of its own.
fn demo_story(fields: Value) -> Value {
    let fields = with(json!({ "section": "science" }), fields);
    story("2025-05-09T18:30:00+01:00", fields)
}

impl Example {
    /// The fields of an object may stand without its braces.
    fn value(&self, at: &str) -> Value {
        let text = self.text.trim();
        let whole = if text.starts_with('"') {
            format!("{{{text}}}")
        } else {
            text.to_owned()
        };
        serde_json::from_str(&whole).unwrap_or_else(|error| panic!("{at}: {error}"))
    }

    /// Whether it changes what else the publication may hold.
    fn is_alone(&self) -> bool {
        ["site", "content/site.json"].contains(&self.title.as_str())
    }

    /// Adds the example to a publication. What is wrong is told of a file that is named by `at`.
    fn laid_into(&self, publisher: Publisher, at: &str) -> Publisher {
        if self.is_markdown {
            return self.written_into(publisher, at);
        }
        let value = self.value(at);
        let file = format!("articles/science/{at}.json");
        match self.title.as_str() {
            "block" => publisher.with(&file, demo_story(json!({ "body": [value] }))),
            "story" => publisher.with(&file, demo_story(value)),
            "site" => publisher.with_site(value),
            // Which is said to be enough by itself.
            "content/site.json" => {
                fs::remove_dir_all(publisher.content("")).expect("the content");
                publisher.with("site.json", value)
            }
            title => {
                let name = title.strip_prefix("content/");
                let name =
                    name.unwrap_or_else(|| panic!("{at}: `{title}` is no part of a publication"));
                publisher.with(name, value)
            }
        }
    }
}

impl Example {
    /// Adds a story in Markdown, or one with these blocks.
    fn written_into(&self, publisher: Publisher, at: &str) -> Publisher {
        const FRONT: &str = "headline: A\nsection: science\npublished: 2025-05-09T18:30:00+01:00\n";
        let (name, text) = match self.title.strip_prefix("content/") {
            Some(name) => (name.to_owned(), self.text.clone()),
            None => (
                format!("articles/science/{at}.md"),
                format!("---\n{FRONT}---\n{}", self.text),
            ),
        };
        let file = publisher.content(&name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a story");
        publisher
    }
}

fn publish(publisher: &Publisher, at: &str) {
    let output = publisher.run();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{at}: {said}");
}

#[test]
fn every_example_is_published() {
    for document in documents() {
        let name = document.path.with_extension("");
        let name = name.to_string_lossy().to_lowercase().replace('/', "-");
        let at = |example: &Example| format!("{name}-line-{}", example.line);
        let publication = || {
            let publication = publication();
            document.lay_files(&publication.content(""));
            publication
        };
        let (alone, together): (Vec<_>, Vec<_>) =
            document.examples.iter().partition(|one| one.is_alone());
        for example in alone {
            publish(
                &example.laid_into(publication(), &at(example)),
                &at(example),
            );
        }
        if !together.is_empty() {
            let all = together
                .into_iter()
                .fold(publication(), |publisher, example| {
                    example.laid_into(publisher, &at(example))
                });
            publish(&all, &name);
        }
    }
}

/// Whether a page in `docs/` names something, in its words or in an example.
fn is_in_the_manual(name: &str) -> bool {
    let documents = documents();
    let manual = documents.iter().filter(|one| {
        // It is made of whatever the broken fixtures hold.
        one.path.starts_with("docs") && !one.path.ends_with("rules.md")
    });
    let is_shown = |example: &Example| example.text.contains(&format!("\"{name}\""));
    manual.into_iter().any(|document| {
        document.words().any(|word| bare(word) == bare(name))
            || document.examples.iter().any(is_shown)
    })
}

#[test]
fn every_block_and_every_field_is_in_the_manual() {
    for (kind, schema) in standfirst::content::SCHEMAS {
        let schema = schema();
        let fields = schema["properties"].as_object().expect("fields");
        let blocks = schema["$defs"]["Block"]["oneOf"].as_array();
        let blocks = blocks.into_iter().flatten();
        let blocks = blocks.filter_map(|block| block["properties"]["type"]["const"].as_str());
        for name in fields.keys().map(String::as_str).chain(blocks) {
            assert!(is_in_the_manual(name), "`{name}` ({kind}) is not");
        }
    }
}

#[test]
fn every_option_and_every_reserved_name_is_in_the_manual() {
    for name in standfirst::grammar::address::RESERVED {
        assert!(is_in_the_manual(name), "`{name}` is not");
    }
    for command in ["build", "check", "explain"] {
        let help = publication().command(command).arg("--help").output();
        let help = String::from_utf8(help.expect("the publisher starts").stdout).expect("words");
        let options = help
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        for option in options.filter(|option| *option != "--help") {
            assert!(is_in_the_manual(option), "`{option}` is not");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let documents = documents();
    for document in &documents {
        let folder = document.path.parent().expect("a folder");
        for link in document.links.iter().filter(|link| !link.contains("://")) {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                document.path.clone()
            } else {
                plain(&folder.join(path))
            };
            let from = document.path.display();
            assert!(root().join(&target).exists(), "{from}: there is no {link}");
            let leads_to = documents.iter().find(|other| other.path == target);
            let is_there = fragment.is_empty()
                || leads_to.is_some_and(|document| document.anchors.contains(fragment));
            assert!(is_there, "{from}: there is no part {link}");
        }
    }
}

/// Without `..`, where no folder is a link.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part.as_os_str() == ".." {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[test]
fn every_target_that_is_named_is_in_the_makefile() {
    let makefile = fs::read_to_string(root().join("Makefile")).expect("the Makefile");
    let is_target = |word: &str| {
        let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
        !word.is_empty() && word.chars().all(is_name)
    };
    for document in documents() {
        let words: Vec<_> = document.words().collect();
        for pair in words.windows(2) {
            if pair[0] == "make" && is_target(pair[1]) {
                let rule = format!("{}:", pair[1]);
                let is_there = makefile.lines().any(|line| line.starts_with(&rule));
                assert!(is_there, "{}: make {}", document.path.display(), pair[1]);
            }
        }
    }
}

/// The manual names files that a reader is about to write; these name what is there. `NAME` stands for
/// any name.
#[test]
fn every_path_that_is_named_is_in_the_repository() {
    for document in documents() {
        let manual =
            document.path.starts_with("docs") && !document.path.starts_with("docs/decisions");
        if manual || document.path.ends_with("README.md") {
            continue;
        }
        for word in document.words() {
            let word = bare(word);
            let folder = word.split_once('/').map(|(folder, _)| folder);
            let is_path = folder.is_some_and(|folder| {
                !["target", "dist"].contains(&folder) && root().join(folder).is_dir()
            });
            let is_one = !word.contains(['*', '{', '<', '…']) && !word.contains("NAME");
            if is_path && is_one {
                assert!(
                    root().join(word).exists(),
                    "{}: {word}",
                    document.path.display()
                );
            }
        }
    }
}

#[test]
fn the_table_of_folders_says_what_each_may_know() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the architecture");
    for (folder, known, _) in LAYERS {
        let start = format!("| `src/{folder}` |");
        let row = text.lines().find(|line| line.starts_with(&start));
        let cells: Vec<_> = row.unwrap_or_default().split('|').collect();
        let named = cells.get(3).unwrap_or(&"").split('`').skip(1).step_by(2);

        let known: BTreeSet<_> = known.split_whitespace().collect();
        assert_eq!(named.collect::<BTreeSet<_>>(), known, "{folder}");
    }
}

/// Without the signs around it.
fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '.');
    word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/')
}

#[test]
fn the_readme_is_read_in_two_minutes() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");

    assert!(readme.lines().count() <= 120);
}

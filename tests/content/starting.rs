//! `standfirst init`, and the folder that comes of it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

use crate::support::{
    fixture,
    publisher::{said, tree},
};

/// A folder without anything of the program.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the publisher in a folder of the place.
    fn run(&self, folder: &str, arguments: &[&str]) -> Output {
        let mut command = command(&self.path(folder));
        command.args(arguments).output().expect("a start")
    }

    /// The same, which must succeed; what it has said.
    fn runs(&self, folder: &str, arguments: &[&str]) -> String {
        let output = self.run(folder, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    fn begun(arguments: &[&str]) -> Self {
        let place = Self::new();
        place.runs("", &[&["init", "gazette"], arguments].concat());
        place
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    for variable in [
        "TRUNK_STAGING_DIR",
        "TRUNK_PUBLIC_URL",
        "STANDFIRST_CONTENT",
    ] {
        command.env_remove(variable);
    }
    command.current_dir(folder);
    command
}

#[test]
fn a_publication_that_begins_has_nothing_to_be_mended_in_any_language_of_the_interface() {
    for language in ["en", "ar", "de", "fa", "ja", "en-GB", "de-AT"] {
        let place = Place::begun(&["--language", language, "--name", "The \"Gazette\" & {news}"]);
        let said = place.runs("gazette", &["check", "--deny", "warnings"]);
        assert!(said.contains("no problems"), "{language}: {said}");
        let site = fs::read_to_string(place.path("gazette/site.json")).expect("the site file");
        let site: serde_json::Value = serde_json::from_str(&site).expect("JSON");
        assert_eq!(site["languages"][0], language);
        assert_eq!(site["name"], "The \"Gazette\" & {news}");
    }
}

#[test]
fn a_language_without_an_interface_begins_with_stories_in_english() {
    let place = Place::begun(&["--language", "fr"]);
    let said = place.runs("gazette", &["check"]);
    assert!(!said.contains("gazette/articles"), "{said}");
    let story = place.path("gazette/articles/news/a-newspaper-in-a-folder.md");
    let story = fs::read_to_string(story).expect("a story");
    assert!(story.contains("language: en\n"), "{story}");
}

#[test]
fn whoever_begins_is_told_how_to_go_on_and_can_from_inside_the_folder() {
    let place = Place::new();
    let said = place.runs("", &["init", "harbour-news"]);
    for words in [
        "Harbour News",
        "cd harbour-news",
        "standfirst serve",
        "harbour-news/site.json",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let app = fixture("app");
    let app = app.to_str().expect("a path");
    place.runs("harbour-news", &["build", "--app", app]);
    let front = fs::read_to_string(place.path("harbour-news/dist/index.html")).expect("a front");
    assert!(front.contains("A newspaper begins in a folder"), "{front}");

    // What is kept between builds is of the publication, and of nobody's version control.
    let kept = place.path("harbour-news/.standfirst");
    assert_eq!(
        fs::read_to_string(kept.join(".gitignore")).expect("a file"),
        "*\n"
    );
    let others = tree(&place.path(""));
    let strange: Vec<_> = others
        .keys()
        .filter(|name| !name.starts_with("harbour-news/"))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
    // What was written is no part of what is read.
    let said = place.runs("harbour-news", &["check", "--deny", "warnings"]);
    assert!(said.contains("no problems"), "{said}");
}

#[test]
fn a_folder_that_holds_a_publication_or_a_file_of_that_name_keeps_it() {
    let place = Place::begun(&[]);
    let before = tree(&place.path("gazette"));
    for (folder, arguments) in [("", &["init", "gazette"][..]), ("gazette", &["init"])] {
        let output = place.run(folder, arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            said(&output).contains("name another folder"),
            "{}",
            said(&output)
        );
    }
    assert_eq!(tree(&place.path("gazette")), before);

    let other = Place::new();
    fs::write(other.path("README.md"), "Ours").expect("a file");
    fs::write(other.path(".gitignore"), "secrets").expect("a file");
    let said = other.runs("", &["init"]);
    assert!(said.contains("README.md: was there before"), "{said}");
    let read = |name: &str| fs::read_to_string(other.path(name)).expect("a file");
    assert_eq!(read("README.md"), "Ours");
    let ignored = read(".gitignore");
    let lines: Vec<_> = ignored.lines().collect();
    assert_eq!(
        lines,
        ["secrets", "/dist/", "/.standfirst/", ".preview-key"]
    );
}

#[test]
fn what_can_not_be_is_said_before_anything_is_written() {
    for (arguments, expected) in [
        (["--language", "klingonisch"], "language tag"),
        (
            ["--time-zone", "Mars/Olympus"],
            "there is no time zone `Mars/Olympus`",
        ),
        (["--base-url", "example"], "is no address of a site"),
        (["--name", "\u{200b}"], "needs a name that can be seen"),
    ] {
        let place = Place::new();
        let output = place.run("", &[&["init", "gazette"][..], &arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(expected), "{}", said(&output));
        assert!(!place.path("gazette").exists(), "{arguments:?}");
    }
}

#[test]
fn the_content_folder_is_the_one_that_is_named_else_the_one_of_the_environment_else_where_one_is() {
    let place = Place::begun(&[]);
    place.runs("", &["init", "content", "--name", "Content"]);
    let checked = |folder: &str, variable: Option<&str>, arguments: &[&str]| {
        let mut command = command(&place.path(folder));
        command.arg("check").args(arguments);
        command.envs(variable.map(|value| ("STANDFIRST_CONTENT", value)));
        said(&command.output().expect("a start"))
    };
    assert_eq!(checked("", None, &[]), "content: no problems\n");
    assert_eq!(checked("gazette", None, &[]), ".: no problems\n");
    assert_eq!(checked("", Some("gazette"), &[]), "gazette: no problems\n");
    assert_eq!(
        checked("gazette", Some("../content"), &[]),
        "../content: no problems\n"
    );
    let named = checked("", Some("nowhere"), &["--content", "gazette"]);
    assert_eq!(named, "gazette: no problems\n");
}

#[test]
fn under_trunk_the_content_is_the_publication_that_trunk_watches() {
    let place = Place::begun(&[]);
    place.runs("", &["init", "content", "--name", "Content"]);
    let settings = "[watch]\nwatch = [\"src\", \"gazette\", \"content\"]\n";
    fs::write(place.path("Trunk.toml"), settings).expect("a file");
    let mut command = command(&place.path(""));
    let output = command
        .arg("check")
        .env("TRUNK_STAGING_DIR", "dist/.stage")
        .output();
    assert_eq!(said(&output.expect("a start")), "gazette: no problems\n");
}

/// Runs git in a folder; whether it says yes.
fn git(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder);
    command.output().expect("git").status.success()
}

#[test]
fn git_leaves_the_key_of_previews_alone_wherever_the_content_lies() {
    let app = fixture("app");
    let app = app.to_str().expect("a path");
    let place = Place::begun(&[]);
    assert!(git(&place.path(""), &["init"]));
    let file = place.path("gazette/.gitignore");
    let preview = |place: &Place| {
        let said = place.runs("gazette", &["new", "A dam", "--section", "news"]);
        assert!(said.contains("a-dam.md"), "{said}");
        place.runs("gazette", &["build", "--app", app, "--preview", "a-dam"]);
        assert!(git(
            &place.path("gazette"),
            &["check-ignore", ".preview-key"]
        ));
        fs::remove_file(place.path("gazette/articles/news/a-dam.md")).expect("a story");
        fs::remove_file(place.path("gazette/.preview-key")).expect("a key");
    };
    // A folder that was begun otherwise, with lines of its own, and one in a repository that sees to it.
    fs::remove_file(&file).expect("a file");
    preview(&place);
    assert_eq!(fs::read_to_string(&file).expect("a file"), ".preview-key\n");
    fs::write(&file, "drafts").expect("a file");
    preview(&place);
    assert_eq!(
        fs::read_to_string(&file).expect("a file"),
        "drafts\n.preview-key\n"
    );
    fs::remove_file(&file).expect("a file");
    fs::write(place.path(".gitignore"), ".preview-key\n").expect("a file");
    preview(&place);
    assert!(!file.exists());
}

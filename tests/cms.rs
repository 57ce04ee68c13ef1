//! The configuration of the editor in the browser.

use std::{collections::BTreeSet, fs};

use jiff::Timestamp;
use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::support::publisher::{Publisher, fixture, said};

fn config(publisher: &Publisher) -> Value {
    let output = publisher
        .command("cms")
        .output()
        .expect("the publisher starts");
    assert!(output.status.success(), "{}", said(&output));
    let folder = publisher.folder.path().join("cms");
    for name in ["index.html", "fields.js", "site.css"] {
        assert!(folder.join(name).is_file(), "{name}");
    }
    let text = fs::read_to_string(folder.join("config.yml")).expect("the configuration");
    serde_json::from_str(&text).expect("JSON, which is YAML")
}

/// The field of a collection.
fn field<'c>(config: &'c Value, collection: &str, name: &str) -> &'c Value {
    let named = |list: &'c Value, name: &str| {
        let list = list.as_array().expect("a list");
        list.iter()
            .find(|one| one["name"] == name)
            .expect("one of that name")
    };
    named(&named(&config["collections"], collection)["fields"], name)
}

#[test]
fn the_browser_offers_what_the_schemas_and_the_site_file_have() {
    let config = config(&Publisher::new());

    let folders = config["collections"]
        .as_array()
        .expect("collections")
        .iter();
    let folders: Vec<_> = folders.filter_map(|one| one["folder"].as_str()).collect();
    assert_eq!(
        folders,
        [
            "content/articles",
            "content/articles",
            "content/authors",
            "content/pages",
            "content/pages"
        ]
    );
    assert_eq!(config["media_folder"], "content/media");
    // From the root of the repository, and not from the story.
    assert_eq!(config["collections"][0]["media_folder"], "/content/media");
    let sections = json!([
        { "label": "World", "value": "world" },
        { "label": "Science", "value": "science" },
        { "label": "Empty", "value": "empty" }
    ]);
    assert_eq!(field(&config, "articles", "section")["options"], sections);
    assert_eq!(field(&config, "articles", "headline")["required"], true);
    assert_eq!(field(&config, "articles", "kicker")["required"], false);
    assert_eq!(
        field(&config, "articles", "authors")["collection"],
        "authors"
    );

    let blocks = field(&config, "articles-json", "body")["types"].as_array();
    let blocks = blocks
        .expect("blocks")
        .iter()
        .filter_map(|block| block["name"].as_str());
    let schema = (standfirst::content::SCHEMAS[0].1)();
    let known = schema["$defs"]["Block"]["oneOf"]
        .as_array()
        .expect("blocks")
        .iter();
    let known = known.filter_map(|block| block["properties"]["type"]["const"].as_str());
    let known: BTreeSet<_> = known.collect();
    assert_eq!(blocks.collect::<BTreeSet<_>>(), known);
}

/// The collections that a file belongs to, by its path and how deep Decap looks: as many folders as slashes.
fn collections_of<'c>(config: &'c Value, file: &str) -> Vec<&'c Value> {
    let collections = config["collections"].as_array().expect("collections");
    let holds = |one: &&Value| {
        let folder = one["folder"].as_str().unwrap_or("none");
        let inside = file
            .strip_prefix(folder)
            .and_then(|it| it.strip_prefix('/'));
        let deep = one["path"]
            .as_str()
            .map_or(0, |path| path.matches('/').count());
        let ending = format!(".{}", one["extension"].as_str().unwrap_or("none"));
        inside.is_some_and(|it| it.ends_with(&ending) && it.matches('/').count() <= deep)
    };
    collections.iter().filter(holds).collect()
}

#[test]
fn each_story_and_page_is_in_one_list_in_which_all_of_its_fields_can_be_written() {
    let publisher = Publisher::demo();
    let config = config(&publisher);
    let root = publisher.folder.path();
    let mut count = 0;
    for entry in WalkDir::new(root.join("content")) {
        let path = entry.expect("an entry").into_path();
        let file = path.strip_prefix(root).expect("a path").to_string_lossy();
        let is_told = ["articles", "authors", "pages"]
            .iter()
            .any(|kind| path.is_file() && file.starts_with(&format!("content/{kind}/")));
        if !is_told {
            continue;
        }
        count += 1;
        let of = collections_of(&config, &file);
        let [collection] = of.as_slice() else {
            panic!("{file} is in {} lists", of.len());
        };
        let is_markdown = file.ends_with(".md");
        if is_markdown {
            let mut command = publisher.command("convert");
            let output = command.arg(&*file).output().expect("a start");
            assert!(output.status.success(), "{}", said(&output));
        }
        let text = fs::read_to_string(path.with_extension("json")).expect("JSON");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        if is_markdown {
            fs::remove_file(path.with_extension("json")).expect("gone");
        }
        let fields = collection["fields"].as_array().expect("fields");
        // Notes in Markdown are written in its text.
        let names = value.as_object().expect("fields").keys();
        for name in names.filter(|name| *name != "$schema" && !(is_markdown && *name == "notes")) {
            let field = fields.iter().find(|field| field["name"] == *name);
            let field = field.unwrap_or_else(|| panic!("{file}: {name}"));
            assert!(field["widget"].is_string(), "{file}: {name}");
        }
        if is_markdown {
            assert_eq!(field(&config, "articles", "body")["widget"], "text");
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn what_is_new_is_markdown_and_stories_are_found_however_deep_they_stand() {
    let config = config(&Publisher::new());
    let collection = |name: &str| {
        let collections = config["collections"].as_array().expect("collections");
        let one = collections.iter().find(|one| one["name"] == name);
        one.expect("a collection")
    };
    for (markdown, json) in [("articles", "articles-json"), ("pages", "pages-json")] {
        assert_eq!(collection(markdown)["create"], true);
        assert_eq!(collection(json)["create"], false);
    }
    for (file, name) in [
        ("content/articles/2019/05/world/a-dam.md", "articles"),
        ("content/articles/2019/05/world/a-dam.json", "articles-json"),
        ("content/articles/a-dam.md", "articles"),
        ("content/pages/in/two/about.md", "pages"),
        ("content/authors/desks/science.json", "authors"),
    ] {
        let of = collections_of(&config, file);
        let names: Vec<_> = of.iter().map(|one| one["name"].as_str()).collect();
        assert_eq!(names, [Some(name)], "{file}");
    }
}

/// What stands in `fixtures/cms` was saved by Decap CMS 3.16.3: a story in YAML, and one that began in TOML.
#[test]
fn a_story_that_was_saved_in_the_browser_is_the_same_story() {
    let read = |name: &str| {
        let publisher = Publisher::new();
        let file = publisher.content("articles/world/a-dam.md");
        fs::copy(fixture("cms").join(name), &file).expect("a copy");
        let mut command = publisher.command("convert");
        let output = command.arg(&file).output().expect("a start");
        assert!(output.status.success(), "{}", said(&output));
        let text = fs::read_to_string(file.with_extension("json")).expect("JSON");
        let mut value: Value = serde_json::from_str(&text).expect("JSON");
        // It stands in a comment, which goes.
        value.as_object_mut().expect("an object").remove("$schema");
        // The same moment may be told from another zone.
        for name in ["published", "updated"] {
            let moment = value[name].as_str().map(|it| it.parse::<Timestamp>());
            value[name] = json!(moment.map(|it| it.expect("a moment").to_string()));
        }
        value
    };
    for form in ["yaml", "toml"] {
        let (before, after) = (
            read(&format!("{form}.md")),
            read(&format!("{form}-saved.md")),
        );
        assert_eq!(before, after, "{form}");
    }
}

/// The editor would not save a story without a lead whose picture has to have a source.
#[test]
fn what_may_be_left_out_has_nothing_that_is_needed() {
    let config = config(&Publisher::new());

    let lead = field(&config, "articles", "lead");
    assert_eq!(lead["required"], false);
    let parts = lead["fields"].as_array().expect("fields");
    assert!(parts.iter().any(|part| part["name"] == "src"));
    assert!(parts.iter().all(|part| part["required"] == false), "{lead}");
}

#[test]
fn previews_have_the_styles_and_the_classes_of_the_site() {
    let publisher = Publisher::new();
    let app = publisher.folder.path().join("app");
    fs::create_dir_all(app.join("style")).expect("a folder");
    fs::write(app.join("style/main.css"), "a{color:#123}").expect("a file");
    fs::write(app.join("style/more.css"), "b{color:#456}").expect("a file");

    let mut command = publisher.command("cms");
    let output = command.args(["--app", "app"]).output().expect("a start");

    assert!(output.status.success(), "{}", said(&output));
    let read = |name: &str| {
        let path = publisher.folder.path().join("cms").join(name);
        fs::read_to_string(path).expect(name)
    };
    assert_eq!(read("site.css"), "a{color:#123}b{color:#456}");
    let script = read("fields.js");
    assert!(script.contains("CMS.registerPreviewStyle(\"site.css\")"));
    let page = fs::read_to_string(fixture("published/world/every-block/index.html"));
    let page = page.expect("a page");
    let classes: Vec<_> = script
        .split("className: \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(classes.len() > 5, "{classes:?}");
    for class in classes {
        assert!(page.contains(&format!("class=\"{class}\"")), "{class}");
    }
}

#[test]
fn without_styles_the_page_is_written_and_that_is_said() {
    let publisher = Publisher::new();
    let output = publisher.command("cms").output().expect("a start");
    assert!(output.status.success());
    assert!(
        said(&output).contains("previews have no styles"),
        "{}",
        said(&output)
    );
}

#[test]
fn without_a_site_file_nothing_is_written() {
    let publisher = Publisher::new();
    fs::write(publisher.content("site.json"), "{").expect("a file");

    let output = publisher
        .command("cms")
        .output()
        .expect("the publisher starts");

    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("site.json"), "{}", said(&output));
    assert!(!publisher.folder.path().join("cms").exists());
}

#[test]
fn every_choice_of_a_field_is_offered_and_the_topics_of_the_site_stay_whole() {
    let config = config(&Publisher::new());
    let lead = field(&config, "articles", "lead").to_string();
    for label in ["photograph", "composite"] {
        assert!(lead.contains(&format!("\"{label}\"")), "{label}: {lead}");
    }
    let site = config["collections"]
        .as_array()
        .expect("collections")
        .iter();
    let site = site
        .filter(|one| one["name"] == "site")
        .map(|one| &one["files"][0]["fields"]);
    let site = { site }.next().and_then(Value::as_array).expect("fields");
    let topics = site
        .iter()
        .find(|one| one["name"] == "topics")
        .expect("topics");
    assert!(
        topics["fields"]
            .as_array()
            .is_some_and(|fields| fields.len() > 1),
        "{topics}"
    );
}

//! What programs read, by schemas: everything in XML by xmllint, and JSON Feeds.

use std::{collections::BTreeMap, error::Error, fs};

use serde_json::Value;

use super::{package, said, sites};
use crate::support::publisher::{Publisher, tree};

/// The files of a site whose name `is` one that is looked for.
fn files(publisher: &Publisher, is: impl Fn(&str) -> bool) -> Vec<String> {
    let names = tree(&publisher.site("")).into_keys();
    let names = names.filter(|name| is(name.rsplit('/').next().unwrap_or_default()));
    let paths = names.map(|name| publisher.site(&name));
    paths.map(|path| path.display().to_string()).collect()
}

/// What xmllint finds in the files whose name `is` one, by these arguments, and how many files there are.
fn faults(
    arguments: &[&str],
    is: impl Fn(&str) -> bool,
) -> (String, BTreeMap<&'static str, usize>) {
    let (mut faults, mut count) = (String::new(), BTreeMap::new());
    for (name, publisher) in sites() {
        let files = files(&publisher, &is);
        count.insert(name, files.len());
        for file in &files {
            let all = [&["--noout", "--nonet"], arguments, &[file.as_str()]].concat();
            let words = said("xmllint", &all);
            let wrong = words.lines().filter(|line| !line.ends_with(" validates"));
            faults.extend(wrong.map(|line| format!("{name}: {line}\n")));
        }
    }
    (faults, count)
}

fn schema(name: &str) -> String {
    format!("{}/tests/audit/schema/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
#[ignore = "make audit runs it"]
fn everything_in_xml_is_well_formed() {
    let (faults, count) = faults(&[], |name| name.ends_with(".xml") || name.ends_with(".svg"));
    assert!(faults.is_empty(), "{faults}");
    assert!(count.values().all(|files| *files > 10), "{count:?}");
}

#[test]
#[ignore = "make audit runs it"]
fn every_feed_keeps_its_schema() {
    let (atom, count) = faults(&["--relaxng", &schema("atom.rng")], |name| {
        name == "feed.xml"
    });
    assert!(atom.is_empty(), "{atom}");
    assert!(count["demo"] > 30, "{count:?}");
    let (rss, count) = faults(&["--relaxng", &schema("rss.rng")], |name| {
        ["rss.xml", "podcast.xml"].contains(&name)
    });
    assert!(rss.is_empty(), "{rss}");
    assert!(count["podcast"] > 5, "{count:?}");
}

/// A schema of sitemaps with what they may hold of others.
fn sitemap_with_extensions() -> String {
    const OTHERS: [(&str, &str); 3] = [
        (
            "http://www.google.com/schemas/sitemap-image/1.1",
            "sitemap-image.xsd",
        ),
        (
            "http://www.google.com/schemas/sitemap-news/0.9",
            "sitemap-news.xsd",
        ),
        ("http://www.w3.org/1999/xhtml", "sitemap-link.xsd"),
    ];
    let own = (
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        package("SITEMAP_XSD"),
    );
    let others = OTHERS.map(|(space, name)| (space, schema(name)));
    let imports = std::iter::once(own).chain(others);
    let imports: String = imports
        .map(|(space, file)| format!("<import namespace=\"{space}\" schemaLocation=\"{file}\"/>"))
        .collect();
    format!("<schema xmlns=\"http://www.w3.org/2001/XMLSchema\">{imports}</schema>")
}

#[test]
#[ignore = "make audit runs it"]
fn every_sitemap_keeps_its_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = folder.path().join("sitemap.xsd");
    fs::write(&schema, sitemap_with_extensions()).expect("a schema");
    let schema = schema.to_str().expect("a path of letters");
    let parts = |name: &str| name.starts_with("sitemap-");
    let (faults, count) = faults(&["--schema", schema], parts);
    assert!(faults.is_empty(), "{faults}");
    assert!(count.values().all(|files| *files > 2), "{count:?}");
}

/// The only schema that another refers to.
struct Part(Value);

impl jsonschema::Retrieve for Part {
    fn retrieve(
        &self,
        uri: &jsonschema::Uri<String>,
    ) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let own = self.0["id"].as_str();
        let is_own = own == Some(uri.as_str());
        is_own
            .then(|| self.0.clone())
            .ok_or_else(|| uri.to_string().into())
    }
}

#[test]
#[ignore = "make audit runs it"]
fn every_json_feed_keeps_its_schema() {
    let file = package("JSON_FEED_SCHEMA");
    let read = |file: &str| -> Value {
        let text = fs::read_to_string(file).expect("a schema");
        serde_json::from_str(&text).expect("JSON")
    };
    // That of version 1 is a part of it.
    let part = read(&file.replace("feed.json", "feed-1.json"));
    let schema = jsonschema::options()
        .with_retriever(Part(part))
        .build(&read(&file))
        .expect("a schema");
    let mut faults = Vec::new();
    for (name, publisher) in sites() {
        let files = files(&publisher, |name| name == "feed.json");
        assert!(files.len() > 5, "{name} has {files:?}");
        for file in files {
            let text = fs::read_to_string(&file).expect("a feed");
            let feed: Value = serde_json::from_str(&text).expect("JSON");
            let wrong = schema.iter_errors(&feed);
            faults.extend(
                wrong.map(|fault| format!("{name}: {file}: {fault} at {}", fault.instance_path())),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

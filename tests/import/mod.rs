//! What others have written, made a site.

mod addresses;
mod again;
mod damage;
mod export;
mod faithful;
mod fetch;
mod folders;
mod ghost;
mod known;
mod large;
mod markup;
mod media;
mod noticed;
mod plugins;
mod rest;
mod wordpress;
mod words;

use std::{fs, path::Path, process::Output};

use serde_json::Value;
use standfirst::content::markdown;
use tempfile::TempDir;

use crate::support::{
    fixture,
    publisher::{Publisher, said},
};

/// A workspace without content, into which something is imported.
struct Import {
    publisher: Publisher,
    /// Where it comes from, as the command line calls it.
    system: &'static str,
}

impl Import {
    fn new() -> Self {
        Self::from("wordpress")
    }

    /// From a system.
    fn from(system: &'static str) -> Self {
        let empty = TempDir::new().expect("a temporary folder");
        Self {
            publisher: Publisher::with_content(empty.path()),
            system,
        }
    }

    /// Imports files of the fixtures, which must succeed.
    fn of(names: &[&str], more: &[&str]) -> Self {
        let import = Self::new();
        let paths: Vec<_> = names
            .iter()
            .map(|name| fixture("import/wordpress").join(name))
            .collect();
        let paths: Vec<&Path> = paths.iter().map(|path| path.as_path()).collect();
        import.must_run(&paths, more);
        import
    }

    /// Imports a file of these bytes, which must succeed.
    fn of_bytes(bytes: &[u8]) -> Self {
        let import = Self::new();
        let file = import.publisher.folder.path().join("export.xml");
        fs::write(&file, bytes).expect("an export");
        import.must_run(&[&file], &[]);
        import
    }

    fn run(&self, paths: &[&Path], more: &[&str]) -> Output {
        let mut command = self.publisher.command("import");
        command.arg(self.system).args(paths).args(more);
        command.output().expect("the publisher starts")
    }

    fn must_run(&self, paths: &[&Path], more: &[&str]) -> String {
        let output = self.run(paths, more);
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }

    /// A file of the content.
    fn json(&self, name: &str) -> Value {
        let text = fs::read_to_string(self.publisher.content(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        value_of(name, &text)
    }

    /// The blocks of a type in a story.
    fn blocks(&self, name: &str, kind: &str) -> Vec<Value> {
        let story = self.json(name);
        let blocks = story["body"].as_array().expect("a body").clone();
        blocks
            .into_iter()
            .filter(|block| block["type"] == kind)
            .collect()
    }

    /// The entries of the report on a construct.
    fn reported(&self, construct: &str) -> Vec<Value> {
        let report = self.json("import-report.json");
        let entries = report["entries"].as_array().expect("entries").clone();
        entries
            .into_iter()
            .filter(|entry| entry["construct"] == construct)
            .collect()
    }

    /// Fails unless the check finds nothing wrong.
    fn checks(&self) {
        let output = self.publisher.command("check").output().expect("a start");
        assert!(output.status.success(), "{}", said(&output));
    }
}

/// A picture, and a sound that is none to a player but has the name of one.
fn uploads(names: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let picture = image::RgbImage::from_pixel(12, 8, image::Rgb([10, 90, 160]));
        if name.ends_with(".png") {
            picture.save(&path).expect("a picture");
        } else {
            fs::write(&path, b"some bytes").expect("a file");
        }
    }
    folder
}

/// What a file says, in either form.
fn value_of(name: &str, text: &str) -> Value {
    if name.ends_with(".md") {
        markdown::read(text).value
    } else {
        serde_json::from_str(text).expect("JSON")
    }
}

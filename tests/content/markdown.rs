//! Stories in Markdown say the same as in JSON.

use std::{fs, path::Path};

use serde_json::Value;
use standfirst::content::markdown::{read, write};

/// Every story and page of a content folder, with its path.
fn stories(content: &str) -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(content);
    let mut found = Vec::new();
    for folder in ["articles", "pages"] {
        for entry in walkdir::WalkDir::new(root.join(folder)) {
            let entry = entry.expect("a folder that can be read");
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let text = fs::read_to_string(path).expect("a file that can be read");
                let value = serde_json::from_str(&text).expect("JSON");
                found.push((path.display().to_string(), value));
            }
        }
    }
    found
}

#[test]
fn every_story_of_the_demo_is_the_same_in_markdown() {
    let stories = [stories("content"), stories("tests/fixtures/publication")].concat();
    assert!(stories.len() > 10);
    for (path, story) in stories {
        let written = write(&story);
        if let Ok(folder) = std::env::var("MD_OUT") {
            let name = Path::new(&path).with_extension("md");
            let name = name.file_name().expect("a name");
            fs::write(Path::new(&folder).join(name), &written).expect("written");
        }
        let read = read(&written);
        assert_eq!(read.troubles, [], "{path}\n{written}");
        assert_eq!(read.value, story, "{path}\n{written}");
    }
}

//! What an upgrade leaves as it is: the publications of earlier versions, in `fixtures/previous`, by the program of now.

use std::{fs, path::PathBuf};

use crate::support::{
    fixture,
    publisher::{Publisher, bless, said, tree},
};

/// The folder of each earlier version.
fn versions() -> Vec<PathBuf> {
    let folders = fs::read_dir(fixture("previous")).expect("the fixtures");
    let mut folders: Vec<_> = folders
        .map(|folder| folder.expect("a folder").path())
        .collect();
    folders.sort();
    folders
}

/// Where readers and programs of others come to: every page, every feed, and what is asked for by name.
fn addresses(publisher: &Publisher) -> Vec<String> {
    let files = tree(&publisher.site(""));
    // What is named by its bytes, and what hosts and the app alone ask for, each build names anew.
    let lasting = files.into_keys().filter(|name| {
        let inner = ["assets/", "404/", "_"]
            .iter()
            .any(|start| name.starts_with(start));
        let media = name
            .strip_prefix("media/")
            .is_some_and(|name| !name.is_empty());
        !inner && !media && !name.starts_with('.')
    });
    lasting
        .map(|name| format!("/{}", name.trim_end_matches("index.html")))
        .collect()
}

#[test]
fn a_publication_of_an_earlier_version_is_valid_and_keeps_every_address() {
    let versions = versions();
    assert!(!versions.is_empty());
    for folder in versions {
        let publisher = Publisher::with_content(&folder.join("content"));
        let checked = publisher
            .command("check")
            .output()
            .expect("the publisher starts");
        assert!(
            checked.status.success(),
            "{}: {}",
            folder.display(),
            said(&checked)
        );
        let publisher = publisher.build();
        let now = addresses(&publisher);
        let list = folder.join("addresses.txt");
        if bless() && !list.exists() {
            fs::write(&list, now.join("\n") + "\n").expect("a list");
        }
        let before = fs::read_to_string(&list).expect("the list of addresses");
        let gone: Vec<_> = before
            .lines()
            .filter(|line| now.iter().all(|it| it != line))
            .collect();
        assert!(gone.is_empty(), "{}: {gone:?}", folder.display());
    }
}

#[test]
fn the_ids_of_an_earlier_versions_feeds_stay() {
    for folder in versions() {
        let publisher = Publisher::with_content(&folder.join("content")).build();
        let feed = publisher.read("feed.xml");
        let ids: Vec<_> = feed
            .split("<id>")
            .skip(1)
            .filter_map(|rest| rest.split("</id>").next())
            .collect();
        let list = folder.join("ids.txt");
        if bless() && !list.exists() {
            fs::write(&list, ids.join("\n") + "\n").expect("a list");
        }
        let before = fs::read_to_string(&list).expect("the list of ids");
        assert_eq!(
            ids,
            before.lines().collect::<Vec<_>>(),
            "{}",
            folder.display()
        );
    }
}

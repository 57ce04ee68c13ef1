//! What is made for an upload, and when the next one is due.

use std::{fs, os::unix::fs::MetadataExt};

use serde_json::json;

use crate::support::publisher::{Publisher, said, tree};

#[test]
fn only_what_has_changed_is_compressed_again() {
    let publisher = Publisher::new().precompressed().build();
    let inode = |name: &str| fs::metadata(publisher.site(name)).expect("a file").ino();
    let names = [
        "science/plain/index.html.br",
        "science/hostile/index.html.br",
        "feed.xml.gz",
    ];
    let before = names.map(inode);
    let is_coded_as_it_is = |publisher: &Publisher| {
        let mut text = Vec::new();
        let coded = fs::read(publisher.site(names[0])).expect("a file");
        brotli::BrotliDecompress(&mut coded.as_slice(), &mut text).expect("Brotli");
        text == publisher.read("science/plain/index.html").into_bytes()
    };
    assert!(is_coded_as_it_is(&publisher));
    assert!(
        !publisher.site("icon.svg.br").exists(),
        "a small file is sent as it is"
    );

    let file = publisher.content("articles/science/plain.json");
    let story = fs::read_to_string(&file).expect("the story");
    fs::write(&file, story.replace("nothing else", "something else")).expect("an edit");
    let publisher = publisher.build();

    let inode = |name: &str| fs::metadata(publisher.site(name)).expect("a file").ino();
    assert!(
        publisher
            .read("science/plain/index.html")
            .contains("something else")
    );
    assert!(is_coded_as_it_is(&publisher));
    assert_eq!(inode(names[1]), before[1]);

    let publisher = publisher.without_options().build();
    let left: Vec<_> = tree(&publisher.site("")).into_keys().collect();
    let is_coded = |name: &&String| name.ends_with(".br") || name.ends_with(".gz");
    assert_eq!(
        left.iter().find(is_coded),
        None,
        "they are stale from now on"
    );
}

#[test]
fn a_compressed_file_that_is_older_than_its_file_is_made_anew() {
    let publisher = Publisher::new().precompressed().build();
    let coded = publisher.site("science/plain/index.html.br");
    fs::write(&coded, "of another page").expect("written");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3_600);
    let file = fs::File::options()
        .append(true)
        .open(&coded)
        .expect("a file");
    file.set_modified(old).expect("a time");

    let publisher = publisher.build();

    let bytes = fs::read(publisher.site("science/plain/index.html.br")).expect("a file");
    assert_ne!(bytes, b"of another page");
}

#[test]
fn lists_say_what_an_upload_has_to_move() {
    let list = |publisher: &Publisher, name: &str| -> Vec<String> {
        let path = publisher.folder.path().join("changes").join(name);
        let text = fs::read_to_string(path).expect("a list");
        text.lines().map(str::to_owned).collect()
    };
    let publisher = Publisher::new().with_option("--changes=changes").build();
    let [assets, documents, removed] =
        ["1-assets.txt", "2-documents.txt", "3-removed.txt"].map(|name| list(&publisher, name));
    let all: Vec<_> = tree(&publisher.site(""))
        .into_keys()
        .filter(|name| name != ".standfirst")
        .collect();
    assert_eq!(assets.len() + documents.len(), all.len());
    assert!(
        assets
            .iter()
            .all(|name| name.starts_with("assets/") || name.starts_with("media/"))
    );
    assert!(documents.contains(&"science/plain/index.html".to_owned()));
    assert_eq!(removed, Vec::<String>::new());

    // Uploaded.
    fs::remove_dir_all(publisher.folder.path().join("changes")).expect("removed");
    let publisher = publisher.build();
    assert_eq!(list(&publisher, "2-documents.txt"), Vec::<String>::new());

    fs::remove_file(publisher.content("articles/science/hostile.json")).expect("removed");
    let publisher = publisher.build();
    let gone = "science/hostile/index.html".to_owned();
    assert!(list(&publisher, "3-removed.txt").contains(&gone));
    assert!(!list(&publisher, "2-documents.txt").contains(&gone));
    assert!(list(&publisher, "2-documents.txt").contains(&"science/index.html".to_owned()));

    // Nothing was uploaded, so nothing is forgotten.
    let publisher = publisher.build();
    assert!(list(&publisher, "3-removed.txt").contains(&gone));
    assert!(list(&publisher, "2-documents.txt").contains(&"science/index.html".to_owned()));
}

#[test]
fn the_next_change_is_told_and_nothing_else() {
    let next = |now: &str| {
        let publisher = Publisher::new();
        let output = publisher
            .command("build")
            .args(["--next", "--now", now])
            .output();
        let output = output.expect("the publisher starts");
        assert!(output.status.success(), "{}", said(&output));
        assert!(
            !publisher.site("index.html").exists(),
            "something was written"
        );
        String::from_utf8(output.stdout).expect("words")
    };
    // The story under embargo comes, and goes again.
    assert_eq!(next("2025-05-20T12:00:00Z"), "2025-05-31T22:00:00Z\n");
    assert_eq!(next("2025-05-31T22:00:00Z"), "2025-06-30T22:00:00Z\n");
    assert_eq!(next("2025-06-30T22:00:00Z"), "");

    let publisher = Publisher::new().with("articles/science/broken.json", json!({}));
    let output = publisher
        .command("build")
        .arg("--next")
        .output()
        .expect("the publisher starts");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(output.stdout, b"");
}

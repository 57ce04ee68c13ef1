//! Which files of the content folder are read, and what is said of the others.

use std::{fs, os::unix::fs::symlink};

use serde_json::json;

use super::{WHEN, checked};
use crate::support::{publisher::Publisher, story};

fn add(publisher: &Publisher, name: &str, bytes: &str) {
    let file = publisher.content(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, bytes).expect("a file");
}

fn link(publisher: &Publisher, to: &str, name: &str) {
    let file = publisher.content(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    symlink(to, file).expect("a link");
}

fn written(headline: &str) -> String {
    story(WHEN, json!({ "headline": headline })).to_string()
}

#[test]
fn a_link_that_stays_in_the_content_folder_is_read() {
    let publisher = Publisher::new();
    add(&publisher, "shared/one.json", &written("A linked story"));
    add(&publisher, "desks/anna.json", r#"{ "name": "Anna" }"#);
    add(
        &publisher,
        "more/terms.json",
        r#"{ "title": "Terms", "body": [] }"#,
    );
    link(
        &publisher,
        "../../shared/one.json",
        "articles/world/linked.json",
    );
    link(&publisher, "../../desks", "authors/desks/all");
    link(&publisher, "../more", "pages/more");

    let publisher = publisher.build();

    let page = publisher.document("world/linked/");
    assert_eq!(page.text("h1"), "A linked story");
    assert!(publisher.site("author/anna/index.html").exists());
    assert!(publisher.site("terms/index.html").exists());
}

#[test]
fn a_folder_of_stories_that_is_a_link_is_read_wherever_it_is() {
    let publisher = Publisher::new();
    let elsewhere = publisher.folder.path().join("elsewhere");
    fs::rename(publisher.content("articles"), &elsewhere).expect("moved");
    link(&publisher, "../elsewhere", "articles");
    symlink("hostile.json", elsewhere.join("science/again.json")).expect("a link");

    let publisher = publisher.build();

    assert!(publisher.site("science/plain/index.html").exists());
    assert!(publisher.site("science/again/index.html").exists());
}

#[test]
fn a_picture_is_read_by_a_link_that_stays_in_the_content_folder_alone() {
    let publisher = Publisher::new();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
    add(&publisher, "shared/a.svg", drawing);
    fs::write(publisher.folder.path().join("b.svg"), drawing).expect("a file");
    link(&publisher, "../shared/a.svg", "media/inside.svg");
    link(&publisher, "../../b.svg", "media/outside.svg");
    let body =
        ["inside.svg", "outside.svg"].map(|src| json!({ "type": "image", "src": src, "alt": "" }));
    let told = story(WHEN, json!({ "headline": "Two", "body": body }));

    let said = checked(&publisher.with("articles/world/two.json", told));

    assert!(!said.contains("inside.svg"), "{said}");
    let what = "`media/outside.svg` is a link that leads out of the content folder";
    assert!(said.contains(what), "{said}");
}

#[test]
fn a_link_that_is_not_followed_is_named_with_its_reason() {
    let publisher = Publisher::new();
    let outside = publisher.folder.path().join("outside");
    fs::create_dir_all(&outside).expect("a folder");
    fs::write(outside.join("secret.json"), written("Outside")).expect("a story");
    let out = |name: &str| outside.join(name).to_string_lossy().into_owned();
    link(&publisher, &out("secret.json"), "articles/world/file.json");
    link(&publisher, "../../outside", "articles/folder");
    link(&publisher, "../../outside/secret.json", "shared/x.json");
    link(&publisher, "../shared", "articles/through");
    link(&publisher, "nowhere.json", "articles/world/dangling.json");
    link(&publisher, "itself.json", "articles/world/itself.json");
    link(&publisher, "..", "authors/up");
    link(&publisher, "../b", "pages/a/to-b");
    link(&publisher, "../a", "pages/b/to-a");

    let said = checked(&publisher);

    for (file, what) in [
        (
            "articles/world/file.json",
            "leads out of the content folder",
        ),
        ("articles/folder", "leads out of the content folder"),
        ("articles/through/x.json", "leads out of the content folder"),
        (
            "articles/world/dangling.json",
            "leads to `nowhere.json`, where nothing is",
        ),
        ("articles/world/itself.json", "where nothing is"),
        ("authors/up", "leads back to a folder that it is in"),
        ("pages/a/to-b/to-a", "leads back to a folder that it is in"),
    ] {
        let line = said
            .lines()
            .find(|line| line.contains(&format!("content/{file}: ")));
        assert!(
            line.is_some_and(|line| line.contains(what)),
            "{file}: {said}"
        );
    }
    assert!(!said.contains("secret.json: error"), "{said}");
}

#[test]
fn a_folder_that_is_a_link_to_nothing_is_named() {
    for folder in ["articles", "pages"] {
        let publisher = Publisher::new();
        fs::remove_dir_all(publisher.content(folder)).expect("removed");
        link(&publisher, "../nowhere", folder);

        let said = checked(&publisher);

        assert!(
            said.contains(&format!(
                "content/{folder}: error[every-file-is-read]: this link leads to"
            )),
            "{said}"
        );
    }
}

#[test]
fn a_story_that_is_read_twice_by_a_link_is_told_of() {
    let publisher = Publisher::new();
    link(&publisher, "hostile.json", "articles/science/other.json");

    let said = checked(&publisher);

    assert!(said.contains("other.json is the same file as"), "{said}");
    assert!(said.contains("content: no problems"), "{said}");
}

#[test]
fn what_systems_and_programs_leave_behind_stops_no_build() {
    let publisher = Publisher::new();
    for name in [
        ".DS_Store",
        "._linked.json",
        ".localized",
        "Icon\r",
        "Thumbs.db",
        "ehthumbs.db",
        "Desktop.ini",
        ".plain.json.swp",
        ".plain.json.un~",
        "plain.json~",
        "plain.json.~1~",
        "#plain.json#",
        "4913",
        "5036",
        "~$plan.docx",
        ".~lock.plan.odt#",
        "plain.json.tmp",
        "plain.json.part",
        "plain.json.crdownload",
        ".dropbox",
        ".goutputstream-AB12",
        "$RECYCLE.BIN/x.json",
        "__MACOSX/._x.json",
        ".Trashes/501/x.json",
        ".fseventsd/0001",
        ".tmp.drivedownload/77",
        ".git/config",
        ".git/x.json",
        ".idea/workspace.xml",
        ".vscode/settings.json",
        "System Volume Information/x.dat",
    ] {
        for folder in ["articles/science", "articles", "authors", "pages"] {
            add(&publisher, &format!("{folder}/{name}"), "\u{0}\u{1}");
        }
    }
    // Emacs locks a file that is being edited by a link to nowhere.
    link(
        &publisher,
        "ann@desk.4711:1",
        "articles/science/.#plain.json",
    );

    assert_eq!(checked(&publisher), "content: no problems\n");
}

#[test]
fn a_stray_file_is_named() {
    for (name, what) in [
        ("story.txt", "this file is not read"),
        ("story.JSON", "this file is not read"),
        ("story", "this file is not read"),
        ("story.json.txt", "this file is not read"),
        ("4914", "this file is not read"),
        ("#", "this file is not read"),
        (
            "plain (Ann's conflicted copy 2025-05-01).json",
            "a copy of `plain.json` that a cloud drive made",
        ),
        (
            "plain.sync-conflict-20250501-101500-ABCDEFG.json",
            "a copy of `plain.json` that a cloud drive made",
        ),
    ] {
        let publisher = Publisher::new();
        add(
            &publisher,
            &format!("articles/science/{name}"),
            &written("Stray"),
        );

        let said = checked(&publisher);

        let place = format!("content/articles/science/{name}: ");
        assert!(
            said.contains(&place) && said.contains(what),
            "{name}: {said}"
        );
    }
}

#[test]
fn a_name_that_is_no_address_is_offered_as_one_with_its_accents() {
    for (name, better) in [
        ("Caf\u{e9} News.json", "caf\u{e9}-news.json"),
        ("cafe\u{301}.json", "caf\u{e9}.json"),
        ("CAFE\u{301}_2025.json", "caf\u{e9}-2025.json"),
        (
            "\u{395}\u{3bb}\u{3bb}\u{3ac}\u{3b4}\u{3b1}.json",
            "\u{3b5}\u{3bb}\u{3bb}\u{3ac}\u{3b4}\u{3b1}.json",
        ),
        (
            "\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940} A.json",
            "\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940}-a.json",
        ),
    ] {
        let publisher = Publisher::new();
        add(
            &publisher,
            &format!("articles/world/{name}"),
            &written("Named"),
        );

        let said = checked(&publisher);

        assert!(
            said.contains(&format!("rename it, to `{better}` for instance")),
            "{name}: {said}"
        );
    }
}

#[test]
fn two_pages_of_one_name_are_both_named() {
    let publisher = Publisher::new();
    for folder in ["en", "de"] {
        add(
            &publisher,
            &format!("pages/{folder}/terms.json"),
            r#"{ "title": "T", "body": [] }"#,
        );
    }

    let said = checked(&publisher);

    assert!(
        said.contains("pages/en/terms.json") && said.contains("pages/de/terms.json"),
        "{said}"
    );
}

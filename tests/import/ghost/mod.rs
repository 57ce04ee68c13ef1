//! Exports of Ghost.

mod addresses;
mod again;
mod cards;
mod damage;
mod faithful;
mod fetch;
mod odd;
mod reported_elsewhere;

use std::fs;

use serde_json::{Value, json};

use super::{Import, uploads};
use crate::support::fixture;

const STORY: &str = "articles/coast/tides.md";

/// The export of the fixtures.
fn export() -> Value {
    let text = fs::read_to_string(fixture("import/ghost/tides.json")).expect("the export");
    serde_json::from_str(&text).expect("JSON")
}

/// Imports the export of the fixtures.
fn tides(more: &[&str]) -> Import {
    let import = Import::from("ghost");
    let url = ["--url", "https://www.tides.example/"];
    let more: Vec<_> = url.into_iter().chain(more.iter().copied()).collect();
    import.must_run(&[&fixture("import/ghost/tides.json")], &more);
    import
}

/// Imports an export that is made here.
fn of(export: &Value) -> Import {
    of_bytes(export.to_string().as_bytes())
}

fn of_bytes(bytes: &[u8]) -> Import {
    let import = Import::from("ghost");
    let file = import.publisher.folder.path().join("export.json");
    fs::write(&file, bytes).expect("an export");
    import.must_run(&[&file], &["--url", "https://www.tides.example/"]);
    import
}

/// An export of one story.
fn of_story(post: Value) -> Import {
    let mut whole = json!({
        "id": "64a0c0ffee00000000000001",
        "title": "A story",
        "slug": "story",
        "status": "published",
        "published_at": "2019-05-04T09:00:00.000Z",
    });
    for (name, value) in post.as_object().expect("fields") {
        whole[name] = value.clone();
    }
    of(&json!({ "meta": { "version": "5.0.0" }, "data": { "posts": [whole] } }))
}

/// A text of the editor since version 5.
fn lexical(children: Value) -> String {
    json!({ "root": { "type": "root", "children": children } }).to_string()
}

/// A text of the editor before.
fn mobiledoc(document: Value) -> String {
    document.to_string()
}

fn with_uploads() -> Import {
    let uploads = uploads(&[
        "images/2024/01/pier.png",
        "images/2024/01/quay.png",
        "media/2024/01/waves.mp3",
        "media/2024/01/storm.mp4",
        "files/2024/01/tables.pdf",
    ]);
    let folder = uploads.path().to_str().expect("a path").to_owned();
    let import = tides(&["--media", &folder]);
    import.checks();
    import
}

#[test]
fn an_export_becomes_a_site_that_can_be_published() {
    let import = with_uploads();
    let published = import.publisher.build();
    let page = published.page("tides/");
    assert_eq!(
        page["content"]["article"]["headline"],
        "Why the tide & the moon <agree>"
    );
}

#[test]
fn the_site_file_is_made_of_the_settings() {
    let site = tides(&[]).json("site.json");
    assert_eq!(site["name"], "The Tide Post");
    assert_eq!(site["tagline"], "News of the shore");
    assert_eq!(site["base_url"], "https://www.tides.example/");
    assert_eq!(site["languages"], json!(["en"]));
    assert_eq!(site["time_zone"], "Europe/London");
    assert_eq!(site["permalink"], "/:slug/");
    assert_eq!(site["navigation"], json!(["coast"]));
    assert_eq!(site["foot"], json!(["about"]));
    assert_eq!(site["front"][0]["pins"], json!(["tides"]));
}

#[test]
fn the_first_tag_that_readers_see_is_the_section() {
    let import = tides(&[]);
    let story = import.json(STORY);
    assert_eq!(story["section"], "coast");
    assert_eq!(story["topics"], json!(["harbours"]));
    assert_eq!(import.reported("internal tag")[0]["text"], "#wide-layout");
    let alone = import.json("articles/news/no-tags.md");
    assert_eq!(alone["section"], "news");
    let site = import.json("site.json");
    assert_eq!(site["sections"][1]["description"], "All on the shore");
}

#[test]
fn a_section_leaves_a_page_its_address() {
    let import = tides(&[]);
    assert_eq!(import.json("pages/about.md")["title"], "About us");
    let rendered = import.json("articles/about-2/rendered.md");
    assert_eq!(rendered["section"], "about-2");
    let redirects = import.json("site.json")["redirects"].clone();
    assert_eq!(redirects["/tag/about/"], "/about-2/");
}

#[test]
fn authors_stand_in_their_order_and_have_what_is_public_of_them() {
    let import = with_uploads();
    assert_eq!(import.json(STORY)["authors"], json!(["ben", "ada"]));
    let ada = import.json("authors/ada.json");
    assert_eq!(ada["name"], "Ada Quay");
    assert_eq!(ada["biography"], "Writes of ships.");
    assert_eq!(ada["portrait"]["src"], "images/2024/01/pier.png");
    assert_eq!(ada["links"][1]["href"], "https://x.com/adaquay");
    assert!(!import.publisher.content("authors/nobody.json").exists());
    let files = crate::support::publisher::tree(&import.publisher.content(""));
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("$2a$10"), "{name} has a password");
        assert!(
            !text.contains("@tides.example"),
            "{name} has an address for letters"
        );
    }
}

#[test]
fn a_story_keeps_what_stands_around_its_text() {
    let story = with_uploads().json(STORY);
    assert_eq!(story["standfirst"], "The moon pulls, and the water follows");
    assert_eq!(story["published"], "2019-05-04T09:00:00Z");
    assert_eq!(story["updated"], "2019-06-01T08:00:00Z");
    assert_eq!(story["id"], "64a0c0ffee00000000000001");
    assert_eq!(
        story["lead"],
        json!({
            "src": "images/2024/01/quay.png",
            "alt": "The quay at dawn",
            "caption": { "text": ["Seen by ", { "type": "emphasis", "text": "Ada" }] }
        })
    );
}

#[test]
fn what_stands_on_no_page_is_in_the_report() {
    let import = tides(&[]);
    for (construct, text) in [
        ("title for search engines", "A title for machines"),
        ("text for search engines", "A text for machines"),
        ("title for networks", "A title for networks"),
        ("code in the head", "<style>p{color:red}</style>"),
        ("template", "custom-wide"),
        ("canonical address", "https://first.example/tides/"),
    ] {
        assert_eq!(import.reported(construct)[0]["text"], text, "{construct}");
    }
    let lists = import.reported("list products");
    assert!(
        lists[0]["detail"]
            .as_str()
            .expect("words")
            .starts_with("2 of them")
    );
    let code = import.reported("code in the head of all pages");
    assert!(code[0]["text"].as_str().expect("words").contains("count()"));
}

#[test]
fn what_not_everyone_could_read_is_a_draft() {
    let import = tides(&[]);
    for slug in ["members", "letter"] {
        let story = import.json(&format!("articles/coast/{slug}.md"));
        assert_eq!(story["draft"], true, "{slug}");
    }
    let draft = import.json("articles/coast/untitled.md");
    assert_eq!(draft["draft"], true);
    assert_eq!(draft["headline"], "A draft that began well and never ended");
    let later = import.json("articles/coast/next-century.md");
    assert_eq!(later["draft"], false, "it is under embargo");
    assert!(import.publisher.content("drafts/prices.md").exists());
    let published = import.publisher.build();
    for slug in ["members", "letter", "untitled", "next-century"] {
        assert!(
            !published.site(&format!("{slug}/index.html")).exists(),
            "{slug}"
        );
    }
}

#[test]
fn a_trial_writes_nothing() {
    let import = tides(&["--dry-run"]);
    assert!(!import.publisher.content("site.json").exists());
    assert!(!import.publisher.content("import-report.json").exists());
}

#[test]
fn what_somebody_has_changed_since_stays() {
    let import = with_uploads();
    let edited = import.publisher.content("articles/coast/blocks.md");
    let mut story = import.json("articles/coast/blocks.md");
    story["headline"] = "A better wall".into();
    fs::write(&edited, standfirst::content::markdown::write(&story)).expect("an edit");
    fs::remove_file(import.publisher.content("articles/coast/letter.md")).expect("a removal");
    let uploads = uploads(&[
        "images/2024/01/pier.png",
        "images/2024/01/quay.png",
        "media/2024/01/waves.mp3",
        "media/2024/01/storm.mp4",
        "files/2024/01/tables.pdf",
    ]);
    let folder = uploads.path().to_str().expect("a path");
    let more = ["--url", "https://www.tides.example/", "--media", folder];
    import.must_run(&[&fixture("import/ghost/tides.json")], &more);
    assert_eq!(import.json("articles/coast/blocks.md"), story);
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(
        files["changed since and left alone"],
        json!(["articles/coast/blocks.md"])
    );
    assert_eq!(
        files["removed since and left out"],
        json!(["articles/coast/letter.md"])
    );
    assert_eq!(files["written"], json!(null));
}

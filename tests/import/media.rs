use std::fs;

use serde_json::json;

use super::{
    Import,
    export::{blog, post},
    uploads,
};
use crate::support::fixture;

const STORY: &str = "articles/coast/tides.md";

fn with_uploads() -> Import {
    let uploads = uploads(&[
        "2019/05/pier.png",
        "2019/05/quay.png",
        "2019/05/waves.mp3",
        "2019/05/tables.pdf",
    ]);
    let folder = uploads.path().to_str().expect("a path").to_owned();
    Import::of(&["tides.xml"], &["--media", &folder])
}

#[test]
fn pictures_come_from_the_uploads_in_their_full_size() {
    let import = with_uploads();
    import.checks();
    let picture = &import.blocks(STORY, "image")[0];
    assert_eq!(picture["src"], "2019/05/pier.png");
    assert_eq!(picture["alt"], "A pier at low water");
    assert_eq!(picture["caption"]["text"][1]["type"], "emphasis");
    assert_eq!(picture["href"], serde_json::Value::Null, "it led to itself");
    assert_eq!(import.json(STORY)["lead"]["src"], "2019/05/quay.png");
    let gallery = &import.blocks(STORY, "gallery")[0];
    assert_eq!(
        gallery["pictures"][0]["caption"]["text"],
        "The pier from the sea"
    );
    assert_eq!(gallery["pictures"][0]["alt"], "A pier on piles");
    assert_eq!(import.blocks(STORY, "audio")[0]["title"], "waves");
    assert_eq!(import.blocks(STORY, "document")[0]["title"], "The tables");
}

#[test]
fn a_picture_that_is_missing_leaves_its_words() {
    let import = Import::of(&["tides.xml"], &[]);
    let story = import.json(STORY).to_string();
    assert!(story.contains("A pier at low water") && story.contains("at low water"));
    assert!(!import.reported("<img>").is_empty());
}

#[test]
fn a_picture_that_is_none_stops_nothing() {
    let uploads = uploads(&["2019/05/pier.png"]);
    std::fs::write(uploads.path().join("2019/05/quay.png"), b"no picture").expect("a file");
    let folder = uploads.path().to_str().expect("a path").to_owned();
    let import = Import::of(&["tides.xml"], &["--media", &folder]);
    import.checks();
    assert!(!import.publisher.content("media/2019/05/quay.png").exists());
}

/// Imports the export of the fixtures once more, with uploads.
fn again(import: &Import, uploads: &tempfile::TempDir) {
    let folder = uploads.path().to_str().expect("a path");
    let export = fixture("import/wordpress/tides.xml");
    import.must_run(&[&export], &["--media", folder]);
    import.checks();
}

#[test]
fn a_file_of_somebodys_own_keeps_its_name() {
    let import = Import::of(&["tides.xml"], &[]);
    let own = import.publisher.content("media/2019/05/quay.png");
    fs::create_dir_all(own.parent().expect("a folder")).expect("a folder");
    let picture = image::RgbImage::from_pixel(9, 9, image::Rgb([200, 9, 9]));
    picture.save(&own).expect("a picture");
    let before = fs::read(&own).expect("the picture");
    let uploads = uploads(&["2019/05/pier.png", "2019/05/quay.png"]);
    for _ in 0..2 {
        again(&import, &uploads);
        assert_eq!(fs::read(&own).expect("the picture"), before);
        let lead = import.json(STORY)["lead"]["src"].clone();
        let lead = lead.as_str().expect("a lead");
        assert!(lead.starts_with("2019/05/quay-"), "{lead}");
        let brought = fs::read(import.publisher.content(&format!("media/{lead}")));
        let source = fs::read(uploads.path().join("2019/05/quay.png"));
        assert_eq!(brought.expect("a file"), source.expect("a file"));
    }
}

#[test]
fn a_file_that_has_changed_in_the_source_is_brought_anew_unless_it_was_edited() {
    let names = ["2019/05/pier.png", "2019/05/quay.png"];
    let uploads = uploads(&names);
    let import = Import::new();
    again(&import, &uploads);
    let edited = import.publisher.content("media/2019/05/pier.png");
    let save = |path: &std::path::Path, red: u8| {
        let picture = image::RgbImage::from_pixel(12, 8, image::Rgb([red, 9, 9]));
        picture.save(path).expect("a picture");
    };
    save(&edited, 1);
    let ours = fs::read(&edited).expect("a picture");
    for red in [200, 100] {
        for name in names {
            save(&uploads.path().join(name), red);
        }
        again(&import, &uploads);
        assert_eq!(fs::read(&edited).expect("a picture"), ours);
        let brought = fs::read(import.publisher.content("media/2019/05/quay.png"));
        let source = fs::read(uploads.path().join("2019/05/quay.png"));
        assert_eq!(brought.expect("a file"), source.expect("a file"), "{red}");
    }
}

#[test]
fn a_picture_is_found_by_its_number_where_its_file_has_another_name() {
    let files = uploads(&["2020/01/pier.png"]);
    let folder = files.path().display().to_string();
    let src = "https://tides.example/wp-content/uploads/2020/01/pier-edited-300x200.png";
    let picture =
        format!("<p>Words.</p><img class=\"alignleft wp-image-105\" src=\"{src}\" alt=\"A pier\">");
    let attachment = post(105, "pier").file("2020/01/pier.png");
    let export = blog().with(&[
        post(1, "low-water").category("news").text(&picture),
        attachment,
    ]);
    let import = Import::new();
    let told = import.told(export.as_bytes(), &["--media", &folder]);
    let pictures = import.blocks("articles/news/low-water.md", "image");
    assert_eq!(pictures[0]["src"], "2020/01/pier.png");
    assert!(!told.contains("missing"), "{told}");
    import.checks();
}

#[test]
fn who_made_a_picture_stands_in_its_credit() {
    let files = uploads(&["2020/01/pier.png"]);
    let folder = files.path().display().to_string();
    let figure = |caption: &str| {
        let src = "https://tides.example/wp-content/uploads/2020/01/pier.png";
        format!(
            "<figure><img src=\"{src}\" alt=\"A pier\"><figcaption>{caption}</figcaption></figure>"
        )
    };
    for (caption, kept) in [
        ("Photo: Ann Lee", json!({ "credit": "Photo: Ann Lee" })),
        (
            "The <em>old</em> pier. Photo by Ann Lee/Reuters.",
            json!({
                "text": ["The ", { "type": "emphasis", "text": "old" }, " pier."],
                "credit": "Photo by Ann Lee/Reuters",
            }),
        ),
        (
            "The pier (AP)",
            json!({ "text": "The pier", "credit": "AP" }),
        ),
        (
            "The pier.<br>© Ann Lee",
            json!({ "text": "The pier.", "credit": "© Ann Lee" }),
        ),
        (
            "The pier. <em>Photo: Ann Lee</em>",
            json!({ "text": "The pier.", "credit": "Photo: Ann Lee" }),
        ),
        (
            "A photo by the pier",
            json!({ "text": "A photo by the pier" }),
        ),
    ] {
        let export = blog().with(&[post(1, "low-water").category("news").text(&figure(caption))]);
        let import = Import::new();
        import.told(export.as_bytes(), &["--media", &folder]);
        let picture = &import.blocks("articles/news/low-water.md", "image")[0];
        assert_eq!(picture["caption"], kept, "{caption}");
        import.checks();
    }
}

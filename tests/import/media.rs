use super::{Import, uploads};

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

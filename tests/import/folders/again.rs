//! A folder that is imported again, and a second one into the same content.

use std::fs;

use serde_json::json;

use super::{super::Import, folder_of, write};

const SITE: (&str, &str) = (
    "hugo.toml",
    "title = 'x'\nbaseURL = 'https://a.example/'\n[permalinks]\np = '/p/:slug/'",
);

#[test]
fn what_changed_in_the_source_changes_here() {
    let import = Import::new();
    let folder = folder_of(&[
        SITE,
        ("content/about.md", "---\ntitle: About\n---\nUs."),
        ("content/p/a.md", "---\ndate: 2020-01-01\nslug: a\n---\nA."),
        ("content/p/b.md", "---\ndate: 2020-01-02\nslug: b\n---\nB."),
        ("content/p/c.md", "---\ndate: 2020-01-03\nslug: c\n---\nC."),
        ("content/p/d.md", "---\ndate: 2020-01-04\nslug: d\n---\nD."),
    ]);
    import.must_run_folder(folder.path(), &[]);
    let source = folder.path();
    write(
        source,
        "content/about.md",
        b"---\ntitle: About\ndraft: true\n---\nUs.",
    );
    write(
        source,
        "content/p/a.md",
        b"---\ndate: 2020-01-01\nslug: a\ndraft: true\n---\nA.",
    );
    write(
        source,
        "content/p/b.md",
        b"---\ndate: 2020-01-02\nslug: better\n---\nB.",
    );
    fs::remove_file(source.join("content/p/c.md")).expect("a removal");
    fs::rename(
        source.join("content/p/d.md"),
        source.join("content/p/2020-d.md"),
    )
    .expect("a name");
    import.must_run_folder(source, &[]);
    import.checks();
    let is_there = |name: &str| import.publisher.content(name).exists();
    assert!(is_there("drafts/about.md") && !is_there("pages/about.md"));
    assert_eq!(import.json("articles/p/a.md")["draft"], true);
    assert!(!is_there("articles/p/b.md"));
    assert_eq!(
        import.json("articles/p/better.md")["aliases"],
        json!(["/p/b/"])
    );
    assert!(is_there("articles/p/c.md") && is_there("articles/p/d.md"));
    assert!(!is_there("articles/p/d-2.md"));
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(files["moved"], json!(["pages/about.md", "articles/p/b.md"]));
    assert_eq!(files["not in the source any more"], json!(["articles/p/c"]));
    let before = files_of(&import);
    import.must_run_folder(source, &[]);
    assert_eq!(files_of(&import), before);
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(
        (&files["written"], &files["moved"]),
        (&json!(null), &json!(null))
    );
}

fn files_of(import: &Import) -> Vec<String> {
    let files = crate::support::publisher::tree(&import.publisher.content("articles"));
    files.into_keys().collect()
}

#[test]
fn a_second_site_and_own_stories_keep_apart_from_the_first() {
    let import = Import::new();
    let own = "---\nheadline: Ours\nsection: p\npublished: 2020-01-01T00:00:00Z\n---\n\nOurs.\n";
    write(
        &import.publisher.content(""),
        "articles/p/own.md",
        own.as_bytes(),
    );
    let text = |words: &str| format!("---\ndate: 2020-01-01\n---\n{words}.");
    for (base, words) in [("a", "First"), ("b", "Second")] {
        let config = format!("title = 'x'\nbaseURL = 'https://{base}.example/'");
        let folder = folder_of(&[
            ("hugo.toml", &config),
            ("content/p/own.md", &text(words)),
            ("content/p/one.md", &text(words)),
        ]);
        import.must_run_folder(folder.path(), &[]);
        import.must_run_folder(folder.path(), &[]);
    }
    import.checks();
    for (name, words) in [
        ("own", "Ours."),
        ("own-2", "First."),
        ("own-3", "Second."),
        ("one", "First."),
        ("one-2", "Second."),
    ] {
        let body = import.body(&format!("articles/p/{name}.md"));
        assert!(body.contains(words), "{name}: {body}");
    }
}

/// A picture of one colour.
pub(super) fn picture(shade: u8) -> Vec<u8> {
    let pixels = image::RgbImage::from_pixel(12, 8, image::Rgb([shade, 90, 160]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    let written = pixels.write_to(&mut bytes, image::ImageFormat::Png);
    written.expect("a picture");
    bytes.into_inner()
}

#[test]
fn a_picture_that_changed_in_the_source_arrives_and_an_own_one_stays() {
    let import = Import::new();
    let media = |name: &str| import.publisher.content("media").join(name);
    write(&import.publisher.content(""), "media/own.png", &picture(1));
    let folder = folder_of(&[
        SITE,
        (
            "content/p/a.md",
            "---\ndate: 2020-01-01\n---\n![A](/a.png) ![B](/own.png) ![C](/c.png)",
        ),
    ]);
    for (name, shade) in [("a", 2), ("own", 3), ("c", 4)] {
        write(
            folder.path(),
            &format!("static/{name}.png"),
            &picture(shade),
        );
    }
    import.must_run_folder(folder.path(), &[]);
    write(folder.path(), "static/a.png", &picture(5));
    write(folder.path(), "static/c.png", &picture(6));
    fs::write(media("c.png"), picture(7)).expect("an edit");
    import.must_run_folder(folder.path(), &[]);
    import.checks();
    let bytes = |name: &str| fs::read(media(name)).expect("a picture");
    assert_eq!(bytes("own.png"), picture(1));
    assert_eq!(bytes("a.png"), picture(5));
    assert_eq!(bytes("c.png"), picture(7));
    let body = import.body("articles/p/a.md");
    assert!(body.contains("static/own.png"), "{body}");
    assert_eq!(bytes("static/own.png"), picture(3));
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(
        files["changed since and left alone"],
        json!(["media/c.png"])
    );
    assert_eq!(files["not in the source any more"], json!(null));
}

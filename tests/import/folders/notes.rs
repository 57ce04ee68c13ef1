use super::super::Import;

#[test]
fn notes_keep_their_links_to_each_other() {
    let import = Import::of_folder("notes", &[]);
    let deep = "articles/ideas/deep-water.md";
    let story = import.json(deep);
    assert_eq!(story["headline"], "Deep water");
    let body = import.body(deep);
    for part in [
        "\"highlight\"",
        "/ideas/shallow/#sand",
        "the other",
        "Gone",
        "ideas/wave.png",
        "Ten fathoms.",
        "\"E = mc^2\"",
        "a ticket is $5",
    ] {
        assert!(
            body.to_lowercase().contains(&part.to_lowercase()),
            "{part} in {body}"
        );
    }
    assert!(!body.contains("not for readers"), "{body}");
    assert_eq!(import.reported("%%comment%%")[0]["text"], "not for readers");
    let undated = &import.reported("story without a date")[0];
    assert_eq!(undated["file"], "Ideas/Deep Water.md");
    assert_eq!(story["published"], "2024-04-01T00:00:00Z");
}

#[test]
fn what_leads_out_of_the_folder_is_not_read() {
    let folder = super::folder_of(&[
        (
            "in/a.md",
            "![One](../../out.png) ![Two](link.png) [Three](../../../etc/passwd)",
        ),
        ("out.png", ""),
    ]);
    let picture = image::RgbImage::from_pixel(12, 8, image::Rgb([10, 90, 160]));
    picture
        .save(folder.path().join("out.png"))
        .expect("a picture");
    let inside = folder.path().join("in");
    std::os::unix::fs::symlink(folder.path().join("out.png"), inside.join("link.png"))
        .expect("a link");
    std::os::unix::fs::symlink(folder.path(), inside.join("loop")).expect("a link");
    let import = Import::new();
    import.must_run_folder(&inside, &[]);
    import.checks();
    assert!(!import.publisher.content("media").exists());
    let why = serde_json::json!(import.reported("<img>")).to_string();
    assert!(why.contains("leads out of the folder"), "{why}");
}

#[test]
fn a_system_may_be_named() {
    let import = Import::new();
    let folder = super::folder_of(&[("content/a/b.md", "Words")]);
    let said = import.must_run_folder(folder.path(), &["--system", "hugo"]);
    assert!(said.contains("read as Hugo"), "{said}");
    assert!(import.publisher.content("articles/a/b.md").exists());
}

#[test]
fn one_folder_may_not_lie_in_the_other() {
    let import = Import::new();
    let output = import.run_folder(import.publisher.folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("lies in it"));
}

#[test]
fn notes_are_known_by_other_names_and_pictures_by_theirs_alone() {
    let import = Import::new();
    let folder = super::copy("notes");
    super::write(
        folder.path(),
        "Daily/2021-05-06.md",
        b"---\naliases: [That day]\n---\nA. ![[wave.png]]",
    );
    super::write(folder.path(), "Daily/Other.md", b"See [[That day]].");
    import.must_run_folder(folder.path(), &[]);
    import.checks();
    let day = import.json("articles/daily/2021-05-06.md");
    assert_eq!(day["published"], "2021-05-06T00:00:00Z");
    assert_eq!(day["aliases"], serde_json::json!(null));
    assert!(day["body"].to_string().contains("wave.png"), "{day}");
    let other = import.body("articles/daily/other.md");
    assert!(other.contains("/daily/2021-05-06/"), "{other}");
}

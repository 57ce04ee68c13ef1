use super::Import;
use crate::support::fixture;

fn export() -> Vec<u8> {
    std::fs::read(fixture("import/wordpress/tides.xml")).expect("the export")
}

#[test]
fn a_file_may_break_off_anywhere() {
    let whole = export();
    let import = Import::new();
    let file = import.publisher.folder.path().join("export.xml");
    for part in 1..24 {
        std::fs::write(&file, &whole[..whole.len() * part / 24]).expect("an export");
        let output = import.run(&[&file], &["--dry-run"]);
        assert!(
            matches!(output.status.code(), Some(0 | 2)),
            "at {part}: {output:?}"
        );
    }
    let cut = whole
        .windows(8)
        .position(|part| part == b"Quiet.]]")
        .expect("a story")
        + 3;
    let import = Import::of_bytes(&whole[..cut]);
    import.checks();
    let story = import.json("articles/news/among-ourselves.md");
    assert_eq!(story["body"][0]["text"], "Qui");
    assert_eq!(story["draft"], true, "nothing says that it was public");
    let flaws = serde_json::json!(import.reported("damage in the file")).to_string();
    assert!(flaws.contains(&format!("at byte {cut}")), "{flaws}");
}

#[test]
fn a_section_without_an_end_costs_its_field_alone() {
    let broken = String::from_utf8(export())
        .expect("UTF-8")
        .replace("Cold.]]>", "Cold.");
    let import = Import::of_bytes(broken.as_bytes());
    import.checks();
    assert_eq!(
        import.json("articles/coast/winter.md")["body"][0]["text"],
        "Cold."
    );
    assert!(
        import
            .publisher
            .content("articles/archive-2/café-lights.md")
            .exists()
    );
    assert_eq!(import.reported("damage in the file").len(), 1);
}

#[test]
fn control_characters_and_other_encodings_are_read() {
    let text = String::from_utf8(export()).expect("UTF-8");
    let mut bytes = Vec::new();
    let (before, after) = text.split_once("Cold.").expect("a story");
    bytes.extend_from_slice(before.as_bytes());
    bytes.extend_from_slice(b"Co\x02ld caf\xe9, caf\xc3\xa9 \x93so\x94.");
    bytes.extend_from_slice(after.as_bytes());
    let import = Import::of_bytes(&bytes);
    import.checks();
    let winter = import.json("articles/coast/winter.md");
    assert_eq!(winter["body"][0]["text"], "Cold café, café “so”.");
}

#[test]
fn ten_thousand_nested_elements_are_read() {
    let text = String::from_utf8(export()).expect("UTF-8");
    for tag in [
        "div",
        "b",
        "ul><li",
        "blockquote",
        "table><tr><td",
        "span",
        "figure",
        "details",
    ] {
        let nested = format!("{}Deep water.", format!("<{tag}>").repeat(10_000));
        let import = Import::of_bytes(text.replace("Cold.", &nested).as_bytes());
        import.checks();
        let winter = import.json("articles/coast/winter.md").to_string();
        assert!(winter.contains("Deep water."), "{tag}: {winter}");
    }
}

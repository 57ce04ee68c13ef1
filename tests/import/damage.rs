use super::{
    Import,
    export::{blog, post},
};
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

#[test]
fn exports_in_utf_16_are_read() {
    let text = blog().with(&[post(10, "winter").category("news").text("Café.")]);
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let marked = [b"\xff\xfe".as_slice(), &little].concat();
    for bytes in [little, big, marked] {
        let import = Import::of_bytes(&bytes);
        let story = import.json("articles/news/winter.md");
        assert_eq!(story["body"][0]["text"], "Café.");
        assert_eq!(import.reported("damage in the file").len(), 1);
    }
}

#[test]
fn an_encoding_that_the_file_names_is_believed_where_it_is_no_utf_8() {
    let text = blog()
        .head("<!-- Приливы -->")
        .with(&[post(10, "winter").text("Зима.")]);
    let text = text.replace("encoding=\"UTF-8\"", "encoding=\"windows-1251\"");
    let bytes = encoding_rs::WINDOWS_1251.encode(&text).0;
    let import = Import::of_bytes(&bytes);
    let story = import.json("articles/news/winter.md");
    assert_eq!(story["body"][0]["text"], "Зима.");
}

#[test]
fn a_story_on_exports_is_no_export() {
    let words = "Write <wp:status><![CDATA[draft]]></wp:status> and </item><item> after ]]>.";
    let import = Import::new();
    import.posts(&[
        post(10, "winter")
            .category("news")
            .text(&format!("<code>{}</code>", words.replace('<', "&lt;"))),
        post(11, "raw")
            .category("news")
            .text(&format!("<!-- {words} -->Then <b>more</b>")),
    ]);
    assert_eq!(
        import.json("articles/news/winter.md")["body"][0]["text"],
        serde_json::json!([{ "type": "code", "text": words }])
    );
    let raw = import.json("articles/news/raw.md").to_string();
    assert!(raw.contains("more"), "{raw}");
    assert!(import.reported("damage in the file").is_empty());
}

#[test]
fn a_title_that_is_no_xml_costs_nothing_but_itself() {
    for title in [
        "Tom & <b>Jerry",
        "Less < more",
        "A <b title",
        "<!-- Half",
        "A <! b",
        "An & <i>end</i> ]]>",
    ] {
        let import = Import::new();
        import.posts(&[
            post(10, "winter").category("news").title(title),
            post(11, "other").category("news"),
        ]);
        assert_eq!(
            import.stories(),
            ["articles/news/other.md", "articles/news/winter.md"],
            "{title}"
        );
        let story = import.json("articles/news/winter.md");
        assert_eq!(story["body"][0]["text"], "Text of 10.", "{title}");
    }
    let whole = blog().with(&[post(10, "winter").category("news")]);
    let import = Import::of_bytes(
        whole
            .replace(
                "]]></title><link>https://tides.example/w",
                "]]><link>https://tides.example/w",
            )
            .as_bytes(),
    );
    let story = import.json("articles/news/winter.md");
    assert_eq!(story["body"][0]["text"], "Text of 10.");
}

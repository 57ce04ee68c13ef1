use super::{super::Import, folder_of, write};

#[test]
fn what_stands_deep_in_one_another_is_read() {
    let deep = [
        format!("{}Deep water.", "> ".repeat(10_000)),
        format!("{}Deep water.", "- ".repeat(10_000)),
        format!("{}Deep water.{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{}Deep water.{}", "*".repeat(10_000), "*".repeat(10_000)),
        format!("{}Deep water.", "[^a]: ".repeat(2_000)),
        format!("{}Deep water.", "<div>".repeat(10_000)),
        format!("{}Deep water.", "{{< a >}}".repeat(2_000)),
        format!("{}Deep water.", "`` ` ".repeat(5_000)),
        format!("{}Deep water.", "![".repeat(10_000)),
    ];
    let names: Vec<_> = (0..deep.len())
        .map(|index| format!("content/a/{index}.md"))
        .collect();
    let mut files: Vec<_> = names
        .iter()
        .map(String::as_str)
        .zip(deep.iter().map(String::as_str))
        .collect();
    files.push(("hugo.toml", "title = 'x'"));
    let import = Import::of_files(&files);
    let all = super::super::words::written(&import);
    assert!(
        all.matches("Deep water.").count() >= deep.len(),
        "{} of {}",
        all.matches("Deep water.").count(),
        deep.len()
    );
}

#[test]
fn other_encodings_and_broken_fields_are_read() {
    let folder = folder_of(&[
        ("a/broken.md", "---\ntitle: One: two\n\tx: [\n---\nWords.\n"),
        ("a/open.md", "---\ntitle: Never closed\n\nWords.\n"),
        (
            "a/dated.md",
            "---\ntitle: Bad date\ndate: yesterday\n---\nWords.\n",
        ),
        (
            "a/bomb.md",
            "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: Named twice\n---\nWords.\n",
        ),
        ("a/empty.md", ""),
    ]);
    let utf_16: Vec<u8> = "\u{feff}# Grüße\n\nWords."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    write(folder.path(), "a/wide.md", &utf_16);
    write(folder.path(), "a/latin.md", b"# Caf\xe9\r\n\r\nWords.");
    let large = fs_large();
    write(folder.path(), "a/large.md", &large);
    let import = Import::new();
    import.must_run_folder(folder.path(), &[]);
    import.checks();
    let headline = |name: &str| import.json(name)["headline"].clone();
    assert_eq!(headline("articles/a/broken.md"), "One: two");
    assert_eq!(headline("articles/a/wide.md"), "Grüße");
    assert_eq!(headline("articles/a/latin.md"), "Café");
    assert_eq!(headline("articles/a/bomb.md"), "Named twice");
    assert!(import.body("articles/a/open.md").contains("Never closed"));
    let flaws = serde_json::json!(import.reported("damage in the file")).to_string();
    assert!(
        flaws.contains("yesterday") && flaws.contains("windows-1252"),
        "{flaws}"
    );
    let large = &import.reported("file that can't be read")[0];
    assert_eq!(large["file"], "a/large.md");
}

/// More than a story may have.
fn fs_large() -> Vec<u8> {
    b"Words. ".repeat(50_000_000 / 7)
}

#[test]
fn a_folder_without_markdown_is_no_site() {
    let folder = folder_of(&[("a.txt", "x")]);
    let output = Import::new().run_folder(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("there is no Markdown in it"), "{said}");
}

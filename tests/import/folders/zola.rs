use serde_json::json;

use super::super::Import;

#[test]
fn a_site_of_zola_keeps_its_links_and_shortcodes() {
    let import = Import::of_folder("zola", &[]);
    let site = import.json("site.json");
    assert_eq!(site["languages"], json!(["de"]));
    let first = "articles/blog/first-step.md";
    let story = import.json(first);
    assert_eq!(story["published"], "2024-03-01T00:00:00Z");
    assert_eq!(story["topics"], json!(["walking"]));
    let body = import.body(first);
    assert!(body.contains("/blog/second/#the-end"), "{body}");
    assert_eq!(import.blocks(first, "embed")[0]["provider"], "youtube");
    let quote = &import.blocks(first, "quote")[0];
    assert_eq!(quote["attribution"], "Vincent");
    let second = import.json("articles/blog/second.md");
    assert_eq!(second["aliases"], json!(["/steps/second/"]));
    assert_eq!(import.reported("field `extra.colour`")[0]["text"], "blue");
}

use serde_json::json;

use super::Import;

const STORY: &str = "articles/coast/tides.md";
const BLOCKS: &str = "articles/coast/blocks.md";

#[test]
fn an_export_becomes_a_site_that_can_be_published() {
    let import = Import::of(&["tides.xml"], &[]);
    import.checks();
    let published = import.publisher.build();
    let page = published.page("2019/05/tides/");
    assert_eq!(
        page["content"]["article"]["headline"],
        "Why the tide & the moon agree"
    );
}

#[test]
fn the_site_file_is_made_of_what_the_export_says() {
    let site = Import::of(&["tides.xml"], &[]).json("site.json");
    assert_eq!(site["name"], "The Tide & Harbour Post");
    assert_eq!(site["base_url"], "https://www.tides.example/");
    assert_eq!(site["languages"], json!(["en-GB"]));
    assert_eq!(site["permalink"], "/:year/:month/:slug/");
    assert_eq!(site["time_zone"], "Europe/London");
    assert_eq!(site["navigation"], json!(["coast"]));
    assert_eq!(site["foot"], json!(["about"]));
    assert_eq!(site["front"][0]["pins"], json!(["tides"]));
}

#[test]
fn categories_become_sections_and_topics() {
    let import = Import::of(&["tides.xml"], &[]);
    let site = import.json("site.json");
    // `archive` is an address that the site needs for itself.
    let sections: Vec<_> = site["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .map(|section| section["slug"].as_str().expect("a slug"))
        .collect();
    assert_eq!(sections, ["archive-2", "coast"]);
    assert_eq!(
        import.json(STORY)["topics"],
        json!(["harbours", "ebb-and-flow"])
    );
    assert_eq!(
        site["redirects"]["/category/coast/harbours/"],
        "/topic/harbours/"
    );
    assert_eq!(
        site["redirects"]["/tag/ebb-and-flow/"],
        "/topic/ebb-and-flow/"
    );
}

#[test]
fn a_story_keeps_what_stands_around_its_text() {
    let story = Import::of(&["tides.xml"], &[]).json(STORY);
    assert_eq!(
        story["standfirst"],
        json!([
            "The moon ", { "type": "emphasis", "text": "pulls" }, ", and the water follows"
        ])
    );
    assert_eq!(story["published"], "2019-05-04T09:00:00Z");
    assert_eq!(story["updated"], "2019-06-01T08:00:00Z");
    assert_eq!(story["id"], "https://www.tides.example/?p=10");
    assert_eq!(story["authors"], json!(["harbour-desk"]));
}

#[test]
fn a_guest_of_a_plugin_is_an_author() {
    let import = Import::of(&["tides.xml"], &[]);
    assert_eq!(import.json(BLOCKS)["authors"], json!(["guest-pilot"]));
    let guest = import.json("authors/guest-pilot.json");
    assert_eq!(guest["name"], "A guest pilot");
    assert_eq!(guest["biography"], "Pilots ships.");
}

#[test]
fn what_was_not_public_is_a_draft() {
    let import = Import::of(&["tides.xml"], &[]);
    for slug in ["not-yet", "ourselves", "behind"] {
        let story = import.json(&format!("articles/coast/{slug}.md"));
        assert_eq!(story["draft"], true, "{slug}");
    }
    assert_eq!(
        import.json("articles/coast/next-century.md")["draft"],
        false
    );
    let all =
        std::fs::read_to_string(import.publisher.content("import-report.json")).expect("a report");
    assert!(!all.contains("secret-word"), "the password is nowhere");
    assert!(import.publisher.content("drafts/prices.md").exists());
}

#[test]
fn lines_of_the_old_editor_count() {
    let paragraphs = Import::of(&["tides.xml"], &[]).blocks(STORY, "paragraph");
    assert_eq!(
        paragraphs[0]["text"],
        json!([
            "The sea comes and goes twice a day.", { "type": "line-break" }, "It has always done so."
        ])
    );
    assert_eq!(
        paragraphs[1]["text"],
        json!([
            { "type": "strong", "text": "Twice" }, ", that is, in ",
            { "type": "emphasis", "text": "most" },
            " places [1], and once in some [sic]. See [the tables] and […]."
        ])
    );
}

#[test]
fn links_inside_the_site_are_rewritten() {
    let import = Import::of(&["tides.xml"], &[]);
    let story = import.json(STORY).to_string();
    assert_eq!(
        story.matches(r#""href":"/2019/05/blocks/""#).count(),
        3,
        "two links and a card"
    );
    assert!(story.contains("one that is gone"));
    assert!(!story.contains("2001/01/gone") && !story.contains("javascript:"));
    assert_eq!(import.blocks(STORY, "story").len(), 1);
}

#[test]
fn shortcodes_become_blocks_or_are_named() {
    let import = Import::of(&["tides.xml"], &[]);
    assert_eq!(import.reported("[contact-form-7]")[0]["outcome"], "dropped");
    assert_eq!(import.reported("[highlight]")[0]["outcome"], "downgraded");
    let story = import.json(STORY).to_string();
    assert!(story.contains("The words inside stay."));
    assert!(story.contains("[not_a_shortcode]"), "code is no shortcode");
    assert_eq!(import.blocks(STORY, "embed").len(), 3);
}

#[test]
fn blocks_of_the_editor_become_blocks() {
    let import = Import::of(&["tides.xml"], &[]);
    let story = import.json(BLOCKS);
    assert_eq!(
        story["body"][0]["text"],
        json!([
            "The harbour wall", { "type": "note", "note": "1" }, " holds."
        ])
    );
    assert_eq!(
        story["notes"],
        json!([
            { "id": "1", "text": ["Of 1861, with ", { "type": "emphasis", "text": "repairs" }, "."] }
        ])
    );
    let text = story.to_string();
    for words in [
        "This stands in many stories.",
        "Fair, later rain",
        "Words that stand between blocks.",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let table = &import.blocks(BLOCKS, "table")[0];
    assert_eq!(
        table["rows"][1],
        json!([{ "text": "1861" }, { "text": "" }])
    );
    assert_eq!(table["caption"], json!({ "text": "Years" }));
    assert_eq!(
        import.blocks(BLOCKS, "embed")[0]["title"],
        "The wall in a storm"
    );
    assert_eq!(import.blocks(BLOCKS, "expander")[0]["title"], "How deep?");
    assert_eq!(import.blocks(BLOCKS, "button")[0]["href"], "/about/");
    assert_eq!(import.reported("block core/latest-posts").len(), 1);
}

#[test]
fn other_types_become_stories_only_where_they_are_asked_for() {
    let import = Import::of(&["tides.xml"], &[]);
    assert_eq!(import.reported("items of the type event").len(), 1);
    let import = Import::of(&["tides.xml"], &["--type", "event"]);
    import.checks();
    assert_eq!(
        import.json("articles/news/regatta.md")["headline"],
        "A regatta"
    );
}

#[test]
fn a_trial_writes_nothing() {
    let import = Import::of(&["tides.xml"], &["--dry-run"]);
    assert!(!import.publisher.content("site.json").exists());
    assert!(!import.publisher.content("import-report.json").exists());
}

#[test]
fn what_is_no_export_is_refused() {
    let import = Import::new();
    let file = import.publisher.folder.path().join("notes.xml");
    std::fs::write(&file, "<html><p>Nothing</p></html>").expect("a file");
    let output = import.run(&[&file], &[]);
    assert_eq!(output.status.code(), Some(2));
}

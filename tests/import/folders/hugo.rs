use serde_json::json;

use super::{super::Import, copy};

const PIER: &str = "articles/posts/pier.md";

#[test]
fn the_fields_of_a_file_are_those_of_the_story() {
    let story = Import::of_folder("hugo", &[]).json(PIER);
    assert_eq!(story["headline"], "The pier: opened again");
    assert_eq!(story["standfirst"], "It had been shut for a year.");
    assert_eq!(story["published"], "2024-05-04T09:00:00Z");
    assert_eq!(story["updated"], "2024-05-05T23:00:00Z");
    assert_eq!(story["authors"], json!(["ada"]));
    assert_eq!(story["topics"], json!(["coast", "piers", "low-water"]));
    assert_eq!(story["series"], "harbour-works");
    assert_eq!(story["lead"]["src"], "posts/pier/pier.png");
    assert_eq!(story["lead"]["alt"], "The pier from the sea");
    assert_eq!(story["aliases"], json!(["/old/pier.html"]));
}

#[test]
fn a_field_that_means_nothing_is_reported_with_its_value() {
    let import = Import::of_folder("hugo", &[]);
    assert_eq!(import.reported("field `weight`")[0]["text"], "3");
    assert_eq!(import.reported("field `params.sky`")[0]["text"], "grey");
    assert_eq!(
        import.reported("field `twitter` of an author")[0]["text"],
        "ada"
    );
}

#[test]
fn the_site_file_is_made_of_the_configuration() {
    let site = Import::of_folder("hugo", &[]).json("site.json");
    assert_eq!(site["name"], "The Harbour Post");
    assert_eq!(site["base_url"], "https://harbour.example/");
    assert_eq!(site["languages"], json!(["en-GB", "fr"]));
    assert_eq!(site["time_zone"], "Europe/London");
    assert_eq!(site["permalink"], "/:section/:slug/");
    assert_eq!(site["navigation"], json!(["posts"]));
    assert_eq!(site["foot"], json!(["about"]));
    assert_eq!(site["sections"][0]["name"], "From the quay");
    assert_eq!(site["redirects"]["/tags/low-water/"], "/topic/low-water/");
}

#[test]
fn shortcodes_become_what_they_showed() {
    let import = Import::of_folder("hugo", &[]);
    let picture = &import.blocks(PIER, "image")[0];
    assert_eq!(picture["src"], "posts/pier/pier.png");
    assert_eq!(picture["alt"], "A pier at low water");
    let caption = &picture["caption"];
    assert!(
        caption["text"].to_string().contains("emphasis"),
        "{caption}"
    );
    assert_eq!(caption["credit"], "Ada");
    let links = import.reported("link");
    assert!(links.iter().any(|it| it["text"] == "https://ada.example/"));
    assert_eq!(
        import.blocks(PIER, "image")[1]["caption"]["text"],
        "The quay, painted"
    );
    assert_eq!(import.blocks(PIER, "embed")[0]["provider"], "youtube");
    let code = &import.blocks(PIER, "code")[0];
    assert_eq!(code["language"], "python");
    assert_eq!(code["text"], "def tide(hour):\n    return \"{{< low >}}\"");
    let boxes = import.blocks(PIER, "info-box");
    assert_eq!(boxes[0]["title"], "Mind the gap");
    assert_eq!(boxes[0]["body"][1]["type"], "table");
    assert_eq!(boxes[1]["title"], "Tip");
    assert_eq!(
        import.blocks(PIER, "expander")[0]["title"],
        "How it was built"
    );
    assert_eq!(
        import.blocks(PIER, "formula")[0]["latex"],
        "h = a \\cos(\\omega t)"
    );
    assert_eq!(
        import.blocks(PIER, "definitions")[0]["items"][0]["term"]["text"],
        "Ebb"
    );
    let body = import.body(PIER);
    for words in [
        "Wrapped words.",
        "The mood is calm.",
        "{{< figure >}}",
        "☑ Painted",
        "rivers run",
    ] {
        assert!(body.contains(words), "{words} in {body}");
    }
    let unknown = &import.reported("{{< unknown >}}")[0];
    assert_eq!(unknown["text"], "{{< unknown \"with words\" >}}");
    assert_eq!(import.json(PIER)["notes"][0]["text"][1]["type"], "emphasis");
}

#[test]
fn links_between_files_lead_to_the_stories() {
    let import = Import::of_folder("hugo", &[]);
    let body = import.body(PIER);
    assert!(body.contains("\"/posts/winter/#what-froze\""), "{body}");
    assert!(body.contains("\"href\":\"/posts/\""), "{body}");
    let nowhere = import
        .reported("link")
        .into_iter()
        .find(|it| it["text"] == "/nowhere/");
    assert!(nowhere.is_some_and(|it| it["outcome"] == "downgraded"));
    assert!(import.body("pages/about.md").contains("/posts/pier/"));
    assert_eq!(
        import.blocks("articles/posts/winter.md", "document")[0]["src"],
        "tables.pdf"
    );
}

#[test]
fn translations_name_each_other() {
    let import = Import::of_folder("hugo", &[]);
    let french = import.json("articles/posts/winter-fr.md");
    assert_eq!(french["language"], "fr");
    assert_eq!(french["translations"], json!(["/posts/winter/"]));
    assert_eq!(french["aliases"], json!(["/fr/posts/winter/"]));
    let english = import.json("articles/posts/winter.md");
    assert_eq!(english["translations"], json!(["/posts/winter-fr/"]));
}

#[test]
fn addresses_that_change_lead_on_and_feeds_keep_their_ids() {
    let import = Import::of_folder("hugo", &[]);
    let review = import.json("articles/reviews/a-boat-its-book.md");
    assert_eq!(review["aliases"], json!(["/2024/02/a-boat--its-book/"]));
    assert_eq!(
        review["id"],
        "https://harbour.example/2024/02/a-boat--its-book/"
    );
    assert_eq!(review["expires"], "2099-01-01T00:00:00Z");
    assert_eq!(import.json(PIER)["id"], serde_json::Value::Null);
    let published = import.publisher.build();
    let document = published.read("2024/02/a-boat--its-book/index.html");
    assert!(document.contains("/reviews/a-boat-its-book/"), "{document}");
}

#[test]
fn words_over_a_list_are_in_the_report() {
    let import = Import::of_folder("hugo", &[]);
    assert_eq!(
        import.reported("text over a list")[0]["text"],
        "Words over the front."
    );
    assert_eq!(import.json("articles/posts/later.md")["draft"], true);
}

#[test]
fn a_second_import_changes_nothing_and_keeps_edits() {
    let import = Import::new();
    let folder = copy("hugo");
    import.must_run_folder(folder.path(), &[]);
    let edited = import.publisher.content("articles/posts/winter.md");
    let text = std::fs::read_to_string(&edited).expect("a story");
    std::fs::write(&edited, text.replace("Everything", "Nearly everything")).expect("an edit");
    import.must_run_folder(folder.path(), &[]);
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(files["written"], json!(null), "{files}");
    assert_eq!(
        files["changed since and left alone"],
        json!(["articles/posts/winter.md"])
    );
    assert!(
        import
            .body("articles/posts/winter.md")
            .contains("Nearly everything")
    );
}

#[test]
fn pictures_may_be_left_out() {
    let import = Import::of_folder("hugo", &["--media", "none"]);
    assert!(!import.publisher.content("media").exists());
    assert!(import.body(PIER).contains("A pier at low water"));
}

#[test]
fn a_first_picture_that_is_the_lead_too_gives_it_its_words() {
    let story = |body: &str| {
        let text =
            format!("---\ntitle: A\ndate: 2024-01-02\nimage: pier.png\n---\n\n{body}\n\nWords.\n");
        let import = Import::new();
        let folder = super::folder_of(&[
            ("hugo.toml", "baseURL = 'https://a.example/'\ntitle = 'A'"),
            ("content/posts/a/index.md", &text),
        ]);
        super::write(
            folder.path(),
            "content/posts/a/pier.png",
            &super::again::picture(10),
        );
        import.must_run_folder(folder.path(), &[]);
        import.checks();
        import.json("articles/posts/a.md")
    };
    let both = story("![The pier](pier.png \"At low tide\")");
    assert_eq!(both["lead"]["alt"], "The pier");
    assert_eq!(both["lead"]["caption"]["text"], "At low tide");
    assert_eq!(both["body"].as_array().map(Vec::len), Some(1));
    // Where it leads somewhere, it is more than the lead can be.
    let linked = story("[![The pier](pier.png)](https://b.example/)");
    assert_eq!(linked["body"].as_array().map(Vec::len), Some(2));
}

//! What plugins keep in a site.

use std::fs;

use serde_json::json;

use super::{
    Import,
    export::{blog, post},
    uploads,
};

const STORY: &str = "articles/news/winter.md";

/// Imports one story.
fn with(text: &str) -> Import {
    let import = Import::new();
    import.posts(&[post(10, "winter").category("news").text(text)]);
    import
}

#[test]
fn languages_of_polylang_are_languages_and_its_translations_translations() {
    let translated = |id, slug, language, group| {
        let post = post(id, slug).category("news");
        let post = post.term("language", language, "A language");
        post.term("post_translations", group, group)
    };
    let import = Import::new();
    import.posts(&[
        translated(10, "winter", "en", "pll_1"),
        translated(11, "hiver", "fr", "pll_1"),
        translated(12, "alone", "de", "pll_2"),
        translated(13, "first", "de", "pll_3"),
        translated(14, "second", "de", "pll_3"),
    ]);
    let story = |slug: &str| import.json(&format!("articles/news/{slug}.md"));
    assert_eq!(story("winter")["translations"], json!(["/hiver/"]));
    assert_eq!(story("winter")["language"], json!(null));
    assert_eq!(story("hiver")["translations"], json!(["/winter/"]));
    assert_eq!(story("hiver")["language"], "fr");
    assert_eq!(story("alone")["language"], "de");
    assert_eq!(story("first")["translations"], json!(null));
    assert_eq!(import.reported("translations").len(), 2);
    assert_eq!(import.json("site.json")["topics"], json!(null));
}

#[test]
fn languages_of_wpml_are_languages() {
    let translated = |id, slug, language| {
        let post = post(id, slug).category("news");
        let post = post.meta("_wpml_import_language_code", language);
        post.meta("_wpml_import_translation_group", "7")
    };
    let import = Import::new();
    import.posts(&[
        translated(10, "winter", "en"),
        translated(11, "inverno", "pt-br"),
    ]);
    let story = import.json("articles/news/inverno.md");
    assert_eq!(story["language"], "pt-BR");
    assert_eq!(story["translations"], json!(["/winter/"]));
}

#[test]
fn custom_fields_are_reported_with_their_words() {
    let import = Import::new();
    import.posts(&[post(10, "winter")
        .category("news")
        .meta("subtitle", "Snow until May")
        .meta("_subtitle", "field_5f")
        .meta("price", "12")
        .meta("_price", "field_60")
        .meta("views", "a hundred")
        .meta("_edit_last", "someone")
        .meta("rank", "7")]);
    let reported = import.reported("custom field");
    let words: Vec<_> = reported.iter().map(|entry| &entry["text"]).collect();
    assert_eq!(words, ["Snow until May", "12"]);
}

#[test]
fn descriptions_of_files_are_reported_with_their_words() {
    let import = Import::new();
    let picture = post(50, "pier").file("2019/05/pier.png");
    import.posts(&[
        post(10, "winter").category("news"),
        picture.text("Built <em>of</em> oak"),
    ]);
    let reported = import.reported("description of a file");
    assert_eq!(reported[0]["text"], "Built of oak");
}

#[test]
fn notes_in_codes_are_notes() {
    for name in ["footnote", "mfn", "efn_note", "ref"] {
        let import = with(&format!(
            "It is cold.[{name}]Of <em>1861</em>.[/{name}] Still."
        ));
        let story = import.json(STORY);
        assert_eq!(
            story["notes"],
            json!([{ "id": "1", "text": ["Of ", { "type": "emphasis", "text": "1861" }, "."] }])
        );
        assert_eq!(
            story["body"][0]["text"],
            json!(["It is cold.", { "type": "note", "note": "1" }, " Still."])
        );
    }
}

#[test]
fn a_playlist_without_numbers_plays_what_was_uploaded_for_its_story() {
    let import = Import::new();
    let sound = post(50, "waves").file("2019/05/waves.mp3").below(10);
    let file = import.publisher.folder.path().join("export.xml");
    let story = post(10, "winter").category("news").text("[playlist]");
    fs::write(&file, blog().with(&[sound, story])).expect("an export");
    let uploads = uploads(&["2019/05/waves.mp3"]);
    let folder = uploads.path().to_str().expect("a path").to_owned();
    import.must_run(&[&file], &["--media", &folder]);
    assert_eq!(import.blocks(STORY, "audio")[0]["src"], "2019/05/waves.mp3");
}

#[test]
fn a_pattern_that_is_in_the_export_is_put_in_its_place() {
    let import = Import::new();
    import.posts(&[
        post(60, "newsletter")
            .kind("wp_block")
            .text("<!-- wp:paragraph --><p>Write to us.</p><!-- /wp:paragraph -->"),
        post(10, "winter").category("news").text(
            "<!-- wp:pattern {\"slug\":\"tides/newsletter\"} /-->\
             <!-- wp:pattern {\"slug\":\"tides/hero\"} /-->",
        ),
    ]);
    assert_eq!(import.json(STORY)["body"][0]["text"], "Write to us.");
    let reported = import.reported("block core/pattern");
    assert_eq!(reported[0]["outcome"], "converted");
    let detail = reported[1]["detail"].to_string();
    assert!(detail.contains("`tides/hero`"), "{detail}");
}

#[test]
fn blocks_that_stand_for_themselves_come_to_an_end() {
    let many = "<!-- wp:block {\"ref\":60} /-->".repeat(50);
    let import = Import::new();
    import.posts(&[
        post(60, "again").kind("wp_block").text(&many),
        post(10, "winter").category("news").text(&many),
    ]);
    let dropped = import.reported("block core/block");
    assert!(dropped.iter().any(|entry| entry["outcome"] == "dropped"));
}

#[test]
fn guests_of_molongui_and_publishpress_are_authors() {
    let head = "<wp:term><wp:term_id>9</wp:term_id><wp:term_taxonomy>author</wp:term_taxonomy>\
        <wp:term_slug>jane</wp:term_slug><wp:term_name><![CDATA[Jane Roe]]></wp:term_name>\
        <wp:termmeta><wp:meta_key>description</wp:meta_key>\
        <wp:meta_value><![CDATA[Writes on ice.]]></wp:meta_value></wp:termmeta></wp:term>";
    let import = Import::new();
    let posts = [
        post(30, "john")
            .kind("guest_author")
            .title("<![CDATA[John Doe]]>"),
        post(31, "ada")
            .kind("guest_author")
            .title("<![CDATA[Ada Bell]]>"),
        post(10, "winter")
            .category("news")
            .meta("_molongui_author", "guest-31")
            .meta("_molongui_author", "guest-30")
            .meta("_molongui_main_author", "guest-30"),
        post(11, "ice")
            .category("news")
            .term("author", "jane", "Jane Roe"),
    ];
    import.exports(&[&blog().head(head).with(&posts)]);
    import.checks();
    assert_eq!(import.json(STORY)["authors"], json!(["john", "ada"]));
    let ice = import.json("articles/news/ice.md");
    assert_eq!(ice["authors"], json!(["jane"]));
    let jane = import.json("authors/jane.json");
    assert_eq!(jane["name"], "Jane Roe");
    assert_eq!(jane["biography"], "Writes on ice.");
}

#[test]
fn redirects_of_plugins_lead_on() {
    let import = Import::new();
    let folder = import.publisher.folder.path();
    let export = folder.join("export.xml");
    let posts = [post(10, "winter").category("news")];
    fs::write(&export, blog().with(&posts)).expect("an export");
    let yoast = folder.join("yoast.csv");
    let rows = "Origin,Target,Type,Format\nold-winter,/winter/,301,plain\n/lost/,/nowhere/,301,plain\n\"^/a/.*\",/winter/,301,regex\n";
    fs::write(&yoast, rows).expect("a table");
    let rank = folder.join("rank-math.json");
    let written =
        "a:1:{i:0;a:2:{s:7:\"pattern\";s:9:\"rank-math\";s:10:\"comparison\";s:5:\"exact\";}}";
    let list = json!({ "redirections": [
        { "sources": written, "url_to": "https://tides.example/winter/", "status": "active" },
        { "sources": [{ "pattern": "listed", "comparison": "exact" }], "url_to": "/winter/" }
    ] });
    fs::write(&rank, list.to_string()).expect("a list");
    let other = folder.join("redirection.json");
    let list = json!({ "redirects": [
        { "url": "/plain/", "action_data": { "url": "/winter/" }, "regex": false },
        { "url": "/^b/", "action_data": { "url": "/winter/" }, "regex": true }
    ] });
    fs::write(&other, list.to_string()).expect("a list");
    import.must_run(&[&export, &yoast, &rank, &other], &[]);
    import.checks();
    let redirects = import.json("site.json")["redirects"].clone();
    for old in ["/old-winter/", "/rank-math/", "/listed/", "/plain/"] {
        assert_eq!(redirects[old], "/winter/", "{old} of {redirects}");
    }
    let reported = import.reported("redirect");
    assert_eq!(reported.len(), 3, "two patterns and one that leads nowhere");
}

#[test]
fn an_address_that_nobody_knows_is_a_link() {
    let import = with(
        "<!-- wp:embed {\"url\":\"https://unknown.example/1\"} -->\n<figure class=\"wp-block-embed\">\
         <div class=\"wp-block-embed__wrapper\">\nhttps://unknown.example/1\n</div></figure>\n\
         <!-- /wp:embed -->",
    );
    assert_eq!(
        import.json(STORY)["body"][0]["text"],
        json!([{
            "type": "link", "href": "https://unknown.example/1", "text": "https://unknown.example/1"
        }])
    );
    let reported = import.reported("address in a line");
    assert_eq!(reported[0]["outcome"], "downgraded");
    let report = import.json("import-report.json")["constructs"].to_string();
    assert!(!report.contains("block core/embed"), "{report}");
}

#[test]
fn a_picture_behind_a_cover_is_a_picture() {
    let import = Import::new();
    let file = import.publisher.folder.path().join("export.xml");
    let cover = "<!-- wp:cover --><div class=\"wp-block-cover\" style=\"background-image:\
         url(https://tides.example/wp-content/uploads/2019/05/pier.png)\"><p>On it</p></div><!-- /wp:cover -->";
    let story = post(10, "winter").category("news").text(cover);
    fs::write(&file, blog().with(&[story])).expect("an export");
    let uploads = uploads(&["2019/05/pier.png"]);
    let folder = uploads.path().to_str().expect("a path").to_owned();
    import.must_run(&[&file], &["--media", &folder]);
    let body = import.json(STORY)["body"].clone();
    assert_eq!(body[0]["src"], "2019/05/pier.png");
    assert_eq!(body[1]["text"], "On it");
}

#[test]
fn a_verse_keeps_the_space_before_its_lines() {
    let import = with(
        "<!-- wp:verse --><pre class=\"wp-block-verse\">Stone upon stone\n    and sea <em>upon</em> sea\n\n\
         and sand</pre><!-- /wp:verse -->",
    );
    let verse = &import.blocks(STORY, "verse")[0];
    assert_eq!(
        verse["text"],
        json!([
            "Stone upon stone\n\u{a0}\u{a0}\u{a0}\u{a0}and sea ",
            { "type": "emphasis", "text": "upon" },
            " sea\n\nand sand"
        ])
    );
}

#[test]
fn codes_in_an_excerpt_are_no_words() {
    let import = Import::new();
    import.posts(&[post(10, "winter")
        .category("news")
        .excerpt("Cold [booking id=\"5\"]and [highlight]clear[/highlight].")]);
    assert_eq!(import.json(STORY)["standfirst"], "Cold and clear.");
}

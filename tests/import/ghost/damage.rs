use std::fs;

use serde_json::json;

use super::{export, lexical, of, of_bytes, of_story};
use crate::{
    import::Import,
    support::{fixture, publisher::said},
};

/// What is said of a file that cannot be imported.
fn refused(bytes: &[u8]) -> String {
    let import = Import::from("ghost");
    let file = import.publisher.folder.path().join("export.json");
    fs::write(&file, bytes).expect("a file");
    let output = import.run(&[&file], &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(!import.publisher.content("site.json").exists());
    said(&output)
}

#[test]
fn what_is_no_export_is_refused_in_words() {
    let wordpress = fs::read(fixture("import/wordpress/tides.xml")).expect("an export");
    for (bytes, words) in [
        (wordpress.as_slice(), "standfirst import wordpress"),
        (b"", "it is empty"),
        (b"PK\x03\x04theme", "an archive"),
        (b"email,name\na@b.example,Ada", "it is no JSON"),
        (
            b"{\"name\": \"casper\", \"version\": \"5.0.0\"}",
            "it has no list of posts",
        ),
        (b"[1, 2, 3]", "an export of Ghost"),
        (
            b"{\"db\": [{\"data\": {\"posts\": [{\"title\": }]}}]}",
            "line 1",
        ),
    ] {
        let said = refused(bytes);
        assert!(said.contains(words), "{words}: {said}");
        assert!(said.contains("Settings, Import/Export"), "{said}");
    }
}

#[test]
fn a_file_may_break_off_anywhere() {
    let whole = export().to_string().into_bytes();
    for part in 1..12 {
        let said = refused(&whole[..whole.len() * part / 12]);
        assert!(said.contains("it breaks off at line 1"), "{said}");
    }
}

#[test]
fn a_mark_before_the_text_is_passed_over() {
    let marked = [b"\xef\xbb\xbf", export().to_string().as_bytes()].concat();
    of_bytes(&marked).checks();
}

#[test]
fn a_place_in_the_report_is_where_the_story_begins() {
    let import = super::tides(&[]);
    let told = import.reported("internal tag")[0].clone();
    let byte = usize::try_from(told["byte"].as_u64().expect("a number")).expect("a place");
    let bytes = fs::read(fixture("import/ghost/tides.json")).expect("the export");
    assert_eq!(bytes[byte], b'{');
    let start = String::from_utf8_lossy(&bytes[byte..byte + 200]).into_owned();
    assert!(
        start.contains(told["id"].as_str().expect("an id")),
        "{start}"
    );
    assert_eq!(told["title"], "Why the tide & the moon <agree>");
}

#[test]
fn halves_of_characters_and_bytes_that_are_none_are_read() {
    let export = of_story(json!({ "title": "SPLIT", "html": "<p>Whole</p>" }));
    let text = fs::read_to_string(export.publisher.folder.path().join("export.json"));
    let text = text
        .expect("an export")
        .replace("SPLIT", "Half \\ud83d of it");
    let import = of_bytes(text.as_bytes());
    import.checks();
    let title = import.json("articles/news/story.md")["headline"].to_string();
    assert!(title.contains("Half") && title.contains("of it"), "{title}");
    let mut bytes = text.replace("Whole", "Caf\u{1}").into_bytes();
    let at = bytes
        .windows(4)
        .position(|part| part == b"Caf\x01")
        .expect("a word");
    bytes[at + 3] = 0xe9;
    let import = of_bytes(&bytes);
    assert!(
        import
            .json("articles/news/story.md")
            .to_string()
            .contains("Caf")
    );
}

#[test]
fn a_text_that_is_broken_is_replaced_by_the_html_and_is_in_the_report() {
    let import = of_story(json!({ "lexical": "{\"root\": {\"chil", "html": "<p>The words.</p>" }));
    import.checks();
    let story = import.json("articles/news/story.md");
    assert_eq!(story["body"][0]["text"], "The words.");
    assert!(
        import.reported("lexical")[0]["text"]
            .to_string()
            .contains("chil")
    );
}

#[test]
fn ten_thousand_nested_nodes_end_nothing() {
    let deep = format!(
        "{{\"root\":{{\"children\":[{}{}]}}}}",
        "{\"type\":\"quote\",\"children\":[".repeat(10_000),
        "]}".repeat(10_000)
    );
    let import = of_story(json!({ "lexical": deep, "html": "<p>Deep water.</p>" }));
    import.checks();
    let story = import.json("articles/news/story.md").to_string();
    assert!(story.contains("Deep water."));
}

#[test]
fn an_export_may_lack_every_list_but_the_posts() {
    let export = json!({ "data": { "posts": [] , "tags": null, "users": {}, "Meta Bulk Write": [{ "ID": 1 }] } });
    let import = of(&export);
    import.checks();
    assert_eq!(import.reported("list Meta Bulk Write").len(), 1);
}

#[test]
fn nodes_of_no_shape_are_passed_over() {
    let text =
        lexical(json!([null, 7, "words", {}, { "type": "list" }, { "type": "image" }, [[]]]));
    of_story(json!({ "lexical": text, "feature_image": "javascript:x" })).checks();
}

#[test]
fn a_half_of_a_character_costs_no_more_than_itself() {
    let children =
        json!([{ "type": "paragraph", "children": [{ "type": "text", "text": "HALF here" }] }]);
    let text = lexical(children).replace("HALF", "\\ud83d");
    let import = of_story(json!({ "lexical": text, "html": "<p>Other words</p>" }));
    let story = import.json("articles/news/story.md").to_string();
    assert!(story.contains("\u{fffd} here"), "{story}");
}

#[test]
fn what_only_members_were_shown_of_a_page_is_not_published() {
    let html = "<p>Open.</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" -->\
                <p>For members.</p><!--kg-gated-block:end--><p>After.</p>";
    let import = of_story(json!({ "html": html }));
    let story = import.json("articles/news/story.md").to_string();
    assert!(!story.contains("members"), "{story}");
    assert!(story.contains("After."), "{story}");
    assert_eq!(
        import.reported("part for members")[0]["text"],
        "For members."
    );
}

#[test]
fn nothing_in_a_list_is_passed_over() {
    let post = json!({ "id": 1, "title": "A story", "slug": "story", "status": "published" });
    let import = of(&json!({ "data": { "posts": [null, post], "tags": [null], "users": [null] } }));
    assert_eq!(import.json("articles/news/story.md")["headline"], "A story");
}

#[test]
fn cards_of_rendered_html_show_no_controls_of_players() {
    let html = "<p>Start</p><figure class=\"kg-card kg-video-card\"><video src=\"v.mp4\"></video>\
                <span class=\"kg-video-current-time\">0:00</span><figcaption>A film</figcaption></figure>\
                <div class=\"kg-card kg-audio-card\"><audio src=\"a.mp3\"></audio><div class=\"kg-audio-title\">A \
                song</div><button>1&#215;</button></div><figure class=\"kg-card kg-bookmark-card\"><a \
                class=\"kg-bookmark-container\" href=\"https://b.example/\"><div class=\"kg-bookmark-title\">The \
                &lt;dialog&gt; of H&amp;M</div><span class=\"kg-bookmark-publisher\">H&amp;M</span></a></figure>\
                <div class=\"kg-card kg-signup-card\"><h2>Sign up</h2><button>Subscribe</button></div>\
                <div class=\"kg-card kg-product-card\"><h4 class=\"kg-product-card-title\">Lamp</h4><span \
                class=\"kg-product-card-rating-active kg-product-card-rating-star\"></span><div \
                class=\"kg-product-card-description\"><p>Bright</p></div></div>";
    let import = of_story(json!({ "html": html }));
    let story = import.json("articles/news/story.md")["body"].to_string();
    for shown in ["0:00", "\u{d7}", "Subscribe", "&amp;"] {
        assert!(!story.contains(shown), "{shown}: {story}");
    }
    let bookmark = &import.blocks("articles/news/story.md", "bookmark")[0];
    assert_eq!(bookmark["title"], "The <dialog> of H&M");
    assert_eq!(bookmark["site"], "H&M");
    let review = &import.blocks("articles/news/story.md", "review")[0];
    assert_eq!(review["item"], "Lamp");
    assert_eq!(review["stars"].as_f64(), Some(1.0));
    let told = import.reported("signup card")[0]["text"].to_string();
    assert!(
        told.contains("Sign up") && !told.contains("Subscribe"),
        "{told}"
    );
}

//! Words that nobody sees, and words that run the other way.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Document, publisher::Publisher, story};

const WHEN: &str = "2025-05-09T18:30:00+02:00";

fn with_story(fields: Value) -> Publisher {
    Publisher::new().with("articles/world/words.json", story(WHEN, fields))
}

fn page(publisher: &Publisher) -> Document {
    publisher.document("world/words/")
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": text })
}

#[test]
fn what_nobody_can_see_is_left_out_with_its_element() {
    for blank in [
        "",
        " ",
        "\u{200b}\u{2060}",
        "\u{ad}",
        "\u{3164}",
        "\u{200f}",
        "\u{2800}",
    ] {
        let words = json!({ "text": blank });
        let caption = json!({ "text": blank });
        let publisher = with_story(json!({
            "kicker": blank, "standfirst": blank,
            "lead": { "src": "desk.svg", "alt": blank, "caption": caption },
            "body": [
                paragraph(blank), paragraph("Seen."),
                { "type": "heading", "text": [blank, { "type": "strong", "text": blank }] },
                { "type": "quote", "text": blank, "attribution": "Somebody" },
                { "type": "list", "items": [words, { "text": "One" }, words] },
                { "type": "list", "items": [words] },
                { "type": "info-box", "title": "Box", "body": [paragraph(blank)] },
                { "type": "key-points", "title": blank, "items": [{ "text": "Point" }, words] },
                { "type": "profiles", "items": [{ "name": "Ada", "role": blank, "text": blank }] },
                { "type": "poem", "title": blank, "stanzas": [{ "lines": [words] }] },
                { "type": "paragraph", "text": ["a", { "type": "link", "href": "/world/", "text": blank }, "b"] },
                { "type": "table", "columns": [{ "text": blank }, { "text": "B" }], "rows": [[words, words]] },
                { "type": "table", "columns": [words, words], "rows": [[words, words]] },
                { "type": "recipe", "title": "R", "ingredients": [{ "items": [words] }], "method": [words] },
                { "type": "definitions", "items": [{ "term": { "text": "T" }, "meanings": [words, { "text": "M" }] }] },
            ],
        }))
        .with("authors/desk.json", json!({ "name": blank, "biography": blank }))
        .build();

        let page = page(&publisher);
        let codes: Vec<_> = blank.chars().map(u32::from).collect();
        let body = |css: &str| page.count(&format!(".story__body {css}"));
        for (css, count) in [
            ("> p", 2),
            (".part", 0),
            (".quote", 0),
            (".box", 1),
            (".box li", 1),
            ("> ul:not(.profiles) > li", 1),
            ("> ul", 2),
            ("a[href$='/world/']", 0),
            (".profiles p", 1),
            (":is(.profiles__role, .poem, .figure figcaption)", 0),
            ("td", 1),
            ("table", 1),
            (".recipe", 0),
            ("dd", 1),
        ] {
            assert_eq!(body(css), count, "{css} {codes:x?}");
        }
        assert_eq!(
            page.count(".story__standfirst, .story > figure figcaption"),
            0,
            "{codes:x?}"
        );
        assert_eq!(
            page.texts(".story__opening .kicker a"),
            ["World"],
            "{codes:x?}"
        );
        assert_eq!(page.text(".story__body .box__title"), "Key points");
        let described = page.attribute("meta[name='description']", "content");
        assert_eq!(described.as_deref(), Some("Seen."), "{codes:x?}");
        let author = publisher.document("author/desk/");
        assert_eq!(author.text("h1"), "Staff", "{codes:x?}");
        assert_eq!(author.count(".author-box__biography"), 0, "{codes:x?}");
        assert_eq!(author.text(".portrait"), "S");
    }
}

#[test]
fn marked_white_space_parts_words_and_a_line_break_alone_is_nothing() {
    let strong = |text: &str| json!({ "type": "strong", "text": text });
    let line_break = json!({ "type": "line-break" });
    let publisher = with_story(json!({
        "body": [
            { "type": "paragraph", "text": ["one", strong(" "), "two"] },
            { "type": "paragraph", "text": [line_break, strong("\u{200b}"), line_break] },
            { "type": "paragraph", "text": [{ "type": "emphasis", "text": ["three", strong("\u{a0}"), "four"] }] },
        ],
    }))
    .build();

    let told = page(&publisher).texts(".story__body > p");
    assert_eq!(told, ["one two", "three four"]);
}

#[test]
fn invisible_characters_stand_in_the_text_alone() {
    let publisher = with_story(json!({
        "headline": "Donau\u{ad}dampf\u{200b}schiff",
        "standfirst": "\u{feff}Ein\u{2060}es",
        "authors": ["desk"],
        "body": [{ "type": "heading", "text": "Ver\u{ad}fassung" }, paragraph("Recht\u{ad}lich.")],
    }))
    .with("authors/desk.json", json!({ "name": "A\u{ad}da" }))
    .with_site(json!({ "name": "Abend\u{ad}blatt" }))
    .build();

    let page = page(&publisher);
    assert_eq!(page.text("h1"), "Donau\u{ad}dampf\u{200b}schiff");
    assert_eq!(page.text(".story__body h2"), "Ver\u{ad}fassung");
    assert_eq!(page.attributes(".story__body h2", "id"), ["verfassung"]);
    assert!(page.text("title").starts_with("Donaudampfschiff |"));
    let named = page.attribute("link[rel='alternate'][href$='/feed.xml']", "title");
    assert_eq!(named.as_deref(), Some("Abendblatt"));
    let meta = |name: &str| page.attribute(&format!("meta[property='og:{name}']"), "content");
    assert_eq!(meta("description").as_deref(), Some("Eines"));
    let data = page.main_subject();
    assert_eq!(data["headline"], "Donaudampfschiff");
    assert_eq!(data["author"][0]["name"], "Ada");
    let feed = publisher.read("feed.xml");
    assert!(feed.contains("Donaudampfschiff") && feed.contains("Rechtlich."));
    let shards = publisher.read("404/wo.json");
    for text in [feed, shards] {
        let hidden = text
            .chars()
            .find(|c| matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'));
        assert_eq!(hidden, None);
    }
}

#[test]
fn joiners_are_letters_where_they_join() {
    let headline = "می\u{200c}خواهم 👩\u{200d}💻 क्\u{200d}ष";
    let publisher = with_story(json!({ "headline": headline })).build();

    let page = page(&publisher);
    assert_eq!(
        page.text("title"),
        format!("{headline} | The Fixture & Sons")
    );
    assert_eq!(page.main_subject()["headline"], headline);
}

#[test]
fn a_mark_of_direction_ends_with_its_text() {
    let publisher = with_story(json!({
        "headline": "A\u{202e}B", "authors": ["desk"],
        "body": [
            { "type": "paragraph", "text": ["x", { "type": "strong", "text": "\u{2067}y" }, "\u{202c}z"] },
            { "type": "image", "src": "desk.svg", "alt": "Alt\u{202e}" },
        ],
    }))
    .with("authors/desk.json", json!({ "name": "Evil\u{202e}NAME" }))
    .build();

    let page = page(&publisher);
    assert_eq!(page.text("h1"), "A\u{202e}B\u{202c}");
    assert_eq!(page.texts(".byline a"), ["Evil\u{202e}NAME\u{202c}"]);
    assert_eq!(page.text(".story__body p"), "x\u{2067}y\u{2069}z");
    assert_eq!(
        page.attributes(".story__body img", "alt"),
        ["Alt\u{202e}\u{202c}"]
    );
    assert!(page.text("title").starts_with("AB |"));
}

#[test]
fn a_name_among_other_words_has_its_own_direction() {
    let publisher = with_story(json!({
        "authors": ["desk", "hebrew"], "kind": "opinion",
        "sponsor": { "name": "תורם" },
        "body": [
            { "type": "image", "src": "desk.svg", "alt": "", "caption": { "text": "C", "credit": "צלם" } },
            { "type": "quote", "text": "Q", "attribution": "דובר" },
            { "type": "profiles", "items": [{ "name": "דמות", "role": "R", "text": "T" }] },
        ],
    }))
    .with("authors/hebrew.json", json!({ "name": "אבי (1)" }))
    .build();

    let page = page(&publisher);
    for css in [
        ".byline a[dir='auto']",
        ".author-box__name a[dir='auto']",
        ".sponsor [dir='auto']",
        ".caption__credit bdi",
        ".quote cite bdi",
        ".profiles__name bdi",
        ".author-box__latest bdi",
        ".kicker a[dir='auto']",
    ] {
        assert!(page.count(css) > 0, "{css}");
    }
    assert_eq!(page.text(".caption__credit bdi"), "צלם");
    let front = publisher.document("world/");
    assert_eq!(front.texts(".card__byline bdi"), ["World desk", "אבי (1)"]);
    let paid = json!({ "sponsor": { "name": "תורם (1)", "part": "paid-for" } });
    let paid = with_story(paid).build().document("world/");
    assert_eq!(paid.texts(".card .kicker span bdi"), ["תורם (1)"]);
    assert!(publisher.document("author/").count(".index a[dir='auto']") > 0);
}

#[test]
fn names_are_joined_and_numbered_as_their_language_does_it() {
    let mut publisher =
        Publisher::new().with_site(json!({ "languages": ["en", "ja", "ar", "fa"] }));
    for language in ["ja", "ar", "fa"] {
        let fields = json!({
            "language": language, "authors": ["desk", "second", "third"],
            "body": [
                { "type": "numbered-title", "text": "T" },
                { "type": "audio", "src": "talk.mp3", "title": "T", "chapters": [{ "at": "1:11", "title": "C" }] },
                { "type": "paragraph", "text": ["P", { "type": "note", "note": "n" }] },
            ],
            "notes": [{ "id": "n", "text": "N" }],
        });
        publisher = publisher.with(
            &format!("articles/world/{language}.json"),
            story(WHEN, fields),
        );
    }
    let publisher = publisher
        .with("authors/second.json", json!({ "name": "B" }))
        .with("authors/third.json", json!({ "name": "C" }));
    fs::write(publisher.content("media/talk.mp3"), "a talk").expect("a sound");
    let publisher = publisher.build();

    for (language, list, one) in [
        ("ja", "World desk、B、C", "1"),
        ("ar", "World desk وB وC", "1"),
        ("fa", "World desk،\u{200f} B، و C", "۱"),
    ] {
        let page = publisher.document(&format!("world/{language}/"));
        assert!(
            page.text(".byline").ends_with(list),
            "{}",
            page.text(".byline")
        );
        assert_eq!(page.text(".part__number"), one, "{language}");
        assert_eq!(page.text("[role='doc-noteref']"), one, "{language}");
        let at = format!("{one}:{one}{one}");
        assert_eq!(page.text(".player__at"), at, "{language}");
    }
}

#[test]
fn a_portrait_has_the_first_letter_whole() {
    for (name, letter) in [
        ("e\u{301}lise", "E\u{301}"),
        ("\u{200b}ada", "A"),
        ("नि", "नि"),
    ] {
        let publisher = with_story(json!({ "authors": ["new"] }))
            .with("authors/new.json", json!({ "name": name }))
            .build();
        assert_eq!(page(&publisher).text(".portrait--letter"), letter);
    }
}

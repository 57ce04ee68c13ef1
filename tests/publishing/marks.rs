//! Marks on words and numbers of lists: on the page, in the feed, and where only words can stand.

use serde_json::json;

use super::forms::{fed, page, publisher};

#[test]
fn marks_are_elements_on_the_page_and_in_the_feed() {
    let publisher = publisher(json!({
        "body": [{ "type": "paragraph", "text": [
            { "type": "ruby", "text": "新聞", "reading": "しんぶん" },
            { "type": "abbreviation", "title": "European Union", "text": "EU" },
            { "type": "insertion", "datetime": "2025-05-09", "text": ["five ", { "type": "strong", "text": "of us" }] },
            { "type": "deletion", "text": "four" },
            { "type": "highlight", "text": "this" },
            { "type": "keyboard", "text": "Esc" },
            { "type": "time", "datetime": "14:30", "text": "half past two" },
        ] }],
    }))
    .build();

    for shown in [page(&publisher), fed(&publisher).1] {
        for (css, text) in [
            ("ruby rt", "しんぶん"),
            ("abbr[title=\"European Union\"]", "EU"),
            ("ins[datetime=\"2025-05-09\"] strong", "of us"),
            ("del", "four"),
            ("mark", "this"),
            ("kbd", "Esc"),
            ("time[datetime=\"14:30\"]", "half past two"),
        ] {
            assert_eq!(shown.texts(css), [text], "{css}");
        }
        assert_eq!(shown.texts("ruby"), ["新聞(しんぶん)"]);
    }
}

#[test]
fn where_only_words_stand_a_reading_is_in_brackets_and_nothing_is_struck() {
    let told = json!([
        { "type": "ruby", "text": "新聞", "reading": "しんぶん" },
        " has ",
        { "type": "deletion", "text": "four " },
        { "type": "insertion", "text": "five" },
        " pages"
    ]);
    let publisher = publisher(json!({
        "standfirst": told,
        "body": [{ "type": "heading", "text": told }],
    }))
    .build();

    let words = "新聞(しんぶん) has five pages";
    let shown = page(&publisher);
    let described = shown.attribute("meta[name=description]", "content");
    assert_eq!(described.as_deref(), Some(words));
    assert_eq!(fed(&publisher).0, words);
    let id = shown.attribute(".story__body h2", "id");
    assert_eq!(id.as_deref(), Some("新聞-しんぶん-has-five-pages"));
}

#[test]
fn a_text_that_is_struck_as_a_whole_is_shown() {
    let struck = json!([{ "type": "deletion", "text": "No longer so." }]);
    let publisher = publisher(json!({
        "body": [
            { "type": "paragraph", "text": struck },
            { "type": "questions", "items": [{ "text": struck, "answer": [] }] },
        ],
    }));
    let answer = json!([{ "type": "paragraph", "text": "Yes." }]);
    let file = super::forms::FILE;
    let text = publisher.content(file);
    let mut story: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&text).expect("the story")).expect("JSON");
    story["body"][1]["items"][0]["answer"] = answer;
    let publisher = publisher.with(file, story).build();

    let shown = page(&publisher);
    assert_eq!(shown.texts(".story__body > p del"), ["No longer so."]);
    assert_eq!(shown.texts(".questions__question del"), ["No longer so."]);
}

#[test]
fn lists_begin_end_and_go_on_with_the_numbers_that_they_are_given() {
    let publisher = publisher(json!({
        "body": [{
            "type": "list", "ordered": true, "start": 0, "reversed": true,
            "items": [
                { "text": "one" },
                { "text": "two", "value": -3, "ordered": true, "start": 5, "items": [{ "text": "in it" }] },
            ],
        }],
    }))
    .build();

    for shown in [page(&publisher), fed(&publisher).1] {
        assert_eq!(shown.count("ol[reversed][start=\"0\"] > li"), 2);
        assert_eq!(
            shown.count("li[value=\"-3\"] > ol[start=\"5\"]:not([reversed])"),
            1
        );
    }
}

#[test]
fn key_figures_are_numbers_with_what_they_count() {
    let publisher = publisher(json!({
        "body": [{ "type": "key-figures", "items": [
            { "number": "48%", "text": ["of the ", { "type": "emphasis", "text": "seats" }, { "type": "note", "note": "n" }] },
            { "number": "€3.2bn", "text": "a year" },
        ] }],
        "notes": [{ "id": "n", "text": "A note." }],
    }))
    .build();

    for shown in [page(&publisher), fed(&publisher).1] {
        assert_eq!(shown.texts("dl dt"), ["48%", "€3.2bn"]);
        assert_eq!(shown.texts("dl dd"), ["of the seats1", "a year"]);
    }
    assert_eq!(page(&publisher).count("dd #to-note-1"), 1);
}

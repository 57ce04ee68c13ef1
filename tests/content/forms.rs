//! What is said where a value may have one of several forms, and has none of them.

use serde_json::{Value, json};

use super::{WHEN, checked, messages::assert_says};
use crate::support::{publisher::Publisher, story};

fn of_story(fields: Value) -> String {
    checked(&Publisher::new().with("articles/world/mistaken.json", story(WHEN, fields)))
}

fn of_text(text: Value) -> String {
    of_story(json!({ "body": [{ "type": "paragraph", "text": text }] }))
}

#[test]
fn a_lead_that_is_written_otherwise_is_put_right() {
    let picture = json!({ "type": "image", "src": "desk.svg", "alt": "" });
    for (lead, mend) in [
        (
            picture.clone(),
            "leave `type` out: a picture that leads a story needs none",
        ),
        (
            json!([picture]),
            "write one object, without the list around it",
        ),
        (
            json!("desk.svg"),
            "write it as `{ \"src\": \"desk.svg\", \"alt\": \"…\" }`",
        ),
        (json!({ "type": "tweet" }), "did you mean `embed`?"),
    ] {
        assert_says(&of_story(json!({ "lead": lead })), &[mend, "1 problem in"]);
    }
}

#[test]
fn words_that_are_written_otherwise_are_put_right() {
    for (text, what, mend) in [
        (
            json!({ "type": "strong", "text": "x" }),
            "this is an object",
            "put it into a list: `[{…}]`",
        ),
        (
            json!({ "words": "x" }),
            "this is an object",
            "write the words as a string",
        ),
        (
            json!(["a", { "text": "x" }]),
            "`type` is missing",
            "`\"type\": \"emphasis\"`",
        ),
        (
            json!(["a", { "type": "bold", "text": "x" }]),
            "no type \"bold\"",
            "did you mean `strong`?",
        ),
        (
            json!(["a", 3]),
            "this is the number 3",
            "write it between quotation marks: `\"3\"`",
        ),
        (
            json!(["a", ["b"]]),
            "this is a list",
            "take the list out of the list",
        ),
        (
            json!(null),
            "this is `null`",
            "write words between quotation marks",
        ),
        (
            json!([{ "type": "paragraph", "text": "x" }]),
            "no type \"paragraph\"",
            "end the words before it: paragraph is a block",
        ),
    ] {
        assert_says(&of_text(text), &[what, mend, "1 problem in"]);
    }
}

#[test]
fn the_parts_of_a_standfirst_are_told_apart_from_words() {
    let paragraph = json!({ "type": "paragraph", "text": "x" });
    let parts = "make every part of the standfirst an object of the type `paragraph` or `list`";
    for (standfirst, mend) in [
        (paragraph.clone(), "put it into a list: `[{…}]`"),
        (
            json!([paragraph, "y"]),
            "write it as `{ \"type\": \"paragraph\", \"text\": \"y\" }`",
        ),
        (json!(["y", paragraph]), parts),
        (json!([{ "type": "heading", "text": "y" }]), parts),
        (
            json!([paragraph, { "type": "heading", "text": "y" }]),
            "there is `list`, `paragraph`",
        ),
        (
            json!([{ "type": "list", "items": ["x"] }]),
            "an entry of `items` is a string\n    write it as `{ \"text\": \"x\" }`",
        ),
    ] {
        let said = of_story(json!({ "standfirst": standfirst }));
        assert_says(&said, &[mend, "1 problem in"]);
    }
}

#[test]
fn one_value_in_the_place_of_a_list_is_put_into_one() {
    let paragraph = json!({ "type": "paragraph", "text": "x" });
    for (fields, mend) in [
        (
            json!({ "authors": "desk" }),
            "put it into a list: `[\"desk\"]`",
        ),
        (json!({ "body": paragraph }), "put it into a list: `[{…}]`"),
        (
            json!({ "body": "x" }),
            "make it a list: `[{ \"type\": \"paragraph\", \"text\": \"x\" }]`",
        ),
        (
            json!({ "body": ["x"] }),
            "write it as `{ \"type\": \"paragraph\", \"text\": \"x\" }`",
        ),
    ] {
        assert_says(&of_story(fields), &[mend, "1 problem in"]);
    }
    let question = json!({ "text": "Q", "options": [{ "text": "A" }], "answer": 1 });
    assert_says(
        &of_story(json!({ "body": [{ "type": "quiz", "items": [question] }] })),
        &["`options` has one entry\n    it needs 2 at least"],
    );
}

#[test]
fn a_slug_that_is_none_hides_nothing_else_of_its_file() {
    let link = json!([{ "type": "link", "href": "/nowhere/", "text": "x" }]);
    let fields = json!({
        "authors": ["ghost"], "body": [{ "type": "paragraph", "text": link }],
    });
    let rest = ["there is no author `ghost`", "there is no page `/nowhere/`"];
    let mut slugged = fields.clone();
    slugged["slug"] = "Two Words".into();
    assert_says(
        &of_story(slugged),
        &["write it as `two-words`", "3 problems in"],
    );
    let mut elsewhere = fields.clone();
    elsewhere["section"] = "World News".into();
    let said = of_story(elsewhere);
    assert_says(&said, &rest);
    assert_says(&said, &["write it as `world-news`", "3 problems in"]);
    let named = Publisher::new().with("articles/world/Two Words.json", story(WHEN, fields));
    assert_says(&checked(&named), &rest);
}

#[test]
fn a_link_to_a_file_is_told_of_as_one() {
    let linking = |href: &str| of_text(json!([{ "type": "link", "href": href, "text": "x" }]));
    for href in ["/icon.svg", "/schema/article.json"] {
        assert_says(&linking(href), &["no problems"]);
    }
    assert_says(&linking("/404.html"), &["to link to", "link to `/`"]);
    assert_says(
        &linking("/schema/articles.json"),
        &[
            "no file `/schema/articles.json`",
            "did you mean `/schema/article.json`?",
        ],
    );
    assert_says(
        &linking("/keybase.txt"),
        &[
            "no file `/keybase.txt` is published with the content",
            "put the file into `media/`",
        ],
    );
}

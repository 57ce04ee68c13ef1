//! What is said of files that are not JSON, or hold something else than an object.

use std::fs;

use super::{
    checked,
    messages::{STORY, assert_says},
};
use crate::support::publisher::Publisher;

/// What is said of a file of a story that holds these words.
fn of_text(text: &str) -> String {
    let publisher = Publisher::new();
    fs::write(publisher.content(STORY), text).expect("a file");
    checked(&publisher)
}

#[test]
fn a_file_that_holds_no_object_is_told_so() {
    for (text, what) in [
        ("null", "`null`"),
        ("[]", "a list `[…]`"),
        ("\"x\"", "a string"),
        ("1", "the number 1"),
    ] {
        assert_says(
            &of_text(text),
            &[&format!("this file holds {what} and no object")],
        );
    }
    for text in ["", " \n"] {
        assert_says(
            &of_text(text),
            &["mistaken.json:1:1: error[a-file-is-json]: this is not JSON: the file is empty"],
        );
    }
}

#[test]
fn what_other_formats_know_and_json_does_not_is_called_by_its_name() {
    let comment = "a comment stands here, and JSON has none";
    let comma = "a comma stands after the last entry";
    for (text, place, what) in [
        ("{\n  // why\n  \"a\": 1 }", "2:3", comment),
        ("{ \"a\": 1 /* why */ }", "1:10", comment),
        ("{ \"ä\": 1 # why\n }", "1:10", comment),
        ("{} // why", "1:4", comment),
        ("{ \"a\": 1,\n\n}", "1:9", comma),
        ("{ \"a\": [1, 2, ] }", "1:13", comma),
        ("{ \"a\": 1, // why\n}", "1:11", comment),
        ("{ 'a': 1 }", "1:3", "`'` is no quotation mark of JSON"),
        ("{ “a”: 1 }", "1:3", "`“` is no quotation mark of JSON"),
        (
            "{ a: 1 }",
            "1:3",
            "the name `a` stands here without quotation marks\n    write `\"a\"`",
        ),
        (
            "{ \"a\": True }",
            "1:8",
            "`True` is no value\n    write `true`",
        ),
        (
            "{ \"a\": NaN }",
            "1:8",
            "`NaN` is no value\n    write `null`",
        ),
        (
            "{ \"a\": -Infinity }",
            "1:9",
            "`-Infinity` is no value\n    write `null`",
        ),
        (
            "{ \"a\": 1e999 }",
            "1:12",
            "this number is too large\n    write `null` where none is known",
        ),
        (
            "{ \"a\": \"b\tc\" }",
            "1:10",
            "a tab stands within quotation marks",
        ),
        (
            "{ \"a\": \"C:\\Program\" }",
            "1:12",
            "write a backslash as `\\\\`",
        ),
        ("{ \"a\": \"b", "1:9", "the file ends before it is complete"),
        ("{}\n{}", "2:1", "something stands after its end"),
        (
            "{\n<<<<<<< HEAD\n\"a\": 1 }",
            "2:1",
            "git has left both sides of a conflict here",
        ),
    ] {
        let said = of_text(text);
        assert_says(
            &said,
            &[
                &format!("mistaken.json:{place}: error[a-file-is-json]: this is not JSON: "),
                what,
            ],
        );
    }
}

#[test]
fn half_an_emoji_is_told_with_its_place() {
    for (text, half) in [
        ("{\"a\":\"x \\ud83d y\"}", "\\ud83d"),
        ("{\"a\":\"x \\uD83D\"}", "\\uD83D"),
        ("{\"a\":\"x \\ude00 y\"}", "\\ude00"),
        ("{\"a\":\"x \\ud83d\\u0041\"}", "\\ud83d"),
        ("{\"a\":\"é \\ud83d\\ud83d\"}", "\\ud83d"),
    ] {
        let said = of_text(text);
        assert_says(
            &said,
            &[
                ":1:9: ",
                &format!("`{half}` is half a character"),
                "the emoji or letter itself",
            ],
        );
    }
}

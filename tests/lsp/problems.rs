//! What is wrong is shown while it is typed, where it is.

use std::{fs, time::Duration};

use serde_json::json;

use super::client::{Editor, uri};
use crate::support::{publisher::Publisher, story};

const DAY: &str = "2025-05-09T18:30:00+01:00";

#[test]
fn a_mistake_is_shown_where_it_is_until_it_is_mended() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    let text = editor.open_as_it_is(&file);

    editor.change(&file, &text.replace("[\"paper\"]", "[\"papr\"]"));
    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert_eq!(
        shown,
        [
            "5:13-5:19 there is no topic `papr`\ndid you mean `paper`? Or add it to `topics` in `site.json`"
        ]
    );

    editor.change(&file, &text);
    editor.expect(&file, <[_]>::is_empty);
}

#[test]
fn a_mistake_in_markdown_is_shown_where_it_is() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/new.md");
    let text =
        "---\nheadline: New\nsection: wrld\npublished: 2025-05-08T09:00:00Z\n---\n\nWords.\n";
    let mut editor = Editor::of(&publisher);

    editor.open(&file, text);
    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert!(
        shown[0].starts_with("2:") && shown[0].contains("there is no section `wrld`"),
        "{shown:?}"
    );

    editor.change(&file, &text.replace("wrld", "world"));
    editor.expect(&file, <[_]>::is_empty);
}

#[test]
fn how_to_mend_markdown_is_shown_in_markdown() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/new.md");
    let front =
        "---\nheadline: The *last* day\nsection: world\npublished: 2025-05-08T09:00:00Z\n---\n\n";
    let mut editor = Editor::of(&publisher);
    for (body, places) in [
        (
            "See [that][].\n\n[^a]: A note.\n",
            [
                "1:14-1:20 `*last*` is shown with its signs",
                "6:4-6:",
                "nothing refers to the note `a`\nput `[^a]` where it belongs",
            ],
        ),
        (
            "![A](/media/lead.svg)\n\n:::gallery\n:::\n",
            ["`pictures` is missing\nwrite pictures in it", "8:", "8:"],
        ),
    ] {
        editor.open(&file, &format!("{front}{body}"));
        let is_told = |shown: &[String]| shown.iter().any(|it| it.contains(places[0]));
        let shown = editor.expect(&file, is_told).join("\n");
        for place in places {
            assert!(shown.contains(place), "{place}: {shown}");
        }
    }
}

#[test]
fn columns_are_utf_16_units_whatever_stands_before() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/new.json");
    let text = "{ \"headline\": \"😀 ورق\", \"section\": \"wrld\",\r\n \"published\": \"2025-05-08T09:00:00Z\",\r\n\
         \"body\": [{ \"type\": \"paragraph\", \"text\": \"😀\", \"txt\": 1 }] }\r\n";
    let mut editor = Editor::of(&publisher);

    editor.open(&file, text);
    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert!(
        shown[0].starts_with("2:46-2:54 there is no field `txt`"),
        "{shown:?}"
    );

    editor.change(&file, &text.replace(", \"txt\": 1", ""));
    let shown = editor.expect(&file, |shown| !shown[0].contains("txt"));
    assert!(
        shown[0].starts_with("0:24-0:41 there is no section `wrld`"),
        "{shown:?}"
    );
}

#[test]
fn what_is_no_json_is_shown_where_it_breaks() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    let text = editor.open_as_it_is(&file);

    editor.change(&file, &text.replace("[\"paper\"],", "[\"paper\"]"));
    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert!(
        shown[0].starts_with("6:2-6:42 this is not JSON"),
        "{shown:?}"
    );
}

#[test]
fn files_that_are_not_open_are_checked_too() {
    let publisher = Publisher::new().with(
        "articles/world/bad.json",
        story(DAY, json!({ "section": "nowhere" })),
    );
    let mut editor = Editor::of(&publisher);

    let shown = editor.expect(&publisher.content("articles/world/bad.json"), |shown| {
        !shown.is_empty()
    });
    assert!(
        shown[0].contains("there is no section `nowhere`"),
        "{shown:?}"
    );
}

#[test]
fn what_is_typed_in_one_file_is_checked_against_the_others() {
    let publisher = Publisher::new().with(
        "articles/world/asks.json",
        story(DAY, json!({ "related": ["plain"] })),
    );
    let plain = publisher.content("articles/science/plain.json");
    let asks = publisher.content("articles/world/asks.json");
    let mut editor = Editor::of(&publisher);
    let text = editor.open_as_it_is(&plain);

    editor.change(&plain, &text.replacen('{', "{ \"slug\": \"other\",", 1));
    let shown = editor.expect(&asks, |shown| !shown.is_empty());
    assert!(shown[0].contains("there is no story `plain`"), "{shown:?}");

    // What was not saved is gone with the window.
    editor.close(&plain);
    editor.expect(&asks, <[_]>::is_empty);
}

#[test]
fn a_story_that_is_broken_while_it_is_typed_makes_no_link_to_it_wrong() {
    let publisher = Publisher::new().with(
        "articles/world/asks.json",
        story(DAY, json!({ "related": ["plain"] })),
    );
    let plain = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    let text = editor.open_as_it_is(&plain);
    // Something that is seen once a check has ended in which everything was right.
    editor.change(&plain, &text.replace("paper", "papr"));
    editor.expect(&plain, |shown| !shown.is_empty());

    editor.change(&plain, &text.replace("\"topics\"", "\"topics"));
    editor.expect(&plain, |shown| {
        shown.iter().any(|one| one.contains("not JSON"))
    });

    editor.listen(Duration::from_millis(300));
    assert_eq!(editor.files(), [plain]);
}

#[test]
fn a_site_file_that_is_broken_is_the_only_problem() {
    let publisher = Publisher::new();
    let site = publisher.content("site.json");
    let mut editor = Editor::of(&publisher);
    let text = editor.open_as_it_is(&site);
    editor.change(&site, &text.replace("\"empty\"", "\"science\""));
    editor.expect(&site, |shown| !shown.is_empty());

    editor.change(&site, &text.replacen('{', "{{", 1));
    editor.expect(&site, |shown| {
        shown.iter().any(|one| one.contains("not JSON"))
    });

    editor.listen(Duration::from_millis(300));
    assert_eq!(editor.files(), [site]);
}

#[test]
fn a_new_story_is_checked_before_it_is_saved() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/not-saved.json");
    let mut editor = Editor::of(&publisher);

    editor.open(&file, "{ \"headline\": \"New\" }");
    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert!(
        shown.iter().any(|one| one.contains("`section` is missing")),
        "{shown:?}"
    );

    editor.close(&file);
    editor.expect(&file, <[_]>::is_empty);
}

#[test]
fn what_others_write_is_checked_when_the_editor_tells_of_it() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    let text = fs::read_to_string(&file).expect("a story");
    editor.listen(Duration::from_millis(500));
    assert_eq!(editor.asked, ["client/registerCapability"]);

    for (written, is_wrong) in [(text.replace("paper", "papr"), true), (text, false)] {
        fs::write(&file, written).expect("a file");
        let changes = json!({ "changes": [{ "uri": uri(&file), "type": 2 }] });
        editor.notify("workspace/didChangeWatchedFiles", changes);
        editor.expect(&file, |shown| shown.is_empty() != is_wrong);
    }
}

#[test]
fn what_could_be_better_is_told_as_a_warning() {
    let publisher = Publisher::new();
    let link =
        json!([{ "type": "link", "href": "https://fixture.example/world/", "text": "World" }]);
    let body = json!([{ "type": "paragraph", "text": link }]);
    let publisher = publisher.with(
        "articles/world/long.json",
        story(DAY, json!({ "body": body })),
    );
    let file = publisher.content("articles/world/long.json");
    let mut editor = Editor::of(&publisher);

    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert!(shown[0].contains("is a page of this site"), "{shown:?}");
    assert_eq!(editor.severities(&file), [2]);
}

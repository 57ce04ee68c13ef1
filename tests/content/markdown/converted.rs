//! `standfirst convert`, and the history of what was converted.

use std::{fs, process::Command};

use serde_json::Value;

use crate::support::publisher::{Publisher, said};

fn convert(publisher: &Publisher, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_standfirst"))
        .arg("convert")
        .args(arguments)
        .current_dir(publisher.folder.path())
        .output()
        .expect("a start");
    said(&output)
}

const STORY: &str = "content/articles/world/every-block";

#[test]
fn a_story_is_written_beside_the_old_one_and_back_again() {
    let publisher = Publisher::new();
    let json = publisher.content("articles/world/every-block.json");
    let before: Value =
        serde_json::from_str(&fs::read_to_string(&json).expect("a story")).expect("JSON");

    let said = convert(&publisher, &[&format!("{STORY}.json")]);

    assert!(said.contains("every-block.md: written from"), "{said}");
    assert!(json.exists());
    fs::remove_file(&json).expect("removed");
    convert(&publisher, &[&format!("{STORY}.md"), "--replace"]);
    assert!(!publisher.content("articles/world/every-block.md").exists());
    let text = fs::read_to_string(&json).expect("a story");
    let again: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(again, before);
    let place = |name: &str| text.find(&format!("\n  \"{name}\"")).expect("a field");
    assert!(place("kind") < place("headline"));
    assert!(place("headline") < place("section"));
}

#[test]
fn a_file_that_is_there_is_left_as_it_is() {
    let publisher = Publisher::new();
    let md = publisher.content("articles/world/every-block.md");
    fs::write(&md, "mine").expect("a file");

    let said = convert(&publisher, &[&format!("{STORY}.json"), "--replace"]);

    assert!(said.contains("is there already"), "{said}");
    assert_eq!(fs::read_to_string(&md).expect("a file"), "mine");
    assert!(
        publisher
            .content("articles/world/every-block.json")
            .exists()
    );
}

#[test]
fn a_file_with_a_comment_is_kept_beside_the_new_one() {
    let front = "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n";
    for (text, line) in [
        (front.replace("world\n", "world # not science\n"), 3),
        (format!("{front}A\n\n<!-- ask Ada -->\n"), 8),
        (format!("{front}A <!-- ask Ada --> b\n"), 6),
        (format!("{front}A\n\n[//]: # (ask Ada)\n"), 8),
        (format!("{front}> A\n>\n> [comment]: <> (ask Ada)\n"), 8),
        (
            format!("{front}:::info-box\n---\n# ask Ada\ntitle: B\n---\nC\n:::\n"),
            8,
        ),
        // What stands in quotation marks ends with them, and a text in lines below ends where they do.
        (
            front.replace(
                "section",
                "corrections:\n  - text: |\n      Words # none.\n    date: 2025-05-10T08:00:00+02:00 # ask Ada\nsection",
            ),
            6,
        ),
        (
            front.replace("section", "standfirst: \"One.\n  Two # none.\" # ask Ada\nsection"),
            4,
        ),
        (front.replace("section", "kicker: 'a\\' # ask Ada\nsection"), 3),
        (
            front.replace("section", "kicker: 5 o'clock - 'tis # ask Ada\nsection"),
            3,
        ),
    ] {
        let publisher = Publisher::new();
        let file = publisher.content("articles/world/told.md");
        fs::write(&file, &text).expect("a file");

        let said = convert(&publisher, &["content/articles/world/told.md", "--replace"]);

        let place = format!("a comment stands in line {line}");
        assert!(said.contains(&place), "{text}{said}");
        assert_eq!(fs::read_to_string(&file).expect("the file"), text);
        assert!(!publisher.content("articles/world/told.json").exists());
        let said = convert(&publisher, &["content/articles/world/told.md"]);
        assert!(said.contains("told.json: written from"), "{said}");
    }
}

#[test]
fn a_file_with_an_address_that_nothing_names_is_kept_beside_the_new_one() {
    let front = "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n";
    // In a quotation the name of a link goes on behind the sign of the next line.
    let text = format!(
        "{front}A [b] and [c][ D  e ].\n\n> [*f*\n> g].[^1]\n\n[^1]: [H][h].\n\n[b]: /world/\n[d E]: /science/\n[*f* g]: /world/\n[h]: /world/\n"
    );
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/told.md");
    let more = format!("{text}[i]: https://example.org/\n");
    fs::write(&file, &more).expect("a file");

    let said = convert(&publisher, &["content/articles/world/told.md", "--replace"]);

    assert!(
        said.contains("the address of a link stands in line 17"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&file).expect("the file"), more);
    fs::write(&file, &text).expect("a file");
    let said = convert(&publisher, &["content/articles/world/told.md", "--replace"]);
    assert!(said.contains("told.json: written from"), "{said}");
}

#[test]
fn a_sign_in_words_is_no_comment() {
    for field in [
        "kicker: 'a # b'",
        "kicker: \"a # b\"",
        "kicker: it's#so",
        "standfirst: |-\n  # A\n  # B",
        "standfirst: \"One\n  # two\"",
    ] {
        let publisher = Publisher::new();
        let text = format!(
            "---\nheadline: A\nsection: world\n{field}\npublished: 2025-05-09T18:30:00+02:00\n---\nA\n"
        );
        fs::write(publisher.content("articles/world/told.md"), text).expect("a file");

        let said = convert(&publisher, &["content/articles/world/told.md", "--replace"]);

        assert!(said.contains("told.json: written from"), "{field}: {said}");
    }
}

#[test]
fn what_is_no_story_is_not_converted() {
    let publisher = Publisher::new();

    let said = convert(&publisher, &["content/site.json", "content/media/lead.svg"]);

    assert!(said.contains("site.json: it is no story"), "{said}");
    assert!(said.contains("lead.svg: its name ends neither"), "{said}");
}

#[test]
fn a_converted_story_is_published_as_it_was() {
    let plain = Publisher::new().build();
    let publisher = Publisher::new();
    convert(&publisher, &[&format!("{STORY}.json"), "--replace"]);
    let publisher = publisher.build();

    for file in ["index.html", "index.json"] {
        let path = format!("world/every-block/{file}");
        let (now, before) = (publisher.site(&path), plain.site(&path));
        let read = |path| fs::read_to_string(path).expect("a page");
        assert_eq!(read(now), read(before), "{file}");
    }
}

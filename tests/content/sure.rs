//! Mends and warnings that leave what is right as it is.

use std::fs;

use serde_json::{Value, json};

use super::{WHEN, checked};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

const FILE: &str = "articles/world/told.json";

/// A story with a paragraph of these words.
fn telling(text: Value, fields: Value) -> Publisher {
    let mut told = story(WHEN, fields);
    told["body"] = json!([{ "type": "paragraph", "text": text }]);
    Publisher::new().with(FILE, told)
}

/// The words of that paragraph after `check --fix`.
fn mended(publisher: &Publisher) -> Value {
    let mut command = publisher.command("check");
    command.arg("--fix").output().expect("a start");
    let text = fs::read_to_string(publisher.content(FILE)).expect("the story");
    let story: Value = serde_json::from_str(&text).expect("JSON");
    story["body"][0]["text"].clone()
}

#[test]
fn a_word_of_the_house_is_written_once_and_in_whole_words() {
    for (wrong, right, before, after) in [
        (
            "New York Times",
            "The New York Times",
            "The New York Times and New York Times",
            "The New York Times and New York Times",
        ),
        (
            "mail",
            "post",
            "E-mail, mail-order, mail",
            "E-mail, mail-order, post",
        ),
        ("本", "ほん", "日本", "日本"),
    ] {
        let publisher = telling(json!(before), json!({}));
        let words = json!({ "words": [{ "wrong": wrong, "right": right }] });
        let publisher = publisher.with("style.json", words);
        assert_eq!(mended(&publisher), json!(after), "{wrong}");
    }
}

#[test]
fn marks_that_only_a_reader_can_tell_are_left_to_one() {
    let rules = json!({ "check": {
        "every-quotation-mark-is-of-its-language": "warning",
        "french-punctuation-keeps-its-space": "warning",
    } });
    for (language, before, after) in [
        (
            "en-GB",
            "The film \"1984\", \"in 1989\", and it's old",
            "The film \"1984\", \"in 1989\", and it’s old",
        ),
        (
            "fr",
            "Voir http://x.example/?a=b et C::x !",
            "Voir http://x.example/?a=b et C::x\u{202f}!",
        ),
    ] {
        let publisher = telling(json!(before), json!({ "language": language }));
        let languages = json!({ "languages": ["en-GB", "ar", "fr"] });
        let publisher = publisher.with_site(languages).with_site(rules.clone());
        assert_eq!(mended(&publisher), json!(after), "{language}");
    }
}

#[test]
fn a_place_in_sarif_counts_the_mark_at_the_beginning_of_a_file() {
    let link =
        json!([{ "type": "link", "href": "https://fixture.example/world/", "text": "World" }]);
    let publisher = telling(link, json!({}));
    let file = publisher.content(FILE);
    let text = format!("\u{feff}{}", fs::read_to_string(&file).expect("the story"));
    fs::write(&file, &text).expect("the story with a mark");

    let mut command = publisher.command("check");
    let output = command
        .args(["--format", "sarif"])
        .output()
        .expect("a start");

    let log: Value = serde_json::from_slice(&output.stdout).expect("SARIF");
    let change = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    let region = &change["replacements"][0]["deletedRegion"];
    let number = |name: &str| region[name].as_u64().expect("a number") as usize;
    let start = number("byteOffset");
    let place = text.get(start..start + number("byteLength"));
    assert_eq!(place, Some("https://fixture.example/world/"));
}

#[test]
fn a_published_story_that_is_a_draft_now_is_missed() {
    let at_home = |publisher: Publisher| publisher.at("https://fixture.example/");
    let publisher = at_home(telling(json!("Words."), json!({}))).build();
    let draft = story(WHEN, json!({ "draft": true }));
    let publisher = publisher.with(FILE, draft);
    let said = checked(&publisher);
    assert!(said.contains("its story is a draft now"), "{said}");
}

#[test]
fn addresses_that_cannot_be_read_are_named_and_stay() {
    let publisher = Publisher::new().at("https://fixture.example/");
    let lock = publisher.content("addresses.lock");
    fs::write(&lock, b"/world/gone/\n\xe9\n").expect("other text");
    let told = checked(&publisher);
    assert!(
        told.contains("addresses.lock") && told.contains("UTF-8"),
        "{told}"
    );
    assert!(said(&publisher.run()).contains("addresses.lock"));
    assert_eq!(fs::read(&lock).expect("the file"), b"/world/gone/\n\xe9\n");
}

#[test]
fn books_and_addresses_are_named_in_their_own_letters() {
    let emphasis = |words: &str| json!({ "type": "emphasis", "text": words });
    let rule = "every-text-is-in-the-script-of-its-language";
    for (text, is_told) in [
        (
            json!([
                "Tufte, Edward: ",
                emphasis("The Visual Display of Quantitative Information, second edition"),
                ", Graphics Press 2001"
            ]),
            false,
        ),
        (
            json!("参照 https://www.example.org/a/very/long/address/of/some/page/in/the/archive"),
            false,
        ),
        (
            json!("These are words in English which nobody has marked as such in a story"),
            true,
        ),
    ] {
        let publisher = telling(text.clone(), json!({ "language": "ja" }));
        let told = checked(&publisher.with_site(json!({ "languages": ["en-GB", "ar", "ja"] })));
        assert_eq!(told.contains(rule), is_told, "{text}: {told}");
    }
}

#[test]
fn a_link_is_judged_in_the_language_of_its_story() {
    for (words, is_told) in [("Meer", false), ("here", true), ("ici", false)] {
        let link = json!([{ "type": "link", "href": "/world/#top", "text": words }]);
        let told = checked(&telling(link, json!({})));
        let is_said = told.contains("every-link-says-where-it-leads");
        assert_eq!(is_said, is_told, "{words}: {told}");
        assert!(!told.contains("every-fragment-leads-to-a-part"), "{told}");
    }
}

#[test]
fn a_folder_whose_name_is_nearly_one_that_is_read_is_named() {
    for (name, meant) in [
        ("article", "articles"),
        ("Authors", "authors"),
        ("page", "pages"),
    ] {
        let publisher = Publisher::new();
        fs::create_dir(publisher.content(name)).expect("a folder");
        let told = checked(&publisher);
        let what = format!("nothing reads `{name}`");
        assert!(
            told.contains(&what) && told.contains(&format!("call it `{meant}`")),
            "{told}"
        );
    }
    let publisher = Publisher::new();
    for name in ["drafts", "notes", "theme"] {
        fs::create_dir(publisher.content(name)).expect("a folder");
    }
    assert!(checked(&publisher).contains("no problems"));
}

#[test]
fn a_picture_is_named_from_the_media_folder_on() {
    let publisher = Publisher::new();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
    fs::create_dir_all(publisher.content("media")).expect("a folder");
    fs::write(publisher.content("media/own.svg"), drawing).expect("a drawing");
    let body = json!([{ "type": "image", "src": "media/own.svg", "alt": "" }]);
    let told = checked(&publisher.with(FILE, story(WHEN, json!({ "body": body }))));
    assert!(told.contains("write `own.svg`"), "{told}");
}

#[test]
fn a_blank_note_of_a_chart_is_left_out() {
    let body = json!([{
        "type": "chart", "kind": "bar", "title": "Sums", "alt": "Two sums",
        "columns": [{ "text": "Year" }, { "text": "Sum" }], "rows": [["2024", 1], ["2025", 2]], "note": "\u{200b}"
    }]);
    let publisher = Publisher::new().with(FILE, story(WHEN, json!({ "body": body })));
    let told = checked(&publisher);
    assert!(!told.contains("error"), "{told}");
    let page = publisher.build().read("world/told/index.html");
    assert!(page.contains("chart") && !page.contains("<p>\u{200b}</p>"));
}

/// A story in Markdown with the photograph `sea.jpg`, checked and mended: what was said, and its new text.
fn captioned(file: &str, text: &str) -> (String, String) {
    let publisher = Publisher::new();
    let bytes = super::jpeg(&super::photo(1300, 800, 1), None);
    fs::write(publisher.content("media/sea.jpg"), bytes).expect("a picture");
    let file = publisher.content(file);
    fs::write(&file, text).expect("a story");
    let told = checked(&publisher);
    let mut command = publisher.command("check");
    command.arg("--fix").output().expect("a start");
    assert!(
        !checked(&publisher).contains("error"),
        "{}",
        checked(&publisher)
    );
    (told, fs::read_to_string(file).expect("the story"))
}

#[test]
fn a_credit_in_the_words_of_a_caption_is_moved_into_its_field() {
    let front = "headline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n";
    for (before, after) in [
        (
            "![S](sea.jpg \"Waves. (AP)\")",
            "![S](sea.jpg \"Waves.\"){credit=\"AP\"}",
        ),
        (
            "![S](sea.jpg \"Waves (Ann Lee/Reuters)\"){role=wide}",
            "![S](sea.jpg \"Waves\"){credit=\"Ann Lee/Reuters\" role=wide}",
        ),
        (
            "![S](sea.jpg){caption=\"Waves. Foto: dpa\"}",
            "![S](sea.jpg){caption=\"Waves.\" credit=\"Foto: dpa\"}",
        ),
    ] {
        let text = format!("---\n{front}---\n\n{before}\n");
        let (told, mended) = captioned("articles/world/told.md", &text);
        assert!(
            told.contains("stands in the words of this caption"),
            "{told}"
        );
        assert_eq!(mended, text.replace(before, after), "{before}");
    }
    for (before, after) in [
        (
            "    text: Waves. © Ann Lee\n",
            "    text: Waves.\n    credit: \"© Ann Lee\"\n",
        ),
        (
            "    text: \"Waves: high. (AP)\"\n",
            "    text: \"Waves: high.\"\n    credit: \"AP\"\n",
        ),
    ] {
        let lead = format!("lead:\n  src: sea.jpg\n  alt: Sea\n  caption:\n{before}");
        let text = format!("---\n{front}{lead}---\n\nWords.\n");
        let (_, mended) = captioned("articles/world/told.md", &text);
        assert_eq!(mended, text.replace(before, after), "{before}");
    }
    let caption = json!({ "text": "Waves. Photo: Ann Lee" });
    let lead = json!({ "src": "sea.jpg", "alt": "Sea", "caption": caption });
    let (_, mended) = captioned(FILE, &story(WHEN, json!({ "lead": lead })).to_string());
    let mended: Value = serde_json::from_str(&mended).expect("JSON");
    let caption = json!({ "text": "Waves.", "credit": "Photo: Ann Lee" });
    assert_eq!(mended["lead"]["caption"], caption);
    let text = format!("---\n{front}---\n\n![S](sea.jpg \"Waves at a beach (2019)\")\n");
    let (told, mended) = captioned("articles/world/told.md", &text);
    assert!(
        told.contains("this caption names nobody") && told.contains("`{credit=\"…\"}`"),
        "{told}"
    );
    assert_eq!(mended, text);
}

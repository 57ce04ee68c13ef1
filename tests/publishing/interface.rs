//! The interface in languages that the publisher has no words in.

use std::fs;

use serde_json::{Value, json};

use crate::support::{
    publisher::{Publisher, said},
    story,
};

const WHEN: &str = "2025-05-09T18:30:00+02:00";

fn in_welsh() -> Publisher {
    let fields = json!({ "language": "cy", "authors": ["desk"] });
    Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "ar", "cy"] }))
        .with("articles/world/welsh.json", story(WHEN, fields))
}

/// The file that `standfirst strings` writes.
fn written(publisher: &Publisher, language: &str) -> Value {
    let output = publisher
        .command("strings")
        .arg(language)
        .output()
        .expect("the publisher starts");
    assert!(output.status.success(), "{}", said(&output));
    let file = publisher.content(&format!("strings/{language}.json"));
    serde_json::from_str(&fs::read_to_string(file).expect("a file")).expect("JSON")
}

#[test]
fn a_page_without_interface_strings_has_those_of_the_site_and_says_so() {
    let publisher = in_welsh();
    let output = publisher.run();

    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("no interface strings in `cy`"), "{said}");
    assert!(said.contains("`standfirst strings cy`"), "{said}");
    let page = publisher.document("world/welsh/");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("cy"));
    for css in [
        ".skip-link",
        "header.masthead",
        "footer.foot",
        ".byline",
        ".authors",
    ] {
        let language = page.attribute(css, "lang");
        assert_eq!(language.as_deref(), Some("en-GB"), "{css}");
    }
    assert_eq!(page.text(".byline"), "By World desk");
    let english = publisher.document("world/every-block/");
    assert_eq!(english.attribute("header.masthead", "lang"), None);
}

#[test]
fn what_the_interface_says_inside_a_story_is_marked_where_it_is_in_another_language() {
    let caption = json!({ "text": "Capsiwn", "credit": "Ada" });
    let fields = json!({
        "language": "cy", "authors": ["desk", "night"], "kind": "opinion",
        "updated": "2025-05-09T19:30:00+02:00",
        "corrections": [{ "date": WHEN, "text": "Gwall" }],
        "sponsor": { "name": "Noddwr" },
        "body": [
            { "type": "key-points", "items": [{ "text": "Pwynt" }] },
            { "type": "key-points", "title": "Pwyntiau", "items": [{ "text": "Pwynt" }] },
            { "type": "image", "src": "desk.svg", "alt": "", "caption": caption },
            { "type": "disclaimer", "text": ["Un", { "type": "note", "note": "n" }] },
        ],
        "notes": [{ "id": "n", "text": "Nodyn" }],
    });
    let publisher = in_welsh()
        .with("authors/night.json", json!({ "name": "Night desk" }))
        .with("articles/world/words.json", story(WHEN, fields))
        .build();

    let page = publisher.document("world/words/");
    for (css, words) in [
        (".box__title span", "Key points"),
        (".caption__credit span", "Picture:"),
        (".disclaimer strong span", "Disclosure:"),
        (".notes__title span", "Notes"),
        (".correction__label strong span", "Correction"),
        (".sponsor span", "Supported by"),
        (".kicker__kind", "Opinion"),
        (".story__updated > span", "Updated"),
    ] {
        let css = format!("{css}[lang='en-GB'][dir='ltr']");
        assert_eq!(page.texts(&css), [words], "{css}");
    }
    assert_eq!(page.text(".caption__credit"), "Picture: Ada");
    // Names are joined in the language of the words before them.
    assert_eq!(page.text(".byline"), "By World desk and Night desk");
    let english = publisher.document("world/every-block/");
    assert_eq!(english.count(".box__title span, .notes__title span"), 0);
}

#[test]
fn the_newsrooms_own_words_are_those_of_its_language() {
    let publisher = in_welsh();
    let mut words = written(&publisher, "cy");
    words["strings"]["by"] = "Gan".into();
    words["labels"]["note"] = "Nodyn".into();
    let publisher = publisher.with("strings/cy.json", words);
    let output = publisher.run();

    assert!(
        !said(&output).contains("warning: there are no"),
        "{}",
        said(&output)
    );
    let page = publisher.document("world/welsh/");
    assert_eq!(page.text(".byline"), "Gan World desk");
    assert_eq!(page.attribute("header.masthead", "lang").as_deref(), None);
    let strings = publisher.page("world/welsh/")["strings"].clone();
    let strings = strings.as_str().expect("an address").to_owned();
    let (_, name) = strings.rsplit_once("/assets/").expect("an asset");
    assert_eq!(publisher.json(&format!("assets/{name}"))["by"], "Gan");

    // What has been translated is kept when the file is written again.
    assert_eq!(written(&publisher, "cy")["strings"]["by"], "Gan");
}

#[test]
fn the_newsrooms_own_words_go_before_the_publishers() {
    let publisher = Publisher::new();
    let mut words = written(&publisher, "en");
    assert_eq!(words["strings"]["by"], "By");
    words["strings"]["by"] = "From".into();
    let publisher = publisher.with("strings/en.json", words).build();

    let page = publisher.document("world/every-block/");
    assert!(page.texts(".byline")[0].starts_with("From "));
}

#[test]
fn a_word_that_is_missing_is_told_with_what_it_is_in_english() {
    let publisher = in_welsh();
    let mut words = written(&publisher, "cy");
    let strings = words["strings"].as_object_mut().expect("words");
    strings.remove("by");
    strings.insert("skipp".to_owned(), "x".into());
    strings.insert("all_posts_by".to_owned(), "Popeth".into());
    strings.insert("close".to_owned(), "\u{200b}".into());
    let output = publisher.with("strings/cy.json", words).run();

    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for words in [
        "`by` is missing\n    translate \"By\"",
        "no word `skipp`",
        "did you mean `skip`?",
        "`all_posts_by` has 0 gaps",
        "`close` is empty",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_language_that_is_no_tag_names_no_file() {
    for (tag, words) in [
        ("../cy", "a language tag is made of"),
        ("pt_BR", "write `pt-BR`"),
    ] {
        let output = Publisher::new().command("strings").arg(tag).output();

        let output = output.expect("the publisher starts");
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(words), "{}", said(&output));
    }
}

#[test]
fn words_are_written_to_a_content_folder_that_is_there_and_over_nothing_that_cant_be_read() {
    let publisher = Publisher::new();
    fs::remove_dir_all(publisher.content("")).expect("a folder");
    let output = publisher.command("strings").arg("cy").output();
    let output = output.expect("the publisher starts");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("there is no content folder"));

    let publisher = Publisher::new().with("strings/cy.json", json!([]));
    fs::write(publisher.content("strings/cy.json"), "{ by").expect("a file");
    let output = publisher.command("strings").arg("cy").output();
    let output = output.expect("the publisher starts");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("cy.json: "), "{}", said(&output));
    let mend =
        "this is not JSON: a name without quotation marks stands here, in line 1 at character 3";
    assert!(said(&output).contains(mend), "{}", said(&output));
    let kept = fs::read(publisher.content("strings/cy.json")).expect("a file");
    assert_eq!(kept, b"{ by");
}

#[test]
fn a_file_of_words_that_would_be_passed_over_is_named() {
    let publisher = in_welsh();
    let words = written(&publisher, "cy");
    let publisher = publisher
        .with("strings/pt_BR.json", words.clone())
        .with("strings/old/cy.json", words.clone())
        .with("strings/cy.txt", json!(0));
    let refused = said(&publisher.run());

    for words in [
        "pt_BR.json: error[every-word-of-the-interface-is-there]: the file's name is no language tag\n    rename it to `pt-BR.json`",
        "there is another file for `cy`",
        "cy.txt: error[every-file-is-read]: this file is not read",
    ] {
        assert!(refused.contains(words), "{words}: {refused}");
    }
    let hinted = in_welsh().with("strings/fr.json", words);
    let output = hinted.command("check").output();
    let output = output.expect("the publisher starts");
    assert!(output.status.success());
    assert!(said(&output).contains("no page is in `fr`"));
    let hint = "there are no interface strings in `cy`, so they are those of `en`";
    assert_eq!(said(&output).matches(hint).count(), 1);
    let english = written(&Publisher::new(), "en");
    let fallback = Publisher::new()
        .with_site(json!({ "languages": ["cy"] }))
        .with("strings/en.json", english);
    let said = said(&fallback.command("check").output().expect("a start"));
    assert!(!said.contains("these words are not shown"), "{said}");
}

#[test]
fn words_are_not_written_out_of_the_content_folder_by_a_link() {
    let publisher = Publisher::new();
    let outside = publisher.folder.path().join("outside.json");
    fs::write(&outside, "{}").expect("a file");
    fs::create_dir_all(publisher.content("strings")).expect("a folder");
    std::os::unix::fs::symlink(&outside, publisher.content("strings/fr.json")).expect("a link");

    let output = publisher.command("strings").arg("fr").output();

    let output = output.expect("the publisher starts");
    assert!(!output.status.success());
    assert!(
        said(&output).contains("leads out of the content folder"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_to_string(outside).expect("a file"), "{}");
}

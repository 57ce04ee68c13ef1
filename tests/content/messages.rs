//! What is said of mistakes that are made often: what is wrong, and the nearest that is right.

use std::fs;

use serde_json::{Value, json};

use crate::support::{
    publisher::{Publisher, said},
    story,
};

const STORY: &str = "articles/world/mistaken.json";
const WHEN: &str = "2025-05-09T18:30:00+02:00";

fn checked(publisher: &Publisher) -> String {
    said(&publisher.command("check").output().expect("a start"))
}

/// What is said of a story with these fields.
fn of_story(fields: Value) -> String {
    checked(&Publisher::new().with(STORY, story(WHEN, fields)))
}

fn of_block(block: Value) -> String {
    of_story(json!({ "body": [block] }))
}

/// What is said of a file of a story that holds these words.
fn of_text(text: &str) -> String {
    let publisher = Publisher::new();
    fs::write(publisher.content(STORY), text).expect("a file");
    checked(&publisher)
}

fn assert_says(said: &str, words: &[&str]) {
    for words in words {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_provider_that_is_misspelt_is_offered_with_all_others() {
    let embed = |provider: &str| {
        let href = "https://www.youtube.com/watch?v=jNQXAC9IVRw";
        json!({ "type": "embed", "provider": provider, "href": href, "title": "A film" })
    };
    for written in ["youtub", "YouTube", "you-tube"] {
        let said = of_block(embed(written));
        assert_says(
            &said,
            &[
                "`provider` can't be",
                "did you mean `youtube`? It can be ",
                "`mastodon`, ",
            ],
        );
    }
    assert_says(&of_block(embed("nobody")), &["there is `bluesky`, "]);
}

#[test]
fn a_country_is_found_by_whatever_code_or_name() {
    let map = |id: &str| json!({ "type": "map", "title": "A map", "alt": "", "values": [{ "id": id, "value": 1 }] });
    for (written, code) in [
        ("UK", "GBR"),
        ("GB", "GBR"),
        ("gbr", "GBR"),
        ("England", "GBR"),
        ("826", "GBR"),
        ("DE", "DEU"),
        ("us", "USA"),
        ("Deutschland", "DEU"),
        ("EL", "GRC"),
        ("CH", "CHE"),
        ("NO", "NOR"),
        ("ES", "ESP"),
        ("IE", "IRL"),
    ] {
        assert_says(
            &of_block(map(written)),
            &[&format!("did you mean `{code}`?")],
        );
    }
}

#[test]
fn geojson_that_is_pasted_as_a_whole_is_put_in_its_place() {
    let map = |geometry: Value| {
        let values = json!([{ "id": "a", "value": 1 }]);
        json!({ "type": "map", "title": "A map", "alt": "", "geometry": geometry, "values": values })
    };
    let deeper = "put it one level deeper: `\"geometry\": { \"features\": { \"type\": \"FeatureCollection\", … } }`";
    for pasted in [
        json!({ "type": "FeatureCollection", "features": [] }),
        json!({ "features": [] }),
    ] {
        let said = of_block(map(pasted));
        assert_says(&said, &["this is GeoJSON itself", deeper, "1 problem in"]);
    }
    for kind in ["Feature", "Polygon", "Point"] {
        assert_says(
            &of_block(map(json!({ "type": kind }))),
            &["make a feature collection of it"],
        );
    }
    let other = of_block(map(json!({ "areas": [] })));
    assert_says(&other, &["write `\"features\": …` or `\"world\": …` in it"]);
}

#[test]
fn a_list_that_is_too_long_is_counted_and_not_repeated() {
    let picture = json!({ "src": "lead.svg", "alt": "" });
    let said = of_block(json!({ "type": "gallery", "pictures": vec![picture; 31] }));

    assert_says(&said, &["`pictures` has 31 entries", "30 at most"]);
    assert!(!said.contains("lead.svg"), "{said}");
}

#[test]
fn a_language_is_offered_as_its_tag() {
    for (written, tag) in [
        ("en_GB", "en-GB"),
        ("DE", "de"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("zh_hant", "zh-Hant"),
    ] {
        let languages = json!({ "languages": ["en-GB", "ar", written] });
        let said = checked(&Publisher::new().with_site(languages));
        if written != "DE" {
            assert_says(&said, &[&format!("\"{written}\" is no language tag")]);
        }
        assert_says(&said, &[&format!("write it as `{tag}`"), "site.json"]);
    }
    assert_says(
        &of_story(json!({ "language": "en_GB" })),
        &["write it as `en-GB`"],
    );
    assert_says(
        &of_story(json!({ "language": "AR" })),
        &["`AR` is no language of the site", "`ar`"],
    );
    assert_says(
        &of_story(json!({ "language": "en-gb" })),
        &["did you mean `en-GB`?"],
    );
}

#[test]
fn an_address_that_no_site_can_have_is_offered_as_one_that_it_can() {
    for (written, mend) in [
        (
            "https://bücher.example/",
            "write `https://xn--bcher-kva.example/`",
        ),
        (
            "https://t.example//news//",
            "write `https://t.example/news/`",
        ),
        ("https://t.example/index.html", "write `https://t.example/`"),
        (
            "https://t.example/news/index.php",
            "write `https://t.example/news/`",
        ),
        ("https://t.example/?a=b", "write `https://t.example/`"),
        (
            "https://ada:secret@t.example/#a",
            "write `https://t.example/`",
        ),
        (
            "t.example/news",
            "write it whole, as `https://t.example/news/`",
        ),
        ("//t.example/", "write it whole, as `https://t.example/`"),
        ("ftp://t.example/", "write one that begins with `https:`"),
    ] {
        let said = checked(&Publisher::new().with_site(json!({ "base_url": written })));
        assert_says(
            &said,
            &[
                &format!("`{written}` "),
                mend,
                "content/site.json:",
                "1 problem in",
            ],
        );
    }
}

#[test]
fn an_address_that_is_asked_for_is_refused_for_the_same_reasons() {
    for (asked, mend) in [
        ("//t.example/", "write it whole, as `https://t.example/`"),
        ("https://t.example/?a=b", "write `https://t.example/`"),
        ("https://t.example//x//", "write `https://t.example/x/`"),
        ("/a//b/", "`/a//b/` has two slashes in a row: write `/a/b/`"),
        ("/news/?q", "write `/news/`"),
        ("/news/index.html", "write `/news/`"),
    ] {
        let publisher = Publisher::new().at(asked);
        let output = publisher.run();
        assert_says(&said(&output), &[mend]);
        assert_eq!(output.status.code(), Some(2), "{asked}");
        assert!(!publisher.site("").exists(), "{asked}");
    }
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
            &["mistaken.json:1:1: this is not JSON: the file is empty"],
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
            &[&format!("mistaken.json:{place}: this is not JSON: "), what],
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

#[test]
fn a_second_with_too_many_digits_is_cut_and_no_slug() {
    let said = of_story(json!({ "updated": "2025-05-10T08:00:00.123456789012+02:00" }));

    assert_says(
        &said,
        &[
            "more than nine digits of a second",
            "write `2025-05-10T08:00:00.123456789+02:00`",
        ],
    );
}

#[test]
fn every_bad_slug_is_told_at_once_with_a_good_one() {
    let said = of_story(json!({
        "section": "World News",
        "topics": ["Cafe\u{301}", "a--b"],
        "series": "cafe\u{301}",
        "authors": ["Ada Lovelace", { "author": "Bob_B" }],
        "slug": "\u{130}zmir"
    }));

    for slug in [
        "world-news",
        "caf\u{e9}",
        "a-b",
        "ada-lovelace",
        "bob-b",
        "i\u{307}zmir",
    ] {
        assert_says(&said, &[&format!("write it as `{slug}`")]);
    }
    assert_says(&said, &["7 problems in"]);
}

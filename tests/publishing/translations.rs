//! Stories that are there in several languages.

use serde_json::{Value, json};

use crate::support::{publisher::Publisher, story};

const EARLY: &str = "2025-05-01T08:00:00Z";

fn translated(language: &str, others: &[&str], fields: Value) -> Value {
    let mut story = story(
        EARLY,
        json!({ "language": language, "translations": others }),
    );
    for (name, value) in fields.as_object().expect("fields") {
        story[name] = value.clone();
    }
    story
}

/// One story in three languages, of which the Arabic one is not out yet where that is asked for.
fn publisher(arabic: Value) -> Publisher {
    Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "ar", "de"] }))
        .with(
            "articles/world/one.json",
            translated("en-GB", &["eins", "wahid"], json!({})),
        )
        .with(
            "articles/world/eins.json",
            translated("de", &["one", "wahid"], json!({})),
        )
        .with(
            "articles/world/wahid.json",
            translated("ar", &["world/one", "eins"], arabic),
        )
        .build()
}

#[test]
fn a_story_leads_to_itself_in_other_languages() {
    let publisher = publisher(json!({}));

    let shown = publisher.document("world/one/");
    assert_eq!(
        shown.texts(".translations"),
        ["Read this in Deutsch and العربية"]
    );
    let links = shown.attributes(".translations a", "href");
    assert_eq!(links, ["/news/site/world/eins/", "/news/site/world/wahid/"]);
    assert_eq!(
        shown.attributes(".translations a", "hreflang"),
        ["de", "ar"]
    );
    assert_eq!(shown.attributes(".translations a", "dir"), ["ltr", "rtl"]);
    let all = ["en-GB", "de", "ar", "x-default"];
    assert_eq!(
        shown.attributes("link[rel=alternate][hreflang]", "hreflang"),
        all
    );
    let german = publisher.document("world/eins/");
    assert_eq!(
        german.texts(".translations"),
        ["Lesen auf English und العربية"]
    );

    let data = shown.main_subject();
    let languages = data["workTranslation"]
        .as_array()
        .expect("translations")
        .iter();
    let languages: Vec<_> = languages.map(|one| one["inLanguage"].clone()).collect();
    assert_eq!(languages, ["de", "ar"]);
}

#[test]
fn a_translation_that_is_not_out_is_not_named() {
    for hidden in [
        json!({ "draft": true }),
        json!({ "published": "2025-06-01T08:00:00Z" }),
    ] {
        let publisher = publisher(hidden);
        let shown = publisher.read("world/one/index.html");
        assert!(
            !shown.contains("wahid") && !shown.contains("العربية"),
            "{shown}"
        );
        assert!(!publisher.read("world/one/index.json").contains("wahid"));
        assert!(shown.contains("Deutsch"));
    }
}

#[test]
fn a_story_without_translations_says_nothing_of_them() {
    let publisher = Publisher::new().build();
    let shown = publisher.document("science/plain/");
    assert_eq!(shown.count(".translations, link[hreflang]"), 0);
}

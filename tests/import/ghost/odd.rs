use serde_json::{Value, json};

use super::{lexical, of, of_story};
use crate::import::Import;

/// The words of the report on values of another kind, each after what became of it.
fn told(import: &Import) -> Vec<String> {
    let entries = import.reported("value of another kind").into_iter();
    let entries = entries.map(|it| {
        let word = |name: &str| it[name].as_str().expect("words").to_owned();
        format!("{} {}: {}", word("outcome"), word("detail"), word("text"))
    });
    entries.collect()
}

#[test]
fn a_title_and_a_slug_may_be_numbers() {
    let import = of_story(json!({ "title": 1984, "slug": 1984, "html": "<p>It was cold.</p>" }));
    import.checks();
    let story = import.json("articles/news/1984.md");
    assert_eq!(story["headline"], "1984");
    let told = told(&import);
    assert!(
        told[1].starts_with("converted `title` of record 64a0c0ffee"),
        "{told:?}"
    );
    assert!(told[1].ends_with(": 1984"), "{told:?}");
}

#[test]
fn the_text_of_an_editor_may_be_an_object() {
    let words =
        json!([{ "type": "paragraph", "children": [{ "type": "text", "text": "Low water" }] }]);
    let tree: Value = serde_json::from_str(&lexical(words)).expect("JSON");
    let import = of_story(json!({ "lexical": tree, "html": "<p>Other words</p>" }));
    import.checks();
    let story = import.json("articles/news/story.md");
    assert_eq!(story["body"][0]["text"], "Low water");
    assert_eq!(told(&import).len(), 1);
    let card = json!({ "sections": [[1, "p", [[0, [], 0, "High water"]]]] });
    let import = of_story(json!({ "mobiledoc": card }));
    let story = import.json("articles/news/story.md");
    assert_eq!(story["body"][0]["text"], "High water");
}

#[test]
fn a_value_of_another_kind_costs_no_more_than_itself() {
    for (name, value) in [
        ("lexical", json!(7)),
        ("lexical", json!([{ "text": "lost" }])),
        ("mobiledoc", json!(true)),
        ("title", json!({ "en": "lost" })),
        ("slug", json!(["lost"])),
        ("status", json!(["lost"])),
        ("visibility", json!({ "lost": 1 })),
        ("type", json!(["lost"])),
        ("featured", json!("lost")),
        ("published_at", json!("lost")),
        ("published_at", json!({ "$date": 0 })),
        ("updated_at", json!([1])),
        ("custom_excerpt", json!(false)),
        ("custom_excerpt", json!(["lost"])),
        ("feature_image", json!({ "url": "lost" })),
        ("meta_title", json!(7.5)),
        ("id", json!({ "$oid": "lost" })),
        ("author_id", json!(true)),
        ("markdown", json!(7)),
    ] {
        let mut post = json!({ "html": "<p>The words that count.</p>" });
        post[name] = value.clone();
        let import = of_story(post);
        import.checks();
        let told = told(&import);
        assert_eq!(told.len(), 1, "{name} {value}: {told:?}");
        assert!(told[0].contains(name), "{told:?}");
        let plain = |text: &str| text.replace(char::is_whitespace, "");
        assert!(
            plain(&told[0]).ends_with(&plain(&format!(": {value}"))),
            "{told:?}"
        );
        let file = if name == "slug" { "a-story" } else { "story" };
        let story = import.json(&format!("articles/news/{file}.md"));
        assert!(
            story.to_string().contains("The words that count."),
            "{name} {value}"
        );
    }
    let html = json!({ "html": ["<p>lost</p>"], "markdown": "The words that count." });
    let import = of_story(html);
    assert!(
        told(&import)[0].ends_with(": [\"<p>lost</p>\"]"),
        "{:?}",
        told(&import)
    );
    let story = import.json("articles/news/story.md").to_string();
    assert!(story.contains("The words that count."), "{story}");
}

#[test]
fn records_of_no_shape_are_left_out_and_the_others_stay() {
    let post = json!({ "id": 1, "title": "A story", "slug": "story", "status": "published" });
    let import = of(&json!({ "data": {
        "posts": [7, "words", [post.clone()], post],
        "tags": [["lost"], { "id": 1, "name": 2024, "slug": "year", "description": ["lost"] }],
        "users": [{ "id": 1, "name": ["lost"], "slug": "ada" }, false],
        "posts_tags": [{ "post_id": 1, "tag_id": 1, "sort_order": "lost" }, 1],
        "posts_authors": [{ "post_id": 1, "author_id": 1 }],
        "posts_meta": "lost",
        "settings": [{ "key": "title", "value": 7 }, { "key": ["lost"], "value": 1 }, null],
    } }));
    import.checks();
    assert_eq!(import.json("articles/year/story.md")["headline"], "A story");
    let site = import.json("site.json");
    assert_eq!(site["name"], "7");
    assert_eq!(site["sections"][0]["name"], "2024");
    let told = told(&import);
    assert_eq!(told.len(), 11, "{told:#?}");
    assert!(
        told[0].starts_with("dropped a record of `posts`"),
        "{told:?}"
    );
}

#[test]
fn a_menu_may_be_a_list() {
    let post = json!({ "id": 1, "title": "About", "slug": "about", "type": "page", "status": "published" });
    let menu = json!([{ "label": "About", "url": "/about/" }]);
    let import = of(&json!({ "data": {
        "posts": [post],
        "settings": [{ "key": "navigation", "value": menu }],
    } }));
    assert_eq!(import.json("site.json")["foot"], json!(["about"]));
}

#[test]
fn stories_without_a_tag_are_in_the_section_that_is_called_news() {
    let post = |id: u64, slug: &str| json!({ "id": id, "title": slug, "slug": slug, "status": "published", "html": "<p>Words.</p>" });
    for (slug, ties) in [
        ("news", json!([2])),
        ("latest", json!([2])),
        ("news", json!([])),
    ] {
        let ties = ties.as_array().expect("a list").iter();
        let ties: Vec<_> = ties
            .map(|id| json!({ "post_id": id, "tag_id": 1 }))
            .collect();
        let import = of(&json!({ "data": {
            "posts": [post(1, "untagged"), post(2, "tagged"), post(3, "another")],
            "tags": [{ "id": 1, "name": "News", "slug": slug, "description": "All of it" }],
            "posts_tags": ties,
        } }));
        import.checks();
        let sections = json!([{ "slug": slug, "name": "News", "description": "All of it" }]);
        assert_eq!(import.json("site.json")["sections"], sections);
        for name in ["untagged", "tagged", "another"] {
            assert_eq!(
                import.json(&format!("articles/{slug}/{name}.md"))["section"],
                slug
            );
        }
    }
}

#[test]
fn what_the_publication_its_tags_and_its_authors_had_besides_is_kept_or_told() {
    let settings = [
        ("logo", "__GHOST_URL__/content/images/logo.png"),
        ("icon", "/content/images/icon.png"),
        ("cover_image", "/content/images/cover.png"),
        ("og_image", "/content/images/og.png"),
        ("twitter_image", "/content/images/x.png"),
        ("twitter_title", "A title for X"),
        ("twitter_description", "A text for X"),
        ("facebook", "tidepost"),
        ("twitter", "@tidepost"),
    ];
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| json!({ "key": key, "value": value }))
        .collect();
    let import = of(&json!({ "data": {
        "posts": [{ "id": 1, "title": "A story", "slug": "story", "status": "published", "html": "<p>W</p>" }],
        "tags": [
            { "id": 1, "name": "Sea", "slug": "sea", "meta_description": "Of the sea", "meta_title": "Sea, for machines",
              "og_title": "Sea, for networks", "twitter_description": "Sea, for X", "codeinjection_head": "sea()" },
            { "id": 2, "name": "Dam", "slug": "dam", "description": "Of dams", "meta_description": "Dams, for machines" },
        ],
        "posts_tags": [{ "post_id": 1, "tag_id": 1 }],
        "users": [
            { "id": 1, "name": "Ada", "slug": "ada", "meta_description": "She writes", "meta_title": "Ada, for machines",
              "cover_image": "/content/images/ada.png" },
            { "id": 2, "name": "Ben", "slug": "ben", "bio": "He writes", "meta_description": "Ben, for machines" },
        ],
        "posts_authors": [{ "post_id": 1, "author_id": 1 }, { "post_id": 1, "author_id": 2 }],
        "settings": settings,
    } }));
    import.checks();
    assert_eq!(
        import.json("site.json")["sections"][0]["description"],
        "Of the sea"
    );
    assert_eq!(import.json("authors/ada.json")["biography"], "She writes");
    assert_eq!(import.json("authors/ben.json")["biography"], "He writes");
    for (construct, text) in [
        ("logo", "https://www.tides.example/content/images/logo.png"),
        ("icon", "/content/images/icon.png"),
        ("cover", "/content/images/cover.png"),
        ("picture for networks", "/content/images/og.png"),
        ("picture for X", "/content/images/x.png"),
        ("title for X", "A title for X"),
        ("text for X", "A text for X"),
        ("account on Facebook", "tidepost"),
        ("account on X", "@tidepost"),
        ("title of a tag for search engines", "Sea, for machines"),
        ("title of a tag for networks", "Sea, for networks"),
        ("text of a tag for X", "Sea, for X"),
        ("code of a tag", "sea()"),
        ("text of a tag for search engines", ""),
        ("title of an author for search engines", "Ada, for machines"),
        ("cover of an author", "/content/images/ada.png"),
    ] {
        assert_eq!(import.reported(construct)[0]["text"], text, "{construct}");
    }
    let others = import.reported("text of a tag for search engines");
    assert_eq!(others[1]["text"], "Dams, for machines");
    let others = import.reported("text of an author for search engines");
    assert_eq!(others[1]["text"], "Ben, for machines");
}

#[test]
fn markdown_marks_raises_and_lowers_words() {
    let text = "A ==marked *and strong*== word, x^2^ and H~2~O, ~~gone~~, `a ==b== c`, a == b == c, ==open, 2\\^3\\^.\n\n\
                Another== *==in== it ==not* here==\n\n    ==code==";
    let import = of_story(json!({ "markdown": text }));
    import.checks();
    let body = import.json("articles/news/story.md")["body"].clone();
    let expected = json!([
        "A ",
        { "type": "highlight", "text": ["marked ", { "type": "emphasis", "text": "and strong" }] },
        " word, x",
        { "type": "sup", "text": "2" },
        " and H",
        { "type": "sub", "text": "2" },
        "O, ",
        { "type": "deletion", "text": "gone" },
        ", ",
        { "type": "code", "text": "a ==b== c" },
        ", a == b == c, ==open, 2^3^.",
    ]);
    assert_eq!(body[0]["text"], expected);
    let second = body[1]["text"].to_string();
    assert!(
        second.contains("Another== ") && second.contains(" it ==not"),
        "{second}"
    );
    assert_eq!(body[2]["text"], "==code==");
}

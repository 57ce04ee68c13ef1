//! Blocks that a publication has made by templates in its folder.

use std::fs;

use serde_json::{Value, json};

use super::empty;
use crate::support::{publisher::Publisher, story};

const TEMPLATE: &str = r#"<figure class="x-fact__box">
  <b title="{{ label }}">{{ label }}</b>
  {% for item in items %}<p>{{ item.text }}</p>{% endfor %}
  {{ text }} {% if href %}<a href="{{ href }}">more</a>{% endif %}
  <div>{{ body }}</div>
</figure>"#;

fn with_fact(publisher: Publisher) -> Publisher {
    let schema = json!({
        "description": "A fact in a box.",
        "properties": {
            "label": { "type": "string", "minLength": 1 },
            "text": {}, "href": {}, "body": {},
            "items": { "type": "array", "items": { "properties": { "text": {} } } },
        },
        "required": ["label"],
    });
    let publisher = publisher.with("templates/blocks/fact.json", schema);
    let file = publisher.content("templates/blocks/fact.html");
    fs::write(file, TEMPLATE).expect("a template");
    publisher
}

/// A publication with one story, of that body.
fn telling(body: Value) -> Publisher {
    let other = story("2025-04-01T12:00:00Z", json!({ "headline": "Other" }));
    let one = story("2025-04-02T12:00:00Z", json!({ "body": body }));
    with_fact(empty())
        .with("articles/world/other.json", other)
        .with("articles/world/one.json", one)
}

fn fact() -> Value {
    json!([
        { "type": "x-fact",
          "label": "Salt & <b>pepper</b>",
          "text": ["See ", { "type": "link", "href": "/world/other/", "text": "the other" },
                   "."],
          "href": "/world/other/",
          "items": [{ "text": ["One ", { "type": "strong", "text": "item" }] }],
          "body": [{ "type": "paragraph", "text": "A paragraph." }] },
    ])
}

#[test]
fn a_template_in_the_folder_makes_a_block_that_every_page_can_hold() {
    let publisher = telling(fact()).build();

    let document = publisher.document("world/one/");

    let inside = "div.x-fact > figure.x-fact__box";
    assert_eq!(
        document.texts(&format!("{inside} > b")),
        ["Salt & <b>pepper</b>"]
    );
    let titles = document.attributes(&format!("{inside} > b"), "title");
    assert_eq!(titles, ["Salt & <b>pepper</b>"]);
    assert_eq!(document.texts(&format!("{inside} > p > strong")), ["item"]);
    assert_eq!(
        document.texts(&format!("{inside} > div > p")),
        ["A paragraph."]
    );
    let links = document.attributes(&format!("{inside} > a"), "href");
    assert_eq!(links, ["/news/site/world/other/"; 2]);
    let page = publisher.read("world/one/index.json");
    assert!(
        page.contains(r#"["figure",{"class":"x-fact__box"}"#),
        "{page}"
    );
}

#[test]
fn feeds_have_what_the_template_makes() {
    let publisher = telling(fact()).build();

    let feed = publisher.json("feed.json");
    let told = feed["items"][0]["content_html"].as_str();
    let told = told.expect("HTML");
    assert!(told.contains("Salt &amp; &lt;b&gt;pepper"), "{told}");
    assert!(
        told.contains("https://fixture.example/news/site/world/other/"),
        "{told}"
    );
}

#[test]
fn markdown_says_the_same_of_such_a_block_as_json() {
    let of_json = telling(fact()).build();
    let of_words = telling(json!([]));
    fs::remove_file(of_words.content("articles/world/one.json")).expect("removed");
    let words = "---
headline: A story
section: world
published: 2025-04-02T12:00:00Z
---

::::x-fact{label=\"Salt & <b>pepper</b>\" href=/world/other/}
See [the other](/world/other/).

- One **item**

:::body
A paragraph.
:::
::::

";
    fs::write(of_words.content("articles/world/one.md"), words).expect("a story");
    let of_words = of_words.build();

    let body =
        |publisher: &Publisher| publisher.page("world/one/")["content"]["article"]["body"].clone();
    assert_eq!(body(&of_words), body(&of_json));
}

#[test]
fn a_block_whose_link_is_not_out_is_not_shown() {
    let draft = story("2025-04-02T12:00:00Z", json!({ "draft": true }));
    let body = json!([
        { "type": "x-fact", "label": "Hidden", "href": "/world/secret/" },
        { "type": "x-fact", "label": "Shown" },
    ]);
    let publisher = telling(body)
        .with("articles/world/secret.json", draft)
        .build();

    let document = publisher.document("world/one/");

    assert_eq!(document.texts(".x-fact b"), ["Shown"]);
}

#[test]
fn a_new_story_completes_such_a_block_by_the_schema_beside_it() {
    let publisher = with_fact(empty());
    let output = publisher
        .command("new")
        .args(["A new story", "--section", "world"])
        .output()
        .expect("the publisher starts");
    assert!(output.status.success(), "{output:?}");

    let schema = fs::read_to_string(publisher.content("schema/article.json")).expect("a schema");

    assert!(schema.contains(r#""const": "x-fact""#));
    assert!(schema.contains("A fact in a box."));
}

#[test]
fn what_a_template_names_is_on_the_site_or_told() {
    let naming = |html: &str| {
        let fact = json!([{ "type": "x-fact", "label": "One", "text": "Words" }]);
        let publisher = telling(fact);
        let file = publisher.content("templates/blocks/fact.html");
        fs::write(file, html).expect("a template");
        let public = publisher.content("public");
        fs::create_dir(&public).expect("a folder");
        fs::write(public.join("sign.svg"), "<svg/>").expect("a file");
        publisher
    };
    for (html, told) in [
        ("<a href=\"/world/othre/\">x</a>", "/world/othre/"),
        (
            "<img src=\"/sing.svg\" alt=\"\">",
            "`sing.svg` in `public/`",
        ),
        (
            "<img src=\"https://x.example/a.png\" alt=\"\">",
            "its pages load nothing from elsewhere",
        ),
        (
            "<textarea>{{ text }}</textarea>",
            "`<textarea>` holds plain words",
        ),
        (
            "<p>a</p><plaintext>",
            "`<plaintext>` can't stand in a block",
        ),
        ("<p id=\"notice\">a</p>", "finds its own parts"),
        ("<p class=\"a slot\">a</p>", "finds its own parts"),
        ("<p data-slot=\"after-story\">a</p>", "finds its own parts"),
        (
            "{% for i in range(20000) %}<p><b class=\"{{ i }}\">{% endfor %}",
            "`<b>` is not closed",
        ),
        (
            "<a href=\"council/\">x</a>",
            "no address that a page may hold",
        ),
        (
            "<a href=\"//x.example/\">x</a>",
            "no address that a page may hold",
        ),
    ] {
        let output = naming(html).run();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{html}: {said}");
        assert!(said.contains("every-own-block-can-be-made"), "{said}");
        assert!(said.contains(told), "{html}: {said}");
    }
    let good = "<a href=\"/sign.svg?a#b\"><img src=\"/sign.svg\" srcset=\"/sign.svg 1x, /sign.svg 2x\" alt=\"\"></a>\
        <a href=\"/world/other/\">x</a><a href=\"https://x.example/\">y</a><a href=\"#z\">z</a>";
    let page = naming(good).build().document("world/one/");
    assert_eq!(
        page.attributes(".x-fact a", "href"),
        [
            "/news/site/sign.svg?a#b",
            "/news/site/world/other/",
            "https://x.example/",
            "#z"
        ]
    );
    assert_eq!(
        page.attribute(".x-fact img", "src").as_deref(),
        Some("/news/site/sign.svg")
    );
    assert_eq!(
        page.attribute(".x-fact img", "srcset").as_deref(),
        Some("/news/site/sign.svg 1x, /news/site/sign.svg 2x")
    );
}

#[test]
fn a_block_may_have_thousands_of_words_to_set() {
    let items: Vec<_> = (0..3_000)
        .map(|item| json!({ "text": item.to_string() }))
        .collect();
    let publisher = telling(json!([{ "type": "x-fact", "label": "One", "items": items }])).build();
    assert_eq!(publisher.document("world/one/").count(".x-fact p"), 3_000);
}

#[test]
fn an_object_that_a_block_leaves_out_is_empty_to_its_fields() {
    let schema = json!({ "properties": {
        "label": { "type": "string" },
        "source": { "properties": {
            "name": { "type": "string" },
            "place": { "properties": { "city": { "type": "string" } } },
        } },
    } });
    let publisher = empty().with("templates/blocks/fact.json", schema);
    let template = "<p>{{ label }}: {{ source.name }}{{ source.place.city }}.\
                    {% if source %} Known.{% endif %}</p>";
    fs::write(publisher.content("templates/blocks/fact.html"), template).expect("a template");
    let body = json!([
        { "type": "x-fact", "label": "None" },
        { "type": "x-fact", "label": "One", "source": { "name": "A" } },
    ]);
    let one = story("2025-04-02T12:00:00Z", json!({ "body": body }));
    let publisher = publisher.with("articles/world/one.json", one).build();
    let facts = publisher.document("world/one/").texts(".x-fact p");
    assert_eq!(facts[0], "None: .");
    assert!(facts[1].ends_with("A. Known."), "{facts:?}");
}

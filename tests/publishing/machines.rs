//! What search engines and networks read of a page.

use serde_json::{Value, json};

use crate::support::{Document, publisher::Publisher, story};

const FILE: &str = "articles/world/told.json";

fn published(fields: Value) -> (Value, Document) {
    let publisher = Publisher::new()
        .with(
            "authors/agency.json",
            json!({ "name": "An Agency", "desk": true }),
        )
        .with(FILE, story("2025-05-10T08:00:00Z", fields))
        .build();
    let head = publisher.page("world/told/")["head"].clone();
    (head, publisher.document("world/told/"))
}

fn structured(head: &Value) -> Value {
    let text = head["structured"].as_str().expect("JSON-LD");
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_story_has_an_author_always() {
    let name = |fields: Value| {
        let data = structured(&published(fields).0);
        let author = &data["author"][0];
        (author["@type"].clone(), author["name"].clone())
    };
    let site = (json!("NewsMediaOrganization"), json!("The Fixture & Sons"));

    assert_eq!(name(json!({})), site);
    let edited = json!([{ "author": "agency", "role": "editor" }]);
    assert_eq!(name(json!({ "authors": edited })), site);
    let desk = (json!("Organization"), json!("An Agency"));
    assert_eq!(name(json!({ "authors": ["agency"] })), desk);
}

#[test]
fn each_post_of_a_live_blog_has_the_author_of_the_whole_where_it_names_none() {
    let post = |id: &str| {
        let body = json!([{ "type": "paragraph", "text": "Words." }]);
        json!({ "id": id, "published": "2025-05-10T09:00:00Z", "body": body })
    };
    let live = json!({ "posts": [post("one")] });
    let fields = json!({ "kind": "live", "authors": ["agency"], "body": [], "live": live });
    let (head, _) = published(fields);

    let data = structured(&head);

    assert_eq!(data["liveBlogUpdate"][0]["author"][0]["name"], "An Agency");
    assert_eq!(head["description"], "Words.");
}

#[test]
fn a_page_is_described_by_its_first_paragraph_and_cut_at_a_word() {
    let described = |body: Value| published(json!({ "body": body })).0["description"].clone();
    let heading = json!({ "type": "heading", "text": "Background" });
    let paragraph = |text: &str| json!({ "type": "paragraph", "text": text });
    let table = json!({ "type": "table", "caption": { "text": "A caption" },
        "columns": [{ "text": "Head" }], "rows": [[{ "text": "cell" }]] });
    let disclaimer = json!({ "type": "disclaimer", "text": "We own shares." });
    let aside = json!({ "type": "info-box", "title": "Aside", "body": [paragraph("Beside it.")] });

    let first = json!([
        disclaimer,
        heading,
        table,
        aside,
        paragraph("  The first\nreal one. ")
    ]);
    assert_eq!(described(first), "The first real one.");
    assert_eq!(described(json!([heading, aside])), "Beside it.");
    let list = json!({ "type": "list", "items": [{ "text": "An item" }] });
    assert_eq!(described(json!([heading, list])), "An item");
    // Where nothing is told, by its headline.
    assert_eq!(described(json!([heading, table])), "A story");
    assert_eq!(
        described(json!([paragraph("…"), paragraph("Then words.")])),
        "Then words."
    );

    for word in ["word ", "語り", "كلمات "] {
        let long = word.repeat(120);
        let said = described(json!([paragraph(&long)]));
        let said = said.as_str().expect("a description");
        let kept = said.strip_suffix('…').expect("it is cut");
        let count = said.chars().count();
        assert!((150..=201).contains(&count), "{count} characters");
        assert!(
            long.starts_with(kept) && kept.ends_with(word.trim()),
            "{said}"
        );
    }
}

#[test]
fn the_title_for_networks_is_the_page_s_own() {
    let (head, document) = published(json!({ "headline": "One | two" }));

    let shared = "meta[property='og:title']";
    assert_eq!(
        document.attribute(shared, "content").as_deref(),
        Some("One | two")
    );
    assert_eq!(head["title"], "One | two | The Fixture & Sons");
    let front = Publisher::new().build().document("");
    let site = front.attribute(shared, "content");
    assert_eq!(site.as_deref(), Some("The Fixture & Sons"));
}

#[test]
fn search_engines_are_asked_to_leave_out_the_data_of_pages() {
    let headers = Publisher::new().build().read("_headers");
    for rule in ["/news/site/*.json", "/news/site/preview/*"] {
        let asked = format!("\n{rule}\n  X-Robots-Tag: noindex\n");
        assert!(headers.contains(&asked), "{headers}");
    }
}

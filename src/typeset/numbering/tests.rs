use std::collections::BTreeSet;

use crate::{
    locales::Locales,
    model::{Article, Direction, Language, Picture, StaticPage},
    page::{Card, Element, Node},
    typeset::{Lookup, Placement, Typesetter},
};

/// A publication in which everything is out, but for the stories that cards lead to.
struct Everything;

impl Lookup for Everything {
    fn shown_in_place_of(&self, _: &str) -> Option<String> {
        None
    }

    fn address(&self, href: &str) -> Option<String> {
        Some(href.to_owned())
    }

    fn picture(&self, _: &Picture, _: Placement) -> Option<crate::page::Picture> {
        Some(crate::page::Picture::default())
    }

    fn file(&self, src: &str) -> Option<(String, u64)> {
        Some((src.to_owned(), 1))
    }

    fn card(&self, _: &str, _: &Language) -> Option<Card> {
        None
    }

    fn host(&self) -> &str {
        "example.org"
    }

    fn direction(&self, _: &Language) -> Direction {
        Direction::Ltr
    }

    fn locales(&self) -> &Locales {
        Locales::built_in()
    }
}

fn english() -> Language {
    Language("en".to_owned())
}

fn article(json: serde_json::Value) -> Article {
    serde_json::from_value(json).expect("an article")
}

fn ids(nodes: &[Node], found: &mut Vec<String>) {
    for node in nodes {
        if let Node::Element(Element {
            attributes,
            children,
            ..
        }) = node
        {
            found.extend(attributes.get("id").cloned());
            ids(children, found);
        }
    }
}

/// Ids of blocks to which nothing refers only keep a name free.
fn is_kept_free(id: &str) -> bool {
    let id = id.rsplit("--").next().unwrap_or(id);
    let name = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = name.strip_suffix('-').unwrap_or(name);
    ["table", "chart", "map", "code", "formula"].contains(&name)
}

#[track_caller]
fn assert_all_ids_are_rendered(typesetter: &Typesetter, nodes: &[Node]) {
    let mut rendered = Vec::new();
    ids(nodes, &mut rendered);
    let distinct: BTreeSet<_> = rendered.iter().collect();
    assert_eq!(distinct.len(), rendered.len(), "{rendered:?}");
    assert!(rendered.iter().all(|id| !id.is_empty()), "{rendered:?}");
    let missing: Vec<_> = typesetter
        .numbering
        .ids
        .values()
        .filter(|id| !distinct.contains(id) && !is_kept_free(id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_numbered_is_rendered_once_and_with_its_id() {
    let page = include_str!("../../../content/pages/specimen.json");
    let mut page: serde_json::Value = serde_json::from_str(page).expect("JSON");
    page.as_object_mut().expect("an object").remove("$schema");
    let page: StaticPage = serde_json::from_value(page).expect("a page");
    let language = english();

    let typesetter = Typesetter::for_static_page(&Everything, &language, &page);

    let mut nodes = typesetter.standfirst(&page.standfirst);
    nodes.extend(typesetter.body(&page.body));
    nodes.extend(typesetter.notes());
    assert_all_ids_are_rendered(&typesetter, &nodes);
}

fn article_with_notes() -> Article {
    let refers = |note: &str| serde_json::json!(["x", { "type": "note", "note": note }]);
    article(serde_json::json!({
        "headline": "A", "section": "s", "published": "2025-05-10T08:00:00Z", "kind": "live",
        "notes": [
            { "id": "one", "text": refers("two") },
            { "id": "two", "text": refers("three") },
            { "id": "three", "text": "3" },
            { "id": "four", "text": refers("one") },
            { "id": "five", "text": "5" }
        ],
        "body": [{ "type": "paragraph", "text": refers("two") }],
        "live": { "posts": [
            { "id": "new", "published": "2025-05-10T10:00:00Z", "title": "New",
              "body": [{ "type": "heading", "text": "Same" }, { "type": "paragraph", "text": refers("four") }] },
            { "id": "old", "published": "2025-05-10T09:00:00Z", "title": "Old",
              "body": [{ "type": "heading", "text": "Same" }, { "type": "paragraph", "text": refers("four") }] }
        ] }
    }))
}

#[test]
fn a_note_is_shown_and_leads_back_where_something_above_it_refers_to_it() {
    let article = article_with_notes();
    let language = english();
    let posts = &article.live.as_ref().expect("posts").posts;
    let typesetter = Typesetter::for_article(&Everything, &language, &article, posts.iter().rev());

    let back = |note| typesetter.numbering.back_link(note);

    // Only the fourth, which stands below, refers to the first.
    assert_eq!(back(1), None);
    assert_eq!(back(2), Some("to-note-2"));
    assert_eq!(back(3), Some("to-note-3"));
    assert_eq!(back(4), Some("post-old--to-note-4"));
    assert_eq!(back(5), None);
    let mut found = Vec::new();
    ids(&[typesetter.notes_here()], &mut found);
    let shown: Vec<_> = found.iter().filter(|id| id.starts_with("note-")).collect();
    assert_eq!(shown, ["note-2", "note-3", "note-4"]);
}

#[test]
fn the_first_reference_is_in_the_corrections_then_the_review_then_the_body() {
    let refers = serde_json::json!(["x", { "type": "note", "note": "n" }]);
    let language = english();
    let story = |corrections: serde_json::Value| {
        article(serde_json::json!({
            "headline": "A", "section": "s", "published": "2025-05-10T08:00:00Z", "kind": "review",
            "notes": [{ "id": "n", "text": "N" }],
            "review": { "item": "B", "text": refers },
            "corrections": corrections,
            "body": [{ "type": "chart", "kind": "bar", "title": "T", "alt": "", "text": refers,
                       "columns": [{ "text": "Name" }, { "text": refers }], "rows": [["a", 1]] }]
        }))
    };
    let correction = serde_json::json!([{ "date": "2025-05-11T08:00:00Z", "text": refers }]);
    for (corrections, in_review) in [(correction, false), (serde_json::json!([]), true)] {
        let article = story(corrections);
        let typesetter = Typesetter::for_article(&Everything, &language, &article, []);
        let mut found = Vec::new();
        let review = article.review.as_ref().expect("a review");
        ids(&[typesetter.review(review)], &mut found);
        assert_eq!(found.contains(&"to-note-1".to_owned()), in_review);
    }
}

#[test]
fn parts_can_be_rendered_in_any_order() {
    let article = article(serde_json::json!({
        "headline": "A", "section": "s", "published": "2025-05-10T08:00:00Z",
        "lead": { "src": "a.jpg", "alt": "" },
        "notes": [{ "id": "n", "text": "N" }],
        "body": [
            { "type": "heading", "level": 2, "text": "Same" },
            { "type": "paragraph", "text": ["x", { "type": "note", "note": "n" }] },
            { "type": "image", "src": "b.jpg", "alt": "" },
            { "type": "heading", "level": 2, "text": "Same" },
            { "type": "paragraph", "text": ["y", { "type": "note", "note": "n" }] }
        ]
    }));
    let language = english();
    let typesetter = Typesetter::for_article(&Everything, &language, &article, []);

    let forwards = typesetter.body(&article.body);
    let mut backwards: Vec<_> = article
        .body
        .iter()
        .rev()
        .flat_map(|block| typesetter.body(std::slice::from_ref(block)))
        .collect();
    backwards.reverse();

    assert_eq!(forwards, backwards);
    let mut found = Vec::new();
    ids(&forwards, &mut found);
    assert_eq!(found, ["same", "to-note-1", "picture-2", "same-2"]);
}

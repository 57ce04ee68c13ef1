use std::collections::BTreeSet;

use crate::{
    model::{Article, Direction, Language, Picture},
    page::{Card, Element, Node},
    typeset::{Lookup, Placement, Typesetter},
};

/// A publication in which everything is out, but for the stories that cards lead to.
struct Everything;

impl Lookup for Everything {
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

    fn direction(&self, _: &Language) -> Direction {
        Direction::Ltr
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

#[test]
fn what_is_numbered_is_rendered_once_and_with_its_id() {
    let json = include_str!("../../../tests/fixtures/publication/articles/world/every-block.json");
    let article = article(serde_json::from_str(json).expect("JSON"));
    let language = english();

    let typesetter = Typesetter::for_article(&Everything, &language, &article, []);

    let mut rendered = Vec::new();
    ids(&typesetter.body(&article.body), &mut rendered);
    let distinct: BTreeSet<_> = rendered.iter().collect();
    assert_eq!(distinct.len(), rendered.len(), "{rendered:?}");
    assert!(rendered.iter().all(|id| !id.is_empty()), "{rendered:?}");
    // Ids that only keep a name free are of blocks to which nothing refers.
    let kept_free = |id: &String| {
        ["table", "chart", "map", "code", "formula"]
            .iter()
            .any(|name| id.starts_with(name))
    };
    let numbered = typesetter.numbering.ids.values();
    let missing: Vec<_> = numbered
        .filter(|id| !distinct.contains(id) && !kept_free(id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
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

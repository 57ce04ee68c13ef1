//! What people have reported of other importers of such exports.

use serde_json::json;

use super::{lexical, mobiledoc, of, of_story};
use crate::import::Import;

const STORY: &str = "articles/news/story.md";

/// A text of the editor before version 5 that is one card.
fn card(name: &str, payload: &serde_json::Value) -> String {
    mobiledoc(json!({
        "version": "0.3.1", "atoms": [], "markups": [],
        "cards": [[name, payload]], "sections": [[10, 0]]
    }))
}

fn body(import: &Import) -> String {
    import.checks();
    import.json(STORY)["body"].to_string()
}

#[test]
fn a_card_of_html_is_not_lost() {
    let html = "<pre><code class=\"language-shell\">nano greeting.fish</code></pre>";
    let import = of_story(json!({ "mobiledoc": card("html", &json!({ "html": html })) }));
    assert!(body(&import).contains("nano greeting.fish"));
}

#[test]
fn a_film_that_is_embedded_is_not_lost() {
    let payload = json!({
        "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "type": "video",
        "html": "<iframe src=\"https://www.youtube.com/embed/aqz-KE-bpKQ\"></iframe>"
    });
    let import = of_story(json!({ "mobiledoc": card("embed", &payload) }));
    assert!(body(&import).contains("aqz-KE-bpKQ"));
}

#[test]
fn a_bookmark_without_anything_known_of_its_page_is_a_link() {
    for metadata in [
        json!(null),
        json!({ "title": null, "publisher": null }),
        json!("none"),
    ] {
        let payload = json!({ "url": "https://elsewhere.example/a", "metadata": metadata });
        let import = of_story(json!({ "mobiledoc": card("bookmark", &payload) }));
        assert!(
            body(&import).contains("https://elsewhere.example/a"),
            "{metadata}"
        );
    }
}

#[test]
fn one_story_with_odd_tags_does_not_end_the_import() {
    let post = |id: u32| {
        json!({
            "id": id, "uuid": format!("uuid-{id}"), "title": format!("Story {id}"), "slug": format!("s-{id}"),
            "markdown": "Words.", "html": null, "image": null, "featured": 0, "page": 0,
            "status": "published", "author_id": 1, "published_at": 1_476_365_680_877_i64
        })
    };
    let posts: Vec<_> = (1..=5).map(post).collect();
    let import = of(&json!({ "db": [{ "meta": { "version": "009" }, "data": {
        "posts": posts,
        "tags": [{ "id": 1, "name": "One", "slug": "one", "description": null }],
        "posts_tags": [
            { "id": 1, "post_id": 1, "tag_id": 1 },
            { "id": 2, "post_id": 2, "tag_id": 77 },
            { "id": 3, "post_id": 99, "tag_id": 1 },
            { "id": 4, "post_id": 4, "tag_id": null }
        ],
        "users": [{ "id": 1, "name": "Ada", "slug": "ada", "image": null }]
    } }] }));
    import.checks();
    assert_eq!(
        import.json("articles/one/s-1.md")["authors"],
        json!(["ada"])
    );
    for id in 2..=5 {
        let story = import.json(&format!("articles/news/s-{id}.md"));
        assert_eq!(story["published"], "2016-10-13T13:34:40.877Z");
        assert_eq!(story["id"], format!("uuid-{id}"));
    }
}

#[test]
fn pictures_that_are_named_from_the_root_are_the_sites_own() {
    let uploads = crate::import::uploads(&["images/2017/12/image.png"]);
    let folder = uploads.path().to_str().expect("a path");
    let import = of_story(json!({
        "mobiledoc": card("markdown", &json!({ "markdown": "above\n\n![image](/content/images/2017/12/image.png)\n\nbelow" }))
    }));
    let file = import.publisher.folder.path().join("export.json");
    import.must_run(
        &[&file],
        &["--url", "https://blog.example/hugo/", "--media", folder],
    );
    assert_eq!(
        import.blocks(STORY, "image")[0]["src"],
        "images/2017/12/image.png"
    );
}

#[test]
fn html_is_taken_where_the_editor_kept_nothing() {
    for kept in [
        json!({ "mobiledoc": null, "lexical": null }),
        json!({ "mobiledoc": "", "lexical": "" }),
        json!({ "lexical": lexical(json!([])) }),
        json!({ "lexical": lexical(json!([{ "type": "paragraph", "children": [] }])) }),
    ] {
        let mut post = kept.clone();
        post["html"] = "<p>Published words.</p>".into();
        assert!(body(&of_story(post)).contains("Published words."), "{kept}");
    }
}

#[test]
fn a_text_that_is_kept_twice_stands_there_once() {
    let import = of_story(json!({
        "lexical": lexical(json!([{ "type": "paragraph", "children": [{ "type": "text", "text": "Same words." }] }])),
        "mobiledoc": card("html", &json!({ "html": "<p>Same words.</p>" })),
        "html": "<p>Same words.</p>"
    }));
    assert_eq!(body(&import).matches("Same words.").count(), 1);
}

#[test]
fn a_link_without_an_address_is_words() {
    let import = of_story(json!({ "mobiledoc": mobiledoc(json!({
        "version": "0.3.1", "atoms": [], "cards": [], "markups": [["a"], ["a", []], ["a", ["href"]]],
        "sections": [[1, "p", [[0, [0], 1, "one "], [0, [1], 1, "two "], [0, [2], 1, "three"], [0, [9], 1, " four"]]]]
    })) }));
    assert!(body(&import).contains("one two three four"));
}

#[test]
fn an_author_without_a_picture_is_an_author() {
    let export = json!({ "data": {
        "posts": [{ "id": "1", "title": "A", "slug": "a", "status": "published", "author_id": "5", "html": "<p>W</p>" }],
        "users": [{ "id": "5", "name": "Ada", "slug": "ada", "profile_image": null, "website": "", "twitter": null }]
    } });
    let import = of(&export);
    import.checks();
    let ada = import.json("authors/ada.json");
    assert_eq!(
        ada,
        json!({ "$schema": "../schema/author.json", "name": "Ada" })
    );
}

#[test]
fn drafts_without_a_title_or_a_slug_are_drafts_still() {
    let import = of(&json!({ "data": { "posts": [
        { "id": "1", "title": null, "slug": null, "status": "draft", "html": null },
        { "id": "2", "title": "", "slug": "", "status": "draft", "html": "<p>Some words</p>" },
        { "status": "draft" }
    ] } }));
    import.checks();
    assert_eq!(
        import.json("articles/news/story-1.md")["headline"],
        "Story 1"
    );
    assert_eq!(
        import.json("articles/news/story-2.md")["headline"],
        "Some words"
    );
}

#[test]
fn thousands_of_stories_are_all_there() {
    let posts: Vec<_> = (0..1902)
        .map(|id| {
            json!({ "id": format!("64a0c0ffee{id:014}"), "title": "T", "slug": format!("s{id}"),
                    "status": "published", "html": "<p>W</p>" })
        })
        .collect();
    let import = of(&json!({ "data": { "posts": posts } }));
    let stories = std::fs::read_dir(import.publisher.content("articles/news")).expect("a folder");
    assert_eq!(stories.count(), 1902);
}

#[test]
fn cards_without_some_of_their_fields_lose_no_words() {
    for (name, payload, words) in [
        (
            "image",
            json!({ "caption": "What it showed" }),
            "What it showed",
        ),
        (
            "image",
            json!({ "src": null, "alt": "Seen from afar" }),
            "Seen from afar",
        ),
        (
            "callout",
            json!({ "calloutText": "Mind the gap" }),
            "Mind the gap",
        ),
        (
            "toggle",
            json!({ "heading": "More of it", "content": null }),
            "More of it",
        ),
        (
            "toggle",
            json!({ "content": "<p>Folded words</p>" }),
            "Folded words",
        ),
        (
            "video",
            json!({ "caption": "A film of it" }),
            "A film of it",
        ),
        (
            "gallery",
            json!({ "images": null, "caption": "Two views" }),
            "Two views",
        ),
        ("code", json!({ "code": "x = 1" }), "x = 1"),
        ("header", json!({ "subheader": "Only below" }), "Only below"),
        ("file", json!({ "fileTitle": "Tables" }), "Tables"),
        (
            "embed",
            json!({ "caption": "Nothing to see" }),
            "Nothing to see",
        ),
        ("audio", json!({ "title": "Waves" }), "Waves"),
        ("product", json!({ "productTitle": "A lamp" }), "A lamp"),
        ("paywall", json!({}), ""),
    ] {
        let text = card(name, &payload);
        let import = of_story(json!({ "mobiledoc": text, "html": null }));
        let report = import.json("import-report.json")["entries"].to_string();
        let all = format!("{} {report}", body(&import));
        assert!(all.contains(words), "{name} {payload}: {all}");
    }
}

#[test]
fn what_is_said_of_an_export_may_have_any_shape() {
    let post = json!({ "id": 1, "title": "A story", "slug": "story", "status": "published", "mobiledoc": null, "html": "<p>W</p>" });
    for meta in [
        json!("3.35.5"),
        json!(null),
        json!([1]),
        json!({ "exported_on": "x" }),
    ] {
        for export in [
            json!({ "db": [{ "meta": meta.clone(), "data": { "posts": [post.clone()] } }] }),
            json!({ "meta": meta.clone(), "data": { "posts": [post.clone()] } }),
            json!([{ "data": { "posts": [post.clone()] }, "meta": meta.clone() }]),
        ] {
            assert_eq!(of(&export).json(STORY)["headline"], "A story", "{export}");
        }
    }
}

#[test]
fn blocks_of_code_in_markdown_stay_code() {
    let text = "Words\n```js\nlet x = 1;\n```\nand\n\n    indented\n";
    let import =
        of_story(json!({ "mobiledoc": card("card-markdown", &json!({ "markdown": text })) }));
    let code = import.blocks(STORY, "code");
    assert_eq!(code.len(), 2, "{code:?}");
    assert!(code[0].to_string().contains("let x = 1;"), "{code:?}");
}

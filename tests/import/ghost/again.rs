use std::fs;

use serde_json::{Value, json};

use super::of;
use crate::import::Import;

/// An export of these posts, each of the tag `harbour` unless it says another.
fn export(posts: &[Value]) -> Value {
    let mut ties = Vec::new();
    let mut all = Vec::new();
    for (number, post) in posts.iter().enumerate() {
        let slug = post["slug"].as_str().expect("a slug");
        let mut whole = json!({
            "id": format!("{number:024x}"),
            "title": slug,
            "html": format!("<p>Words of {slug}.</p>"),
            "status": "published",
            "published_at": "2024-01-05T09:00:00.000Z",
        });
        for (name, value) in post.as_object().expect("fields") {
            whole[name] = value.clone();
        }
        let tag = post["tag"].as_u64().unwrap_or(1);
        ties.push(json!({ "post_id": whole["id"], "tag_id": tag }));
        all.push(whole);
    }
    let tags = json!([
        { "id": 1, "name": "Harbour", "slug": "harbour" },
        { "id": 2, "name": "Sea", "slug": "sea" }
    ]);
    json!({ "data": { "posts": all, "tags": tags, "posts_tags": ties } })
}

/// Imports another export into the same folder.
fn again(import: &Import, export: &Value) {
    let file = import.publisher.folder.path().join("newer.json");
    fs::write(&file, export.to_string()).expect("an export");
    import.must_run(&[&file], &["--url", "https://www.tides.example/"]);
    import.checks();
}

fn stands(import: &Import, name: &str) -> bool {
    import.publisher.content(name).exists()
}

#[test]
fn a_newer_export_withdraws_and_moves_what_nobody_has_touched() {
    let page = json!({ "id": "p1", "slug": "about", "type": "page" });
    let import = of(&export(&[
        json!({ "slug": "dam" }),
        json!({ "slug": "reef" }),
        json!({ "slug": "secret" }),
        page.clone(),
        json!({ "id": "gone", "slug": "gone" }),
    ]));
    let mut withdrawn = page;
    withdrawn["status"] = "draft".into();
    again(
        &import,
        &export(&[
            json!({ "slug": "dam-new" }),
            json!({ "slug": "reef", "tag": 2 }),
            json!({ "slug": "secret", "visibility": "members" }),
            withdrawn,
        ]),
    );
    let dam = import.json("articles/harbour/dam-new.md");
    assert_eq!(dam["aliases"], json!(["/dam/"]));
    assert_eq!(import.json("articles/sea/reef.md")["section"], "sea");
    assert_eq!(import.json("articles/harbour/secret.md")["draft"], true);
    assert!(stands(&import, "drafts/about.md"));
    for old in [
        "articles/harbour/dam.md",
        "articles/harbour/reef.md",
        "pages/about.md",
    ] {
        assert!(!stands(&import, old), "{old}");
    }
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(
        files["not in the source any more"],
        json!(["articles/harbour/gone"])
    );
    assert_eq!(files["removed since and left out"], json!(null));
}

#[test]
fn a_page_that_is_withdrawn_and_was_changed_here_is_reported() {
    let mut page = json!({ "slug": "about", "type": "page" });
    let import = of(&export(&[page.clone()]));
    let file = import.publisher.content("pages/about.md");
    fs::write(&file, "---\ntitle: Ours\n---\n\nOurs.\n").expect("an edit");
    page["status"] = "draft".into();
    again(&import, &export(&[page]));
    assert_eq!(import.json("pages/about.md")["title"], "Ours");
    let told = import.reported("withdrawn, and changed here");
    assert!(told[0]["detail"].to_string().contains("pages/about.md"));
}

#[test]
fn what_somebody_has_written_keeps_its_name_and_its_address() {
    let first = json!({ "slug": "first" });
    let import = of(&export(std::slice::from_ref(&first)));
    let own = "section: harbour\npublished: 2024-01-01T00:00:00Z\n---\n\nMy own words.\n";
    for (file, text) in [
        (
            "articles/harbour/dam.md",
            format!("---\nheadline: My dam\n{own}"),
        ),
        (
            "articles/harbour/other.md",
            format!("---\nheadline: My reef\nslug: reef\n{own}"),
        ),
        (
            "pages/about.md",
            "---\ntitle: My own\n---\n\nMine.\n".into(),
        ),
    ] {
        let file = import.publisher.content(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let link = "<p><a href=\"https://www.tides.example/dam/\">To the dam</a></p>";
    again(
        &import,
        &export(&[
            first,
            json!({ "slug": "dam" }),
            json!({ "slug": "reef" }),
            json!({ "slug": "about", "type": "page" }),
            json!({ "slug": "link", "html": link }),
        ]),
    );
    assert_eq!(import.json("articles/harbour/dam.md")["headline"], "My dam");
    assert_eq!(import.json("articles/harbour/dam-2.md")["headline"], "dam");
    assert_eq!(
        import.json("articles/harbour/reef-2.md")["headline"],
        "reef"
    );
    assert_eq!(import.json("pages/about-2.md")["title"], "about");
    let story = import.json("articles/harbour/link.md").to_string();
    assert!(story.contains("/dam-2/"), "{story}");
}

#[test]
fn a_section_of_the_site_keeps_its_name_when_a_page_of_that_name_comes() {
    let story = json!({ "slug": "first" });
    let import = of(&export(std::slice::from_ref(&story)));
    let page = json!({ "slug": "harbour", "type": "page" });
    again(&import, &export(&[story, page]));
    assert!(stands(&import, "articles/harbour/first.md"));
    assert!(stands(&import, "pages/harbour-2.md"));
    let sections = import.json("site.json")["sections"].clone();
    assert_eq!(sections.as_array().expect("a list").len(), 1, "{sections}");
}

#[test]
fn what_waits_for_its_time_is_not_published_before() {
    let later = "2099-01-01T00:00:00.000Z";
    let import = of(&export(&[
        json!({ "slug": "launch", "type": "page", "status": "scheduled", "published_at": later }),
        json!({ "slug": "undated", "status": "scheduled", "published_at": null }),
        json!({ "slug": "dated", "status": "scheduled", "published_at": later }),
    ]));
    assert!(stands(&import, "drafts/launch.md"));
    assert!(!stands(&import, "pages/launch.md"));
    assert_eq!(import.json("articles/harbour/undated.md")["draft"], true);
    assert_eq!(import.json("articles/harbour/dated.md")["draft"], false);
    let told = import.reported("page");
    assert!(told[0]["detail"].to_string().contains("can't wait"));
}

#[test]
fn stories_are_the_same_when_the_address_of_the_site_is_said_later() {
    let posts = export(&[json!({ "slug": "first" })]);
    let import = Import::from("ghost");
    let file = import.publisher.folder.path().join("export.json");
    fs::write(&file, posts.to_string()).expect("an export");
    import.must_run(&[&file], &[]);
    again(&import, &posts);
    assert!(stands(&import, "articles/harbour/first.md"));
    assert!(!stands(&import, "articles/harbour/first-2.md"));
}

#[test]
fn an_address_leads_nowhere_while_its_story_is_withdrawn() {
    let import = of(&export(&[json!({ "slug": "dam" })]));
    let withdrawn = json!({ "slug": "dam-new", "status": "draft" });
    again(&import, &export(&[withdrawn]));
    let draft = import.json("articles/harbour/dam-new.md");
    assert_eq!(draft["draft"], true);
    assert_eq!(draft["aliases"], json!(["/dam/"]));
    let told = &import.reported("address")[0];
    assert_eq!(told["outcome"], "downgraded");
    let detail = told["detail"].to_string();
    assert!(detail.contains("/dam/ leads nowhere until"), "{detail}");
    again(&import, &export(&[json!({ "slug": "dam-new" })]));
    let told = import.reported("address")[0]["detail"].to_string();
    assert!(told.contains("/dam/ leads on to /dam-new/"), "{told}");
}

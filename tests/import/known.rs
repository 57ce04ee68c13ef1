//! A story is the same story in a newer export, whatever it is called by then.

use std::fs;

use serde_json::json;

use super::{
    Import,
    export::{blog, post},
};

const WINTER: &str = "articles/coast/winter.md";

fn winter() -> super::export::Post {
    post(10, "winter").category("coast")
}

/// Adds words to a story, as an editor does.
fn edit(import: &Import, file: &str) {
    let path = import.publisher.content(file);
    let text = fs::read_to_string(&path).expect("a story");
    fs::write(path, format!("{text}\nAdded by hand.\n")).expect("an edit");
}

#[test]
fn a_story_with_another_slug_moves_and_its_old_address_leads_on() {
    let import = Import::new();
    import.posts(&[winter()]);
    let renamed = post(10, "cold-winter").category("coast");
    for _ in 0..2 {
        import.posts(std::slice::from_ref(&renamed));
        assert_eq!(import.stories(), ["articles/coast/cold-winter.md"]);
        let story = import.json("articles/coast/cold-winter.md");
        assert_eq!(story["aliases"], json!(["/winter/"]));
    }
    assert!(import.files("written").is_empty() && import.files("moved").is_empty());
    import.posts(&[winter()]);
    assert_eq!(import.stories(), [WINTER]);
    assert_eq!(import.json(WINTER)["aliases"], json!(["/cold-winter/"]));
}

#[test]
fn a_story_in_another_category_moves() {
    let import = Import::new();
    import.posts(&[winter(), post(11, "other").category("sea")]);
    import.posts(&[
        post(10, "winter").category("sea"),
        post(11, "other").category("sea"),
    ]);
    assert_eq!(
        import.stories(),
        ["articles/sea/other.md", "articles/sea/winter.md"]
    );
    assert_eq!(import.files("moved"), [WINTER]);
}

#[test]
fn a_story_that_somebody_has_changed_stays_where_it_is() {
    let import = Import::new();
    import.posts(&[winter()]);
    edit(&import, WINTER);
    let link = "<a href=\"https://tides.example/cold/\">That winter</a>";
    import.posts(&[
        post(10, "cold").category("sea"),
        post(11, "other").category("sea").text(link),
    ]);
    assert_eq!(import.stories(), [WINTER, "articles/sea/other.md"]);
    assert_eq!(import.files("changed since and left alone"), [WINTER]);
    let other = import.json("articles/sea/other.md").to_string();
    assert!(other.contains("\"/winter/\""), "{other}");
}

#[test]
fn a_story_keeps_its_file_when_its_twin_is_gone() {
    let import = Import::new();
    let twins = [winter(), post(11, "winter").category("coast")];
    import.posts(&twins);
    let second = "articles/coast/winter-2.md";
    let before = (import.json(WINTER), import.json(second));
    import.posts(&twins[1..]);
    assert_eq!((import.json(WINTER), import.json(second)), before);
    assert_eq!(
        import.files("not in the source any more"),
        ["articles/coast/winter"]
    );
}

#[test]
fn a_new_story_takes_no_file_of_one_that_comes_later() {
    let import = Import::new();
    import.posts(&[winter()]);
    edit(&import, WINTER);
    import.posts(&[post(11, "winter").category("coast"), winter()]);
    assert_eq!(import.stories(), ["articles/coast/winter-2.md", WINTER]);
    let new = import.json("articles/coast/winter-2.md");
    assert_eq!(new["headline"], "Story 11");
}

#[test]
fn a_story_of_somebody_else_keeps_its_file_and_its_address() {
    let import = Import::new();
    import.posts(&[post(1, "first").category("coast")]);
    let own = json!({
        "headline": "Ours", "section": "coast", "published": "2020-01-02T10:00:00Z", "slug": "winter",
        "aliases": ["/spring/"], "body": []
    });
    let file = import.publisher.content("articles/coast/ours.json");
    fs::write(&file, own.to_string()).expect("a story");
    import.posts(&[winter(), post(11, "spring").category("coast")]);
    assert_eq!(import.json("articles/coast/ours.json"), own);
    for (file, headline) in [("winter-2", "Story 10"), ("spring-2", "Story 11")] {
        let story = import.json(&format!("articles/coast/{file}.md"));
        assert_eq!(story["headline"], headline);
    }
}

#[test]
fn a_story_that_was_made_json_is_not_written_a_second_time() {
    let import = Import::new();
    import.posts(&[winter()]);
    let story = import.json(WINTER);
    fs::remove_file(import.publisher.content(WINTER)).expect("a removal");
    let other = "articles/coast/winter.json";
    fs::write(import.publisher.content(other), story.to_string()).expect("a story");
    import.posts(&[winter()]);
    assert_eq!(import.stories(), [other]);
    assert_eq!(import.files("changed since and left alone"), [other]);
}

#[test]
fn a_story_that_was_moved_by_hand_is_not_written_a_second_time() {
    let import = Import::new();
    import.posts(&[winter(), post(11, "other").category("sea")]);
    let moved = "articles/sea/winter.md";
    fs::rename(
        import.publisher.content(WINTER),
        import.publisher.content(moved),
    )
    .expect("a move");
    import.posts(&[winter(), post(11, "other").category("sea")]);
    assert_eq!(import.stories(), ["articles/sea/other.md", moved]);
}

#[test]
fn links_to_a_story_that_somebody_has_removed_become_words() {
    let import = Import::new();
    let other = post(11, "other")
        .category("coast")
        .text("<a href=\"https://tides.example/winter/\">Then</a>");
    import.posts(&[winter(), other.clone()]);
    fs::remove_file(import.publisher.content(WINTER)).expect("a removal");
    import.posts(&[winter(), other]);
    assert_eq!(import.stories(), ["articles/coast/other.md"]);
}

#[test]
fn a_page_that_has_its_address_already_has_it_before_one_that_would_get_it() {
    let import = Import::new();
    import.posts(&[
        post(1, "about").kind("page"),
        post(2, "team").kind("page").at("/about/team/").below(1),
        post(3, "team").kind("page"),
        winter(),
    ]);
    assert_eq!(import.json("pages/team.md")["title"], "Story 3");
    let child = import.json("pages/about-team.md");
    assert_eq!(child["title"], "Story 2");
    assert_eq!(child["aliases"], json!(["/about/team/"]));
}

fn account(id: u64, name: &str) -> String {
    format!(
        "<wp:author><wp:author_id>{id}</wp:author_id><wp:author_login>admin</wp:author_login>\
         <wp:author_display_name>{name}</wp:author_display_name></wp:author>"
    )
}

#[test]
fn numbers_of_two_blogs_are_told_apart() {
    let link = "<a href=\"/?p=11\">The other</a>";
    let first = blog().head(&account(1, "Ann"));
    let second = super::export::Blog::new("https://harbours.example").head(&account(1, "Bob"));
    let import = Import::new();
    import.exports(&[
        &first.with(&[
            post(10, "winter").category("coast"),
            post(11, "tides").category("coast"),
        ]),
        &second.with(&[
            post(10, "quays").category("coast").text(link),
            post(11, "piers").category("coast"),
        ]),
    ]);
    import.checks();
    assert_eq!(import.stories().len(), 4);
    let quays = import.json("articles/coast/quays.md");
    assert!(quays.to_string().contains("\"/piers/\""), "{quays}");
    assert_eq!(quays["authors"], json!(["admin-2"]));
    assert_eq!(import.json("authors/admin.json")["name"], "Ann");
    assert_eq!(import.json("authors/admin-2.json")["name"], "Bob");
}

#[test]
fn what_several_files_of_a_blog_know_is_put_together() {
    let term = |id: u64, slug: &str| {
        format!(
            "<wp:category><wp:term_id>{id}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>\
             <wp:cat_name>The {slug}</wp:cat_name></wp:category>"
        )
    };
    let import = Import::new();
    import.exports(&[
        &blog().head(&term(1, "coast")).with(&[winter()]),
        &blog()
            .head(&term(2, "sea"))
            .with(&[post(11, "waves").category("sea")]),
    ]);
    let sections = import.json("site.json")["sections"].clone();
    assert_eq!(
        sections,
        json!([{ "slug": "coast", "name": "The coast" }, { "slug": "sea", "name": "The sea" }])
    );
}

#[test]
fn categories_of_one_name_are_one_section() {
    let import = Import::new();
    import.posts(&[
        post(10, "one").term("category", "news", "News"),
        post(11, "two").term("category", "nieuws", "News"),
    ]);
    let site = import.json("site.json");
    assert_eq!(
        site["sections"],
        json!([{ "slug": "news", "name": "News" }])
    );
    assert_eq!(site["redirects"]["/category/nieuws/"], "/news/");
    assert_eq!(import.reported("category").len(), 1);
}

#[test]
fn stories_that_say_that_they_are_the_same_are_both_kept() {
    let import = Import::new();
    let twin = |text: &str| {
        let story = post(0, "winter").category("coast").text(text);
        blog()
            .with(&[story])
            .replace("https://tides.example/?p=0</guid>", "</guid>")
    };
    let (one, other) = (twin("One."), twin("Other."));
    for _ in 0..2 {
        import.exports(&[&one, &other]);
        import.checks();
        assert_eq!(import.stories(), ["articles/coast/winter-2.md", WINTER]);
    }
}

//! Lists of stories and their pages.

use serde_json::json;

use super::{empty, listed, with_stories};

#[test]
fn a_new_story_changes_the_first_page_of_a_list_and_no_older_one() {
    let publisher = with_stories(empty(), 1..=7).with_site(json!({ "page_size": 3 }));
    let publisher = publisher.build();
    let names = ["Story 7", "Story 6", "Story 5", "Story 4"];
    assert_eq!(listed(&publisher.page("world/"), "section"), names);
    let oldest = publisher.read("world/page/1/index.html");
    assert_eq!(
        listed(&publisher.page("world/page/1/"), "section"),
        ["Story 3", "Story 2", "Story 1"]
    );
    assert!(!publisher.site("world/page/2").exists());

    let publisher = with_stories(publisher, 8..=8).build();
    assert_eq!(publisher.read("world/page/1/index.html"), oldest);
    assert_eq!(listed(&publisher.page("world/"), "section").len(), 5);

    let publisher = with_stories(publisher, 9..=9).build();
    assert_eq!(
        listed(&publisher.page("world/"), "section"),
        ["Story 9", "Story 8", "Story 7"]
    );
    assert_eq!(
        listed(&publisher.page("world/page/2/"), "section"),
        ["Story 6", "Story 5", "Story 4"]
    );
}

#[test]
fn the_pages_of_a_list_lead_to_each_other_in_the_head_and_in_words() {
    let publisher = with_stories(empty(), 1..=9)
        .with_site(json!({ "page_size": 3 }))
        .build();
    let origin = "https://fixture.example";
    let turns = [
        ("world/", None, Some("world/page/2/")),
        ("world/page/2/", Some("world/"), Some("world/page/1/")),
        ("world/page/1/", Some("world/page/2/"), None),
        ("page/3/", None, Some("page/2/")),
        ("page/1/", Some("page/2/"), None),
        ("archive/2025/04/", None, Some("archive/2025/04/page/2/")),
    ];
    for (page, newer, older) in turns {
        let document = publisher.document(page);
        for (rel, words, target) in [
            ("prev", "Newer stories", newer),
            ("next", "Older stories", older),
        ] {
            let href = target.map(|target| format!("/news/site/{target}"));
            let absolute = href.as_ref().map(|href| format!("{origin}{href}"));
            let in_head = document.attributes(&format!("link[rel={rel}]"), "href");
            assert_eq!(in_head, Vec::from_iter(absolute), "{page} {rel}");
            let link = format!("a[rel={rel}]");
            assert_eq!(
                document.attributes(&link, "href"),
                Vec::from_iter(href),
                "{page} {rel}"
            );
            let said = target.map(|_| words);
            assert_eq!(document.texts(&link), Vec::from_iter(said), "{page} {rel}");
        }
    }
    let title = &publisher.page("world/page/1/")["head"]["title"];
    assert_eq!(
        title,
        "World, 1 April 2025 – 3 April 2025 | The Fixture & Sons"
    );
}

#[test]
fn a_site_without_stories_says_so_on_every_list() {
    let publisher = empty().build();

    for page in ["", "world/", "author/desk/"] {
        let words = publisher.document(page).text("main");
        assert!(words.contains("No stories here yet."), "{page}: {words}");
    }
    for page in ["topic", "archive"] {
        assert!(!publisher.site(page).exists(), "{page}");
        let link = format!("a[href='/news/site/{page}/']");
        assert_eq!(publisher.document("").count(&link), 0, "{page}");
    }
    assert!(!publisher.site("page").exists());
    assert!(!publisher.document("").text("body").contains("All stories"));
}

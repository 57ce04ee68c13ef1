//! The links at the top and at the foot, in two levels.

use serde_json::{Value, json};

use crate::support::{
    Browser, PLAIN_HEADING, PLAIN_LINK, STORY, Site, at_each_base,
    publisher::{Publisher, said},
};

fn grouped() -> Publisher {
    Publisher::new().with_site(json!({
        "navigation": [
            { "name": "News", "names": { "ar": "أخبار" }, "items": ["world", { "topic": "paper" }] },
            { "section": "science", "items": [
                { "topic": "whole", "name": "All of it" },
                { "href": "https://elsewhere.example/", "name": "Elsewhere" },
            ] },
            "empty",
        ],
        "foot": [
            "about",
            { "name": "The paper", "items": ["about", { "section": "world" }] },
        ],
        "links": [{ "name": "Mastodon", "href": "https://social.example/@fixture" }],
    }))
}

const TOP: &str = ".masthead__list a";

#[test]
fn groups_have_a_second_row_where_a_reader_is_in_them() {
    let publisher = grouped().build();
    let front = publisher.document("");
    assert_eq!(front.texts(TOP), ["News", "Science", "Empty"]);
    // A group that leads nowhere by itself leads to its first item.
    assert_eq!(front.attributes(TOP, "href")[0], "/news/site/world/");
    assert_eq!(front.count(".subsections__list"), 0);
    let groups = ".directory__groups > li";
    assert_eq!(front.count(groups), 3);
    assert_eq!(front.count(".directory__groups a"), 7 - 1);
    for (page, row, current) in [
        ("world/", vec!["World", "Paper & ink"], "page"),
        (STORY, vec!["World", "Paper & ink"], "true"),
        ("science/", vec!["All of it", "Elsewhere"], ""),
    ] {
        let document = publisher.document(page);
        assert_eq!(document.texts(".subsections__list a"), row, "{page}");
        let found = document.attribute(".subsections__list a", "aria-current");
        assert_eq!(found.unwrap_or_default(), current, "{page}");
        assert_eq!(document.count(&format!("{TOP}[aria-current]")), 1, "{page}");
    }
}

#[test]
fn a_navigation_of_one_level_stays_as_it_was() {
    let document = Publisher::new().build().document(STORY);
    assert_eq!(document.texts(TOP), ["Science", "World"]);
    assert_eq!(
        document.count(".subsections, .foot__groups, [aria-current]"),
        0
    );
}

#[test]
fn the_foot_has_groups_and_where_else_the_publication_is() {
    let document = grouped().build().document("");
    assert_eq!(document.texts(".foot__title"), ["The paper", "Elsewhere"]);
    assert_eq!(
        document.attribute(".foot a[rel=me]", "href").as_deref(),
        Some("https://social.example/@fixture")
    );
    assert_eq!(
        document
            .texts(".foot__list a")
            .iter()
            .filter(|name| *name == "About us")
            .count(),
        1
    );
}

#[test]
fn what_is_wrong_with_a_group_is_told() {
    for (navigation, expected) in [
        (json!([{ "name": "News", "items": [] }]), "items"),
        (json!([{ "name": "News" }]), "this link leads nowhere"),
        (json!([{ "items": ["world"] }]), "this link has no name"),
        (
            json!([{ "section": "world", "topic": "paper" }]),
            "this link leads to several places",
        ),
        (json!([{ "section": "wrold" }]), "did you mean `world`?"),
        (
            json!([{ "name": "News", "items": [{ "topic": "papre" }] }]),
            "did you mean `paper`?",
        ),
        (
            json!([{ "name": "A", "items": [{ "name": "B", "items": ["world"] }] }]),
            "a group stands in a group",
        ),
        (
            json!([{ "name": "A", "href": "/nowhere/" }]),
            "there is no page",
        ),
        (
            json!([{ "name": "A", "names": { "fr": "B" }, "section": "world" }]),
            "`fr` is no language of the site",
        ),
    ] {
        let output = Publisher::new()
            .with_site(json!({ "navigation": navigation }))
            .run();
        let told = said(&output);
        assert!(
            !output.status.success() && told.contains(expected),
            "{navigation}: {told}"
        );
    }
}

#[test]
fn the_next_page_has_the_row_of_its_own_group() {
    at_each_base(
        |base| Site::of(grouped(), base),
        |site| {
            let browser = site.open(STORY);
            let rows =
                "[...document.querySelectorAll('.subsections__list a')].map(a => a.textContent)";
            browser.expect("the row", rows, json!(["World", "Paper & ink"]));
            browser
                .click(".directory__open")
                .expect("the panel", OPEN, true);
            browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);
            browser
                .expect("the row", rows, json!(["All of it", "Elsewhere"]))
                .expect("the panel", OPEN, false);
            let data = browser.script("document.querySelector('.masthead').outerHTML");
            browser.visit(&site.url("science/plain/"));
            browser.expect(
                "the masthead",
                "document.querySelector('.masthead').outerHTML",
                data,
            );
            browser.wait_until_live().assert_silent();
        },
    );
}

const OPEN: &str = "document.querySelector('.directory').open";

/// Eight groups of ten.
fn many() -> Value {
    let item = |n: usize| json!({ "href": format!("https://elsewhere.example/{n}/"), "name": format!("Part number {n}") });
    let items: Vec<_> = (0..10).map(item).collect();
    let group = |n: usize| json!({ "name": format!("Group number {n}"), "items": items });
    let mut groups: Vec<_> = (0..7).map(group).collect();
    groups.insert(0, json!({ "section": "world", "items": items }));
    groups.into()
}

#[test]
fn eight_groups_of_ten_can_be_reached_on_a_phone_by_keyboard_and_without_scripts() {
    let site = Site::of(
        Publisher::new().with_site(json!({ "navigation": many() })),
        "/",
    );
    for scripts in [true, false] {
        let setup = Browser::setup().size(360, 720);
        let setup = if scripts {
            setup
        } else {
            setup.without_scripts()
        };
        let browser = setup.open(&site.url(STORY));
        let wide = "document.documentElement.scrollWidth <= innerWidth";
        browser.expect("that nothing sticks out", wide, true);
        browser.script("document.querySelector('.directory__open').focus()");
        browser.press("\u{e007}").expect("the panel", OPEN, true);
        browser
            .expect("that nothing sticks out", wide, true)
            .expect_count(".directory__groups a", 8 * 10 + 1);
        browser.click(".directory__group:last-child li:last-child a");
        browser.wait_for(
            "location.host === 'elsewhere.example' || document.URL.startsWith('chrome-error')",
            "the way on",
        );
    }
    let browser = site.open(STORY);
    for theme in ["light", "dark"] {
        browser
            .set_media(&[("prefers-color-scheme", theme)])
            .click(".directory__open");
        browser.assert_accessible();
    }
}

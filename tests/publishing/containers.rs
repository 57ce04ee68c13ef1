//! What a container of a front leaves out, who pays for it, and the fronts of sections.

use serde_json::{Value, json};

use super::{empty, headlines, with_stories};
use crate::support::{publisher::Publisher, story};

/// The headlines in each container of a page.
fn shelves(page: &Value, kind: &str) -> Vec<Vec<String>> {
    let containers = page["content"][kind]["containers"].as_array();
    let containers = containers.map_or(&[][..], Vec::as_slice).iter();
    let shelves = containers.map(|one| headlines(&one["cards"]));
    shelves
        .map(|cards| cards.into_iter().map(str::to_owned).collect())
        .collect()
}

fn fronted(front: Value) -> Publisher {
    with_stories(empty(), 1..=6).with_site(json!({ "front": front }))
}

#[test]
fn an_offset_passes_over_the_newest_that_are_asked_for() {
    let publisher = fronted(json!([
        { "pins": ["story-4"], "offset": 2, "size": 3 },
        { "size": 9 },
    ]));

    let page = publisher.build().page("");

    // The two newest are passed over here, and stand in the container that asks for them.
    let expected = [
        vec!["Story 4", "Story 3", "Story 2"],
        vec!["Story 6", "Story 5", "Story 1"],
    ];
    assert_eq!(shelves(&page, "front"), expected);
}

#[test]
fn what_is_excluded_stands_in_no_container_that_excludes_it() {
    let opinion = json!({ "headline": "A view", "kind": "opinion", "topics": ["paper"] });
    let publisher = fronted(json!([
        { "exclude": { "stories": ["story-6", "world/story-5"], "kinds": ["opinion"] }, "size": 2 },
        { "exclude": { "topics": ["paper"], "sections": ["science"] }, "size": 1 },
    ]))
    .with(
        "articles/world/view.json",
        story("2025-05-01T12:00:00Z", opinion),
    )
    .with(
        "articles/science/one.json",
        story(
            "2025-05-02T12:00:00Z",
            json!({ "section": "science", "kind": "opinion" }),
        ),
    );

    let page = publisher.build().page("");

    assert_eq!(
        shelves(&page, "front"),
        [vec!["Story 4", "Story 3"], vec!["Story 6"]]
    );
}

#[test]
fn a_story_leaves_a_container_when_it_is_too_old_for_it() {
    let front = json!([{ "max_age": "3d", "pins": ["story-1"], "size": 9 }]);
    let at = |now: &str| {
        let publisher = fronted(front.clone()).now(now).build();
        shelves(&publisher.page(""), "front").concat()
    };

    assert_eq!(
        at("2025-04-08T09:59:59Z"),
        ["Story 1", "Story 6", "Story 5"]
    );
    assert_eq!(at("2025-04-08T10:00:00Z"), ["Story 1", "Story 6"]);
}

#[test]
fn the_next_change_is_when_a_story_is_too_old_for_a_container() {
    let publisher = fronted(json!([{ "max_age": "2w", "size": 9 }])).now("2025-04-15T12:00:00Z");

    let output = publisher.with_option("--next").run();

    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("2025-04-16T10:00:00Z"), "{said}");
}

#[test]
fn a_container_says_who_pays_for_it() {
    let publisher = fronted(json!([
        { "title": "Rivers", "size": 2,
          "sponsor": { "name": "The River Trust", "href": "https://example.org/", "part": "paid-for" } },
        { "layout": "scroll", "size": 3 },
    ]))
    .build();

    let document = publisher.document("");

    let said = document.texts("section.shelf > .sponsor");
    assert_eq!(said, ["Paid for by The River Trust"]);
    let links = document.attributes(".shelf > .sponsor a", "rel");
    assert_eq!(links, ["sponsored"]);
    assert_eq!(document.texts(".shelf--scroll .card__headline").len(), 3);
}

#[test]
fn the_front_of_a_section_stands_before_its_list_which_repeats_nothing() {
    let front = json!([
        { "layout": "lead", "pins": ["story-2"], "size": 2 },
        { "title": "Elsewhere", "query": { "sections": ["science"] } },
    ]);
    let site = json!({
        "page_size": 3,
        "sections": [
            { "slug": "world", "name": "World", "front": front },
            { "slug": "science", "name": "Science" },
        ],
        "navigation": null,
    });
    let science = story(
        "2025-03-01T12:00:00Z",
        json!({ "headline": "A test", "section": "science" }),
    );
    let publisher = with_stories(empty(), 1..=8)
        .with("articles/science/test.json", science)
        .with_site(site)
        .build();

    let page = publisher.page("world/");

    let expected = [
        vec!["Story 2", "Story 8"],
        vec!["A test"],
        vec!["Story 7", "Story 6", "Story 5", "Story 4"],
    ];
    assert_eq!(shelves(&page, "section"), expected);
    let document = publisher.document("world/");
    assert_eq!(document.texts("h1"), ["World"]);
    assert_eq!(
        document.texts(".shelf__title"),
        ["Elsewhere", "Latest in World"]
    );
    assert_eq!(
        document.attributes("a[rel=next]", "href"),
        ["/news/site/world/page/1/"]
    );
    // The numbered pages are those of a section without a front.
    let older = publisher.page("world/page/1/");
    assert!(older["content"]["section"].get("containers").is_none());
    assert_eq!(
        headlines(&older["content"]["section"]["listing"]["cards"]),
        ["Story 3", "Story 2", "Story 1"]
    );
}

//! From page to page and back again, without a full load.

use crate::support::{
    APP, Browser, NAME, PLAIN, PLAIN_HEADING, STORY, STORY_HEADING, STORY_TITLE, Site,
    at_each_base, publisher::Publisher,
};

/// From a story to a related one and back.
fn from_story_to_story_and_back(base: &'static str, app: &str) {
    let site = Site::with_app(Publisher::new(), base, app);
    let browser = Browser::open(&site.url(STORY));
    browser
        .expect_heading(STORY_HEADING)
        .wait_until_live()
        .mark_document();
    let requests = site.server.requests_for("index.json");
    assert_eq!(
        requests,
        Vec::<String>::new(),
        "the app fetched the page that was there"
    );

    browser
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING)
        .expect_path(&site.path(PLAIN))
        .expect_title("A plain story | The Fixture & Sons")
        .expect_focus("h1")
        .expect(
            "the canonical address",
            "document.querySelector('link[rel=canonical]').href",
            format!("https://fixture.example{}", site.path(PLAIN)),
        )
        .expect_count("head title", 1)
        .back();
    browser
        .expect_heading(STORY_HEADING)
        .expect_path(&site.path(STORY))
        .expect_title(STORY_TITLE)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn a_related_story_opens_and_back_returns_at_the_root() {
    from_story_to_story_and_back("/", APP);
}

#[test]
fn a_related_story_opens_and_back_returns_below_a_path() {
    from_story_to_story_and_back("/news/site/", APP);
}

#[test]
fn a_debug_app_takes_over_what_the_publisher_wrote() {
    from_story_to_story_and_back("/news/site/", "target/app-debug");
}

#[test]
fn every_kind_of_page_follows_every_other_under_the_policy() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url("/"));
    browser.wait_until_live().mark_document();
    let kinds = [
        ("a.card__picture + div h2 a", STORY_HEADING),
        (".story .kicker a", "World"),
        (".card__headline a[href*='every-block']", STORY_HEADING),
        (".author-box__name a", "World desk"),
        (".masthead__name", NAME),
        (".masthead__list a", "Science"),
        (
            ".card__headline a[href*='hostile']",
            "</title><script>alert(1)</script> & \"quotes\"",
        ),
        (".author-box__name a", "Staff"),
        (".masthead__name", NAME),
        (".card[lang=ar] .card__headline a", "الورق في بغداد"),
        (".masthead__name", NAME),
        (".foot__list a[href$='/topic/']", "Topics"),
        (".index__entries a", "Paper & ink"),
        (".foot__list a[href$='/author/']", "Authors"),
        (".foot__list a[href$='/archive/']", "Archive"),
        (".index__entries a", "May 2025"),
        (".foot__list a[href$='/about/']", "About us"),
        (".story__body a", STORY_HEADING),
        (".masthead__name", NAME),
        (".front__all a", "All stories"),
    ];
    for (link, heading) in kinds {
        browser.click(link).expect_heading(heading);
    }
    for (_, heading) in kinds.iter().rev().skip(1) {
        browser.back().expect_heading(heading);
    }
    browser.expect_same_document().assert_silent();
}

#[test]
fn by_the_keyboard_alone_one_goes_there_and_back() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);

        browser
            .press("Tab")
            .expect_focus(".skip-link")
            .press("Enter");
        browser
            .expect("the fragment", "location.hash", "#main")
            .press("Tab");
        browser.expect_focus("main .kicker a").press("Enter");
        browser.expect_heading("World").expect_focus("h1").back();
        browser
            .expect_heading(STORY_HEADING)
            .expect_same_document()
            .assert_silent();
    });
}

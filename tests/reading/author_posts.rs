//! The link to an author's other posts, which the app unfolds in place.

use std::time::Duration;

use serde_json::json;

use crate::{
    startup::before_the_app,
    support::{Browser, Fault, STORY, Site, publisher::Publisher, story},
};

#[test]
fn more_posts_unfold_in_place_and_fold_again() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url(STORY));
    let state = "document.querySelector('.author-box__posts').ariaExpanded";
    let titles =
        "[...document.querySelectorAll('.author-box__latest li a')].map(link => link.textContent)";
    browser
        .wait_until_live()
        .mark_document()
        .move_over(&[".author-box__posts"], 0)
        .expect("the state", state, "false")
        .expect(
            "the role",
            "document.querySelector('.author-box__posts').role",
            "button",
        )
        .click(".author-box__posts")
        .expect("the state", state, "true")
        .expect(
            "the author's other posts",
            titles,
            json!(["الورق في بغداد"]),
        )
        .expect_focus(".author-box__posts")
        .expect_path(&site.path(STORY));
    browser.assert_accessible();

    browser
        .click(".author-box__posts")
        .expect("the state", state, "false")
        .press("Space")
        .expect("the state", state, "true")
        .press("Tab")
        .press("Enter")
        .expect_heading("الورق في بغداد")
        .expect_same_document()
        .assert_silent();
}

#[test]
fn the_posts_link_keeps_the_focus_when_the_app_starts_and_does_its_work() {
    let site = Site::at("/");
    let browser = before_the_app(&site, STORY);
    browser.script("document.querySelector('.author-box__posts').focus(); window.startApp()");

    browser
        .wait_until_live()
        .mark_document()
        .press("Enter")
        .wait_for(
            "document.querySelector('.author-box__latest li')",
            "the author's other posts",
        )
        .expect_focus(".author-box__posts")
        .expect_path(&site.path(STORY))
        .expect_same_document();
}

#[test]
fn posts_that_can_not_be_had_are_said_to_be_so_with_a_way_on() {
    let site = Site::at("/");
    site.server
        .fault("/author/desk/index.json", Fault::Status(503));
    let browser = Browser::open(&site.url(STORY));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_text(
            ".author-box__latest [role=status]",
            "The posts could not be loaded.",
        )
        .expect_in_console("503");
    site.server.mend("/author/desk/index.json");
    browser
        .click_link("All posts by World desk")
        .expect_heading("World desk")
        .assert_silent();
}

#[test]
fn posts_are_asked_for_once_however_often_they_are_folded() {
    let site = Site::at("/");
    let page = "/author/nobody/index.json";
    site.server.delay(page, Duration::from_millis(600));
    let browser = Browser::open(&site.url("science/hostile/"));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_text(".author-box__latest [role=status]", "Loading …")
        .click(".author-box__posts")
        .click(".author-box__posts")
        .expect_count(".author-box__latest li", 1)
        .assert_silent();
    assert_eq!(site.server.requests_for(page).len(), 1);
}

#[test]
fn posts_in_another_language_than_the_story_say_so() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url("world/ورق/"));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_count(".author-box__latest li[lang='en-GB'][dir=ltr]", 1)
        .assert_silent();
    browser.assert_accessible();
}

#[test]
fn an_author_of_one_story_has_no_others_and_a_page_all_the_same() {
    let only = json!({ "headline": "The only one", "authors": ["once"] });
    let publisher = Publisher::new()
        .with("authors/once.json", json!({ "name": "Once" }))
        .with(
            "articles/world/only.json",
            story("2025-05-01T12:00:00Z", only),
        );
    let site = Site::of(publisher, "/");
    let browser = Browser::open(&site.url("world/only/"));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_text(
            ".author-box__latest [role=status]",
            "There are no other posts yet.",
        )
        .expect_count(".author-box__latest ul", 0)
        .click_link("All posts by Once")
        .expect_heading("Once")
        .assert_silent();
}

#[test]
fn a_modified_click_on_the_posts_link_is_left_to_the_browser() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url(STORY));
    browser.wait_until_live().expect(
        "what the app leaves alone",
        "(() => {
            const link = document.querySelector('.author-box__posts');
            const left = [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }].map(keys => {
                const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...keys });
                link.addEventListener('click', event => event.stopPropagation(), { once: true });
                link.dispatchEvent(click);
                const left = !click.defaultPrevented;
                return left;
            });
            return [...left, link.ariaExpanded === 'true'];
        })()",
        json!([true, true, true, false]),
    );
}

#[test]
fn without_scripts_the_posts_link_leads_to_the_author() {
    let site = Site::at("/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));

    browser
        .expect_count(".author-box__posts[role]", 0)
        .click(".author-box__posts")
        .expect_heading("World desk");
}

//! Pictures that move: stopped and set going, without a script, and still for who wants it.

use serde_json::json;

use crate::support::{Browser, Site, publisher::Publisher, story};

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 60\"><rect width=\"9\" height=\"9\">\
    <animate attributeName=\"x\" to=\"80\" dur=\"1s\" repeatCount=\"indefinite\"/></rect></svg>";

/// A story with a moving lead, and a drawing that moves in its text.
fn site() -> Site {
    let publisher = Publisher::new();
    for (name, bytes) in [
        ("swing.gif", crate::content::gif(90, 60)),
        ("swing.svg", DRAWING.into()),
    ] {
        std::fs::write(publisher.content("media").join(name), bytes).expect("a picture");
    }
    let publisher = publisher.with(
        "articles/world/swing.json",
        story(
            "2025-05-10T18:30:00+02:00",
            json!({
                "headline": "A swing",
                "lead": { "src": "swing.gif", "alt": "Light and dark" },
                "body": [
                    { "type": "paragraph", "text": "To and fro." },
                    { "type": "image", "src": "swing.svg", "alt": "To and fro" },
                ],
            }),
        ),
    );
    Site::of(publisher, "/")
}

/// What is seen of lead and drawing: how their files' names end.
const SEEN: &str =
    "[...document.querySelectorAll('.moving img')].filter(img => img.checkVisibility())
    .map(img => img.currentSrc.replace(/^.*\\/swing\\.[0-9a-f]+/, ''))";

const WORDS: &str = "document.querySelector('.story__lead .moving__switch').innerText.trim()";

const LEAD: &str = ".story__lead .moving__switch input";

#[test]
fn what_moves_is_stopped_and_set_going_without_scripts() {
    let site = site();
    let browser = Browser::setup()
        .without_scripts()
        .open(&site.url("world/swing/"));
    browser
        .expect("what moves", SEEN, json!([".gif", ".svg"]))
        .expect("what the box says", WORDS, "Stop the animation")
        .click(LEAD)
        .expect("the lead stopped", SEEN, json!([".90.avif", ".svg"]))
        .click(".story__body .moving__switch input")
        .expect("both stopped", SEEN, json!([".90.avif", ".still.svg"]))
        .click(LEAD)
        .expect("the lead goes on", SEEN, json!([".gif", ".still.svg"]));
}

#[test]
fn who_wants_little_motion_sees_what_stands_still_and_can_set_it_going() {
    let site = site();
    let browser = Browser::open(&site.url("world/"));
    browser.set_media(&[("prefers-reduced-motion", "reduce")]);
    browser.visit(&site.url("world/swing/"));
    browser
        .wait_until_live()
        .expect("what stands still", SEEN, json!([".90.avif", ".still.svg"]))
        .expect("what the box says", WORDS, "Play the animation")
        .click(LEAD)
        .expect("the lead moves", SEEN, json!([".gif", ".still.svg"]))
        .assert_silent();
}

#[test]
fn a_page_that_the_app_makes_has_the_same_moving_pictures() {
    let site = site();
    let browser = Browser::open(&site.url("world/"));
    browser
        .wait_until_live()
        .click("a[href$='world/swing/']")
        .expect_heading("A swing")
        .expect("what moves", SEEN, json!([".gif", ".svg"]))
        .click(LEAD)
        .expect("the lead stopped", SEEN, json!([".90.avif", ".svg"]))
        .click(".story__lead .enlarge")
        .expect(
            "what is enlarged",
            "document.querySelector('.lightbox img').currentSrc.endsWith('.gif')",
            true,
        )
        .assert_silent();
}

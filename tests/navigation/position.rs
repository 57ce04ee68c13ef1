//! Where a page stands: at its top, where a link leads, or where the reader left it.

use serde_json::Value;

use super::{SCROLL_Y, XI_CARD, XI_HEADING};
use crate::support::{Browser, STORY, STORY_HEADING, Site, at_each_base};

/// A card below the fold.
const CABLES: &str = ".card__headline a[href*='/how-cables-are-mended/']";
const CABLES_HEADING: &str = "How to mend a cable at the bottom of the sea";

/// Clicks the first match, which WebDriver brings into view, and returns where the page stood then.
#[track_caller]
fn leave_by(browser: &Browser, css: &str) -> Value {
    browser.script(&format!(
        "addEventListener('click', () => {{ sessionStorage.left = {SCROLL_Y} }}, {{ capture: true, once: true }})"
    ));
    browser.click(css);
    let y = browser.script("return Number(sessionStorage.left)");
    assert!(y.as_i64() > Some(100), "the page stands at {y}");
    y
}

fn scrolled(browser: &Browser, y: u32) -> Value {
    browser.scroll_to(y);
    browser.script(&format!("return {SCROLL_Y}"))
}

#[test]
fn a_page_opens_at_its_top_and_back_and_forward_return_to_the_place() {
    at_each_base(Site::demo, |site| {
        let browser = site.open("");
        browser.scroll_to(900);
        let on_the_front = leave_by(&browser, CABLES);
        browser.expect_heading(CABLES_HEADING);
        browser.expect("the position", SCROLL_Y, 0);
        let in_the_story = scrolled(&browser, 1200);
        browser.back().expect_heading("The Meridian");
        browser.expect("the position on the front", SCROLL_Y, on_the_front);
        browser.forward();
        browser
            .expect_path(&site.path("science/how-cables-are-mended/"))
            .expect("the position in the story", SCROLL_Y, in_the_story)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn a_reload_returns_to_the_place_and_so_does_back_after_it() {
    at_each_base(Site::demo, |site| {
        let browser = site.open("");
        let on_the_front = leave_by(&browser, CABLES);
        browser.expect_heading(CABLES_HEADING).wait_for(
            "document.getAnimations().length === 0",
            "the picture to be still",
        );
        let in_the_story = scrolled(&browser, 900);

        browser.reload();
        browser
            .expect_new_document()
            .expect(
                "the position before the app runs",
                SCROLL_Y,
                in_the_story.clone(),
            )
            .wait_until_live()
            .expect("the position", SCROLL_Y, in_the_story)
            .back();

        browser
            .expect_heading("The Meridian")
            .expect("the position on the front", SCROLL_Y, on_the_front)
            .assert_silent();
    });
}

#[test]
fn back_before_the_app_runs_shows_the_page_of_the_address() {
    at_each_base(Site::demo, |site| {
        let browser = Browser::setup()
            .before_scripts(
                "if (sessionStorage.late) window.requestIdleCallback = (start) => { window.startApp = start }",
            )
            .open(&site.url(""));
        browser.wait_until_live();
        let on_the_front = leave_by(&browser, CABLES);
        browser.expect_heading(CABLES_HEADING);
        browser.script("sessionStorage.late = 'yes'");
        browser.reload();
        browser
            .wait_for("window.startApp", "the page to be idle")
            .back();

        browser
            .expect_heading("The Meridian")
            .expect("the position on the front", SCROLL_Y, on_the_front)
            .expect(
                "the app",
                "document.documentElement.dataset.app ?? 'not yet'",
                "not yet",
            )
            .assert_silent();
    });
}

#[test]
fn a_page_out_of_the_back_forward_cache_goes_on_where_it_was() {
    at_each_base(Site::demo, |site| {
        let browser = site.open("");
        browser.click(XI_CARD).expect_heading(XI_HEADING);
        let in_the_story = scrolled(&browser, 800);
        browser
            .script("addEventListener('pageshow', (event) => { window.thawed = event.persisted })");

        // By the browser, out of the app's sight.
        let elsewhere = site.path("of-another/");
        browser.script(&format!("location.href = '{elsewhere}'"));
        browser.expect_path(&elsewhere).expect_new_document().back();

        browser
            .expect_heading(XI_HEADING)
            .expect("that the page was kept", "window.thawed", true)
            .expect_same_document()
            .expect("the position", SCROLL_Y, in_the_story)
            .back();
        browser.expect_heading("The Meridian").forward();
        browser.expect_heading(XI_HEADING).expect_same_document();
    });
}

#[test]
fn a_link_to_a_part_of_another_page_opens_it_there() {
    at_each_base(Site::demo, |site| {
        let browser = site.open("");
        let part = browser.script(&format!(
            "const page = await (await fetch('{}')).text();
             return page.match(/<h2[^>]* id=\"([^\"]+)\"/)[1]",
            site.path("science/how-cables-are-mended/")
        ));
        let part = part.as_str().expect("a heading with an id");
        browser.script(&format!(
            "document.querySelector(\".card__headline a[href*='/how-cables-are-mended/']\").hash = '{part}'"
        ));

        browser
            .click(CABLES)
            .expect_heading(CABLES_HEADING)
            .expect("the fragment", "location.hash", format!("#{part}"))
            .wait_for(
                &format!(
                    "Math.abs(document.getElementById('{part}').getBoundingClientRect().top) < 2"
                ),
                "the part to be at the top of the window",
            )
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn the_same_fragment_scrolls_each_time_it_is_clicked() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup().size(400, 300).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        let note = "Math.abs(document.getElementById('note-1').getBoundingClientRect().bottom - innerHeight) < innerHeight";
        let entries = "history.length";

        browser
            .click(".note-reference a")
            .wait_for(note, "the note to be in view");
        let after_one = browser.script(&format!("return {entries}"));
        browser.scroll_to(0);
        browser
            .click(".note-reference a")
            .wait_for(
                &format!("scrollY > 0 && {note}"),
                "the note to be in view again",
            )
            .expect("the number of entries", entries, after_one)
            .expect("the fragment", "location.hash", "#note-1")
            .press("Tab");
        // The browser moves the focus to where it has scrolled.
        browser.expect_focus("#note-1 a").back();
        browser
            .expect("the fragment", "location.hash", "")
            .expect_heading(STORY_HEADING)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn back_from_a_note_returns_to_its_number() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup().size(400, 300).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        browser.script("document.querySelector('.note-reference a').focus()");
        let y = scrolled(&browser, 900);

        browser.press("Enter");
        browser
            .expect("the fragment", "location.hash", "#note-1")
            .back();
        browser
            .expect("the fragment", "location.hash", "")
            .expect("the position", SCROLL_Y, y)
            .expect_focus(".note-reference a")
            .expect_same_document();
    });
}

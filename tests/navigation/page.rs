//! That the whole page is the new one: its head, its heading, what is said, and what moves.

use serde_json::json;

use super::{MOMENT, XI_CARD, XI_HEADING};
use crate::support::{Browser, PLAIN_LINK, STORY, STORY_HEADING, STORY_TITLE, Site, at_each_base};

/// Notes in `window.morphs` which pictures move.
const NOTE_MORPHS: &str = "
    window.morphs = [];
    const real = Element.prototype.animate;
    Element.prototype.animate = function (frames, timing) {
        const [from, to] = frames.transform;
        const where = this.closest('.story__lead') ? 'story' : 'card';
        window.morphs.push(`${where} from elsewhere ${/translate.*scale/.test(from)} to ${to}`);
        return real.call(this, frames, timing);
    }";

#[test]
fn the_picture_of_a_card_becomes_the_storys_and_goes_back() {
    at_each_base(Site::demo, |site| {
        let browser = Browser::setup()
            .before_scripts(NOTE_MORPHS)
            .open(&site.url(""));
        browser.wait_until_live();

        browser.click(XI_CARD).expect_heading(XI_HEADING);
        let there = "story from elsewhere true to none";
        let back = "card from elsewhere true to none";
        browser.expect("what moves", "window.morphs", json!([there]));
        browser.back().expect_heading("The Meridian");
        browser
            .expect("what moves back", "window.morphs", json!([there, back]))
            // Where no picture is on both pages nothing moves.
            .click(".masthead__list a")
            .expect_heading("International")
            .expect("the number of movements", "window.morphs.length", 2)
            .assert_silent();
    });
}

#[test]
fn no_picture_moves_for_those_who_want_less_motion() {
    at_each_base(Site::demo, |site| {
        let browser = Browser::setup()
            .before_scripts(NOTE_MORPHS)
            .open(&site.url(""));
        browser.wait_until_live();
        browser.set_media(&[("prefers-reduced-motion", "reduce")]);

        browser.click(XI_CARD).expect_heading(XI_HEADING);

        browser
            .expect("the transitions", "window.morphs", json!([]))
            .assert_silent();
    });
}

#[test]
fn the_head_is_the_new_pages_after_each_step() {
    at_each_base(Site::at, |site| {
        let head = "[document.documentElement.lang, document.documentElement.dir,
            ...[...document.querySelectorAll('head [data-head]')].map(element => element.outerHTML)]";
        let browser = site.open(STORY);
        browser.expect_count("head script[type='application/ld+json']", 1);
        let steps = [
            (".masthead__name", ""),
            (".card[lang=ar] h2 a", "world/ورق/"),
            (".masthead__name", ""),
            ("h2 a", STORY),
        ];
        for (link, path) in steps {
            browser.click(link).expect_path(&site.path(path));
            let fresh = Browser::open(&site.url(path)).script(&format!("return {head}"));
            browser
                .expect("the head", head, fresh)
                .expect_count("head script[type='application/ld+json']", 1);
        }
        browser.expect_same_document().assert_silent();
    });
}

#[test]
fn the_heading_has_the_focus_and_the_title_is_said_once() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.listen_to("[role=status]");

        browser
            .click(PLAIN_LINK)
            .expect_heading("A plain story")
            .expect_focus("h1")
            .expect(
                "what was said",
                "window.said",
                json!(["A plain story | The Fixture & Sons"]),
            )
            .press("Tab");
        // From the heading on, and not from the top of the page.
        browser.expect_focus("main a").back();
        browser
            .expect_heading(STORY_HEADING)
            .expect_focus(PLAIN_LINK)
            .expect("what was said", "window.said.at(-1)", STORY_TITLE);
    });
}

#[test]
fn a_page_that_is_missing_stays_so_for_fragments_and_on_the_way_back() {
    at_each_base(Site::at, |site| {
        let browser = site.open("world/nothing/");
        browser
            .expect_heading("Page not found")
            .press("Tab")
            .expect_focus(".skip-link")
            .press("Enter");
        browser
            .expect("the fragment", "location.hash", "#main")
            .expect_heading("Page not found")
            .click(".card__headline a")
            .expect(
                "that there is a story",
                "Boolean(document.querySelector('.story'))",
                true,
            )
            .back();
        browser
            .expect_heading("Page not found")
            .expect_path(&site.path("world/nothing/"))
            .expect_count(".trouble", 0)
            .expect_same_document();
    });
}

#[test]
fn a_page_under_another_name_of_its_address_is_left_as_it_is() {
    at_each_base(Site::at, |site| {
        let browser = site.open(&format!("{STORY}index.html"));
        let trouble = "document.querySelector('.trouble')";
        browser
            .expect_heading(STORY_HEADING)
            .assert_never("a notice", trouble, MOMENT)
            .click(PLAIN_LINK)
            .expect_heading("A plain story")
            .back();
        browser.expect_heading(STORY_HEADING).expect_same_document();
    });
}

//! A story without scripts, and with everything open, for every reader.

use super::{OPEN, RIGHT_TO_LEFT, STORY, site};
use crate::support::Browser;

#[test]
fn without_scripts_all_of_it_reads() {
    let site = site("/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));
    let seen = |css: &str| {
        format!(
            "[...document.querySelectorAll('{css}')].filter(one => one.checkVisibility({{ visibilityProperty: true }})).length"
        )
    };
    browser
        .expect("pictures", &seen(".enlarge img"), 7)
        .expect("words of embeds", &seen(".embed__words"), 2)
        .expect("ways to what is embedded", &seen(".embed__ways a"), 2)
        .expect("buttons and sliders", &seen("main :is(button, input)"), 0)
        .expect("the pictures, one under the other",
            "(([one, other]) => one.bottom <= other.top)([...document.querySelectorAll('.comparison__side')].map(side => side.getBoundingClientRect()))", true)
        .click("#picture-2");
    browser
        .wait_for(
            "/media\\/wide\\.\\w+\\.svg$/.test(location.pathname)",
            "the file",
        )
        .console();
    browser.back();
    browser
        .click("a[role=doc-noteref]")
        .expect("the fragment", "location.hash", "#note-1")
        .visit(&site.url(&format!("{STORY}#picture-3")));
    browser
        .wait_for("scrollY > 100", "the picture's place")
        .assert_silent();
}

#[test]
fn everything_is_accessible_while_it_is_open() {
    let site = site("/");
    for path in [STORY, RIGHT_TO_LEFT] {
        let browser = site.open(path);
        for theme in ["light", "dark"] {
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser.visit(&site.url(path)).wait_until_live();
            let shift = browser.layout_shift();
            assert!(shift == 0.0, "{path} shifts by {shift}");
            browser.assert_accessible().assert_silent();
            browser
                .move_over(&["a[role=doc-noteref]"], 50)
                .expect_count(".peek", 1)
                .assert_accessible();
            browser
                .press("Escape")
                .click("#picture-2")
                .expect("the lightbox", OPEN, true)
                .assert_accessible();
            browser
                .press("Escape")
                .expect("the lightbox", OPEN, false)
                .click(".embed--film .embed__load")
                .expect_count("iframe", 1);
            browser.assert_accessible();
        }
    }
}

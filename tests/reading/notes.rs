//! Notes and explained words, in a window of their own.

use std::time::Duration;

use super::{RIGHT_TO_LEFT, STORY, site};
use crate::support::Browser;

#[test]
fn a_note_is_previewed_by_hand_and_by_keyboard() {
    let site = site("/");
    for path in [STORY, RIGHT_TO_LEFT] {
        let browser = site.open(path);
        browser
            .move_over(&["a[role=doc-noteref]"], 50)
            .expect_text(".peek", "Because of this.")
            .expect("the window", "(({ left, right }) => left >= 0 && right <= innerWidth)(document.querySelector('.peek').getBoundingClientRect())", true)
            .move_over(&[".peek"], 100);
        browser
            // Longer than it stays where the pointer has left it.
            .assert_never(
                "the end of the window under the pointer",
                "!document.querySelector('.peek')",
                Duration::from_millis(500),
            )
            .press("Escape");
        browser
            .expect_count(".peek", 0)
            .move_over(&["a.term"], 50)
            .expect_text(".peek", "Twenty-four or twenty-five sheets of paper.")
            .move_over(&["h1"], 50)
            .expect_count(".peek", 0);
        browser.script("document.querySelector('h1').focus()");
        for _ in 0..30 {
            browser.press("Tab");
            if browser.script("return document.activeElement.matches('[role=doc-noteref]')") == true
            {
                break;
            }
        }
        browser
            .expect_text(".peek", "Because of this.")
            .expect(
                "what describes the link",
                "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent.trim()",
                "Because of this.",
            )
            .expect_count("#note-1", 1)
            .press("Tab");
        browser
            .expect_text(".peek", "Twenty-four or twenty-five sheets of paper.")
            .press("Shift+Tab")
            .press("Enter");
        browser
            .expect("the fragment", "location.hash", "#note-1")
            .assert_silent();
    }
}

#[test]
fn a_finger_sees_the_note_first_and_goes_there_with_the_second_tap() {
    let site = site("/");
    let browser = Browser::setup().size(360, 640).open(&site.url(STORY));
    browser
        .wait_until_live()
        .tap("a[role=doc-noteref]", 30)
        .expect_text(".peek", "Because of this.")
        .expect("the fragment", "location.hash", "")
        .expect("the window", "(({ left, right }) => left >= 0 && right <= innerWidth)(document.querySelector('.peek').getBoundingClientRect())", true)
        .tap("h1", 30)
        .expect_count(".peek", 0)
        .tap("a[role=doc-noteref]", 30)
        .expect_count(".peek", 1)
        .tap("a[role=doc-noteref]", 30)
        .expect("the fragment", "location.hash", "#note-1")
        .assert_silent();
}

//! Sounds and their chapters.

use super::{STORY, site};
use crate::support::Browser;

#[test]
fn chapters_seek_and_one_sound_plays_at_a_time() {
    let site = site("/");
    let browser = Browser::setup()
        .flag("--autoplay-policy=no-user-gesture-required")
        .open(&site.url(STORY));
    browser.wait_until_live().mark_document();
    let sound =
        |number: usize, what: &str| format!("document.querySelectorAll('audio')[{number}].{what}");

    browser.click("[data-seek='20']");
    browser
        .wait_for(
            &format!(
                "{} >= 20 && {} < 40",
                sound(0, "currentTime"),
                sound(0, "currentTime")
            ),
            "the chapter",
        )
        .expect("silence", &sound(0, "paused"), false)
        .expect_text("[aria-current=true][data-seek]", "0:20 The middle")
        .expect_count("[data-seek][aria-current]", 1)
        .script(&format!("await {}", sound(1, "play()")));
    browser
        .expect("the first", &sound(0, "paused"), true)
        .expect("the second", &sound(1, "paused"), false)
        .script("window.sounds = [...document.querySelectorAll('audio')]");
    browser
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect(
            "silence",
            "window.sounds.every(({ paused }) => paused)",
            true,
        )
        .expect_same_document()
        .assert_silent();
}

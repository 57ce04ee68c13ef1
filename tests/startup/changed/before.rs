//! Changed before the app starts.

use serde_json::json;

use super::{FRAME, Journey, PAGES, site};
use crate::support::{PLAIN, PLAIN_HEADING, at_each_base};

/// What others do; `changes.js` has how.
const CHANGES: [&str; 8] = [
    "translated",
    "detected",
    "added",
    "framed",
    "copied",
    "stripped",
    "emptied",
    "beheaded",
];

#[test]
fn from_a_page_that_others_have_changed_three_links_lead_to_whole_pages() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for change in CHANGES {
            for page in PAGES {
                let _told = journey.open_changed(change, page);
                journey.follow_three_links();
                journey.browser.assert_silent();
            }
        }
    });
}

#[test]
fn from_a_page_whose_scripts_are_taken_away_once_they_ran_three_links_lead_to_whole_pages() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for page in PAGES {
            let _told = journey.open_changed("unscripted", page);
            journey.follow_three_links();
            journey.browser.assert_silent();
        }
    });
}

#[test]
fn while_a_translator_is_at_work_each_page_comes_and_goes_whole() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        let browser = &journey.browser;
        let parts = |heading: &str| {
            browser.expect_heading(heading).expect(
                "one of each part",
                FRAME,
                json!([1, 1, 1, 1, 1]),
            );
        };
        for page in PAGES {
            let _told = journey.open_changed("translating", page);
            let here = browser.text("h1");
            journey.click(PLAIN);
            parts("«A plain story»");
            journey.click("world/");
            parts("«World»");
            browser.back();
            parts("«A plain story»");
            browser.back();
            parts(&here);
            browser.forward();
            parts("«A plain story»");
            browser.expect_same_document().assert_silent();
        }
    });
}

#[test]
fn what_others_put_beside_the_app_stays_when_the_page_goes() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for page in PAGES {
            let _told = journey.open_changed("added", page);
            journey.click(PLAIN);
            journey.expect_whole(PLAIN, PLAIN_HEADING);
            journey
                .browser
                .expect_count("body > .theirs", 2)
                .expect_count("head > meta[name=theirs]", 2)
                .expect_count("html[data-theirs].theirs-too", 1)
                .expect_count("body[data-theirs].theirs-too", 1)
                .expect_count("main .theirs", 0);
        }
    });
}

#[test]
fn a_page_of_which_nothing_is_left_does_not_come_twice() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for page in PAGES {
            let _told = journey.open_changed("cleared", page);
            let parts = journey.browser.script(&format!("return {FRAME}"));
            // Whether it comes anew or stays away.
            assert!(
                [json!([0, 0, 0, 0, 0]), json!([1, 1, 1, 1, 1])].contains(&parts),
                "{parts}"
            );
            journey.follow_three_links();
            journey.browser.assert_silent();
        }
    });
}

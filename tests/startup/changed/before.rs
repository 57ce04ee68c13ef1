//! Changed before the app starts.

use serde_json::json;

use super::{FRAME, Journey, PAGES, site};
use crate::support::{PLAIN, PLAIN_HEADING, at_each_base};

/// On each page, at each base: the app comes to life there, and three links lead to whole pages.
fn three_links_lead_on_from_a_page_that_was(change: &str) {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for page in PAGES {
            journey.open_changed(change, page);
            journey.follow_three_links();
            journey.browser.assert_silent();
        }
    });
}

#[test]
fn a_page_whose_every_text_was_translated_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("translated");
}

#[test]
fn a_page_whose_dates_numbers_and_headline_became_links_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("detected");
}

#[test]
fn a_page_that_has_elements_and_attributes_of_others_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("added");
}

#[test]
fn a_page_whose_main_stands_in_an_element_of_others_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("framed");
}

#[test]
fn a_page_that_others_have_put_a_copy_of_in_its_place_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("copied");
}

#[test]
fn a_page_without_its_masthead_its_foot_and_its_places_for_news_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("stripped");
}

#[test]
fn a_page_whose_scripts_were_taken_away_once_they_ran_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("unscripted");
}

#[test]
fn a_page_whose_articles_are_empty_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("emptied");
}

#[test]
fn a_page_without_its_main_is_left_by_links() {
    three_links_lead_on_from_a_page_that_was("beheaded");
}

#[test]
fn what_others_put_beside_the_app_stays_when_the_page_goes() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for page in PAGES {
            journey.open_changed("added", page);
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
            journey.open_changed("cleared", page);
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

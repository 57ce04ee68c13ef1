//! Changed while the app is there and the next page is on its way.

use std::time::Duration;

use serde_json::json;

use super::{Journey, PAGES, site};
use crate::support::{PLAIN, PLAIN_DATA, PLAIN_HEADING, at_each_base};

/// So that others come before the next page does.
const SLOWLY: Duration = Duration::from_millis(600);

/// On each page, at each base: the page that was wanted comes whole, Back shows the page that was left, and
/// Forward and two links work after that.
fn the_way_there_and_back_holds_while_the_page_is(change: &str, is_kept: bool) {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        let browser = &journey.browser;
        for page in PAGES {
            site.server.clear();
            journey.open(page);
            site.server.delay(PLAIN_DATA, SLOWLY);
            let heading = browser.text("h1");
            browser.script("window.main = document.querySelector('main')");

            journey.click(PLAIN);
            journey.change(change);
            journey.expect_whole(PLAIN, PLAIN_HEADING);
            browser.back();

            browser
                .expect_path(&site.path(page))
                .wait_for(
                    &format!("document.querySelector('h1')?.textContent !== '{PLAIN_HEADING}'"),
                    "the page that was gone to to go",
                )
                .expect(
                    "how many pages there are",
                    "document.querySelectorAll('main').length <= 1",
                    true,
                );
            if is_kept {
                browser.expect(
                    "the main that was left",
                    "document.querySelector('main') === window.main",
                    true,
                );
                browser.expect(
                    "whether its heading is there",
                    &format!(
                        "document.querySelector('h1').textContent.includes({})",
                        json!(heading)
                    ),
                    true,
                );
            }
            browser.forward();
            journey.expect_whole(PLAIN, PLAIN_HEADING);
            journey.click("world/");
            journey.expect_whole("world/", "World");
            browser.assert_silent();
        }
    });
}

#[test]
fn a_page_that_is_translated_on_the_way_is_left_and_found_again() {
    the_way_there_and_back_holds_while_the_page_is("translated", true);
}

#[test]
fn a_page_whose_dates_become_links_on_the_way_is_left_and_found_again() {
    the_way_there_and_back_holds_while_the_page_is("detected", true);
}

#[test]
fn a_page_that_gets_elements_on_the_way_is_left_and_found_again() {
    the_way_there_and_back_holds_while_the_page_is("added", true);
}

#[test]
fn a_page_whose_main_is_put_elsewhere_on_the_way_is_left_and_found_again() {
    the_way_there_and_back_holds_while_the_page_is("framed", true);
}

#[test]
fn a_page_that_others_put_a_copy_of_in_its_place_on_the_way_is_left() {
    the_way_there_and_back_holds_while_the_page_is("copied", false);
}

#[test]
fn a_page_that_loses_its_masthead_and_foot_on_the_way_is_left_and_found_again() {
    the_way_there_and_back_holds_while_the_page_is("stripped", true);
}

#[test]
fn a_page_that_loses_its_main_on_the_way_is_left() {
    the_way_there_and_back_holds_while_the_page_is("beheaded", false);
}

#[test]
fn a_page_that_loses_everything_on_the_way_is_left() {
    the_way_there_and_back_holds_while_the_page_is("cleared", false);
}

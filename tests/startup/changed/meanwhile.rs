//! Changed while the app is there and the next page is on its way.

use super::{Journey, LATER, PAGES, site};
use crate::support::at_each_base;

const LATER_HEADING: &str = "May 2025";

/// What others do, and whether the main of the page is still the same after it.
const CHANGES: [(&str, bool); 9] = [
    ("translated", true),
    ("detected", true),
    ("added", true),
    ("framed", true),
    ("unscripted", true),
    ("stripped", true),
    ("copied", false),
    ("beheaded", false),
    ("cleared", false),
];

#[test]
fn a_page_that_others_change_on_the_way_is_left_and_found_again_by_back() {
    at_each_base(site, |site| {
        let journey = Journey::on(site);
        for (change, is_kept) in CHANGES {
            for page in PAGES {
                let _told = journey.open(page, change);
                there_and_back(&journey, page, change, is_kept);
                journey.browser.assert_silent();
            }
        }
    });
}

fn there_and_back(journey: &Journey<'_>, page: &str, change: &str, is_kept: bool) {
    let (site, browser) = (journey.site, &journey.browser);
    // At once, so that no answer comes between the click and the change.
    browser.script(&format!(
        "window.main = document.querySelector('main');
         const link = document.createElement('a');
         link.href = '{}';
         document.body.append(link);
         link.click();
         link.remove();
         window.changes.{change}()",
        site.path(LATER)
    ));
    journey.expect_whole(LATER, LATER_HEADING);

    browser.back().expect_path(&site.path(page)).expect(
        "how much there is of the page that was gone to",
        &format!(
            "[...document.querySelectorAll('h1')]
                .filter(({{ textContent }}) => textContent === '{LATER_HEADING}').length"
        ),
        0,
    );
    if is_kept {
        browser
            .expect(
                "the main that was left",
                "document.querySelector('main') === window.main",
                true,
            )
            .expect_count("main", 1)
            .expect_count("h1", 1);
    } else {
        browser.expect(
            "whether there is one page at most",
            "document.querySelectorAll('main').length <= 1",
            true,
        );
    }

    browser.forward();
    journey.expect_whole(LATER, LATER_HEADING);
    journey.click("world/");
    journey.expect_whole("world/", "World");
}

//! The pages that are offered where one is missing: what the publisher writes for it, and what a reader
//! who mistyped an address meets.

mod addresses;
mod offered;
mod shards;

use std::time::Duration;

use serde_json::json;

use crate::support::{Browser, Site};

const OFFERED: &str =
    "[...document.querySelectorAll('.near__list a')].map(link => link.textContent)";

/// Longer than the app takes to try an address and to look for others.
const LOOKED: Duration = Duration::from_millis(600);

/// Opens a page that is missing and waits until the app has tried its address.
fn visit<'a>(browser: &'a Browser, site: &Site, path: &str) -> &'a Browser {
    browser
        .visit(&site.url(path))
        .wait_until_live()
        .expect_in_console("index.json")
}

/// A browser at an address that is missing.
fn at_missing(site: &Site, path: &str) -> Browser {
    let browser = Browser::open(&site.url("about/"));
    visit(&browser, site, path);
    browser
}

#[track_caller]
fn expect_offers<'a>(browser: &'a Browser, offered: &[&str]) -> &'a Browser {
    browser.expect("the pages", OFFERED, json!(offered));
    expect_told_of_the_address_alone(browser)
}

#[track_caller]
fn expect_no_offers(browser: &Browser) -> &Browser {
    browser.assert_never("an offer", "document.querySelector('.near > *')", LOOKED);
    expect_told_of_the_address_alone(browser)
}

/// The console tells of the missing address once for the document and once for the app's try.
#[track_caller]
fn expect_told_of_the_address_alone(browser: &Browser) -> &Browser {
    for line in browser.console() {
        let expected = line.contains("404 (Not Found)") && !line.contains("/404/");
        assert!(expected, "{line}");
    }
    browser
}

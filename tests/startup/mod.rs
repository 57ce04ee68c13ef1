//! What happens when the app starts, and what reads and works where it does not.

mod broken;
mod taking_over;
mod without;

use crate::support::{Browser, Site};

/// A browser that starts the app only when the test runs `startApp()`.
pub fn before_the_app(site: &Site, path: &str) -> Browser {
    let browser = Browser::setup()
        .size(600, 400)
        .before_scripts("window.requestIdleCallback = (start) => { window.startApp = start }")
        .open(&site.url(path));
    browser.wait_for("window.startApp", "the page to be idle");
    browser
}

//! A page that has its policy in itself, since its host sends none.

use serde_json::json;

use crate::support::{PLAIN, PLAIN_HEADING, STORY, Site, publisher::Publisher};

#[test]
fn a_page_keeps_to_the_policy_in_itself_and_so_does_the_app() {
    let publisher = Publisher::new().with_site(json!({ "host": "github-pages" }));
    let site = Site::of(publisher, "/");
    assert!(!site.publisher.site("_headers").exists());
    let browser = site.open(STORY);
    let refused = |what: &str| {
        browser.expect(
            what,
            "(() => {
                try {
                    document.createElement('script').text = 'window.ran = 1';
                    return 'taken';
                } catch {
                    return 'refused';
                }
            })()",
            "refused",
        );
        browser.expect_in_console("requires 'TrustedScript' assignment");
    };
    refused("a script that is made of a string");

    browser.assert_silent().click_link(PLAIN_HEADING);

    browser
        .expect_heading(PLAIN_HEADING)
        .expect_path(&site.path(PLAIN))
        .expect_same_document();
    refused("a script that is made of a string, on the next page");
}

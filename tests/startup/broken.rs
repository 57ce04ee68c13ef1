//! An app that does not start, or does not go on, leaves a page that works.

use serde_json::json;

use crate::support::{
    Browser, Fault, PLAIN, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site, at_each_base,
};

/// What the root says of the app.
const STATE: &str = "document.documentElement.dataset.app ?? 'not yet'";

#[test]
fn an_app_that_can_not_be_had_leaves_the_page_as_it_was() {
    let site = Site::at("/");
    let [glue, module] = published_assets(&site);
    let fault = |content_type, body: &str| Fault::Body {
        status: 200,
        content_type,
        body: body.to_owned(),
    };
    let strings = site.publisher.page(STORY)["strings"].clone();
    let strings = strings.as_str().expect("an address");
    let faults = [
        (glue.as_str(), Fault::Status(503)),
        (module.as_str(), Fault::Status(503)),
        (strings, Fault::Status(503)),
        (module.as_str(), fault("application/wasm", "no module")),
        (glue.as_str(), fault("text/javascript", "export default 1")),
    ];
    let browser = Browser::open(&site.url("about/"));
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    for (address, fault) in faults {
        site.server.clear();
        site.server.fault(address, fault);
        browser
            .visit(&site.url(STORY))
            .expect_in_console("The app did not start; the page works without it.")
            .expect("the app", STATE, "none")
            .mark_document()
            .expect_heading(STORY_HEADING)
            .click_link(PLAIN_HEADING)
            .expect_heading(PLAIN_HEADING)
            .expect_new_document();
    }
}

/// What every page is made by, so that nothing can be made any more.
const BROKEN: &str = "const refuse = () => { throw new Error('no more elements') };
    for (const name of ['createElement', 'createElementNS', 'createTextNode', 'importNode'])
        document[name] = refuse;
    for (const name of ['cloneNode', 'appendChild', 'insertBefore'])
        Node.prototype[name] = refuse;";

#[test]
fn an_app_that_can_not_go_on_has_the_browser_load_the_page() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.mark_document();
        // Without the pointer, which would have the page fetched and built before the click.
        browser.script(&format!(
            "{BROKEN} document.querySelector(\"{PLAIN_LINK}\").click()"
        ));

        browser
            .expect_heading(PLAIN_HEADING)
            .expect_path(&site.path(PLAIN))
            .expect_new_document()
            .wait_until_live();
        browser.back();
        browser.expect_heading(STORY_HEADING);
    });
}

#[test]
fn an_app_that_can_not_go_back_has_the_browser_load_the_page() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser
            .click_link(PLAIN_HEADING)
            .expect_heading(PLAIN_HEADING)
            .click("#foot a[href$='/about/']")
            .expect_path(&site.path("about/"))
            .mark_document();
        browser.script(&format!("{BROKEN} history.back()"));
        browser
            .expect_heading(PLAIN_HEADING)
            .expect_path(&site.path(PLAIN))
            .expect_new_document()
            .wait_until_live();
    });
}

#[test]
fn who_saves_data_gets_no_app() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup()
            .before_scripts(
                "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
            )
            .open(&site.url(STORY));

        browser
            .expect("the app", STATE, "none")
            .mark_document()
            .click_link(PLAIN_HEADING)
            .expect_heading(PLAIN_HEADING)
            .expect_new_document()
            .assert_silent();
        assert_eq!(site.server.requests_for(".wasm"), Vec::<String>::new());
    });
}

/// The addresses of the app's files as the page names them.
fn published_assets(site: &Site) -> [String; 2] {
    let page = site.publisher.document("");
    ["data-js", "data-wasm"].map(|name| {
        page.attribute(&format!("script[{name}]"), name)
            .expect("an address")
    })
}

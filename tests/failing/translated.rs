//! What is said of the network and of the page, where a translator has put words of its own in the place
//! of what was said.

use serde_json::json;

use crate::support::{
    Browser, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site, at_each_base,
};

/// As a translator does with all words that come, at once: each text goes, and another one within two
/// elements stands for it.
const TRANSLATE: &str = "
    const translate = (place) => {
        const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts.filter(({ data }) => data.trim())) {
            if (text.parentElement.localName === 'font') continue;
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            inner.append(`«${text.data}»`);
            outer.append(inner);
            text.replaceWith(outer);
        }
    };
    for (const id of ['network', 'announcement', 'notice']) {
        const place = document.getElementById(id);
        translate(place);
        new MutationObserver(() => translate(place)).observe(place, { childList: true, characterData: true, subtree: true });
    }";

fn set_offline(browser: &Browser, offline: bool) {
    let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.emulateNetworkConditions", network);
}

#[test]
fn that_there_is_no_network_comes_and_goes_in_another_language_too() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.script(TRANSLATE);

        for _ in 0..2 {
            set_offline(&browser, true);
            browser.expect_text("#network", "«You are offline.»");
            set_offline(&browser, false);
            browser.expect_text("#network", "«You are online again.»");
        }
        browser
            .expect_text("#network", "")
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn each_page_is_announced_once_in_another_language_too() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.script(TRANSLATE);
        let said = "document.getElementById('announcement').textContent === `«${document.title}»`";

        browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);
        browser.expect("what is announced", said, true);
        browser.back();
        browser
            .expect_heading(STORY_HEADING)
            .expect("what is announced", said, true);
        browser.forward();
        browser
            .expect_heading(PLAIN_HEADING)
            .expect("what is announced", said, true)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn a_message_over_the_page_goes_when_the_page_comes_in_another_language_too() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.script(TRANSLATE);
        set_offline(&browser, true);
        browser.script(&format!("document.querySelector(\"{PLAIN_LINK}\").click()"));
        browser.expect_count(".trouble", 1).expect(
            "what is said",
            "document.querySelector('.trouble__title').textContent.startsWith('«')",
            true,
        );

        set_offline(&browser, false);
        browser
            .click(".trouble__retry")
            .expect_heading(PLAIN_HEADING)
            .expect_count(".trouble", 0)
            .expect_same_document();
    });
}

//! Without a network: what is said, and what still reads.

use serde_json::json;

use super::REASON;
use crate::support::{
    Browser, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site, at_each_base,
};

/// To the middle of the window, away from whatever is said at its foot.
fn bring_into_view(browser: &Browser, css: &str) {
    browser.script(&format!(
        "document.querySelector(\"{css}\").scrollIntoView({{ block: 'center' }})"
    ));
}

fn set_offline(browser: &Browser, offline: bool) {
    let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.emulateNetworkConditions", network);
}

#[test]
fn that_the_network_has_gone_and_come_back_is_noticed_within_a_second_and_said_once() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup()
            .before_scripts(
                "for (const name of ['offline', 'online'])
                     addEventListener(name, () => { window.since = performance.now() });",
            )
            .open(&site.url(STORY));
        browser.wait_until_live().mark_document().script(
            "window.said = [];
             const line = document.getElementById('network');
             new MutationObserver(() => {
                 const words = line.textContent.trim();
                 if (words) window.said.push([words, performance.now() - window.since < 1000]);
             }).observe(line, { childList: true, characterData: true, subtree: true })",
        );

        bring_into_view(&browser, PLAIN_LINK);
        set_offline(&browser, true);
        browser.expect(
            "what was said",
            "window.said",
            json!([["You are offline.", true]]),
        );
        browser
            .click(PLAIN_LINK)
            .expect_text(REASON, "You seem to be offline.")
            .expect_heading(STORY_HEADING)
            .assert_accessible();
        set_offline(&browser, false);
        browser.expect(
            "what was said",
            "window.said",
            json!([["You are offline.", true], ["You are online again.", true]]),
        );

        browser
            .click(".trouble__retry")
            .expect_heading(PLAIN_HEADING)
            // Good news does not stay.
            .expect_text("#network", "")
            .expect("what was said", "window.said.length", 2)
            .expect_same_document();
    });
}

#[test]
fn what_was_read_before_reads_without_a_network() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);

        set_offline(&browser, true);

        browser.back();
        browser.expect_heading(STORY_HEADING);
        bring_into_view(&browser, PLAIN_LINK);
        browser
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_same_document();
    });
}

#[test]
fn a_page_whose_words_can_not_be_had_is_said_to_be_unreachable_and_not_loaded_in_vain() {
    let site = Site::at("/");
    let browser = site.open("");
    let link = ".card[lang=ar] .card__headline a";
    browser.move_over(&[link], 0);
    site.server.expect_requests("/world/ورق/index.json", 1);
    let data = "performance.getEntriesByType('resource')
        .some(({ name }) => name.endsWith('/index.json') && decodeURI(name).includes('ورق'))";
    browser.wait_for(data, "the page's data");

    set_offline(&browser, true);
    bring_into_view(&browser, link);
    browser
        .click(link)
        .expect_text(REASON, "You seem to be offline.")
        .expect_heading("The Fixture & Sons")
        .expect_same_document();
}

#[test]
fn what_is_said_of_the_network_takes_a_line_and_the_places_for_it_no_room_before() {
    let site = Site::at("/");
    let browser = site.open(STORY);
    let below = "document.documentElement.scrollHeight - document.getElementById('foot').getBoundingClientRect().bottom - scrollY";
    let height = "document.getElementById('network').getBoundingClientRect().height";
    browser
        .expect("the room below the foot", &format!("{below} < 100"), true)
        .expect("the height of the place", height, 0);

    set_offline(&browser, true);

    browser.expect_text("#network", "You are offline.").expect(
        "the height of the line",
        &format!("{height} > 0 && {height} < 100"),
        true,
    );
}

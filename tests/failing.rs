//! What a reader meets when a page can't be had: what is said, what is left, and the ways on.

use std::{fs, thread::sleep, time::Duration};

use serde_json::{Value, json};

use crate::support::{BASES, Browser, Fault, Site};

const STORY: &str = "world/every-block/";
const STORY_HEADING: &str = "Every block & every span";
const PLAIN: &str = ".related .card__headline a[href$='/science/plain/']";
const PLAIN_PAGE: &str = "science/plain/";
const PLAIN_DATA: &str = "/science/plain/index.json";

const BUSY: &str = "document.querySelector('main').getAttribute('aria-busy')";
const REASON: &str = ".trouble__reason";

/// Long enough for whatever should not happen to happen.
const MOMENT: Duration = Duration::from_millis(1000);

fn reading(site: &Site, path: &str) -> Browser {
    let browser = Browser::open(&site.url(path));
    browser.wait_until_live().mark_document();
    browser
}

/// To the middle of the window, away from whatever is said at its foot.
fn bring_into_view(browser: &Browser, css: &str) {
    browser.script(&format!(
        "document.querySelector(\"{css}\").scrollIntoView({{ block: 'center' }})"
    ));
}

fn json_of(body: &str) -> Fault {
    Fault::Body {
        status: 200,
        content_type: "application/json",
        body: body.to_owned(),
    }
}

fn html_pages(site: &Site, path: &str) -> usize {
    let request = format!("GET {}", site.path(path));
    site.server.requests_for(&request).len()
}

#[test]
fn whatever_fails_is_said_and_the_page_stays_with_two_ways_on() {
    let portal = Fault::Body {
        status: 200,
        content_type: "text/html",
        body: "<title>Welcome to the hotel</title>".to_owned(),
    };
    let faults = [
        (Fault::Close, "The site could not be reached."),
        (
            Fault::Status(404),
            "There is nothing at this address. It may have moved, or the link may be wrong.",
        ),
        (
            Fault::Status(500),
            "The server has a problem. It may be over soon.",
        ),
        (
            Fault::Status(503),
            "The server has a problem. It may be over soon.",
        ),
        (json_of(""), "The page did not arrive whole."),
        (
            json_of("{\"format\":3,\"path\":\"/science/plain/\""),
            "The page did not arrive whole.",
        ),
        (json_of("{\"format\":3}"), "The page did not arrive whole."),
        (json_of("[1, 2]"), "The page did not arrive whole."),
        (
            portal,
            "The network answered with a page of its own. You may have to sign in to it first.",
        ),
        // Last, since a browser keeps it.
        (
            Fault::Status(410),
            "There is nothing at this address. It may have moved, or the link may be wrong.",
        ),
    ];
    for base in BASES {
        let site = Site::at(base);
        let browser = Browser::setup().size(600, 500).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        browser.script(&format!(
            "document.querySelector(\"{PLAIN}\").scrollIntoView()"
        ));
        let place = browser.script("return scrollY");
        let data = site.path(PLAIN_DATA);
        for (fault, reason) in faults.clone() {
            site.server.fault(&data, fault);
            browser
                .click(PLAIN)
                .expect_text(REASON, reason)
                .expect_focus(".trouble__retry")
                .expect_path(&site.path(STORY))
                .expect_heading(STORY_HEADING)
                .expect_title("Every block & every span | The Fixture & Sons")
                .expect("the place", "scrollY", place.clone())
                .expect(
                    "the address of the page in full",
                    "new URL(document.querySelector('.trouble__full').href).pathname",
                    site.path("science/plain/"),
                )
                .press("Enter")
                // Still so.
                .expect("that a page is on its way", BUSY, Value::Null)
                .expect_text(REASON, reason)
                .expect_focus(".trouble__retry")
                .press("Escape");
            browser
                .expect_count(".trouble", 0)
                .expect_focus(PLAIN)
                .expect("that a page is on its way", BUSY, Value::Null);
            // The link that has the focus again is fetched ahead, in vain too.
            sleep(Duration::from_millis(250));
        }
        browser.expect_same_document();

        browser
            .click(PLAIN)
            .expect_count(".trouble", 1)
            .assert_accessible();
        site.server.mend(&data);
        browser
            .click(".trouble__retry")
            .expect_heading("A plain story")
            .expect_path(&site.path("science/plain/"))
            .expect_focus("h1")
            .expect_count(".trouble", 0)
            .expect_same_document()
            .back();
        browser.expect_heading(STORY_HEADING).expect_same_document();
    }
}

#[test]
fn half_an_answer_is_a_failure_too() {
    for base in BASES {
        let site = Site::at(base);
        site.server.fault(PLAIN_DATA, Fault::Truncate(300));
        let browser = reading(&site, STORY);

        browser
            .click(PLAIN)
            .expect_text(".trouble__title", "This page could not be loaded")
            .expect_path(&site.path(STORY));
        site.server.mend(PLAIN_DATA);
        browser
            .click(".trouble__retry")
            .expect_heading("A plain story")
            .expect_same_document();
    }
}

#[test]
fn the_link_to_the_page_in_full_leaves_it_to_the_browser() {
    for base in BASES {
        let site = Site::at(base);
        site.server.fault(PLAIN_DATA, Fault::Status(503));
        let browser = reading(&site, STORY);

        browser
            .click(PLAIN)
            .click(".trouble__full")
            .expect_heading("A plain story")
            .expect_new_document()
            .back();
        browser.expect_heading(STORY_HEADING);
    }
}

#[test]
fn an_answer_that_never_comes_is_given_up() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, Fault::Hang);
    let browser = reading(&site, STORY);

    browser.click(PLAIN);
    sleep(Duration::from_secs(8));

    browser
        .expect_count(".trouble", 0)
        .expect_text(REASON, "The answer is taking too long.")
        .expect_same_document();
}

#[test]
fn what_failed_is_said_in_the_language_of_the_page() {
    for base in BASES {
        let site = Site::at(base);
        site.server.fault("/index.json", Fault::Status(500));
        let browser = reading(&site, "world/ورق/");

        browser
            .click(".masthead__name")
            .expect_text(".trouble__title", "تعذّر تحميل هذه الصفحة")
            .expect_text(".trouble__retry", "إعادة المحاولة")
            .assert_accessible();
    }
}

#[test]
fn another_link_is_followed_while_one_has_failed() {
    for base in BASES {
        let site = Site::at(base);
        site.server.fault(PLAIN_DATA, Fault::Status(500));
        let browser = reading(&site, STORY);

        browser
            .click(PLAIN)
            .expect_count(".trouble", 1)
            .click(".masthead__list a")
            .expect_heading("Science")
            .expect_count(".trouble", 0)
            .expect_same_document();
    }
}

#[test]
fn a_page_that_back_can_not_show_is_not_passed_off_as_another() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        browser.scroll_to(300);
        // WebDriver would bring the link into view.
        browser.script(&format!("document.querySelector(\"{PLAIN}\").click()"));
        browser.expect_heading("A plain story");
        // The app that comes with the document has read nothing yet.
        browser.reload();
        browser.wait_until_live().mark_document();
        site.server
            .fault(&format!("/{STORY}index.json"), Fault::Status(500));

        browser.back();
        browser
            .expect_path(&site.path(STORY))
            .expect_text("main h1", "This page could not be loaded")
            .expect_title("This page could not be loaded")
            .expect_focus(".trouble__title")
            .expect(
                "that the other page is seen",
                "document.querySelector('.story').checkVisibility()",
                false,
            )
            .assert_accessible()
            .forward();
        browser
            .expect_heading("A plain story")
            .expect_focus("h1.story__headline")
            .expect_title("A plain story | The Fixture & Sons")
            .expect(
                "that it is seen",
                "document.querySelector('.story').checkVisibility()",
                true,
            )
            .expect_count(".trouble", 0)
            .back();

        browser.expect_count(".trouble", 1);
        site.server.mend(&format!("/{STORY}index.json"));
        browser
            .click(".trouble__retry")
            .expect_heading(STORY_HEADING)
            .expect("the place", "scrollY", 300)
            .expect_same_document();
    }
}

fn set_offline(browser: &Browser, offline: bool) {
    let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.emulateNetworkConditions", network);
}

#[test]
fn that_the_network_has_gone_and_come_back_is_noticed_within_a_second_and_said_once() {
    for base in BASES {
        let site = Site::at(base);
        let browser = Browser::setup()
            .before_scripts(
                "for (const name of ['offline', 'online'])
                     addEventListener(name, () => { window.since = performance.now() });",
            )
            .open(&site.url(STORY));
        browser.wait_until_live().mark_document().script(
            "window.said = [];
             const line = document.querySelector('.network');
             new MutationObserver(() => {
                 const words = line.textContent.trim();
                 if (words) window.said.push([words, performance.now() - window.since < 1000]);
             }).observe(line, { childList: true, characterData: true, subtree: true })",
        );

        bring_into_view(&browser, PLAIN);
        set_offline(&browser, true);
        browser.expect(
            "what was said",
            "window.said",
            json!([["You are offline.", true]]),
        );
        browser
            .click(PLAIN)
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
            .expect_heading("A plain story")
            // Good news does not stay.
            .expect_text(".network", "")
            .expect("what was said", "window.said.length", 2)
            .expect_same_document();
    }
}

#[test]
fn what_was_read_before_reads_without_a_network() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        browser.click(PLAIN).expect_heading("A plain story");

        set_offline(&browser, true);

        browser.back();
        browser.expect_heading(STORY_HEADING);
        bring_into_view(&browser, PLAIN);
        browser
            .click(PLAIN)
            .expect_heading("A plain story")
            .expect_same_document();
    }
}

#[test]
fn a_page_of_another_format_reads_without_the_app() {
    for (format, base) in [("1", "/"), ("4", "/news/site/")] {
        let site = Site::at(base);
        let file = site.publisher.site(&format!("{STORY}index.html"));
        let page = fs::read_to_string(&file).expect("the page");
        let other = page.replace("{\"format\":3,", &format!("{{\"format\":{format},"));
        assert_ne!(other, page);
        fs::write(&file, other).expect("a page of another app");
        let browser = Browser::open(&site.url(STORY));

        browser
            .expect_heading(STORY_HEADING)
            .mark_document()
            .click(PLAIN)
            .expect_heading("A plain story")
            .expect_new_document()
            .assert_silent();
    }
}

#[test]
fn an_old_app_that_meets_a_new_page_loads_it_in_full_once() {
    for (data, base) in [
        ("{\"format\":4,\"shape\":\"new\"}", "/"),
        ("{\"format\":1}", "/news/site/"),
    ] {
        let site = Site::at(base);
        site.server.fault(PLAIN_DATA, json_of(data));
        let browser = reading(&site, STORY);

        browser
            .click(PLAIN)
            .expect_heading("A plain story")
            .expect_new_document()
            .wait_until_live();
        sleep(MOMENT);

        assert_eq!(html_pages(&site, PLAIN_PAGE), 1, "{data}");
        // The next one is another story.
        browser
            .mark_document()
            .click(".masthead__name")
            .expect_heading("The Fixture & Sons")
            .expect_same_document();
    }
}

#[test]
fn interface_strings_that_are_gone_lead_to_one_full_load() {
    for base in BASES {
        let site = Site::at(base);
        let arabic = site.publisher.page("world/ورق/")["strings"]
            .as_str()
            .expect("an address")
            .to_owned();
        site.server.fault(&arabic, Fault::Status(404));
        let browser = reading(&site, "");

        browser
            .click(".card[lang=ar] .card__headline a")
            .expect_heading("الورق في بغداد")
            .expect_new_document();
        sleep(MOMENT);

        assert_eq!(html_pages(&site, "world/ورق/"), 1);
    }
}

#[test]
fn a_host_that_has_the_new_data_alone_is_not_asked_in_a_loop() {
    for base in BASES {
        let site = Site::at(base);
        // Half an upload: there is no document yet, so that the page for what is missing answers.
        fs::remove_file(site.publisher.site("science/plain/index.html")).expect("removed");
        site.server.fault(PLAIN_DATA, json_of("{\"format\":4}"));
        let browser = reading(&site, STORY);

        browser
            .click(PLAIN)
            .expect_heading("Page not found")
            .wait_until_live();
        sleep(MOMENT * 2);

        browser.expect_heading("Page not found");
        let documents = html_pages(&site, PLAIN_PAGE);
        assert!(documents <= 2, "{documents} documents were asked for");
    }
}

#[test]
fn a_tab_whose_app_is_gone_heals_with_one_full_load() {
    for base in BASES {
        let site = Site::at(base);
        let late = "window.requestIdleCallback = (start) => { window.startApp = start }";
        let browser = Browser::setup().before_scripts(late).open(&site.url(STORY));
        browser
            .wait_for("window.startApp", "the page to be idle")
            .mark_document();
        // A deploy in the meantime.
        for folder in fs::read_dir(site.publisher.site("assets")).expect("the app's files") {
            let file = folder.expect("a file").path();
            let name = file
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if name.ends_with(".wasm") || name.ends_with(".js") {
                site.server
                    .fault(&format!("/assets/{name}"), Fault::Status(404));
            }
        }
        browser.script("window.startApp()");
        browser
            .expect_in_console("The app did not start; the page works without it.")
            .expect_heading(STORY_HEADING)
            .click(PLAIN)
            .expect_heading("A plain story")
            .expect_new_document();
        assert_eq!(html_pages(&site, PLAIN_PAGE), 1);
    }
}

#[test]
fn what_failed_ahead_of_the_click_is_asked_for_again() {
    for base in BASES {
        let site = Site::at(base);
        site.server.fault(PLAIN_DATA, Fault::Status(500));
        let browser = reading(&site, STORY);

        browser.move_over(&[PLAIN], 0);
        sleep(MOMENT);
        browser.expect_count(".trouble", 0);
        site.server.mend(PLAIN_DATA);

        browser
            .click(PLAIN)
            .expect_heading("A plain story")
            .expect_same_document();
        assert_eq!(site.server.requests_for(PLAIN_DATA).len(), 2);
    }
}

#[test]
fn where_healing_can_not_be_noted_the_reader_decides() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, json_of("{\"format\":4}"));
    let no_storage = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no') } })";
    let browser = Browser::setup()
        .before_scripts(no_storage)
        .open(&site.url(STORY));
    browser.wait_until_live().mark_document();

    browser
        .click(PLAIN)
        .expect_text(REASON, "The site has just been renewed.")
        .expect_same_document()
        .click(".trouble__full")
        .expect_heading("A plain story")
        .expect_new_document();
}

#[test]
fn a_failure_is_said_to_assistive_tools_each_time() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, Fault::Status(500));
    let browser = reading(&site, STORY);
    browser.script(
        "window.said = [];
         const place = document.querySelector('.visually-hidden[role=status]');
         new MutationObserver(() => {
             if (place.textContent.trim()) window.said.push(place.textContent.trim());
         }).observe(place, { childList: true, characterData: true, subtree: true })",
    );
    let words = "This page could not be loaded. The server has a problem. It may be over soon.";

    browser
        .click(PLAIN)
        .expect("what is said", "window.said", json!([words]));
    for times in 2..=3 {
        browser.click(".trouble__retry").expect(
            "how often it is said",
            "window.said.length",
            times,
        );
    }
    site.server.mend(PLAIN_DATA);
    // What failed thrice is not kept.
    browser
        .click(".trouble__close")
        .click(PLAIN)
        .expect_heading("A plain story")
        .expect_same_document();
}

#[test]
fn closing_what_is_said_leaves_another_load_alone() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, Fault::Status(500));
    site.server
        .delay("science/index.json", Duration::from_millis(1500));
    let browser = reading(&site, STORY);

    browser
        .click(PLAIN)
        .expect_count(".trouble", 1)
        .click(".masthead__list a")
        .expect_count(".trouble", 0)
        .press("Escape");
    browser.expect_heading("Science").expect_same_document();
}

#[test]
fn a_page_whose_words_can_not_be_had_is_said_to_be_unreachable_and_not_loaded_in_vain() {
    let site = Site::at("/");
    let browser = reading(&site, "");
    browser.move_over(&[".card[lang=ar] .card__headline a"], 0);
    sleep(MOMENT);

    set_offline(&browser, true);
    bring_into_view(&browser, ".card[lang=ar] .card__headline a");
    browser
        .click(".card[lang=ar] .card__headline a")
        .expect_text(REASON, "You seem to be offline.")
        .expect_heading("The Fixture & Sons")
        .expect_same_document();
}

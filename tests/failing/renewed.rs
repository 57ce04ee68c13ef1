//! A site that was published anew while a reader had a page of it open.

use std::fs;

use super::{MOMENT, REASON};
use crate::support::{
    Browser, Fault, NAME, PLAIN, PLAIN_DATA, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site,
    at_each_base, edited,
};

#[test]
fn a_page_of_another_format_reads_without_the_app() {
    for (format, base) in [("1", "/"), ("99", "/news/site/")] {
        let site = Site::at(base);
        let file = site.publisher.site(&format!("{STORY}index.html"));
        let page = fs::read_to_string(&file).expect("the page");
        let other = edited(&page, "script[data-format]", |loader| {
            loader.set_attribute("data-format", format).expect("a name");
        });
        assert_ne!(other, page);
        fs::write(&file, other).expect("a page of another app");
        let browser = Browser::open(&site.url(STORY));

        browser
            .expect_heading(STORY_HEADING)
            .expect("the app", "document.documentElement.dataset.app", "none")
            .mark_document()
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_new_document()
            .assert_silent();
    }
}

#[test]
fn an_old_app_that_meets_a_new_page_loads_it_in_full_once() {
    for (data, base) in [
        ("{\"format\":99,\"shape\":\"new\"}", "/"),
        ("{\"format\":1}", "/news/site/"),
    ] {
        let site = Site::at(base);
        site.server.fault(PLAIN_DATA, Fault::json(data));
        let browser = site.open(STORY);

        browser
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_new_document()
            .wait_until_live();
        let document = format!("GET {}", site.path(PLAIN));
        site.server.expect_requests(&document, 1);
        site.server.assert_no_more_requests(&document, 1, MOMENT);
        // The next one is another story.
        browser
            .mark_document()
            .click(".masthead__name")
            .expect_heading(NAME)
            .expect_same_document();
    }
}

#[test]
fn interface_strings_that_are_gone_lead_to_one_full_load() {
    at_each_base(Site::at, |site| {
        let arabic = site.publisher.page("world/ورق/")["strings"]
            .as_str()
            .expect("an address")
            .to_owned();
        site.server.fault(&arabic, Fault::Status(404));
        let browser = site.open("");

        browser
            .click(".card[lang=ar] .card__headline a")
            .expect_heading("الورق في بغداد")
            .expect_new_document();
        let document = format!("GET {}", site.path("world/ورق/"));
        site.server.expect_requests(&document, 1);
        site.server.assert_no_more_requests(&document, 1, MOMENT);
    });
}

#[test]
fn a_host_that_has_the_new_data_alone_is_not_asked_in_a_loop() {
    at_each_base(Site::at, |site| {
        // Half an upload: there is no document yet, so that the page for what is missing answers.
        fs::remove_file(site.publisher.site("science/plain/index.html")).expect("removed");
        site.server
            .fault(PLAIN_DATA, Fault::json("{\"format\":99}"));
        let browser = site.open(STORY);

        browser
            .click(PLAIN_LINK)
            .expect_heading("Page not found")
            .wait_until_live();
        let document = format!("GET {}", site.path(PLAIN));
        site.server
            .assert_no_more_requests(&document, 2, MOMENT * 2);

        browser.expect_heading("Page not found");
    });
}

#[test]
fn a_tab_whose_app_is_gone_heals_with_one_full_load() {
    at_each_base(Site::at, |site| {
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
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_new_document();
        assert_eq!(site.documents(PLAIN), 1);
    });
}

#[test]
fn where_healing_can_not_be_noted_the_reader_decides() {
    let site = Site::at("/");
    site.server
        .fault(PLAIN_DATA, Fault::json("{\"format\":99}"));
    let no_storage = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no') } })";
    let browser = Browser::setup()
        .before_scripts(no_storage)
        .open(&site.url(STORY));
    browser.wait_until_live().mark_document();

    browser
        .click(PLAIN_LINK)
        .expect_text(REASON, "The site has just been renewed.")
        .expect_same_document()
        .click(".trouble__full")
        .expect_heading(PLAIN_HEADING)
        .expect_new_document();
}

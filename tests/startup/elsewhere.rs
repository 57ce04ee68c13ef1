//! A page at an address that is not its own, such as a copy: the app stays away, and asks for nothing.

use std::fs;

use lol_html::html_content::ContentType;

use crate::support::{
    Browser, Fault, PLAIN, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Server, Site,
    at_each_base, edited,
};

/// What would have been asked for by an app that starts.
fn asked_for_by_the_app(server: &Server) -> Vec<String> {
    let mut requests = server.requests();
    requests.retain(|request| {
        let is_file = |ending| request.ends_with(ending);
        is_file(".wasm") || is_file(".json") || (is_file(".js") && !request.contains("/boot."))
    });
    requests
}

/// A page in which others have changed every address of this host: in links and pictures, and in what
/// the loader has.
fn with_addresses(page: &str, change: impl Fn(&str) -> String) -> String {
    let names = ["href", "src", "data-js", "data-wasm", "data-strings"];
    names.iter().fold(page.to_owned(), |page, name| {
        edited(&page, &format!("[{name}^='/']"), |element| {
            let address = element.get_attribute(name).unwrap_or_default();
            element
                .set_attribute(name, &change(&address))
                .expect("a name");
        })
    })
}

fn as_page(body: String) -> Fault {
    Fault::Body {
        status: 200,
        content_type: "text/html",
        body,
    }
}

/// A host that lets others have its files, and has no policy.
fn open_to_others(site: &Site) {
    fs::write(
        site.publisher.site("_headers"),
        "/*\n  Access-Control-Allow-Origin: *\n",
    )
    .expect("written");
}

#[track_caller]
fn expect_no_app<'a>(browser: &'a Browser, servers: &[&Server]) -> &'a Browser {
    browser
        .expect_heading(STORY_HEADING)
        .expect(
            "the app",
            "document.documentElement.dataset.app ?? 'not yet'",
            "none",
        )
        // Where an app is wanted, it is reached for.
        .move_over(&[".story__body a", PLAIN_LINK], 0)
        .expect_heading(STORY_HEADING);
    for server in servers {
        assert_eq!(asked_for_by_the_app(server), Vec::<String>::new());
    }
    browser.mark_document()
}

#[test]
fn a_copy_in_an_archive_has_no_app_and_its_links_stay_in_the_archive() {
    at_each_base(Site::at, |site| {
        let copies = "/web/2026/https://gazette.example";
        let base = format!("{copies}{}", site.base);
        let archive = Server::start(site.publisher.site(""), &base);
        for path in [STORY, PLAIN] {
            let page = site.publisher.read(&format!("{path}index.html"));
            // What is in the attributes of a script, an archive leaves as it was.
            let copy = ["href", "src"].iter().fold(page, |page, name| {
                edited(&page, &format!("[{name}^='/']"), |element| {
                    let address = element.get_attribute(name).unwrap_or_default();
                    element
                        .set_attribute(name, &format!("{copies}{address}"))
                        .expect("a name");
                })
            });
            archive.fault(path, as_page(copy));
        }
        let browser = Browser::open(&archive.url(STORY));

        expect_no_app(&browser, &[&archive])
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_path(&format!("{base}{PLAIN}"))
            .expect_new_document()
            .assert_silent();
        assert_eq!(asked_for_by_the_app(&archive), Vec::<String>::new());
    });
}

#[test]
fn a_page_that_a_proxy_shows_has_no_app_and_its_links_lead_to_the_site() {
    at_each_base(Site::at, |site| {
        let page = site.publisher.read(&format!("{STORY}index.html"));
        site.server.fault("translate", as_page(page));
        let address = site.url("translate?u=https://gazette.example/world/every-block/");
        let browser = Browser::open(&address);

        expect_no_app(&browser, &[&site.server])
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_path(&site.path(PLAIN))
            .expect_new_document()
            .wait_until_live()
            .assert_silent();
    });
}

#[test]
fn a_page_on_a_host_whose_scripts_come_from_another_has_no_app() {
    at_each_base(Site::at, |site| {
        open_to_others(site);
        let mirror = Server::start(site.publisher.site(""), site.base);
        let page = site.publisher.read(&format!("{STORY}index.html"));
        let page = with_addresses(&page, |address| {
            if address.ends_with('/') {
                address.to_owned()
            } else {
                site.url(address)
            }
        });
        mirror.fault(STORY, as_page(page));
        let browser = Browser::open(&mirror.url(STORY));

        expect_no_app(&browser, &[&site.server, &mirror])
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_new_document()
            .expect("the address", "location.href", mirror.url(PLAIN));
    });
}

#[test]
fn a_page_that_was_given_the_base_of_another_host_has_no_app() {
    at_each_base(Site::at, |site| {
        open_to_others(site);
        let mirror = Server::start(site.publisher.site(""), site.base);
        let page = site.publisher.read(&format!("{STORY}index.html"));
        let page = edited(&page, "head", |head| {
            let base = format!("<base href=\"{}\">", mirror.url(STORY));
            head.prepend(&base, ContentType::Html);
        });
        let with_own_scripts = with_addresses(&page, |address| {
            if address.ends_with('/') {
                address.to_owned()
            } else {
                site.url(address)
            }
        });
        for page in [page, with_own_scripts] {
            site.server.fault(STORY, as_page(page));
            mirror.forget();
            site.server.forget();
            let browser = Browser::open(&site.url(STORY));

            expect_no_app(&browser, &[&site.server, &mirror])
                .click(PLAIN_LINK)
                .expect_heading(PLAIN_HEADING)
                .expect("the address", "location.href", mirror.url(PLAIN));
        }
    });
}

#[test]
fn a_page_that_was_saved_as_a_file_has_no_app() {
    at_each_base(Site::at, |site| {
        open_to_others(site);
        let page = site.publisher.read(&format!("{STORY}index.html"));
        let file = site.publisher.folder.path().join("saved.html");
        fs::write(&file, with_addresses(&page, |address| site.url(address))).expect("written");
        let browser = Browser::open(&format!("file://{}", file.display()));

        expect_no_app(&browser, &[&site.server])
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect("the address", "location.href", site.url(PLAIN));
    });
}

#[test]
fn a_page_is_at_home_however_its_address_is_written() {
    at_each_base(Site::at, |site| {
        let page = site.publisher.read(&format!("{STORY}index.html"));
        // As on a host that does not lead on to the slash.
        site.server.fault("world/every-block", as_page(page));
        let browser = Browser::open(&site.url("about/"));
        for address in [
            "world/every-block",
            "world/every-block/?from=a-letter",
            "world/every-block/#a-part",
            "w%6frld/every-block/",
            "world/%D9%88%D8%B1%D9%82/",
            "world/%d9%88%d8%b1%d9%82/",
        ] {
            browser
                .visit(&site.url(address))
                .wait_until_live()
                .mark_document()
                .click(".masthead__list a")
                .expect_path(&site.path("science/"))
                .expect_same_document()
                .assert_silent();
        }
    });
}

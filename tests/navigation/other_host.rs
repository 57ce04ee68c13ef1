//! An address that begins with two slashes names another host, and so may the answer of this one: nothing
//! of another host is ever fetched or shown.

use std::fs;

use serde_json::{Value, json};

use super::MOMENT;
use crate::support::{
    Browser, Fault, NAME, PLAIN, PLAIN_DATA, PLAIN_HEADING, STORY, STORY_HEADING, Server, Site,
};

/// What is shown where nothing is.
const MISSING: &str = "Page not found";

const THEIRS: &str = "Words of another host";

/// A site without a policy, and another host that lets everyone have its pages, of which one at `x/` says
/// something else.
struct Hosts {
    site: Site,
    other: Server,
    /// `127.0.0.1:8080`.
    name: String,
    /// The folder of the other host.
    _theirs: tempfile::TempDir,
}

fn hosts() -> Hosts {
    let site = Site::at("/");
    fs::remove_file(site.publisher.site("_headers")).expect("no policy");
    let folder = tempfile::tempdir().expect("a folder");
    let mut page = site.publisher.page(PLAIN);
    page["path"] = "/x/".into();
    page["content"]["article"]["headline"] = THEIRS.into();
    page["content"]["article"]["body"] = json!([
        ["p", ["a", { "href": "javascript:void(sessionStorage.ran = 1)" }, "Run this here"]]
    ]);
    let their_page = folder.path().join("x");
    fs::create_dir(&their_page).expect("a folder");
    for (name, text) in [
        ("index.json", page.to_string()),
        ("index.html", format!("<h1>{THEIRS}</h1>")),
    ] {
        fs::write(their_page.join(name), text).expect("written");
    }
    fs::write(
        folder.path().join("_headers"),
        "/*\n  Access-Control-Allow-Origin: *\n",
    )
    .expect("written");
    let other = Server::start(folder.path(), "/");
    let name = other.url("/");
    let name = name.trim_start_matches("http://").trim_end_matches('/');
    Hosts {
        site,
        name: name.to_owned(),
        other,
        _theirs: folder,
    }
}

impl Hosts {
    /// Nothing of the other host was asked for, and nothing of it is there.
    #[track_caller]
    fn expect_own(&self, browser: &Browser) {
        browser.assert_never(
            "that another host is seen",
            &format!("document.body.textContent.includes('{THEIRS}') || sessionStorage.ran"),
            MOMENT,
        );
        browser.expect(
            "the host",
            "location.origin",
            self.site.url("/").trim_end_matches('/'),
        );
        assert_eq!(self.other.requests(), Vec::<String>::new());
    }
}

#[test]
fn an_address_with_two_slashes_that_is_opened_shows_the_page_for_what_is_missing() {
    let hosts = hosts();
    let browser = Browser::open(&hosts.site.url(STORY));
    for end in ["x/", "x/#a-part", "x/?a=b", "x"] {
        browser
            .visit(&format!("{}/{}/{end}", hosts.site.url("/"), hosts.name))
            .expect_heading(MISSING)
            .wait_until_live();
        hosts.expect_own(&browser);
    }
}

#[test]
fn a_link_to_an_address_with_two_slashes_leads_to_no_other_host() {
    let hosts = hosts();
    let browser = hosts.site.open(STORY);
    let own = hosts.site.url("/");
    let own = own.trim_end_matches('/');
    for start in ["//", "/\\", "\\\\", "/./", "/%2F"] {
        for end in ["x/", "x/#a-part"] {
            let path = if start == "/./" {
                format!("/.//{}/{end}", hosts.name)
            } else {
                format!("{start}{}/{end}", hosts.name)
            };
            browser
                .visit(&hosts.site.url(STORY))
                .wait_until_live()
                .script(&format!(
                    "const link = document.createElement('a');
                     link.href = {};
                     link.id = 'theirs';
                     link.append('on');
                     document.body.prepend(link)",
                    Value::from(format!("{own}{path}"))
                ));
            // It may be fetched ahead.
            browser
                .move_over(&["#theirs"], 0)
                .expect_heading(STORY_HEADING);
            hosts.expect_own(&browser);
            browser.click("#theirs");
            hosts.expect_own(&browser);
        }
    }
}

#[test]
fn back_and_forward_to_an_address_with_two_slashes_show_nothing_of_another_host() {
    let hosts = hosts();
    let browser = hosts.site.open(STORY);
    // An entry as an earlier app may have made it.
    browser.script(&format!(
        "history.pushState(1, '', '{}/{}/x/')",
        hosts.site.url("/"),
        hosts.name
    ));
    browser.click("a[href$='/science/plain/']");
    browser.expect_heading(PLAIN_HEADING).back();
    hosts.expect_own(&browser);
    browser.back().expect_heading(STORY_HEADING).forward();
    hosts.expect_own(&browser);
}

#[test]
fn data_that_is_said_to_be_at_another_host_is_not_fetched_from_there() {
    let hosts = hosts();
    hosts
        .site
        .server
        .fault(PLAIN_DATA, Fault::Redirect(hosts.other.url("x/index.json")));
    let browser = hosts.site.open(STORY);

    browser.click("a[href$='/science/plain/']");

    // The browser's own page, or the old one with a word about it.
    browser.wait_for(
        &format!(
            "document.querySelector('h1').textContent === '{PLAIN_HEADING}' || document.querySelector('.trouble')"
        ),
        "an answer to the click",
    );
    hosts.expect_own(&browser);
}

#[test]
fn data_that_names_another_path_or_host_as_its_own_does_not_change_the_host() {
    let hosts = hosts();
    let mut page = hosts.site.publisher.page(PLAIN);
    let browser = hosts.site.open("about/");
    for path in [
        format!("//{}/x/", hosts.name),
        format!("/\\{}/x/", hosts.name),
        hosts.other.url("x/"),
    ] {
        page["path"] = path.into();
        page["strings"] = hosts.other.url("x/index.json").into();
        hosts
            .site
            .server
            .fault(PLAIN_DATA, Fault::json(&page.to_string()));
        browser
            .visit(&hosts.site.url(STORY))
            .wait_until_live()
            .click("a[href$='/science/plain/']");
        hosts.expect_own(&browser);
    }
}

#[test]
fn from_an_address_with_two_slashes_links_lead_on_and_nothing_is_asked_of_a_host_of_that_name() {
    let hosts = hosts();
    let browser = hosts.site.open(STORY);
    let own = hosts.site.url("/");
    // Some hosts show the front at two slashes too.
    for (path, heading) in [
        ("/", NAME),
        ("/nowhere/", MISSING),
        ("science//plain/", MISSING),
    ] {
        browser
            .visit(&format!("{own}{path}"))
            .expect_heading(heading)
            .wait_for("document.documentElement.dataset.app", "the app, or none")
            .expect(
                "what other hosts were asked for",
                "performance.getEntriesByType('resource')
                    .filter(({ name }) => !name.startsWith(`${location.origin}/`)).length",
                0,
            )
            .click(".masthead__list a")
            .expect_path("/science/")
            .expect_heading("Science");
    }
}

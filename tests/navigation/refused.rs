//! Data that would run something, load something or tell somebody: the words of it stay, and nothing
//! else does.

use std::{fs, time::Duration};

use serde_json::{Value, json};

use crate::support::{Browser, PLAIN, PLAIN_DATA, PLAIN_HEADING, STORY, Site, at_each_base};

/// What is run by it shows in the session's storage, which outlives the document.
const RUN: &str = "javascript:void(sessionStorage.ran = 1)";

/// Longer than the browser takes to go where a link leads.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

/// What may be clicked in a story.
const CLICKABLE: &str = "main .story__body *";

/// Each says "Words", with its number.
fn hostile_nodes(site: &Site) -> Vec<Value> {
    let own = site.path("about/");
    let href = |href: &str| json!(["p", ["a", { "href": href }, "Words"]]);
    let addresses = [
        RUN,
        "JavaScript:void(sessionStorage.ran = 1)",
        " javascript:void(sessionStorage.ran = 1)",
        "\u{1}javascript:void(sessionStorage.ran = 1)",
        "java\nscript:void(sessionStorage.ran = 1)",
        "java\tscript:void(sessionStorage.ran = 1)",
        "data:text/html,<script>parent.sessionStorage.ran = 1</script>",
        "vbscript:sessionStorage.ran",
        "blob:null/sessionStorage.ran",
        "view-source:about:blank",
        "filesystem:http://127.0.0.1/temporary/x",
    ];
    let link_within =
        |within: Value| json!(["svg", ["a", { "href": "#words" }, within, ["text", "Words"]]]);
    let mut nodes: Vec<Value> = addresses.into_iter().map(href).collect();
    nodes.extend([
        json!(["p", ["a", { "href": "#words", "ping": site.path("told/") }, "Words"]]),
        json!(["p", { "onclick": "sessionStorage.ran = 1", "ONCLICK": "sessionStorage.ran = 1" }, "Words"]),
        json!(["p", { "onpointerdown": "sessionStorage.ran = 1", "tabindex": "0" }, "Words"]),
        json!(["form", { "action": RUN }, ["button", { "formaction": RUN }, "Words"]]),
        json!(["form", ["button", { "formAction": RUN }, "Words"]]),
        json!(["button", { "formaction": RUN, "popovertarget": "x" }, "Words"]),
        json!(["div", { "srcdoc": "<script>parent.sessionStorage.ran = 1</script>" }, "Words"]),
        json!(["iframe", { "srcdoc": "<script>parent.sessionStorage.ran = 1</script>" }, "Words"]),
        json!(["object", { "data": RUN }, "Words"]),
        json!(["p", ["img", { "src": "x:", "alt": "", "onerror": "sessionStorage.ran = 1" }], "Words"]),
        json!(["math", { "href": RUN }, ["mtext", { "href": RUN }, "Words"]]),
        json!(["svg", ["a", { "href": RUN }, ["text", "Words"]]]),
        json!(["svg", ["a", { "xlink:href": RUN }, ["text", "Words"]]]),
        link_within(json!(["animate", { "attributeName": "href", "values": RUN, "dur": "9s" }])),
        link_within(json!(["set", { "attributeName": "href", "to": RUN }])),
        link_within(json!(["animate", { "attributeName": "href", "to": RUN, "fill": "freeze" }])),
        link_within(json!(["set", { "attributename": "href", "to": RUN }])),
        json!(["svg", ["use", { "href": "data:image/svg+xml,<svg/>" }], ["text", "Words"]]),
        json!(["p", { "style": "background: url(/told/)" }, "Words"]),
        json!(["script", "sessionStorage.ran = 1; 'Words'"]),
        json!(["SCRIPT", "sessionStorage.ran = 1; 'Words'"]),
        json!(["link", { "rel": "stylesheet", "href": "/told/" }, "Words"]),
        json!(["meta", { "http-equiv": "refresh", "content": "0; url=/told/" }, "Words"]),
        json!(["base", { "href": "/told/" }, "Words"]),
        json!(["area", { "href": RUN }, "Words"]),
        json!(["p", { "is": "x-y", "href": own }, "Words"]),
    ]);
    nodes
}

/// A site without a policy, whose plain story holds them.
fn site(base: &'static str) -> Site {
    let site = Site::at(base);
    fs::remove_file(site.publisher.site("_headers")).expect("no policy");
    site
}

fn hold(site: &Site, nodes: &[Value]) {
    let mut page = site.publisher.page(PLAIN);
    page["content"]["article"]["body"] = nodes.into();
    fs::write(
        site.publisher.site(PLAIN_DATA.trim_start_matches('/')),
        page.to_string(),
    )
    .expect("written");
}

#[test]
fn nothing_that_stands_in_a_storys_data_runs_and_its_words_stay() {
    at_each_base(site, |site| {
        let nodes = hostile_nodes(site);
        hold(site, &nodes);
        let browser = site.open(STORY);
        browser
            .click("a[href$='/science/plain/']")
            .expect_heading(PLAIN_HEADING)
            .expect(
                "how many words there are",
                "document.querySelector('.story__body').textContent.match(/Words/g)?.length",
                nodes.len(),
            )
            .expect_count(
                "main :is(iframe, object, script, style, link, meta, base)",
                0,
            );
        let refused = browser.script(
            "return [...document.querySelectorAll('.story__body *')].flatMap((element) =>
                 [...element.attributes].filter(({ name, value }) =>
                     /^(on|ping$|srcdoc$|formaction$|style$)/i.test(name)
                         || /^[\\s\\x00-\\x1f]*(j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t|data|vbscript|blob|view-source|filesystem):/i.test(value)
                 ).map(({ name, value }) => `${element.localName} ${name}=${value}`))",
        );
        assert_eq!(refused, json!([]));
        site.server.forget();

        click_everything(&browser);

        browser.assert_never("that something runs", "sessionStorage.ran", LONG_ENOUGH);
        assert_eq!(site.server.requests_for("told/"), Vec::<String>::new());
    });
}

#[test]
fn links_of_the_frame_that_would_run_something_do_not() {
    at_each_base(site, |site| {
        let mut page = site.publisher.page(PLAIN);
        page["masthead"]["sections"][0]["href"] = RUN.into();
        page["masthead"]["home"] = RUN.into();
        page["masthead"]["pages"][0]["href"] = RUN.into();
        page["content"]["article"]["kicker"]["href"] = RUN.into();
        page["content"]["article"]["topics"][0]["href"] = RUN.into();
        page["content"]["article"]["related"]["cards"][0]["href"] = RUN.into();
        page["head"]["canonical"] = RUN.into();
        fs::write(
            site.publisher.site(PLAIN_DATA.trim_start_matches('/')),
            page.to_string(),
        )
        .expect("written");
        let browser = site.open(STORY);
        browser
            .click("a[href$='/science/plain/']")
            .expect_heading(PLAIN_HEADING);

        browser.script(
            "document.querySelectorAll('a').forEach((link) => {
                 if (link.protocol === 'javascript:') link.click();
             })",
        );

        browser.assert_never("that something runs", "sessionStorage.ran", LONG_ENOUGH);
    });
}

/// With the pointer's events before each click; links of this site would only lead away.
fn click_everything(browser: &Browser) {
    browser.script(&format!(
        "for (const element of document.querySelectorAll('{CLICKABLE}'))
             for (const name of ['pointerdown', 'pointerup', 'click'])
                 element.dispatchEvent(new PointerEvent(name, {{ bubbles: true, cancelable: true }}))"
    ));
}

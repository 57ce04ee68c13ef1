//! What stands on the pages, and what the policy says of it.

use serde_json::json;

use super::{directive, with_files};
use crate::support::{
    PLAIN, STORY,
    publisher::{Publisher, said},
};

const PLACES: [(&str, &str); 4] = [
    ("head", "<meta name=\"own\" content=\"head\">"),
    ("after-masthead", "<p class=\"own-masthead\">One</p>"),
    (
        "after-story",
        "<p class=\"own-story\"><a href=\"/about/\">Two</a></p>",
    ),
    (
        "foot",
        "<p class=\"own-foot\"><img src=\"/a.png\" srcset=\"/a.png 1x, /b.png 2x\" alt=\"\"></p>",
    ),
];

fn in_each_place() -> Publisher {
    let mut publisher = Publisher::new();
    let mut slots = json!({});
    for (place, html) in PLACES {
        let name = format!("{place}.html");
        publisher = with_files(publisher, &[(&format!("slots/{name}"), html)]);
        slots[place] = json!({ "file": name });
    }
    publisher.with_site(json!({ "slots": slots }))
}

#[test]
fn each_slot_stands_in_its_place_once() {
    let publisher = in_each_place().build();
    let story = publisher.document(STORY);
    for css in [
        "head > meta[name=own]",
        "#app > .masthead + .slot > .own-masthead",
        "article.story .slot > .own-story",
        "body > .slot > .own-foot",
    ] {
        assert_eq!(story.count(css), 1, "{css}");
    }
    let front = publisher.document("");
    assert_eq!(front.count("#app .own-masthead"), 1);
    assert_eq!(front.count("main .own-story"), 0);
    // What the data of a page has is the place alone.
    let data = publisher.read(&format!("{PLAIN}index.json"));
    assert!(
        data.contains("after-story") && !data.contains("own-story"),
        "{data}"
    );
}

#[test]
fn addresses_from_the_sites_root_lead_there_from_a_path() {
    let story = in_each_place().build().document(STORY);
    assert_eq!(
        story.attribute("article .own-story a", "href").as_deref(),
        Some("/news/site/about/")
    );
    assert_eq!(
        story.attribute(".own-foot img", "src").as_deref(),
        Some("/news/site/a.png")
    );
    assert_eq!(
        story.attribute(".own-foot img", "srcset").as_deref(),
        Some("/news/site/a.png 1x, /news/site/b.png 2x")
    );
}

#[test]
fn a_site_without_slots_has_the_policy_that_it_had() {
    let publisher = Publisher::new().build();
    assert_eq!(
        directive(&publisher, "form-action").as_deref(),
        Some("'none'")
    );
    assert_eq!(
        directive(&publisher, "connect-src").as_deref(),
        Some("'self'")
    );
    assert_eq!(
        directive(&publisher, "require-trusted-types-for").as_deref(),
        Some("'script'")
    );
    assert_eq!(
        directive(&publisher, "trusted-types").as_deref(),
        Some("standfirst-data")
    );
}

#[test]
fn the_policy_allows_what_a_slot_declares_and_no_more() {
    let publisher = with_files(
        Publisher::new(),
        &[
            (
                "slots/counter.html",
                "<script src=\"https://count.example/c.js\" defer></script>",
            ),
            (
                "slots/form.html",
                "<form action=\"/subscribe\" method=\"post\"><button>Go</button></form>",
            ),
        ],
    );
    let publisher = publisher
        .with_site(json!({ "slots": {
            "head": {
                "file": "counter.html",
                "script": ["https://count.example"],
                "connect": ["https://*.count.example"],
                "trusted_types": ["counter"],
            },
            "foot": [{ "file": "form.html", "form": ["self"] }],
        } }))
        .build();
    let own = |name: &str| directive(&publisher, name).unwrap_or_default();
    assert!(
        own("script-src").ends_with(" https://count.example"),
        "{}",
        own("script-src")
    );
    assert_eq!(own("connect-src"), "'self' https://*.count.example");
    assert_eq!(own("form-action"), "'self'");
    assert_eq!(own("img-src"), "'self'");
    assert_eq!(own("trusted-types"), "standfirst-data counter");
    let let_go = publisher
        .with_site(json!({ "slots": { "head": {
            "file": "counter.html",
            "script": ["https://count.example"],
            "without_trusted_types": true,
        } }, "check": { "every-slot-and-its-origins-are-used": "off" } }))
        .build();
    assert_eq!(directive(&let_go, "require-trusted-types-for"), None);
    assert_eq!(directive(&let_go, "connect-src").as_deref(), Some("'self'"));
}

#[test]
fn on_a_host_without_headers_the_document_has_the_policy() {
    let publisher = with_files(
        Publisher::new(),
        &[(
            "slots/form.html",
            "<form action=\"https://list.example/\" method=\"post\"><button>Go</button></form>",
        )],
    );
    let publisher = publisher
        .with_site(json!({
            "host": "github-pages",
            "slots": { "foot": { "file": "form.html", "form": ["https://list.example"] } },
        }))
        .build();
    let policy = publisher
        .document("")
        .attribute("meta[http-equiv]", "content");
    let policy = policy.expect("a policy");
    assert!(
        policy.contains("form-action https://list.example"),
        "{policy}"
    );
}

#[test]
fn what_the_policy_would_refuse_is_told_with_its_place() {
    for (html, expected) in [
        (
            "<p>a</p>\n<script>count()</script>",
            "slots/x.html:2:1: error[no-slot-holds-what-the-policy-refuses]",
        ),
        (
            "<a onclick=\"go()\">b</a>",
            "`onclick` is a script in the page",
        ),
        (
            "<p style=\"color: red\">b</p>",
            "`style` is refused by the policy",
        ),
        (
            "<style>p { color: red }</style>",
            "styles that stand in the page",
        ),
        ("<a href=\" javascript:go()\">b</a>", "`href` runs a script"),
        (
            "<iframe srcdoc=\"b\" title=\"b\"></iframe>",
            "`srcdoc` would be a frame of the site's own",
        ),
        ("<div><p>b</p>", "`<div>` is not closed"),
        ("<p>b</p></div>", "`</div>` closes nothing"),
        (
            "<html><body>b</body></html>",
            "`<html>` belongs to a document",
        ),
        (
            "<div id=\"main\"></div>",
            "the id `main` is one by which the site finds its own parts",
        ),
        (
            "<script src=\"https://a.example/b.js\"></script>",
            "needs `https://a.example`, which the slot does not declare",
        ),
        (
            "<script src=\"/b.js\"></script>",
            "there is no file `public/b.js`",
        ),
        (
            "<img src=\"b.png\" alt=\"\">",
            "depends on the page that the slot is on",
        ),
        (
            "<form action=\"/b\"></form>",
            "write `\"form\": [\"self\"]`",
        ),
        (
            "<iframe src=\"/b/\" title=\"b\"></iframe>",
            "a frame of the site's own could reach into the page",
        ),
        (
            "<img src=\"https://a.example/b.png\" alt=\"\">",
            "write `\"img\": [\"https://a.example\"]`",
        ),
    ] {
        let publisher = with_files(Publisher::new(), &[("slots/x.html", html)])
            .with_site(json!({ "slots": { "foot": { "file": "x.html" } } }));
        let output = publisher.run();
        let told = said(&output);
        assert!(
            !output.status.success() && told.contains(expected),
            "{html}: {told}"
        );
    }
}

#[test]
fn data_in_a_script_is_no_script() {
    let publisher = with_files(
        Publisher::new(),
        &[(
            "slots/x.html",
            "<script type=\"application/json\">{ \"a\": \"<p>\" }</script>",
        )],
    );
    publisher
        .with_site(json!({ "slots": { "foot": { "file": "x.html" } } }))
        .build();
}

//! Live blogs: their pages and addresses, and what an open page does while posts come and go.

mod addresses;
mod arriving;
mod pages;
mod trouble;
mod undisturbed;

use std::{fs, ops::RangeInclusive};

use serde_json::{Value, json};

use crate::support::{
    Browser, Site,
    publisher::{Publisher, said},
    story,
};

pub const BLOG: &str = "world/blog/";
const DATA: &str = "world/blog/live.json";
const HEADING: &str = "A day of it";
const TITLE: &str = "A day of it | The Fixture & Sons";
const NEW: &str = ".live__new button";
/// Where what is new is announced.
const ANNOUNCEMENTS: &str = "#announcement";
const PAUSE: &str = ".live__bar button:not([hidden])";

/// Five minutes apart, the newest first; every fourth is a key event.
pub fn posts(numbers: RangeInclusive<u32>) -> Vec<Value> {
    let words = "Some words that make a paragraph of some length. ".repeat(12);
    let post = |number: u32| {
        let (hour, minute) = (6 + number * 5 / 60, number * 5 % 60);
        json!({
            "id": format!("p{number}"),
            "published": format!("2025-05-20T{hour:02}:{minute:02}:00+02:00"),
            "title": format!("Post {number}"),
            "key": number.is_multiple_of(4),
            "body": [{ "type": "paragraph", "text": format!("Post {number}. {words}") }],
        })
    };
    numbers.rev().map(post).collect()
}

/// A live blog that an open page asks for every five seconds, with five posts on each further page.
pub fn blog(posts: Vec<Value>) -> Value {
    let fields = json!({
        "kind": "live",
        "headline": HEADING,
        "authors": ["desk"],
        "live": { "posts": posts, "interval": 5, "page_size": 5 },
    });
    story("2025-05-20T06:00:00+02:00", fields)
}

fn publisher(blog: Value) -> Publisher {
    Publisher::new().with("articles/world/blog.json", blog)
}

fn site(blog: Value) -> Site {
    Site::of(publisher(blog), "/news/site/")
}

/// As a newsroom does: another version of the file, another build over the site that is served.
fn publish(site: &Site, blog: &Value) {
    fs::write(
        site.publisher.content("articles/world/blog.json"),
        blog.to_string(),
    )
    .expect("written");
    let output = site.publisher.run();
    assert!(output.status.success(), "{}", said(&output));
}

/// A browser at a page that the app has taken over, which notes in `said` what is announced.
#[track_caller]
fn open(site: &Site, path: &str) -> Browser {
    let browser = site.open(path);
    browser.listen_to(ANNOUNCEMENTS);
    browser
}

fn top(browser: &Browser, css: &str) -> f64 {
    let top = format!("return document.querySelector('{css}').getBoundingClientRect().top");
    browser.script(&top).as_f64().expect("pixels")
}

/// What is read has not moved, but for what a browser rounds as it scrolls by whole pixels.
#[track_caller]
fn assert_stays(browser: &Browser, css: &str, before: f64) {
    let now = top(browser, css);
    assert!(
        (now - before).abs() < 1.0,
        "{css} was at {before} and is at {now}"
    );
}

/// Reads a post; where it is then.
fn stay_at(browser: &Browser, css: &str) -> f64 {
    browser.script(&format!(
        "document.querySelector('{css}').scrollIntoView({{ behavior: 'instant' }})"
    ));
    top(browser, css)
}

/// A lead, pictures, titles and notes: all that is counted on a page.
fn counted(numbers: RangeInclusive<u32>) -> Value {
    let picture = || json!({ "src": "lead.svg", "alt": "A line" });
    let mut blog = blog(posts(numbers));
    for post in blog["live"]["posts"].as_array_mut().expect("posts") {
        let body = post["body"].as_array_mut().expect("blocks");
        let mut image = picture();
        image["type"] = "image".into();
        body.extend([
            json!({ "type": "paragraph", "text": referring("one") }),
            json!({ "type": "heading", "level": 2, "text": "Title" }),
            json!({ "type": "numbered-title", "text": "Part" }),
            image.clone(),
            image,
        ]);
    }
    blog["standfirst"] = referring("two");
    blog["live"]["summary"] = json!([{ "text": referring("two") }]);
    blog["lead"] = picture();
    blog["lead"]["caption"] = json!({ "text": referring("one") });
    blog["corrections"] = json!([
        { "date": "2025-05-20T07:00:00+02:00", "text": referring("one") },
    ]);
    blog["notes"] = notes();
    blog
}

fn notes() -> Value {
    json!([{ "id": "one", "text": "A" }, { "id": "two", "text": "B" }])
}

fn referring(note: &str) -> Value {
    json!(["Words", { "type": "note", "note": note }])
}

/// By script, since a click by the pointer would scroll there first.
fn follow(browser: &Browser, path: &str) {
    browser.script(&format!(
        "document.querySelector(\"a[href$='{path}']\").click()"
    ));
}

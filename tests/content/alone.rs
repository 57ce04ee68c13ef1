//! A file of the media folder that is opened by itself, with no page around it.

use std::fs;

use serde_json::json;

use super::{WHEN, jpeg, photo, published, with_lead};
use crate::support::{Browser, Server, publisher::Publisher, story};

const STYLED: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 200\">\
     <style>.disc { fill: #e4572e }</style><circle class=\"disc\" cx=\"200\" cy=\"100\" r=\"60\"/>\
     <rect style=\"fill: #1d4f76\" width=\"9\" height=\"9\"/></svg>";

/// A server for a site, and the addresses of its files that begin so.
fn served(publisher: &Publisher, stem: &str) -> (Server, Vec<String>) {
    let server = Server::start(publisher.site(""), "/news/site/");
    let files = published(publisher, stem).into_iter();
    let addresses = files.map(|(name, _)| server.url(&format!("/media/{name}")));
    let addresses = addresses.collect();
    (server, addresses)
}

/// Whether the policy has kept anything from the page.
#[track_caller]
fn assert_nothing_refused(browser: &Browser) {
    let mut said = browser.console();
    // Browsers ask for an icon of a page that names none.
    said.retain(|line| !line.contains("/favicon.ico"));
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn a_drawing_has_its_colours_and_can_do_nothing() {
    let publisher = with_lead("styled.svg", STYLED.as_bytes(), json!({})).build();
    let (_server, addresses) = served(&publisher, "styled.");
    let browser = Browser::open(&addresses[0]);
    let fill =
        |element: &str| format!("getComputedStyle(document.querySelector('{element}')).fill");
    browser
        .expect("the colour of a class", &fill("circle"), "rgb(228, 87, 46)")
        .expect(
            "the colour of an attribute",
            &fill("rect"),
            "rgb(29, 79, 118)",
        );
    assert_nothing_refused(&browser);

    // Whatever got past every check.
    let elsewhere = Server::start(publisher.site(""), "/");
    let out = elsewhere.url("/media/styled.svg");
    let hostile = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"document.documentElement.id = 'ran'\">\
         <style>@import \"{out}?style\"; rect {{ fill: url({out}?fill#a) }}</style>\
         <script>document.documentElement.id = 'ran'</script><script href=\"{out}?script\"/>\
         <image href=\"{out}?image\"/><use href=\"{out}?use#a\"/><rect width=\"9\" height=\"9\"/>\
         <foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"{out}?frame\"/></foreignObject></svg>"
    );
    let (name, _) = &published(&publisher, "styled.")[0];
    fs::write(publisher.site("media").join(name), hostile).expect("a drawing");
    browser.visit(&addresses[0]);
    browser
        .wait_for("document.readyState === 'complete'", "the drawing")
        .expect("whether it ran", "document.documentElement.id", "");
    assert_eq!(elsewhere.requests(), Vec::<String>::new());
}

#[test]
fn the_browser_s_own_page_shows_a_picture_or_a_film() {
    let publisher = with_lead("alone.jpg", &jpeg(&photo(300, 200, 90), None), json!({}));
    let film = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("content/media/specimen/transit.webm");
    fs::copy(film, publisher.content("media/alone.webm")).expect("a film");
    let body = json!([{ "type": "video", "src": "alone.webm", "title": "Alone" }]);
    let publisher = publisher
        .with(
            "articles/world/film.json",
            story(WHEN, json!({ "body": body })),
        )
        .build();
    let (_server, addresses) = served(&publisher, "alone.");
    let of_kind = |ending: &str| {
        addresses
            .iter()
            .find(|one| one.ends_with(ending))
            .expect("a file")
    };
    let browser = Browser::open(of_kind(".jpg"));
    browser
        .wait_for("document.images[0].naturalWidth > 0", "the picture")
        .expect(
            "the browser's styles",
            "getComputedStyle(document.body).margin",
            "0px",
        );
    assert_nothing_refused(&browser);
    browser
        .visit(of_kind(".avif"))
        .wait_for("document.images[0].naturalWidth > 0", "the picture");
    browser
        .visit(of_kind(".webm"))
        .wait_for("document.querySelector('video').readyState > 0", "the film");
    assert_nothing_refused(&browser);
}

//! The picture that others show beside a link to a page.

use std::fs;

use image::RgbImage;
use serde_json::{Value, json};

use super::{WHEN, jpeg, photo, pictures::opened, with_lead};
use crate::support::{publisher::Publisher, story};

#[test]
fn those_who_show_a_link_get_what_they_can_read() {
    let publisher = with_lead("wide.jpg", &jpeg(&photo(1500, 1000, 4), None), json!({})).build();

    let head = &publisher.page("world/pictured/")["head"];
    let image = opened(&publisher, &head["image"]["src"]);
    assert_eq!(image.dimensions(), (1200, 675));
    let shapes = head["structured"]["@graph"][0]["image"]
        .as_array()
        .expect("pictures")
        .iter();
    let shapes: Vec<_> = shapes
        .map(|one| opened(&publisher, one).dimensions())
        .collect();
    assert_eq!(shapes, [(1200, 675), (1200, 900), (1000, 1000)]);
}

/// What a page offers to those who show a link to it: the file, its size as it says, and its words.
pub fn shared(publisher: &Publisher, path: &str) -> (String, RgbImage, String) {
    let document = publisher.document(path);
    let said = |name: &str| {
        let selector = format!("meta[property='og:image{name}']");
        let value = document.attribute(&selector, "content");
        value.unwrap_or_else(|| panic!("no og:image{name} at /{path}"))
    };
    let address = said("");
    let bare = address.strip_prefix("https://fixture.example/news/site/");
    let name = bare.expect("a whole address").to_owned();
    let bytes = fs::read(publisher.site(&name)).expect("a published picture");
    let image = image::load_from_memory(&bytes)
        .expect("a picture of pixels")
        .into_rgb8();
    assert_eq!(said(":width"), image.width().to_string(), "/{path}");
    assert_eq!(said(":height"), image.height().to_string(), "/{path}");
    (name, image, said(":alt"))
}

#[test]
fn every_page_has_a_picture_for_those_who_show_a_link_to_it() {
    let publisher = Publisher::new().build();
    let pages = [
        "",
        "world/",
        "about/",
        "author/desk/",
        "topic/",
        "archive/2025/05/",
        "corrections/",
        "world/every-block/",
    ];
    for path in pages {
        let (name, image, alt) = shared(&publisher, path);
        assert!(name.starts_with("media/card."), "/{path}: {name}");
        assert_eq!(image.dimensions(), (1200, 630));
        assert!(!alt.is_empty(), "/{path}");
    }

    let publisher = Publisher::new()
        .with_site(json!({ "link_preview": { "src": "front.jpg", "alt": "A front" } }));
    fs::write(
        publisher.content("media/front.jpg"),
        jpeg(&photo(1500, 1000, 41), None),
    )
    .expect("a picture");
    let publisher = publisher.build();
    for path in pages {
        let (name, image, alt) = shared(&publisher, path);
        assert!(name.starts_with("media/front."), "/{path}: {name}");
        assert_eq!((image.dimensions(), &*alt), ((1200, 675), "A front"));
    }
    assert!(
        !publisher
            .site("media")
            .read_dir()
            .expect("media")
            .any(|file| {
                file.expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .starts_with("card.")
            })
    );
}

#[test]
fn what_others_can_not_show_beside_a_link_stands_for_no_story() {
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 600'><rect/></svg>";
    let small = jpeg(&photo(355, 900, 42), None);
    let body = json!([
        { "type": "image", "src": "lead.svg", "alt": "A line" },
        { "type": "info-box", "title": "Box", "body": [
            { "type": "image", "src": "inside.jpg", "alt": "" },
        ] },
    ]);
    for (name, bytes) in [("drawn.svg", &drawing[..]), ("small.jpg", &small)] {
        let publisher = with_lead(name, bytes, json!({}));
        fs::write(
            publisher.content("media/inside.jpg"),
            jpeg(&photo(1300, 700, 43), None),
        )
        .expect("a picture");
        let publisher = publisher.build();
        let (other, ..) = shared(&publisher, "world/pictured/");
        assert!(other.starts_with("media/card."), "{name}: {other}");

        let story = publisher.content("articles/world/pictured.json");
        let text = fs::read_to_string(&story).expect("the story");
        let mut told: Value = serde_json::from_str(&text).expect("JSON");
        told["body"] = body.clone();
        fs::write(story, told.to_string()).expect("an edit");
        let publisher = publisher.build();
        let (other, image, alt) = shared(&publisher, "world/pictured/");
        assert!(other.starts_with("media/inside."), "{name}: {other}");
        // What it shows is not told, so it is the story's.
        assert_eq!((image.dimensions(), &*alt), ((1200, 675), "Pictured"));
        let data = publisher.page("world/pictured/")["head"]["structured"].to_string();
        assert!(
            !data.contains(name.split('.').next().expect("a stem")),
            "{data}"
        );
    }
}

#[test]
fn a_picture_of_another_page_stands_for_no_story() {
    let future = story("2099-01-01T00:00:00Z", json!({ "headline": "Not out" }));
    let picture = json!({ "src": "secret.jpg", "alt": "SECRET" });
    let body = json!([
        { "type": "bookmark", "href": "/world/future/", "title": "A card", "picture": picture },
        { "type": "read-more", "items": [
            { "href": "/world/future/", "text": "A card", "title": "Again", "picture": picture },
        ] },
    ]);
    let publisher = Publisher::new()
        .with("articles/world/future.json", future)
        .with(
            "articles/world/cards.json",
            story(WHEN, json!({ "headline": "Cards", "body": body })),
        );
    fs::write(
        publisher.content("media/secret.jpg"),
        jpeg(&photo(700, 500, 44), None),
    )
    .expect("a picture");

    let publisher = publisher.build();

    let (name, ..) = shared(&publisher, "world/cards/");
    assert!(name.starts_with("media/card."), "{name}");
    let page = publisher.page("world/cards/").to_string();
    assert!(
        !page.contains("SECRET") && !page.contains("secret."),
        "{page}"
    );
}

//! Authors who are introduced in their story, and have no page.

use serde_json::json;

use super::forms::{fed, page, publisher};

#[test]
fn a_guest_is_told_of_without_a_page_or_a_link_to_one() {
    let publisher = publisher(json!({
        "authors": ["ada", {
            "guest": {
                "name": "Grace",
                "biography": ["Writes ", { "type": "emphasis", "text": "elsewhere" }, "."],
                "portrait": { "src": "lead.svg", "alt": "Grace at a desk" },
                "links": [
                    { "name": "Her site", "href": "https://grace.example/" },
                    { "name": "Mail", "href": "mailto:grace@grace.example" },
                ],
            },
        }, { "guest": { "name": "The Agency", "desk": true }, "role": "translator" }],
        "byline": "{} with {}",
    }))
    .build();

    let shown = page(&publisher);
    assert_eq!(
        shown.texts(".byline"),
        ["Ada with Grace", "Translated by The Agency"]
    );
    assert_eq!(shown.texts(".byline a"), ["Ada"]);
    assert_eq!(
        shown.texts(".author-box__name"),
        ["Ada", "Grace", "The AgencyTranslator"]
    );
    assert_eq!(shown.texts(".author-box__biography em"), ["elsewhere"]);
    assert_eq!(shown.count(".author-box .portrait img"), 1);
    assert_eq!(shown.count(".author-box__posts"), 1, "posts of Ada alone");
    assert!(!publisher.site("author/grace/index.html").exists());
    assert!(!publisher.read("author/index.html").contains("Grace"));

    let (_, text) = fed(&publisher);
    let byline = "\u{2068}Ada\u{2069} with \u{2068}Grace\u{2069}";
    assert!(text.texts("p").contains(&byline.to_owned()));
    let data = shown.main_subject();
    assert_eq!(
        data["author"][1],
        json!({ "@type": "Person", "name": "Grace", "sameAs": ["https://grace.example/"] })
    );
}

#[test]
fn the_portrait_of_a_guest_is_no_picture_of_the_story() {
    let guest =
        json!({ "guest": { "name": "Grace", "portrait": { "src": "own.png", "alt": "Grace" } } });
    let publisher = publisher(json!({ "authors": [guest] }));
    image::RgbImage::new(1200, 1200)
        .save(publisher.content("media/own.png"))
        .expect("a picture");
    let publisher = publisher.build();

    let shown = page(&publisher);
    let portrait = shown.attribute(".portrait img", "src").expect("a portrait");
    let file = portrait
        .strip_prefix("/news/site/")
        .expect("one of the site");
    assert!(publisher.site(file).exists(), "{file}");
    let shared = shown.attribute("meta[property=\"og:image:alt\"]", "content");
    assert_ne!(shared.as_deref(), Some("Grace"));
}

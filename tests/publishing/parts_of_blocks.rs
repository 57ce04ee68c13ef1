//! What a block can hold beyond its words, and what machines are told of it.

use serde_json::{Value, json};

use super::forms::{fed, page, publisher, refused};

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": text })
}

#[test]
fn points_and_profiles_hold_blocks_and_events_a_label() {
    let note = json!({ "type": "paragraph", "text": ["More", { "type": "note", "note": "n" }] });
    let publisher = publisher(json!({
        "body": [
            { "type": "key-points", "items": [
                { "text": "First", "body": [note] },
                { "text": "", "body": [paragraph("Alone.")] },
                { "text": "\u{ad}", "body": [] },
            ] },
            { "type": "profiles", "items": [{ "name": "Ada", "body": [paragraph("She counts.")] }] },
            { "type": "timeline", "events": [{ "date": "1851", "label": "Cable", "title": "Under the Channel" }] },
        ],
        "notes": [{ "id": "n", "text": "A note." }],
    }))
    .build();

    for shown in [page(&publisher), fed(&publisher).1] {
        let texts = |css: &str| shown.texts(css);
        assert_eq!(texts("aside li"), ["FirstMore1", "Alone."]);
        assert!(texts("ul > li p").contains(&"She counts.".to_owned()));
        assert_eq!(texts("section ol > li > p")[0], "1851 Cable");
    }
    assert_eq!(page(&publisher).count("#to-note-1"), 1);
}

#[test]
fn a_picture_in_the_body_of_a_profile_has_all_its_files() {
    let picture = json!({ "type": "image", "src": "large.jpg", "alt": "" });
    let publisher = publisher(json!({
        "body": [{ "type": "profiles", "items": [{ "name": "Ada", "body": [picture] }] }],
    }));
    image::RgbImage::new(1200, 800)
        .save(publisher.content("media/large.jpg"))
        .expect("a picture");
    let publisher = publisher.build();

    let sets = page(&publisher).attributes("figure source", "srcset");
    let files = sets.iter().flat_map(|set| set.split(", "));
    let names: Vec<_> = files.filter_map(|one| one.split(' ').next()).collect();
    assert!(names.len() > 3, "{names:?}");
    for name in names {
        let name = name.strip_prefix("/news/site/").expect("one of the site");
        assert!(publisher.site(name).exists(), "{name}");
    }
}

#[test]
fn a_picture_in_the_body_is_a_link() {
    let linked = |href: &str, alt: &str| json!({ "src": "lead.svg", "alt": alt, "href": href });
    let mut image = linked("/science/plain/", "A plain story");
    image["type"] = json!("image");
    let mut draft = linked("/world/draft/", "What is to come");
    draft["type"] = json!("image");
    let publisher = publisher(json!({
        "body": [
            image,
            draft,
            { "type": "gallery", "pictures": [linked("https://example.org/", "Elsewhere"), { "src": "lead.svg", "alt": "A line" }] },
        ],
    }))
    .build();

    let shown = page(&publisher);
    let links = shown.attributes("figure a:has(> img)", "href");
    assert_eq!(
        links[..2],
        ["/news/site/science/plain/", "https://example.org/"]
    );
    assert_eq!(shown.count("figure > img"), 1, "where the story is not out");
    assert_eq!(shown.attributes("a.enlarge", "id"), ["picture-1"]);
    let links = fed(&publisher).1.attributes("figure a:has(> img)", "href");
    assert_eq!(links.len(), 2, "whole addresses: {links:?}");

    let mut silent = linked("/science/plain/", "");
    silent["type"] = json!("image");
    for (fields, expected) in [
        (
            json!({ "body": [silent] }),
            "this picture is a link, and nothing says where it leads",
        ),
        (
            json!({ "lead": linked("/science/plain/", "x") }),
            "only a picture in the body of a story can be a link",
        ),
    ] {
        let problem = refused(fields);
        assert!(problem.contains(expected), "{problem}");
    }
}

#[test]
fn two_or_three_pictures_stand_in_a_row() {
    let row = |many: usize| {
        let picture = json!({ "src": "lead.svg", "alt": "A line" });
        json!({ "body": [{ "type": "gallery", "layout": "row", "pictures": vec![picture; many] }] })
    };
    for many in [2, 3] {
        let shown = page(&publisher(row(many)).build());
        assert_eq!(shown.count("[data-layout=row] li img"), many);
    }
    for many in [1, 4] {
        let problem = refused(row(many));
        assert!(
            problem.contains("a row has two or three pictures"),
            "{problem}"
        );
    }
}

#[test]
fn a_link_is_a_button_and_a_card_in_a_list_is_of_a_page_elsewhere() {
    let publisher = publisher(json!({
        "body": [
            { "type": "button", "href": "https://example.org/apply", "label": "Apply" },
            { "type": "button", "href": "/world/draft/", "label": "Not yet" },
            { "type": "read-more", "items": [
                { "href": "/science/plain/" },
                { "href": "https://www.example.org/", "title": "Elsewhere", "text": "What it is about.", "picture": { "src": "lead.svg", "alt": "" } },
                { "href": "/world/draft/", "title": "A draft", "text": "A secret." },
            ] },
        ],
    }))
    .build();

    let shown = page(&publisher);
    assert_eq!(shown.texts("a.button"), ["Apply"]);
    assert_eq!(
        shown.texts("aside li"),
        ["A plain story", "example.orgElsewhereWhat it is about."]
    );
    assert_eq!(shown.count("aside li .story-card img"), 1);
    let (_, text) = fed(&publisher);
    assert!(text.texts("a").contains(&"Apply".to_owned()));
    assert!(text.texts("p").contains(&"What it is about.".to_owned()));
    assert!(
        !publisher
            .read("world/told/index.html")
            .contains("A secret.")
    );
}

#[test]
fn a_quotation_says_whose_it_is_and_a_sponsor_has_a_logo() {
    let publisher = publisher(json!({
        "sponsor": { "name": "The Board", "href": "https://example.org/", "logo": { "src": "desk.svg", "alt": "" } },
        "body": [
            { "type": "pull-quote", "text": "Words.", "attribution": "Zoë", "role": "wide" },
            { "type": "quote", "text": "I was there.", "attribution": "Ada", "comment": true },
        ],
    }))
    .build();

    let shown = page(&publisher);
    assert_eq!(shown.text(".pull-quote[data-role=wide]"), "Words.Zoë");
    assert_eq!(shown.text(".quote figcaption"), "Reader’s commentAda");
    assert_eq!(
        shown.count(".sponsor a[rel=sponsored] img[src*='/media/desk.']"),
        1
    );
    let (_, text) = fed(&publisher);
    assert_eq!(text.text("blockquote + figcaption"), "Reader’s commentAda");
    let logo = text.attributes("a > img", "src");
    assert!(logo[0].starts_with("https://fixture.example/"), "{logo:?}");
}

#[test]
fn a_list_of_reviews_has_the_stars_of_each() {
    let review = |item: &str, stars: f64| json!({ "type": "review", "item": item, "item_type": "Book", "stars": stars, "text": "Good." });
    let publisher =
        publisher(json!({ "authors": ["ada"], "body": [review("One", 4.0), review("Two", 2.5)] }))
            .build();

    let shown = page(&publisher);
    let stars = shown.attributes(".story__body .review__stars", "aria-label");
    assert_eq!(stars, ["4 out of 5 stars", "2.5 out of 5 stars"]);
    let told = fed(&publisher).1.texts("p");
    assert!(told.contains(&"2.5 out of 5 stars".to_owned()), "{told:?}");
    let data = shown.main_subject();
    assert_eq!(
        data["review"][1]["itemReviewed"],
        json!({ "@type": "Book", "name": "Two" })
    );
    assert_eq!(data["review"][1]["reviewRating"]["ratingValue"], 2.5);
    assert_eq!(data["author"][0]["name"], "Ada");
    assert_eq!(
        data["review"][1]["author"][0]["@id"],
        data["author"][0]["@id"]
    );
}

//! What search engines and networks read of a page.

use std::fs;

use image::{DynamicImage, RgbImage};
use serde_json::{Value, json};

use crate::support::{Document, publisher::Publisher, story};

const FILE: &str = "articles/world/told.json";

fn published(fields: Value) -> (Value, Document) {
    let publisher = Publisher::new()
        .with(
            "authors/agency.json",
            json!({ "name": "An Agency", "desk": true }),
        )
        .with(FILE, story("2025-05-10T08:00:00Z", fields))
        .build();
    let head = publisher.page("world/told/")["head"].clone();
    (head, publisher.document("world/told/"))
}

fn structured(head: &Value) -> Value {
    head["structured"]["@graph"].clone()
}

#[test]
fn an_advertisement_is_by_who_pays_for_it() {
    let sponsor = json!({ "name": "A Bank", "part": "advertisement" });
    let article = structured(&published(json!({ "sponsor": sponsor })).0)[0].clone();
    assert_eq!(
        article["author"],
        json!([{ "@type": "Organization", "name": "A Bank" }])
    );
}

#[test]
fn a_story_has_an_author_always() {
    let name = |fields: Value| {
        let data = structured(&published(fields).0)[0].clone();
        let author = &data["author"][0];
        (author["@type"].clone(), author["name"].clone())
    };
    let site = (json!("NewsMediaOrganization"), json!("The Fixture & Sons"));

    assert_eq!(name(json!({})), site);
    let edited = json!([{ "author": "agency", "role": "editor" }]);
    assert_eq!(name(json!({ "authors": edited })), site);
    let desk = (json!("Organization"), json!("An Agency"));
    assert_eq!(name(json!({ "authors": ["agency"] })), desk);
}

#[test]
fn each_post_of_a_live_blog_has_the_author_of_the_whole_where_it_names_none() {
    let post = |id: &str| {
        let body = json!([{ "type": "paragraph", "text": "Words." }]);
        json!({ "id": id, "published": "2025-05-10T09:00:00Z", "body": body })
    };
    let live = json!({ "posts": [post("one")] });
    let fields = json!({ "kind": "live", "authors": ["agency"], "body": [], "live": live });
    let (head, _) = published(fields);

    let data = &structured(&head)[0];

    assert_eq!(data["author"][0]["name"], "An Agency");
    assert_eq!(
        data["liveBlogUpdate"][0]["author"],
        json!([{ "@id": data["author"][0]["@id"] }])
    );
    assert_eq!(head["description"], "Words.");
}

#[test]
fn a_page_is_described_by_its_first_paragraph_and_cut_at_a_word() {
    let described = |body: Value| published(json!({ "body": body })).0["description"].clone();
    let heading = json!({ "type": "heading", "text": "Background" });
    let paragraph = |text: &str| json!({ "type": "paragraph", "text": text });
    let table = json!({ "type": "table", "caption": { "text": "A caption" },
        "columns": [{ "text": "Head" }], "rows": [[{ "text": "cell" }]] });
    let disclaimer = json!({ "type": "disclaimer", "text": "We own shares." });
    let aside = json!({ "type": "info-box", "title": "Aside", "body": [paragraph("Beside it.")] });

    let first = json!([
        disclaimer,
        heading,
        table,
        aside,
        paragraph("  The first\nreal one. ")
    ]);
    assert_eq!(described(first), "The first real one.");
    assert_eq!(described(json!([heading, aside])), "Beside it.");
    let list = json!({ "type": "list", "items": [{ "text": "An item" }] });
    assert_eq!(described(json!([heading, list])), "An item");
    // Where nothing is told, by its headline.
    assert_eq!(described(json!([heading, table])), "A story");
    assert_eq!(
        described(json!([paragraph("…"), paragraph("Then words.")])),
        "Then words."
    );

    for word in ["word ", "語り", "كلمات "] {
        let long = word.repeat(120);
        let said = described(json!([paragraph(&long)]));
        let said = said.as_str().expect("a description");
        let kept = said.strip_suffix('…').expect("it is cut");
        let count = said.chars().count();
        assert!((150..=201).contains(&count), "{count} characters");
        assert!(
            long.starts_with(kept) && kept.ends_with(word.trim()),
            "{said}"
        );
    }
}

#[test]
fn the_title_for_networks_is_the_page_s_own() {
    let (head, document) = published(json!({ "headline": "One | two" }));

    let shared = "meta[property='og:title']";
    assert_eq!(
        document.attribute(shared, "content").as_deref(),
        Some("One | two")
    );
    assert_eq!(head["title"], "One | two | The Fixture & Sons");
    let front = Publisher::new().build().document("");
    let site = front.attribute(shared, "content");
    assert_eq!(site.as_deref(), Some("The Fixture & Sons"));
}

#[test]
fn search_engines_are_asked_to_leave_out_the_data_of_pages() {
    let headers = Publisher::new().build().read("_headers");
    for rule in ["/news/site/*.json", "/news/site/preview/*"] {
        let asked = format!("\n{rule}\n  X-Robots-Tag: noindex\n");
        assert!(headers.contains(&asked), "{headers}");
    }
}

/// The fixture publication with a still of 1200 × 800 pixels and a film.
fn with_media() -> Publisher {
    let publisher = Publisher::new();
    let still = DynamicImage::from(RgbImage::from_pixel(1200, 800, image::Rgb([90, 120, 60])));
    let file = publisher.content("media/still.png");
    still.save(file).expect("a picture");
    fs::write(publisher.content("media/film.mp4"), b"film").expect("a film");
    publisher
}

#[test]
fn what_a_story_tells_of_is_told_to_machines_wherever_it_stands() {
    let game =
        |home: &str| json!({ "type": "match", "home": { "name": home }, "away": { "name": "B" } });
    let recipe = |title: &str| {
        json!({
            "type": "recipe", "title": title,
            "ingredients": [{ "items": [{ "text": "flour" }] }], "method": [{ "text": "Bake." }],
        })
    };
    let review = json!({ "type": "review", "item": "A play", "stars": 3.5 });
    let boxed = json!({ "type": "info-box", "title": "Box", "body": [game("Boxed")] });
    let post = json!({
        "id": "one", "published": "2025-05-10T09:00:00Z", "title": "One",
        "body": [game("Posted"), recipe("Bread"), review],
    });
    let live = json!({ "posts": [post] });
    let fields = json!({ "kind": "live", "body": [boxed, recipe("Soup")], "live": live });

    let all = structured(&published(fields).0);

    let names = |value: &Value| -> Vec<String> {
        let values = value.as_array().expect("a list").iter();
        let name = |one: &Value| one["homeTeam"]["name"].as_str().map(str::to_owned);
        values.filter_map(name).collect()
    };
    assert_eq!(names(&all[0]["about"]), ["Boxed", "Posted"]);
    assert_eq!(all[0]["review"][0]["itemReviewed"]["name"], "A play");
    assert_eq!(
        (&all[2]["name"], &all[3]["name"]),
        (&json!("Soup"), &json!("Bread"))
    );
}

#[test]
fn a_film_with_a_still_is_a_video_object() {
    let film = |poster: Value| {
        json!({ "type": "video", "src": "film.mp4", "title": "A film", "poster": poster,
                "caption": { "text": "What it shows.", "credit": "Ada" } })
    };
    let still = json!({ "src": "still.png", "alt": "" });
    let fields = json!({ "lead": film(still), "body": [film(Value::Null), film(json!({ "src": "desk.svg", "alt": "" }))] });
    let publisher = with_media()
        .with(FILE, story("2025-05-10T08:00:00Z", fields))
        .build();

    let videos = structured(&publisher.page("world/told/")["head"])[0]["video"].clone();

    assert_eq!(videos.as_array().map(Vec::len), Some(1), "{videos}");
    let video = &videos[0];
    assert_eq!(video["@type"], "VideoObject");
    assert_eq!(video["name"], "A film");
    assert_eq!(video["description"], "What it shows.");
    let moment: jiff::Timestamp = video["uploadDate"]
        .as_str()
        .expect("a date")
        .parse()
        .expect("ISO");
    assert_eq!(moment.to_string(), "2025-05-10T08:00:00Z");
    for field in ["thumbnailUrl", "contentUrl"] {
        let address = video[field].as_str().expect("an address");
        let path = address.strip_prefix("https://fixture.example/news/site/");
        assert!(
            publisher.site(path.expect("of the site")).exists(),
            "{address}"
        );
    }
    let page = publisher.document("world/told/");
    let credits = page.texts(".player--video .caption__credit");
    assert_eq!(credits, ["Video: Ada", "Video: Ada", "Video: Ada"]);
}

#[test]
fn an_author_s_page_is_shared_with_the_portrait_where_others_can_show_it() {
    let of = |src: &str| {
        let author = json!({ "name": "Ada", "portrait": { "src": src, "alt": "" } });
        let publisher = with_media().with("authors/desk.json", author).build();
        let image = publisher.page("author/desk/")["head"]["image"].clone();
        (publisher, image)
    };
    let (publisher, image) = of("still.png");
    let address = image["src"].as_str().expect("an address");
    assert!(address.contains("/media/still."), "{address}");
    assert_eq!(image["alt"], "Ada");
    let path = address.strip_prefix("https://fixture.example/news/site/");
    assert!(
        publisher.site(path.expect("of the site")).exists(),
        "{address}"
    );
    let (_, image) = of("desk.svg");
    assert!(!image.to_string().contains("desk"), "{image}");
}

#[test]
fn an_untitled_post_is_listed_by_its_first_words() {
    let post = |id: &str, body: Value| json!({ "id": id, "published": "2025-05-10T09:00:00Z", "summary": true, "body": body });
    let words = json!([{ "type": "paragraph", "text": "What has happened until now." }]);
    let picture = json!([{ "type": "image", "src": "desk.svg", "alt": "" }]);
    let live = json!({ "posts": [post("so-far-1", words), post("so-far-2", picture)] });

    let (_, page) = published(json!({ "kind": "live", "live": live }));

    assert_eq!(
        page.texts(".live__events a"),
        ["What has happened until now.", "Summary"]
    );
}

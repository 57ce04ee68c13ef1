//! What the head of every page says to those who show links, to browsers and to phones.

use std::fs;

use image::RgbImage;
use serde_json::{Value, json};

use crate::support::{
    Document,
    publisher::{Publisher, copy, fixture, tree},
    story,
};

const FILE: &str = "articles/world/told.json";

fn published(fields: Value) -> Publisher {
    Publisher::new()
        .with(FILE, story("2025-05-10T08:00:00Z", fields))
        .build()
}

fn said(page: &Document, selector: &str) -> Option<String> {
    page.attribute(&format!("meta[{selector}]"), "content")
}

#[test]
fn every_head_of_the_demo_is_whole() {
    let publisher = Publisher::demo().build();
    let files = tree(&publisher.site(""));
    let pages = files.iter().filter(|(name, bytes)| {
        let leads_on = String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"");
        name.ends_with("index.html") && !leads_on
    });
    for (name, _) in pages {
        let path = name.trim_end_matches("index.html");
        let page = publisher.document(path);
        let required = |selector: &str| {
            let said = said(&page, selector).unwrap_or_else(|| panic!("no {selector} at /{path}"));
            assert!(!said.trim().is_empty(), "{selector} at /{path}");
            said
        };
        let title = required("property='og:title'");
        assert!(!title.contains(" | The Meridian"), "/{path}: {title}");
        assert_eq!(required("property='og:site_name'"), "The Meridian");
        let described = required("name='description'");
        assert!(described.chars().count() <= 260, "/{path}: {described}");
        let image = required("property='og:image'");
        assert!(
            image.ends_with(".jpg") || image.ends_with(".png"),
            "/{path}: {image}"
        );
        let side = |name: &str| required(&format!("property='og:image:{name}'")).parse::<u32>();
        let size = (
            side("width").expect("a number"),
            side("height").expect("a number"),
        );
        assert!(size.0 >= 1200 && size.1 >= 630, "/{path}: {size:?}");
        required("property='og:image:alt'");
        let robots = required("name='robots'");
        let canonical = page.attribute("link[rel=canonical]", "href");
        match robots.as_str() {
            "noindex" => {}
            "max-image-preview:large" => {
                let url = required("property='og:url'");
                assert_eq!(canonical.as_deref(), Some(url.as_str()), "/{path}");
            }
            other => panic!("/{path}: {other}"),
        }
        let touch = page.attribute("link[rel=apple-touch-icon]", "href");
        assert_eq!(touch.as_deref(), Some("/news/site/apple-touch-icon.png"));
    }
}

#[test]
fn a_picture_that_is_too_small_for_networks_is_left_to_search_engines() {
    let pictured = |width: u32, height: u32| {
        let lead = json!({ "src": "own.png", "alt": "Own" });
        let publisher =
            Publisher::new().with(FILE, story("2025-05-10T08:00:00Z", json!({ "lead": lead })));
        RgbImage::from_pixel(width, height, image::Rgb([90, 120, 60]))
            .save(publisher.content("media/own.png"))
            .expect("a picture");
        let page = publisher.build().document("world/told/");
        let shown =
            |name: &str| said(&page, &format!("property='og:image{name}'")).expect("a picture");
        let in_search = page.main_subject()["image"].as_array().map_or(0, Vec::len);
        (
            shown("").contains("/own."),
            (shown(":width"), shown(":height")),
            in_search,
        )
    };
    let size = |width: u32, height: u32| (width.to_string(), height.to_string());
    assert_eq!(pictured(1600, 1000), (true, size(1200, 675), 3));
    // As networks ask for it themselves: 16:9 of it would be too small.
    assert_eq!(pictured(1200, 630), (true, size(1200, 630), 3));
    assert_eq!(pictured(1210, 630), (true, size(1200, 630), 3));
    assert_eq!(pictured(1199, 900), (false, size(1200, 630), 3));
    assert_eq!(pictured(400, 300), (false, size(1200, 630), 3));
    assert_eq!(pictured(300, 100), (false, size(1200, 630), 0));
}

#[test]
fn a_long_description_ends_with_a_word() {
    for word in ["word ", "文章を書く人", "كلمات ", "क्षत्रिय "] {
        let long = word.repeat(80);
        for fields in [
            json!({ "standfirst": long }),
            json!({ "body": [{ "type": "paragraph", "text": long }] }),
        ] {
            let publisher = published(fields);
            let said = said(&publisher.document("world/told/"), "name='description'").expect("one");
            let kept = said.strip_suffix('…').expect("it is cut");
            let count = said.chars().count();
            assert!(count > 120 && long.starts_with(kept), "{count}: {said}");
        }
    }
    let publisher = Publisher::new()
        .with_site(json!({ "tagline": "two ".repeat(80) }))
        .build();
    let said = said(&publisher.document(""), "name='description'").expect("one");
    assert!(said.ends_with("two…"), "{said}");
}

#[test]
fn the_fediverse_is_told_who_wrote() {
    let creator = |fields: Value| {
        let publisher = Publisher::new()
            .with(
                "authors/ada.json",
                json!({ "name": "Ada", "fediverse": "@ada@social.example" }),
            )
            .with("authors/bo.json", json!({ "name": "Bo" }))
            .with_site(json!({ "fediverse": "@paper@social.example" }))
            .with(FILE, story("2025-05-10T08:00:00Z", fields))
            .build();
        said(
            &publisher.document("world/told/"),
            "name='fediverse:creator'",
        )
        .expect("an account")
    };
    assert_eq!(
        creator(json!({ "authors": ["bo", "ada"] })),
        "@ada@social.example"
    );
    assert_eq!(
        creator(json!({ "authors": ["bo"] })),
        "@paper@social.example"
    );
    let edited = json!({ "authors": ["bo", { "author": "ada", "role": "editor" }] });
    assert_eq!(creator(edited), "@paper@social.example");

    let wrong = Publisher::new().with(
        "authors/ada.json",
        json!({ "fediverse": "ada@social.example" }),
    );
    assert!(!wrong.run().status.success());
}

#[test]
fn the_front_and_an_author_name_their_pages_elsewhere() {
    let links = |name: &str| {
        json!([
            { "name": "Mastodon", "href": format!("https://social.example/@{name}") },
            { "name": "Post", "href": "mailto:post@example.org" },
        ])
    };
    let publisher = Publisher::new()
        .with(
            "authors/ada.json",
            json!({ "name": "Ada", "links": links("ada") }),
        )
        .with_site(json!({ "links": links("paper") }))
        .build();
    let me = |path: &str| publisher.document(path).attributes("link[rel=me]", "href");
    assert_eq!(me(""), ["https://social.example/@paper"]);
    assert_eq!(me("author/ada/"), ["https://social.example/@ada"]);
    assert_eq!(me("world/"), Vec::<String>::new());
}

#[test]
fn icons_are_drawn_of_the_sign() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&fixture("app"), folder.path());
    let sign = |svg: &str| fs::write(folder.path().join("public/icon.svg"), svg).expect("a sign");
    let build = || Publisher::new().with_app(folder.path()).build();
    let open = |publisher: &Publisher, name: &str| {
        let icon = image::open(publisher.site(name))
            .expect("a picture")
            .into_rgba8();
        (
            icon.dimensions(),
            *icon.get_pixel(0, 0),
            *icon.get_pixel(icon.width() / 2, icon.height() / 2),
        )
    };
    let (red, blue) = (image::Rgba([255, 0, 0, 255]), image::Rgba([0, 0, 255, 255]));
    let white = image::Rgba([255; 4]);

    // With a ground of its own, and rounded corners.
    sign(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" rx="2" fill="#f00"/><rect x="3" y="3" width="2" height="2" fill="#00f"/></svg>"##,
    );
    let publisher = build();
    assert_eq!(
        open(&publisher, "apple-touch-icon.png"),
        ((180, 180), red, blue)
    );
    assert_eq!(
        open(&publisher, "icon-maskable.png"),
        ((512, 512), red, blue)
    );
    let (size, corner, middle) = open(&publisher, "icon-512.png");
    assert_eq!((size, corner.0[3], middle), ((512, 512), 0, blue));
    assert_eq!(open(&publisher, "icon-192.png").0, (192, 192));

    // Without.
    sign(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M4 1 7 7H1z" fill="#00f"/></svg>"##,
    );
    assert_eq!(
        open(&build(), "icon-maskable.png"),
        ((512, 512), white, blue)
    );

    // One that is there is kept.
    fs::write(folder.path().join("public/apple-touch-icon.png"), b"own").expect("a file");
    let publisher = build();
    assert_eq!(publisher.read("apple-touch-icon.png"), "own");

    sign("no drawing");
    let publisher = build();
    assert!(!publisher.site("icon-512.png").exists());
    let page = publisher.document("");
    assert_eq!(page.graph()[1]["logo"], Value::Null);
    assert_eq!(page.count("link[rel=apple-touch-icon]"), 1);
}

#[test]
fn browsers_frame_a_page_in_its_own_colour() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&fixture("app"), folder.path());
    let css = ":root{--color-page:#eee;color:red}@supports (color:light-dark(red,red)){:root{--color-page:light-dark(#fff,#111)}}";
    fs::write(folder.path().join("style/main.css"), css).expect("styles");
    let page = Publisher::new()
        .with_app(folder.path())
        .build()
        .document("");
    let colors = page.attributes("meta[name=theme-color]", "content");
    assert_eq!(colors, ["#111", "#fff"]);
    let media = page.attributes("meta[name=theme-color][media]", "media");
    assert_eq!(media, ["(prefers-color-scheme:dark)"]);
}

#[test]
fn one_version_of_a_translated_story_is_for_everyone_else() {
    let with = |language: &str, others: &[&str]| {
        story(
            "2025-05-10T08:00:00Z",
            json!({ "language": language, "translations": others }),
        )
    };
    let publisher = Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "de", "ar"] }))
        .with("articles/world/zwei.json", with("de", &["ithnan"]))
        .with("articles/world/ithnan.json", with("ar", &["zwei"]))
        .build();
    for path in ["world/zwei/", "world/ithnan/"] {
        let page = publisher.document(path);
        let any = page.attribute("link[hreflang=x-default]", "href");
        assert_eq!(
            any.as_deref(),
            Some("https://fixture.example/news/site/world/zwei/"),
            "{path}"
        );
        let mut all = page.attributes("link[rel=alternate][hreflang]", "hreflang");
        all.sort();
        assert_eq!(all, ["ar", "de", "x-default"]);
    }
}

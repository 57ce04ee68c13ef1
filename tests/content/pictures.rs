//! Pictures: what is published of a file, and what is not.

use std::{fs, io::Cursor};

use image::{
    AnimationDecoder, Delay, Frame, Rgb, RgbImage, RgbaImage,
    codecs::gif::{GifDecoder, GifEncoder},
};
use serde_json::{Value, json};

use super::{OWNER, SECRET, camera, jpeg, photo, photo_of_its_own, png, published, with_lead};
use crate::support::publisher::{Publisher, said};

/// The picture on the story's card, as its section lists it.
fn card(publisher: &Publisher) -> Value {
    let page = publisher.page("world/");
    let cards = page["content"]["section"]["listing"]["cards"].as_array();
    let is_it = |card: &&Value| card["headline"] == "Pictured";
    let card = cards.and_then(|cards| cards.iter().find(is_it)).cloned();
    card.expect("the card")["picture"].clone()
}

fn opened(publisher: &Publisher, address: &Value) -> RgbImage {
    let address = address.as_str().expect("an address");
    let name = address
        .split("/media/")
        .nth(1)
        .expect("a picture's address");
    let bytes = fs::read(publisher.site("media").join(name)).expect("a published picture");
    image::load_from_memory(&bytes)
        .expect("a picture")
        .into_rgb8()
}

#[test]
fn a_picture_stands_upright_and_keeps_nothing_but_its_owner() {
    // Held so that what is at the left of the file is at the top of the picture.
    let bytes = jpeg(&photo(600, 400, 1), Some(&camera(6)));
    let publisher = with_lead("held.jpg", &bytes, json!({})).build();

    let page = publisher.page("world/pictured/");
    let lead = &page["content"]["article"]["lead"];
    assert_eq!(
        (&lead["width"], &lead["height"]),
        (&json!(400), &json!(600))
    );
    let image = opened(&publisher, &lead["src"]);
    assert!(image.height() > image.width());
    let (top, bottom) = (
        image.get_pixel(5, 5).0,
        image.get_pixel(5, image.height() - 5).0,
    );
    assert!(top[0] > 200 && bottom[0] < 50, "{top:?} {bottom:?}");
    let files = published(&publisher, "held.");
    assert!(files.len() > 8);
    for (name, bytes) in files {
        let has = |words: &str| {
            bytes
                .windows(words.len())
                .any(|part| part == words.as_bytes())
        };
        assert!(!has(SECRET), "{name}");
        assert!(has(OWNER), "{name}");
        if name.ends_with(".jpg") {
            let exif = exif::Reader::new()
                .read_from_container(&mut Cursor::new(&bytes))
                .expect("an Exif block");
            let tags: Vec<_> = exif.fields().map(|field| field.tag).collect();
            assert_eq!(tags, [exif::Tag::Artist, exif::Tag::Copyright], "{name}");
        }
    }
}

#[test]
fn a_cut_holds_the_focus() {
    let mut image = photo(900, 300, 2);
    for (x, y) in (800..860).flat_map(|x| (100..160).map(move |y| (x, y))) {
        image.put_pixel(x, y, Rgb([0, 255, 0]));
    }
    let is_there = |more: Value| {
        let publisher = with_lead("dot.png", &png(&image.clone().into()), more).build();
        let card = card(&publisher);
        assert_eq!(
            (&card["width"], &card["height"]),
            (&json!(450), &json!(300))
        );
        let image = opened(&publisher, &card["src"]);
        image
            .pixels()
            .any(|pixel| pixel.0[1] > 200 && pixel.0[0] < 80)
    };

    assert!(is_there(json!({ "focus": { "x": 0.92, "y": 0.4 } })));
    assert!(!is_there(json!({})));
}

#[test]
fn no_picture_is_made_larger_than_it_is() {
    let publisher = with_lead("small.jpg", &jpeg(&photo(300, 200, 3), None), json!({})).build();

    let page = publisher.page("world/pictured/");
    assert_eq!(
        page["content"]["article"]["lead"]["widths"],
        json!([256, 300])
    );
    for (name, bytes) in published(&publisher, "small.") {
        if name.ends_with(".jpg") {
            let image = image::load_from_memory(&bytes).expect("a picture");
            assert!(image.width() <= 300 && image.height() <= 200, "{name}");
        }
    }
}

#[test]
fn those_who_show_a_link_get_what_they_can_read() {
    let publisher = with_lead("wide.jpg", &jpeg(&photo(1500, 1000, 4), None), json!({})).build();

    let head = &publisher.page("world/pictured/")["head"];
    let image = opened(&publisher, &head["image"]["src"]);
    assert_eq!(image.dimensions(), (1200, 675));
    let structured: Value =
        serde_json::from_str(head["structured"].as_str().expect("data")).expect("JSON");
    let shapes = structured["image"].as_array().expect("pictures").iter();
    let shapes: Vec<_> = shapes
        .map(|one| opened(&publisher, one).dimensions())
        .collect();
    assert_eq!(shapes, [(1200, 675), (1200, 900), (1000, 1000)]);
}

/// What a page offers to those who show a link to it: the file, its size as it says, and its words.
fn shared(publisher: &Publisher, path: &str) -> (String, RgbImage, String) {
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
        assert!(name.starts_with("assets/link-preview."), "/{path}: {name}");
        assert_eq!(image.dimensions(), (1200, 630));
        assert_eq!(alt, "The Fixture & Sons");
        // The plate, and the icon on it.
        assert_ne!(image.get_pixel(5, 5), image.get_pixel(600, 315));
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
            .site("assets")
            .read_dir()
            .expect("assets")
            .any(|file| {
                file.expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .starts_with("link-preview")
            })
    );
}

#[test]
fn what_others_can_not_show_beside_a_link_stands_for_no_story() {
    let mut moving = Vec::new();
    let mut encoder = GifEncoder::new(&mut moving);
    for light in [0, 255] {
        let image = RgbaImage::from_pixel(640, 480, image::Rgba([light, light, light, 255]));
        encoder.encode_frame(Frame::new(image)).expect("a frame");
    }
    drop(encoder);
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 600'><rect/></svg>";
    let small = jpeg(&photo(900, 199, 42), None);
    let body = json!([
        { "type": "image", "src": "lead.svg", "alt": "A line" },
        { "type": "info-box", "title": "Box", "body": [
            { "type": "image", "src": "inside.jpg", "alt": "" },
        ] },
    ]);
    for (name, bytes) in [
        ("moving.gif", &moving[..]),
        ("drawn.svg", drawing),
        ("small.jpg", &small),
    ] {
        let publisher = with_lead(name, bytes, json!({}));
        fs::write(
            publisher.content("media/inside.jpg"),
            jpeg(&photo(700, 500, 43), None),
        )
        .expect("a picture");
        let publisher = publisher.build();
        let (other, ..) = shared(&publisher, "world/pictured/");
        assert!(other.starts_with("assets/link-preview."), "{name}: {other}");

        let story = publisher.content("articles/world/pictured.json");
        let text = fs::read_to_string(&story).expect("the story");
        let mut told: Value = serde_json::from_str(&text).expect("JSON");
        told["body"] = body.clone();
        fs::write(story, told.to_string()).expect("an edit");
        let publisher = publisher.build();
        let (other, image, alt) = shared(&publisher, "world/pictured/");
        assert!(other.starts_with("media/inside."), "{name}: {other}");
        // What it shows is not told, so it is the story's.
        assert_eq!((image.dimensions(), &*alt), ((700, 394), "Pictured"));
        let data = publisher.page("world/pictured/")["head"]["structured"].to_string();
        assert!(
            !data.contains(name.split('.').next().expect("a stem")),
            "{data}"
        );
    }
}

/// A GIF of two frames, black and white.
pub fn gif(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for light in [0, 255] {
        let image = RgbaImage::from_pixel(width, height, image::Rgba([light, light, light, 255]));
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder
            .encode_frame(Frame::from_parts(image, 0, 0, delay))
            .expect("a frame");
    }
    drop(encoder);
    bytes
}

#[test]
fn a_moving_picture_keeps_moving() {
    let mut bytes = gif(40, 30);
    // A comment, before the trailer.
    let trailer = bytes.pop().expect("a trailer");
    bytes.extend([0x21, 0xfe, SECRET.len() as u8]);
    bytes.extend(SECRET.bytes());
    bytes.extend([0, trailer]);
    let publisher = with_lead("moving.gif", &bytes, json!({})).build();

    let files = published(&publisher, "moving.");
    let moving = files.iter().find(|(name, _)| name.ends_with(".gif"));
    let (_, bytes) = moving.expect("the GIF");
    let frames = GifDecoder::new(Cursor::new(bytes))
        .expect("a GIF")
        .into_frames();
    assert_eq!(frames.count(), 2);
    assert!(!String::from_utf8_lossy(bytes).contains(SECRET));
}

#[test]
fn a_moving_picture_has_a_still_which_cards_and_previews_show_alone() {
    let publisher = with_lead("moving.gif", &gif(600, 900), json!({})).build();

    let card = card(&publisher);
    assert_eq!(
        (&card["width"], &card["height"]),
        (&json!(600), &json!(400))
    );
    let still = opened(&publisher, &card["src"]);
    assert!(
        still.pixels().all(|pixel| pixel.0[0] < 8),
        "the first frame"
    );
    let page = publisher.page("world/pictured/");
    let image = page["head"]["image"].as_str().expect("a picture");
    assert!(image.ends_with(".png"), "{image}");
    let lead = &page["content"]["article"]["lead"];
    assert!(
        lead["src"]
            .as_str()
            .is_some_and(|src| src.ends_with(".png"))
    );
}

#[test]
fn without_a_focus_a_cut_is_taken_from_above_the_middle() {
    let image = RgbImage::from_fn(200, 600, |_, y| Rgb([(y / 3) as u8, 0, 0]));
    let publisher = with_lead("tall.png", &png(&image.into()), json!({})).build();

    let cut = opened(&publisher, &card(&publisher)["src"]);
    let middle = u32::from(cut.get_pixel(cut.width() / 2, cut.height() / 2).0[0]) * 3;

    assert!((170..230).contains(&middle), "{middle} of 600");
}

#[test]
fn a_second_build_reads_no_pixels() {
    let image = photo_of_its_own(5);
    let publisher = with_lead("new.png", &png(&image.into()), json!({}));

    let first = said(&publisher.run());
    assert!(first.contains("pictures: 1 read, "), "{first}");
    let second = said(&publisher.run());
    assert!(!second.contains("pictures:"), "{second}");
    assert!(second.contains(" 0 of them new or changed"), "{second}");
    // A story that wants another cut wants only that.
    let story = publisher.content("articles/world/pictured.json");
    let text = fs::read_to_string(&story).expect("the story");
    let text = text.replace("\"src\":", "\"focus\":{\"x\":0.1,\"y\":0.1},\"src\":");
    fs::write(story, text).expect("an edit");
    let third = said(&publisher.run());
    assert!(third.contains("pictures: 1 read, "), "{third}");
}

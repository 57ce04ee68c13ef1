//! Pictures: what is published of a file, and what is not.

use std::{fs, io::Cursor};

use image::{
    AnimationDecoder, Delay, Frame, Rgb, RgbImage, RgbaImage,
    codecs::gif::{GifDecoder, GifEncoder},
};
use serde_json::{Value, json};

use super::{
    OWNER, SECRET, camera, jpeg, photo, photo_of_its_own, png, previews::shared, published,
    with_lead,
};
use crate::support::publisher::{Publisher, said};

/// The picture on the story's card, as its section lists it.
fn card(publisher: &Publisher) -> Value {
    let page = publisher.page("world/");
    let cards = page["content"]["section"]["listing"]["cards"].as_array();
    let is_it = |card: &&Value| card["headline"] == "Pictured";
    let card = cards.and_then(|cards| cards.iter().find(is_it)).cloned();
    card.expect("the card")["picture"].clone()
}

pub fn opened(publisher: &Publisher, address: &Value) -> RgbImage {
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
    let publisher = with_lead("moving.gif", &gif(1200, 900), json!({})).build();

    let card = card(&publisher);
    assert_eq!(
        (&card["width"], &card["height"]),
        (&json!(1200), &json!(800))
    );
    let still = opened(&publisher, &card["src"]);
    assert!(
        still.pixels().all(|pixel| pixel.0[0] < 8),
        "the first frame"
    );
    let (name, image, _) = shared(&publisher, "world/pictured/");
    assert!(name.ends_with(".png"), "{name}");
    assert_eq!(image.get_pixel(0, 0).0, [0, 0, 0], "the first frame");
    let page = publisher.page("world/pictured/");
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

//! Pictures of several frames, and what is cut off or too much at the end of any picture.

use std::{fs, io::Cursor};

use image::{
    DynamicImage, Frame, ImageFormat, Rgba, RgbaImage,
    codecs::{gif::GifEncoder, webp::WebPEncoder},
};
use img_parts::{
    Bytes,
    png::{Png, PngChunk},
};
use serde_json::json;

use super::{WHEN, jpeg, photo, png, published, with_lead};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

/// A dark line on nothing.
fn line() -> RgbaImage {
    RgbaImage::from_fn(64, 48, |x, y| match x.abs_diff(y) {
        0..3 => Rgba([20, 20, 20, 255]),
        _ => Rgba([0, 0, 0, 0]),
    })
}

fn gif(frames: &[RgbaImage]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    let frames = frames.iter().cloned().map(Frame::new);
    encoder.encode_frames(frames).expect("frames");
    drop(encoder);
    bytes
}

/// Each frame as large as the first.
fn apng(frames: &[RgbaImage]) -> Vec<u8> {
    let read = |frame: &RgbaImage| {
        let bytes = png(&DynamicImage::from(frame.clone()));
        Png::from_bytes(Bytes::from(bytes)).expect("a PNG")
    };
    let chunk = |kind: &[u8; 4], parts: &[&[u8]]| PngChunk::new(*kind, parts.concat().into());
    let (width, height) = frames[0].dimensions();
    let head = |number: u32| {
        let sides = [number, width, height, 0, 0].map(u32::to_be_bytes);
        chunk(b"fcTL", &[&sides.concat(), &[0, 1, 0, 10, 0, 0]])
    };
    let count = [frames.len() as u32, 0].map(u32::to_be_bytes).concat();
    let mut image = read(&frames[0]);
    let chunks = image.chunks_mut();
    chunks.splice(1..1, [chunk(b"acTL", &[&count]), head(0)]);
    let end = chunks.pop().expect("an end");
    let mut number = 1;
    for frame in &frames[1..] {
        chunks.push(head(number));
        number += 1;
        let frame = read(frame);
        for data in frame.chunks().iter().filter(|it| it.kind() == *b"IDAT") {
            let number_of_it = number.to_be_bytes();
            chunks.push(chunk(b"fdAT", &[&number_of_it, data.contents()]));
            number += 1;
        }
    }
    chunks.push(end);
    image.encoder().bytes().to_vec()
}

fn webp(image: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = WebPEncoder::new_lossless(&mut bytes);
    image.write_with_encoder(encoder).expect("a WebP");
    bytes
}

/// Whether a check and a build say the same of such a lead: that it is fine, or why not.
#[track_caller]
fn expect(name: &str, what: &str, bytes: &[u8], refused: Option<&str>) {
    let publisher = with_lead(name, bytes, json!({}));
    let check = publisher.command("check").output().expect("a start");
    let build = publisher.run();
    for output in [check, build] {
        let said = said(&output);
        assert_eq!(output.status.success(), refused.is_none(), "{what}: {said}");
        assert!(said.contains(refused.unwrap_or_default()), "{what}: {said}");
        assert!(!said.contains("panicked"), "{what}: {said}");
    }
}

#[test]
fn what_is_too_much_at_the_end_of_a_picture_is_passed_over() {
    let frames = [line(), RgbaImage::from_pixel(64, 48, Rgba([9, 9, 9, 255]))];
    let moving = gif(&frames);
    let open = &moving[..moving.len() - 1];
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\xff\xd9";
    let second = jpeg(&photo(8, 8, 90), None);
    for (what, bytes) in [
        ("whole", moving.clone()),
        ("no trailer", open.to_vec()),
        (
            "a stray byte before the trailer",
            [open, b"\0\x3b"].concat(),
        ),
        ("a stray byte in its place", [open, b"\0"].concat()),
        ("a cut comment", [open, b"\x21\xfe\x09half"].concat()),
        ("more after it", [&moving[..], b"more"].concat()),
    ] {
        expect("shown.gif", what, &bytes, None);
    }
    let moving = apng(&frames);
    for (what, bytes) in [
        ("whole", moving.clone()),
        ("no end", moving[..moving.len() - 12].to_vec()),
        ("half an end", moving[..moving.len() - 3].to_vec()),
        ("more after it", [&moving[..], b"more"].concat()),
        (
            "deep",
            png(&DynamicImage::from(line()).into_rgba16().into()),
        ),
    ] {
        expect("shown.png", what, &bytes, None);
    }
    let whole = jpeg(&photo(64, 48, 91), None);
    expect(
        "shown.jpg",
        "a second picture",
        &[&whole[..], &second].concat(),
        None,
    );
    expect("shown.jpg", "a film", &[&whole[..], film].concat(), None);
    let whole = webp(&line());
    expect("shown.webp", "whole", &whole, None);
    expect(
        "shown.webp",
        "more after it",
        &[&whole[..], b"more"].concat(),
        None,
    );
}

#[test]
fn a_picture_that_is_cut_is_refused_by_check_and_by_build() {
    let early = Some("ends too early");
    let frames = [line(), RgbaImage::from_pixel(64, 48, Rgba([9, 9, 9, 255]))];
    let moving = gif(&frames);
    for cut in [3, 9] {
        expect("shown.gif", "a frame", &moving[..moving.len() - cut], early);
    }
    let moving = apng(&frames);
    for cut in [13, 20, 30] {
        expect("shown.png", "a frame", &moving[..moving.len() - cut], early);
    }
    let whole = webp(&line());
    expect(
        "shown.webp",
        "pixels",
        &whole[..whole.len() - 9],
        Some("WebP"),
    );
    let mut empty = gif(&frames[..1]);
    empty[6..10].fill(0);
    expect("shown.gif", "no size", &empty, Some("shown.gif"));
}

#[test]
fn an_animation_that_begins_with_nothing_stands_on_a_plate_if_dark_lines_follow() {
    let nothing = RgbaImage::new(64, 48);
    let light = RgbaImage::from_fn(64, 48, |x, y| match x.abs_diff(y) {
        0..3 => Rgba([250, 240, 180, 255]),
        _ => Rgba([0, 0, 0, 0]),
    });
    let tint = |name: &str, bytes: Vec<u8>| {
        let publisher = with_lead(name, &bytes, json!({})).build();
        publisher.page("world/pictured/")["content"]["article"]["lead"]["tint"].clone()
    };
    let dark = [nothing.clone(), line()];
    assert_eq!(tint("dark.gif", gif(&dark)), "plate");
    assert_eq!(tint("dark.png", apng(&dark)), "plate");
    assert_eq!(tint("light.png", apng(&[nothing, light])), json!(null));
}

#[test]
fn a_picture_beside_a_link_to_what_is_not_out_is_not_published() {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::from(photo(40, 30, 92));
    image.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    let bookmark = |href: &str, src: &str| {
        let picture = json!({ "src": src, "alt": "" });
        json!({ "type": "bookmark", "href": href, "title": "On", "picture": picture })
    };
    let item = |href: &str, src: &str| {
        let picture = json!({ "src": src, "alt": "" });
        json!({ "href": href, "title": "On", "picture": picture })
    };
    let body = json!([
        bookmark("/world/held/", "held1.png"),
        bookmark("/science/plain/", "out1.png"),
        { "type": "read-more", "items": [
            item("/science/plain/", "out2.png"),
            item("/world/held/", "held2.png"),
        ] },
    ]);
    let publisher = Publisher::new()
        .with(
            "articles/world/on.json",
            story(WHEN, json!({ "body": body })),
        )
        .with(
            "articles/world/held.json",
            story(WHEN, json!({ "draft": true })),
        );
    for name in ["held1.png", "held2.png", "out1.png", "out2.png"] {
        fs::write(publisher.content("media").join(name), bytes.get_ref()).expect("a picture");
    }
    let publisher = publisher.build();
    assert!(!published(&publisher, "out1.").is_empty());
    assert!(!published(&publisher, "out2.").is_empty());
    assert_eq!(published(&publisher, "held"), []);
}

//! Files that are not what they seem, or would take more than there is.

use std::{
    fs,
    time::{Duration, Instant},
};

use image::DynamicImage;
use img_parts::{
    Bytes,
    png::{Png, PngChunk},
};
use serde_json::json;

use super::{camera, jpeg, photo, png, with_lead};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

/// A command that gets no more than 1.5 GB of addresses, most of which are the threads' and never
/// filled.
fn within_bounds(publisher: &Publisher, inner: &std::process::Command) -> std::process::Command {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -v 1500000 && exec \"$@\"", "sh"]);
    command.arg(inner.get_program()).args(inner.get_args());
    command.current_dir(publisher.folder.path());
    command
}

/// A PNG of one pixel whose profile has some 3 GB of zeros, packed.
fn packed_profile() -> Vec<u8> {
    let mut packed = b"x\0\0\x78\x01".to_vec();
    let (mut bits, mut number) = (0u64, 0);
    let mut put = |word: u64, length: u32| {
        bits |= word << number;
        number += length;
        while number >= 8 {
            packed.push(bits as u8);
            bits >>= 8;
            number -= 8;
        }
    };
    // The last block, with fixed codes; a zero; then 258 more, again and again; the end (RFC 1951).
    put(0b011, 3);
    put(0b0000_1100, 8);
    for _ in 0..12_000_000 {
        put(0xa3, 13);
    }
    put(0, 16);
    let mut image =
        Png::from_bytes(Bytes::from(png(&DynamicImage::new_rgb8(1, 1)))).expect("a PNG");
    let profile = PngChunk::new(*b"iCCP", Bytes::from(packed));
    image.chunks_mut().insert(1, profile);
    image.encoder().bytes().to_vec()
}

fn cmyk() -> Vec<u8> {
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 90)
        .encode(&[99; 16 * 16 * 4], 16, 16, jpeg_encoder::ColorType::Cmyk)
        .expect("a JPEG");
    bytes
}

/// A PNG of that size by its header, with no more pixels than fit into a few bytes.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(&DynamicImage::new_rgb8(1, 1));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = !0u32;
    for byte in &bytes[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

#[test]
fn a_hostile_file_gets_its_name_within_bounds() {
    let whole = jpeg(&photo(800, 600, 6), Some(&camera(1)));
    let cases: [(&str, Vec<u8>, &str); 13] = [
        (
            "half.jpg",
            whole[..whole.len() / 2].to_vec(),
            "ends too early",
        ),
        (
            "bomb.png",
            bomb(60_000, 60_000),
            "60000 × 60000 pixels, 3600 million",
        ),
        (
            "large.png",
            bomb(10_000, 10_000),
            "10000 × 10000 pixels, 100 million",
        ),
        ("nothing.jpg", Vec::new(), "is empty"),
        (
            "png.jpg",
            png(&DynamicImage::new_rgb8(9, 9)),
            "is a PNG by another name",
        ),
        ("text.png", b"not a picture".to_vec(), "is no picture"),
        ("head.jpg", whole[..40].to_vec(), "is a broken JPEG"),
        ("short.gif", b"GIF89a\x01\x00\x01\x00".to_vec(), "GIF"),
        (
            "riff.webp",
            b"RIFF\xff\xff\xff\xffWEBPVP8 ".to_vec(),
            "WebP",
        ),
        (
            "profile.png",
            packed_profile(),
            "a colour profile of more than 4 MB",
        ),
        ("print.jpg", cmyk(), "has the colours of print, CMYK"),
        (
            "new.avif",
            b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B".to_vec(),
            "put the original there",
        ),
        // Its header is right, and it is there to its end.
        ("hollow.png", bomb(9_000, 9_000), "can't be read"),
    ];
    for (name, bytes, expected) in cases {
        let publisher = with_lead(name, &bytes, json!({}));
        let began = Instant::now();

        let mut command = within_bounds(&publisher, &publisher.build_command());
        let output = command.output().expect("the publisher starts");

        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(
            said.contains(expected) && said.contains(name),
            "{name}: {said}"
        );
        assert!(!said.contains("panicked"), "{name}: {said}");
        assert!(began.elapsed() < Duration::from_secs(30), "{name}");
    }
}

#[test]
fn what_can_be_seen_without_pixels_is_told_by_check() {
    let publisher = with_lead("bomb.png", &bomb(60_000, 60_000), json!({}));
    fs::write(publisher.content("media/lead.svg"), "<svg").expect("a picture");

    let output = publisher.command("check").output().expect("a start");

    let said = said(&output);
    assert!(said.contains("articles/world/pictured.json:1:"), "{said}");
    assert!(
        said.contains("bomb.png") && said.contains("lead.svg"),
        "{said}"
    );
}

#[test]
fn a_film_may_be_longer_than_memory() {
    let publisher = with_lead("lead.jpg", &jpeg(&photo(9, 9, 6), None), json!({}));
    let film = fs::File::create(publisher.content("media/long.mp4")).expect("a film");
    film.set_len(2_000_000_000).expect("room for it");
    let publisher = publisher.with(
        "articles/world/film.json",
        story(
            "2025-05-09T18:30:00+02:00",
            json!({ "body": [{ "type": "video", "src": "long.mp4", "title": "Long" }] }),
        ),
    );

    let output = within_bounds(&publisher, &publisher.command("check")).output();

    let output = output.expect("the publisher starts");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

//! What the publisher says of content, and what it publishes of pictures and other files.

mod addresses;
mod alone;
mod begun;
mod checking;
mod colors;
mod drawings;
mod ends;
mod files;
mod folders;
mod forms;
mod hostile;
mod json;
mod leftovers;
mod links;
mod markdown;
mod messages;
mod metadata;
mod moving;
mod named;
mod nearest;
mod pictures;
mod previews;
mod redirects;
mod rules;
mod share_cards;
mod sizes;
mod starting;
mod story_names;
mod sure;

use std::{fs, io::Cursor};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use crate::support::{
    publisher::{Publisher, said, tree},
    story, with,
};

pub use pictures::gif;

const WHEN: &str = "2025-05-09T18:30:00+02:00";
const SECRET: &str = "SERIAL-4711";
const OWNER: &str = "(c) 2026 Ada Example";

/// What a check says of the content.
fn checked(publisher: &Publisher) -> String {
    said(&publisher.command("check").output().expect("a start"))
}

/// Bright at the left, dark at the right, and unlike any other by its `seed`.
fn photo(width: u32, height: u32, seed: u8) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light = (255 * (width - x) / width) as u8;
        Rgb([light, (y % 256) as u8 / 2, seed])
    })
}

fn jpeg(image: &RgbImage, exif: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    if let Some(exif) = exif {
        encoder.add_exif_metadata(exif).expect("an Exif block");
    }
    let size = (image.width() as u16, image.height() as u16);
    encoder
        .encode(image, size.0, size.1, jpeg_encoder::ColorType::Rgb)
        .expect("a JPEG");
    bytes
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// What a camera writes: which way it was held, where, which one it was, and whose.
fn camera(orientation: u16) -> Vec<u8> {
    use exif::{Field, In, Rational, Tag, Value, experimental::Writer};
    let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let degrees = [52, 31, 12].map(|part: u32| Rational {
        num: part,
        denom: 1,
    });
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (Tag::GPSLatitude, Value::Rational(degrees.to_vec())),
        (Tag::GPSLatitudeRef, ascii("N")),
        (Tag::BodySerialNumber, ascii(SECRET)),
        (Tag::Artist, ascii("Ada Example")),
        (Tag::Copyright, ascii(OWNER)),
    ]
    .map(|(tag, value)| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    });
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, false).expect("an Exif block");
    block.into_inner()
}

/// One that is not in the cache that all tests share.
fn photo_of_its_own(seed: u8) -> RgbImage {
    let mut image = photo(640, 420, seed);
    let unique = format!("{:?}{}", std::time::Instant::now(), std::process::id());
    for (x, byte) in unique.bytes().enumerate() {
        image.put_pixel(x as u32, 0, Rgb([byte, byte, byte]));
    }
    image
}

/// The fixture publication with one story more, whose lead is a file of these bytes.
fn with_lead(name: &str, bytes: &[u8], more: Value) -> Publisher {
    let publisher = Publisher::new();
    fs::write(publisher.content("media").join(name), bytes).expect("a picture");
    let lead = with(json!({ "src": name, "alt": "" }), more);
    let pictured = json!({ "headline": "Pictured", "lead": lead });
    publisher.with("articles/world/pictured.json", story(WHEN, pictured))
}

/// The published files whose names begin so.
fn published(publisher: &Publisher, stem: &str) -> Vec<(String, Vec<u8>)> {
    let files = tree(&publisher.site("media")).into_iter();
    files.filter(|(name, _)| name.starts_with(stem)).collect()
}

//! Drawings in place of photographs, whose grain would make looks large: flat squares, each of another
//! colour, so that it is seen which part of a picture a page shows.

use std::fs;

use image::{ImageFormat, Rgb, RgbImage};
use serde_json::Value;

use crate::support::publisher::Publisher;

/// How many squares there are from edge to edge.
const SQUARES: u32 = 8;

/// Overwrites each photograph that a page names.
pub fn replace_photographs(publisher: &Publisher, page: &Value) {
    match page {
        Value::Array(values) => values
            .iter()
            .for_each(|value| replace_photographs(publisher, value)),
        Value::Object(fields) => {
            let name = fields.get("src").and_then(Value::as_str);
            if let Some(name) = name.filter(|name| name.ends_with(".jpg")) {
                replace(publisher, name);
            }
            fields
                .values()
                .for_each(|value| replace_photographs(publisher, value));
        }
        _ => {}
    }
}

/// By a drawing of the same size.
fn replace(publisher: &Publisher, name: &str) {
    let file = publisher.content("media").join(name);
    let (width, height) = image::image_dimensions(&file).expect("a photograph");
    let step = 255 / (SQUARES - 1);
    let drawing = RgbImage::from_fn(width, height, |x, y| {
        let (column, row) = (x * SQUARES / width, y * SQUARES / height);
        let light = if (column + row) % 2 == 0 { 64 } else { 192 };
        Rgb([column * step, row * step, light].map(|value| value as u8))
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawing
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .expect("a JPEG");
    fs::write(file, bytes.into_inner()).expect("written");
}

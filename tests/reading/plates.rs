//! What transparent pictures stand on at night.

use std::{fs, io::Cursor};

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::json;

use crate::support::{Site, fixture, publisher::Publisher, story};

const DAY_PLATE: &str = "rgb(247, 242, 231)";
const GROUND: &str = "getComputedStyle(document.querySelector(arguments[0])).backgroundColor";

/// A line of this colour on nothing.
fn line(color: [u8; 3]) -> Vec<u8> {
    let [r, g, b] = color;
    let image = RgbaImage::from_fn(320, 240, |x, y| match x.abs_diff(y) {
        0..3 => Rgba([r, g, b, 255]),
        _ => Rgba([0, 0, 0, 0]),
    });
    let mut bytes = Cursor::new(Vec::new());
    let written = DynamicImage::from(image).write_to(&mut bytes, ImageFormat::Png);
    written.expect("a PNG");
    bytes.into_inner()
}

fn drawing(style: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 300\"><style>{style}</style>\
         <path d=\"M20 20L580 280\" stroke=\"#000\" stroke-width=\"6\"/></svg>"
    )
}

#[test]
fn dark_lines_on_nothing_stand_on_the_plate_of_the_day() {
    let image = |src: &str, alt: &str| json!({ "type": "image", "src": src, "alt": alt });
    let body = json!([
        image("dark.png", "dark"),
        image("light.png", "light"),
        image("drawn.svg", "drawn"),
        image("night.svg", "night"),
        { "type": "gallery", "pictures": [{ "src": "dark.png", "alt": "in a gallery" }] },
    ]);
    let lead = json!({ "src": "dark.png", "alt": "the lead" });
    let told = story(
        "2025-05-10T18:30:00+02:00",
        json!({ "lead": lead, "body": body, "authors": ["desk"] }),
    );
    let author = fs::read_to_string(fixture("publication").join("authors/desk.json"));
    let mut author: serde_json::Value =
        serde_json::from_str(&author.expect("an author")).expect("JSON");
    author["portrait"] = json!({ "src": "dark.png", "alt": "the portrait" });
    let publisher = Publisher::new()
        .with("articles/world/plates.json", told)
        .with("authors/desk.json", author);
    let night = "@media (prefers-color-scheme: dark) { path { stroke: #fff } }";
    for (name, bytes) in [
        ("dark.png", line([20, 20, 60])),
        ("light.png", line([250, 230, 120])),
        ("drawn.svg", drawing("").into_bytes()),
        ("night.svg", drawing(night).into_bytes()),
    ] {
        fs::write(publisher.content("media").join(name), bytes).expect("a picture");
    }
    let site = Site::of(publisher, "/");
    let browser = site.open("world/plates/");
    let ground = |alt: &str| GROUND.replace("arguments[0]", &format!("'img[alt=\"{alt}\"]'"));
    browser.set_media(&[("prefers-color-scheme", "dark")]);
    for alt in ["dark", "drawn", "in a gallery", "the lead", "the portrait"] {
        browser.expect(alt, &ground(alt), DAY_PLATE);
    }
    for alt in ["light", "night"] {
        let stands_on = browser.script(&format!("return {}", ground(alt)));
        assert_ne!(stands_on, DAY_PLATE, "{alt}");
    }
    browser.click("a:has(> picture > img[alt=\"dark\"])");
    let enlarged = GROUND.replace("arguments[0]", "'.lightbox img'");
    browser
        .wait_for(
            "document.querySelector('.lightbox img')",
            "the enlarged picture",
        )
        .expect("the enlarged picture", &enlarged, DAY_PLATE);
    browser.visit(&site.url("world/"));
    let on_card = GROUND.replace("arguments[0]", "'.card img[src*=\"dark.\"]'");
    browser.expect("on a card", &on_card, DAY_PLATE);
}

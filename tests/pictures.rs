//! Pictures: what is published of a file, what is not, and what a browser fetches of it.

use std::{fs, io::Cursor, path::Path, process::Output, time::Instant};

use image::{
    AnimationDecoder, Delay, DynamicImage, Frame, ImageFormat, Rgb, RgbImage, RgbaImage,
    codecs::gif::{GifDecoder, GifEncoder},
};
use serde_json::{Value, json};

use crate::support::{
    APP, Browser, Site,
    publisher::{Publisher, tree},
};

pub const SECRET: &str = "SERIAL-4711";
pub const OWNER: &str = "(c) 2026 Ada Example";

/// Bright at the left, dark at the right, and unlike any other by its `seed`.
pub fn photo(width: u32, height: u32, seed: u8) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light = (255 * (width - x) / width) as u8;
        Rgb([light, (y % 256) as u8 / 2, seed])
    })
}

pub fn jpeg(image: &RgbImage, exif: Option<&[u8]>) -> Vec<u8> {
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

pub fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// What a camera writes: which way it was held, where, which one it was, and whose.
pub fn camera(orientation: u16) -> Vec<u8> {
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

/// The fixture publication with one story more, whose lead is a file of these bytes.
pub fn with_lead(name: &str, bytes: &[u8], more: Value) -> Publisher {
    let publisher = Publisher::new();
    fs::write(publisher.content("media").join(name), bytes).expect("a picture");
    let mut lead = json!({ "src": name, "alt": "" });
    for (key, value) in more.as_object().into_iter().flatten() {
        lead[key] = value.clone();
    }
    let story = json!({
        "headline": "Pictured",
        "section": "world",
        "published": "2025-05-09T18:30:00+02:00",
        "lead": lead,
        "body": [{ "type": "paragraph", "text": "Words." }],
    });
    publisher.with("articles/world/pictured.json", story)
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The published files whose names begin so.
pub fn published(publisher: &Publisher, stem: &str) -> Vec<(String, Vec<u8>)> {
    let files = tree(&publisher.site("media")).into_iter();
    files.filter(|(name, _)| name.starts_with(stem)).collect()
}

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
    let image = opened(&publisher, &head["image"]);
    assert_eq!(image.dimensions(), (1200, 675));
    let structured: Value =
        serde_json::from_str(head["structured"].as_str().expect("data")).expect("JSON");
    let shapes = structured["image"].as_array().expect("pictures").iter();
    let shapes: Vec<_> = shapes
        .map(|one| opened(&publisher, one).dimensions())
        .collect();
    assert_eq!(shapes, [(1200, 675), (1200, 900), (1000, 1000)]);

    let drawn = Publisher::new().build();
    assert!(drawn.page("world/every-block/")["head"]["image"].is_null());
}

#[test]
fn a_moving_picture_keeps_moving() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for light in [0, 255] {
        let image = RgbaImage::from_pixel(40, 30, image::Rgba([light, light, light, 255]));
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder
            .encode_frame(Frame::from_parts(image, 0, 0, delay))
            .expect("a frame");
    }
    drop(encoder);
    // A comment, before the trailer.
    let trailer = bytes.pop().expect("a trailer");
    bytes.extend([0x21, 0xfe, SECRET.len() as u8]);
    bytes.extend(SECRET.bytes());
    bytes.extend([0, trailer]);
    let publisher = with_lead("moving.gif", &bytes, json!({})).build();

    let files = published(&publisher, "moving.");
    let [(_, bytes)] = files.as_slice() else {
        panic!("{} files", files.len());
    };
    let frames = GifDecoder::new(Cursor::new(bytes))
        .expect("a GIF")
        .into_frames();
    assert_eq!(frames.count(), 2);
    assert!(!String::from_utf8_lossy(bytes).contains(SECRET));
}

#[test]
fn a_second_build_reads_no_pixels() {
    let seed = Instant::now();
    let mut image = photo(640, 420, 5);
    // Not in the cache that all tests share.
    let unique = format!("{seed:?}{}", std::process::id());
    for (x, byte) in unique.bytes().enumerate() {
        image.put_pixel(x as u32, 0, Rgb([byte, byte, byte]));
    }
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

/// Each picture of the page: where it stands, the width that it needs in pixels of the screen, the
/// width of the file that the browser chose, and the widths that there are.
const CHOSEN: &str = "
    const shown = [...document.querySelectorAll('main img[srcset]')].filter((one) => one.checkVisibility());
    for (const one of shown) one.loading = 'eager';
    await Promise.all(shown.map((one) => one.decode()));
    return shown.map((one) => {
        const needed = one.getBoundingClientRect().width * devicePixelRatio;
        const chosen = Number(one.currentSrc.split('.').at(-2));
        const widths = one.srcset.split(', ').map((file) => parseInt(file.split(' ')[1]));
        const card = one.closest('.card');
        const place = [one.closest('section, figure, div:not(.cards, .card__words)')?.className,
            card ? [...card.parentNode.children].indexOf(card) + 1 : ''].join(' ');
        return [place, needed, chosen, widths[0], widths.at(-1), one.currentSrc.split('.').at(-1)];
    });";

#[test]
fn a_browser_fetches_no_more_than_it_shows() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let publisher = Publisher::with_content(&content).now("2026-01-01T00:00:00Z");
    let roles = ["inline", "supporting", "wide", "full", "side", "thumbnail"];
    let body: Vec<_> = roles
        .iter()
        .flat_map(|role| {
            let text = "Words that stand between two pictures. ".repeat(30);
            [
                json!({ "type": "image", "src": "science/eclipse-corona.jpg", "alt": "", "role": role, "caption": { "text": "A corona" } }),
                json!({ "type": "paragraph", "text": text }),
            ]
        })
        .collect();
    let gallery = |many: usize| {
        let picture = json!({ "src": "science/eclipse-corona.jpg", "alt": "" });
        json!({ "type": "gallery", "pictures": vec![picture; many] })
    };
    let galleries = json!({
        "headline": "Galleries",
        "section": "science",
        "kind": "gallery",
        "published": "2025-01-01T00:00:00Z",
        "body": [gallery(3), gallery(4), gallery(1)],
    });
    let publisher = publisher.with("articles/science/galleries.json", galleries);
    let publisher = publisher.with(
        "articles/science/roles.json",
        json!({
            "headline": "Roles",
            "section": "science",
            "published": "2025-01-01T00:00:00Z",
            "body": body,
        }),
    );
    fs::copy(
        content.join("media/science/eclipse-corona.jpg"),
        publisher.content("media/desks/portrait.jpg"),
    )
    .expect("a portrait");
    let portrait =
        json!({ "name": "Science desk", "portrait": { "src": "desks/portrait.jpg", "alt": "" } });
    let publisher = publisher.with("authors/science-desk.json", portrait);
    let site = Site::of(publisher, "/", APP);
    let pages = [
        "/",
        "/culture/",
        "/science/",
        "/author/science-desk/",
        "/archive/2025/05/",
        "/science/how-eclipses-are-predicted/",
        "/culture/the-line-that-fixed-the-day/",
        "/science/roles/",
        "/science/galleries/",
        "/nowhere/",
    ];
    let browser = Browser::open(&site.url("/"));
    // What is in memory from the page before is taken, however large.
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    let (mut seen, mut wrong) = (0, Vec::new());
    for (width, ratio) in [360, 768, 1440]
        .into_iter()
        .flat_map(|width| [(width, 1), (width, 2)])
    {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": ratio, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", size);
        for page in pages {
            browser.visit(&site.url(page));
            let chosen = browser.set_in_boxes().script(CHOSEN);
            for one in chosen.as_array().expect("pictures") {
                let number = |place: usize| one[place].as_f64().expect("a number");
                let (needed, chosen, least, most) = (number(1), number(2), number(3), number(4));
                let over = chosen / needed - 1.0;
                let too_large = over >= 0.3 && chosen > least;
                // Nobody wants to see a blur either.
                let too_small = over < -0.2 && chosen < most;
                seen += 1;
                if too_large || too_small || one[5] != "avif" {
                    wrong.push(format!(
                        "{page} at {width} × {ratio}: {one}, {:.0} %",
                        over * 100.0
                    ));
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} pictures");
    assert!(
        wrong.is_empty(),
        "{} of {seen}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

//! The card that stands beside a link to a page without a photograph.

use std::{fs, ops::Range};

use image::{Rgb, RgbImage};
use serde_json::{Value, json};

use super::{jpeg, previews::shared};
use crate::support::{
    publisher::{Publisher, said, tree},
    story,
};

const FILE: &str = "articles/world/told.json";
const WHEN: &str = "2025-05-10T08:00:00Z";
/// In pixels, of the stripe over everything, and of what stays free at both sides.
const STRIPE: u32 = 14;
const MARGIN: u32 = 72;
/// The rows in which kicker and headline stand.
const WORDS: Range<u32> = 90..515;

fn told(fields: Value) -> Publisher {
    Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "ar", "fa", "he", "hi", "ja", "ko", "th", "zh-Hans", "zh-Hant"] }))
        .with(FILE, story(WHEN, fields))
        .build()
}

fn card(fields: Value) -> (String, RgbImage, String) {
    shared(&told(fields), "world/told/")
}

/// The columns of some rows in which anything stands.
fn columns(card: &RgbImage, rows: Range<u32>) -> (u32, u32) {
    let ground = *card.get_pixel(5, 60);
    let is_set = |x: &u32| rows.clone().any(|y| *card.get_pixel(*x, y) != ground);
    let first = (0..card.width()).find(is_set).expect("words");
    let last = (0..card.width()).rfind(is_set).expect("words");
    (first, last)
}

#[test]
fn a_story_without_a_photograph_has_its_headline_for_a_picture() {
    let fields = |headline: &str, word: &str| json!({ "headline": headline, "body": [{ "type": "paragraph", "text": word }] });
    let (name, image, alt) = card(fields("A bridge is opened", "One."));
    assert!(
        name.starts_with("media/card.") && name.ends_with(".png"),
        "{name}"
    );
    assert_eq!(image.dimensions(), (1200, 630));
    assert_eq!(alt, "A bridge is opened");

    let (same, _, _) = card(fields("A bridge is opened", "Two."));
    assert_eq!(same, name);
    let (other, changed, _) = card(fields("A bridge is closed", "One."));
    assert_ne!(other, name);
    assert_ne!(changed, image);
}

#[test]
fn a_card_is_drawn_once_and_always_alike() {
    let alone = |publisher: &Publisher| {
        let cache = publisher.folder.path().join("target/standfirst/pictures");
        fs::remove_file(&cache).expect("the cache of all tests");
        fs::create_dir_all(cache).expect("a cache of its own");
    };
    let [one, other] = [(); 2].map(|()| {
        let publisher = Publisher::new();
        alone(&publisher);
        let first = publisher.run();
        assert!(said(&first).contains("share cards: "), "{}", said(&first));
        let again = publisher.run();
        assert!(!said(&again).contains("share cards: "), "{}", said(&again));
        assert!(
            said(&again).contains(" 0 of them new or changed"),
            "{}",
            said(&again)
        );
        tree(&publisher.site("media"))
    });
    assert_eq!(one, other);
}

#[test]
fn words_begin_where_their_script_begins() {
    for (language, headline, is_rtl) in [
        ("en-GB", "A truce", false),
        ("ar", "هدنة", true),
        ("fa", "آتش‌بس", true),
        ("he", "הפסקה", true),
        ("ja", "停戦", false),
    ] {
        let (_, image, _) = card(json!({ "language": language, "headline": headline }));
        let (first, last) = columns(&image, WORDS);
        let (start, end) = if is_rtl {
            (1200 - last, 1200 - first)
        } else {
            (first, last)
        };
        // Letters have a little room of their own beside them.
        assert!(
            (MARGIN..MARGIN + 16).contains(&start),
            "{language}: {start}"
        );
        assert!(end < 900, "{language}: {end}");
    }
}

#[test]
fn a_headline_of_any_length_stays_within_the_margins() {
    let long = "word ".repeat(36);
    let unbroken = "w".repeat(180);
    let japanese = "国際的な取り決めについて、".repeat(14);
    let thai = "ทำไมรัฐสภาจึงนั่งเป็นรูปครึ่งวงกลม".repeat(6);
    let arabic = "الخوارزميات والحوسبة ".repeat(9);
    for (language, headline) in [
        ("en-GB", "Patience"),
        ("en-GB", long.trim_end()),
        ("en-GB", &*unbroken),
        ("ja", &*japanese),
        ("th", &*thai),
        ("ar", arabic.trim_end()),
    ] {
        let (_, image, _) = card(json!({ "language": language, "headline": headline }));
        let ground = *image.get_pixel(5, 60);
        let is_free = |x: u32, y: u32| *image.get_pixel(x, y) == ground;
        for y in STRIPE..630 {
            let sides = (0..MARGIN - 8).chain(1200 - MARGIN + 8..1200);
            assert!(
                sides.into_iter().all(|x| is_free(x, y)),
                "{headline}: row {y}"
            );
        }
        for y in (STRIPE..80).chain(605..630) {
            assert!((0..1200).all(|x| is_free(x, y)), "{headline}: row {y}");
        }
        // What stands between the headline and the line over the foot.
        assert!((0..1200).all(|x| is_free(x, 516)), "{headline}");
    }
}

#[test]
fn what_no_typeface_has_is_left_out_and_told() {
    let with = |headline: &str| {
        let publisher = Publisher::new();
        let cache = publisher.folder.path().join("target/standfirst/pictures");
        fs::remove_file(&cache).expect("the cache of all tests");
        let publisher = publisher.with(FILE, story(WHEN, json!({ "headline": headline })));
        let said = said(&publisher.run());
        (shared(&publisher, "world/told/").1, said)
    };
    let (plain, quiet) = with("Typesetters rejoice");
    assert!(!quiet.contains("leave out"), "{quiet}");
    let (image, told) = with("🎉 Typesetters 👩‍💻 rejoice 🇫🇷");
    assert!(told.contains("share cards leave out"), "{told}");
    for character in ["🎉", "👩‍💻", "🇫🇷"] {
        assert!(told.contains(character), "{told}");
    }
    assert_eq!(image, plain);
}

#[test]
fn all_words_of_the_demo_can_be_set() {
    let publisher = Publisher::demo();
    let cache = publisher.folder.path().join("target/standfirst/pictures");
    let stays = fs::read_dir(&cache)
        .expect("the cache")
        .flatten()
        .filter(|file| {
            // Photographs take longer than all cards.
            !file.file_name().to_string_lossy().starts_with("card.")
        });
    let own = publisher.folder.path().join("pictures");
    fs::create_dir_all(&own).expect("a folder");
    for file in stays {
        fs::hard_link(file.path(), own.join(file.file_name()))
            .or_else(|_| fs::copy(file.path(), own.join(file.file_name())).map(|_| ()))
            .expect("a picture");
    }
    fs::remove_file(&cache).expect("the cache of all tests");
    fs::rename(own, &cache).expect("a cache of its own");
    let said = said(&publisher.run());
    assert!(
        said.contains("share cards: ") && !said.contains("leave out"),
        "{said}"
    );
}

#[test]
fn a_headline_stands_over_the_photograph_where_the_site_has_it_so() {
    let build = |site: Value| {
        let publisher = Publisher::new().with_site(site).with(
            FILE,
            story(WHEN, json!({ "lead": { "src": "own.jpg", "alt": "Own" } })),
        );
        let white = RgbImage::from_pixel(1500, 1000, Rgb([255; 3]));
        fs::write(publisher.content("media/own.jpg"), jpeg(&white, None)).expect("a picture");
        publisher.build()
    };
    let (name, image, alt) = shared(&build(json!({})), "world/told/");
    assert!(name.starts_with("media/own."), "{name}");
    assert_eq!((image.dimensions(), &*alt), ((1200, 675), "Own"));

    let publisher = build(json!({ "share_cards": "over-photographs" }));
    let (name, image, alt) = shared(&publisher, "world/told/");
    assert!(
        name.starts_with("media/card.") && name.ends_with(".jpg"),
        "{name}"
    );
    assert_eq!(image.dimensions(), (1200, 630));
    assert_eq!(alt, "A story");
    // White is told apart from what is behind the words.
    let behind = image.get_pixel(30, 480).0;
    assert!(behind.iter().all(|value| *value < 0x76), "{behind:?}");
    // Search engines have the photograph itself.
    let pictures = publisher.document("world/told/").main_subject()["image"].clone();
    assert!(pictures.to_string().contains("/media/own."), "{pictures}");
}

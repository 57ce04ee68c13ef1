//! How the themes look, held against the pictures in `tests/fixtures/themes/THEME/PAGE-SCREEN.png` that someone
//! has looked at: the first screen of a front and of a story, in the font of bars. `BLESS=1` takes them anew.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use super::{THEMES, dressed};
use crate::{
    blocks::looks::kept::compare_with,
    support::{Browser, Site, fixture, publisher::Publisher},
};

const PAGES: [(&str, &str); 3] = [
    ("front", ""),
    ("story", "world/every-block/"),
    ("rtl", "world/ورق/"),
];

#[test]
fn every_theme_looks_as_it_did_on_a_phone_and_on_a_wide_screen() {
    let mut changed = Vec::new();
    for theme in THEMES {
        let site = Site::of(dressed(Publisher::new(), theme), "/");
        for width in [360, 1440] {
            let browser = Browser::setup().size(width, 900).open(&site.url("/"));
            for (page, path) in PAGES {
                for scheme in ["light", "dark"] {
                    if (page, scheme) == ("rtl", "dark") {
                        continue;
                    }
                    let media = [
                        ("prefers-color-scheme", scheme),
                        ("prefers-reduced-motion", "reduce"),
                    ];
                    browser
                        .set_media(&media)
                        .visit(&site.url(path))
                        .wait_until_live()
                        .set_in_boxes();
                    let screen = format!("{page}-{width}-{scheme}");
                    let file = fixture("themes").join(theme).join(format!("{screen}.png"));
                    let taken =
                        browser.devtools("Page.captureScreenshot", json!({ "format": "png" }));
                    let bytes = taken["data"].as_str().expect("a picture");
                    let bytes = BASE64_STANDARD.decode(bytes).expect("Base64");
                    let look = image::load_from_memory(&bytes).expect("a PNG").into_rgba8();
                    changed.extend(compare_with(&file, theme, &screen, &look).err());
                }
            }
        }
    }
    assert!(
        changed.is_empty(),
        "look at them, then take them with BLESS=1:\n{}",
        changed.join("\n")
    );
}

//! Taking a look: a block as it stands on a screen.

use base64::{Engine, prelude::BASE64_STANDARD};
use image::RgbaImage;
use serde_json::{Value, json};

use super::Screen;
use crate::support::{Browser, Site};

/// The specimen on a screen, with all of its pictures, at rest. A player shows neither its controls, which
/// each browser draws as it likes, nor its first frame, which comes when it comes.
#[track_caller]
pub(super) fn open(site: &Site, screen: Screen) -> Browser {
    let browser = Browser::setup()
        .size(screen.width, 900)
        .open(&site.url(screen.path));
    browser
        .set_media(&[
            ("prefers-color-scheme", screen.theme),
            ("prefers-reduced-motion", "reduce"),
        ])
        .wait_until_live()
        .set_in_boxes();
    browser.script(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync(`
             ::-webkit-media-controls { display: none !important }
             audio, video { background: gray !important; object-position: -100vw !important }
         `);
         document.adoptedStyleSheets.push(sheet);
         for (const picture of document.images) {
             picture.loading = 'eager';
             picture.decoding = 'sync';
         }
         await Promise.all([...document.images].map((picture) => picture.decode()))",
    );
    browser
}

/// A block in the whole width of the screen, from the end of the block before it to the start of the one
/// after it, so that its margins are in the picture.
#[track_caller]
pub fn look(browser: &Browser, place: usize) -> RgbaImage {
    let clip = browser.script(&format!(
        "const blocks = document.querySelector('.story__body').children;
         const box = (place) => blocks[place]?.getBoundingClientRect();
         const block = box({place});
         const top = Math.floor(Math.min(block.top, box({place} - 1)?.bottom ?? block.top) + scrollY);
         const bottom = Math.ceil(Math.max(block.bottom, box({place} + 1)?.top ?? block.bottom) + scrollY);
         return {{ x: 0, y: top, width: innerWidth, height: Math.max(1, bottom - top), scale: 1 }}"
    ));
    cut(browser, &clip)
}

/// An element by itself; nothing where there is none that shows.
#[track_caller]
pub fn look_at(browser: &Browser, css: &str) -> Option<RgbaImage> {
    let clip = browser.script(&format!(
        "const box = document.querySelector({css:?})?.getBoundingClientRect();
         return box?.width && box.height
             ? {{ x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height, scale: 1 }}
             : null"
    ));
    (!clip.is_null()).then(|| cut(browser, &clip))
}

#[track_caller]
fn cut(browser: &Browser, clip: &Value) -> RgbaImage {
    let taken = browser.devtools(
        "Page.captureScreenshot",
        json!({ "format": "png", "clip": clip, "captureBeyondViewport": true }),
    );
    let bytes = BASE64_STANDARD.decode(taken["data"].as_str().expect("a picture"));
    image::load_from_memory(&bytes.expect("Base64"))
        .expect("a PNG")
        .into_rgba8()
}

//! A page that a slow network brings piece by piece.

use std::time::Duration;

use crate::support::{Browser, Fault, Site};

/// A little more than a card.
const PIECE: usize = 3000;

#[test]
fn what_is_there_stays_where_it_is_when_the_rest_comes() {
    let site = Site::demo("/");
    let browser = Browser::open(&site.url("/about/"));
    let pages = [
        "/",
        "/culture/",
        "/international/",
        "/author/science-desk/",
        "/archive/2025/05/",
        "/culture/four-two-after-extra-time/",
        "/culture/six-drawings-and-what-each-is-for/",
        "/culture/pictures-that-nobody-took/",
    ];
    let mut moved = String::new();
    for width in [400, 900, 1280] {
        for page in pages {
            // The screen shows all of the page down to its foot, so that whatever moves is seen.
            site.server.mend(page);
            browser.resize(width, 800).visit(&site.url(page));
            let height = browser
                .script("return document.querySelector('.foot').getBoundingClientRect().top");
            browser.resize(width, height.as_f64().expect("a height") as u32);
            let file = Fault::Pieces(PIECE, Duration::from_millis(40));
            site.server.fault(page, file);
            browser.visit(&site.url(page)).wait_until_live();
            let shift = browser.layout_shift();
            if shift != 0.0 {
                moved += &format!("{page} at {width} shifts by {shift}\n");
            }
        }
    }
    assert!(moved.is_empty(), "{moved}");
}

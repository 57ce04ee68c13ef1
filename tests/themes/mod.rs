//! The themes that are there to begin with, on the demo and on a small publication.

mod looks;

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::support::{Browser, Site, publisher::Publisher};

pub const THEMES: [&str; 3] = ["local", "magazine", "tabloid"];

pub fn folder(theme: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/themes")
        .join(theme)
}

/// A publication as its README says that a theme is put on.
pub fn dressed(publisher: Publisher, theme: &str) -> Publisher {
    let said = fs::read_to_string(folder(theme).join("theme.json")).expect("what it says");
    let said: Value = serde_json::from_str(&said).expect("JSON");
    publisher
        .overlay(&folder(theme))
        .with_site(json!({ "theme": said }))
}

fn site(theme: &str) -> Site {
    Site::of(dressed(Publisher::demo(), theme), "/")
}

#[test]
fn the_publisher_finds_nothing_to_better_in_a_theme() {
    for theme in THEMES {
        let publisher = dressed(Publisher::demo(), theme);
        let output = publisher.command("check").output().expect("a start");
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(said, "content: no problems\n", "{theme}: {output:?}");
    }
}

#[test]
fn a_theme_has_at_most_150_lines_of_css() {
    for theme in THEMES {
        let sheets = fs::read_dir(folder(theme).join("theme")).expect("sheets");
        let lines: usize = sheets
            .map(|sheet| fs::read_to_string(sheet.expect("a sheet").path()).expect("CSS"))
            .map(|css| css.lines().count())
            .sum();
        assert!((1..=150).contains(&lines), "{theme}: {lines}");
    }
}

#[test]
fn every_page_of_a_kind_is_accessible_and_fits_a_phone_in_each_theme() {
    for theme in THEMES {
        let site = site(theme);
        let browser = Browser::open(&site.url("/"));
        for page in [
            "",
            "international/xi-in-moscow/",
            "opinion/a-map-is-an-argument/",
            "culture/",
            "culture/من-الخوارزمي-إلى-الخوارزمية/",
        ] {
            browser.resize(1280, 800).visit(&site.url(page));
            for scheme in ["light", "dark"] {
                browser.set_media(&[("prefers-color-scheme", scheme)]);
                browser.wait_until_live().assert_accessible();
            }
            browser.resize(320, 640).expect(
                &format!("the width of {page} in {theme}"),
                "document.documentElement.scrollWidth",
                320,
            );
            browser.assert_silent();
        }
    }
}

/// How much of what has the focus is under the line of sections, in pixels; the line itself aside.
const COVERED: &str = "
    const bar = [document.querySelector('.masthead'), document.querySelector('.masthead__sections')]
        .find(one => getComputedStyle(one).position === 'sticky').getBoundingClientRect();
    // What is higher than the rest of the window comes in as it can.
    const fits = one => one.getBoundingClientRect().height < innerHeight - bar.bottom - 16;
    const covered = one => one.closest('.masthead') || !fits(one) ? 0
        : Math.max(0, bar.bottom - one.getBoundingClientRect().top);";

#[test]
fn what_stays_in_view_covers_neither_the_focus_nor_what_an_address_names() {
    for theme in ["local", "tabloid"] {
        let site = site(theme);
        for width in [360, 1440] {
            let browser = Browser::setup()
                .size(width, 700)
                .open(&site.url("international/xi-in-moscow/"));
            browser.wait_until_live();
            let at = browser.script(&format!(
                "const part = [...document.querySelectorAll('.story__body h2[id], .story__body .part')]
                     .find(one => one.id || one.querySelector('[id]'));
                 location.hash = part.id || part.querySelector('[id]').id;
                 await new Promise(done => setTimeout(done, 300));
                 {COVERED}
                 return [covered(document.querySelector(':target')), bar.top, scrollY > 100]"
            ));
            assert_eq!(at, json!([0, 0, true]), "{theme} at {width}");
            // Backwards from the end, where each link comes in at the top.
            browser.script(
                "scrollTo(0, document.documentElement.scrollHeight);
                 document.querySelector('.foot a').focus({ preventScroll: true })",
            );
            for _ in 0..25 {
                browser.press("Shift+Tab");
                let at = browser.script(&format!(
                    "{COVERED} return [covered(document.activeElement), document.activeElement.outerHTML.slice(0, 90)]"
                ));
                assert_eq!(at[0], json!(0), "{theme} at {width}: {at}");
            }
        }
    }
}

#[test]
fn a_logo_keeps_its_room_and_is_drawn_for_the_theme_of_the_screen() {
    let site = site("magazine");
    let browser = Browser::open(&site.url("/"));
    for (scheme, file) in [("light", "/media/logo."), ("dark", "/media/logo-dark.")] {
        browser.set_media(&[("prefers-color-scheme", scheme)]);
        browser.visit(&site.url("/")).expect(
            scheme,
            &format!("document.querySelector('.masthead__logo').currentSrc.includes('{file}')"),
            true,
        );
    }
    browser
        .expect(
            "the shape",
            "[document.querySelector('.masthead__logo')].every(logo => Math.abs(
                 logo.width / logo.height - logo.getAttribute('width') / logo.getAttribute('height')) < 0.05)",
            true,
        )
        .expect(
            "its words",
            "document.querySelector('.masthead__name img').alt",
            "Meander",
        );
}

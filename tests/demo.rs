//! What meets the eye, on the demo publication and on content made to break the layout. Run with
//! `SCREENSHOTS=DIR` these tests also leave pictures of the main kinds of page in that folder.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::json;

use crate::support::{
    APP, Browser, Site,
    publisher::{Publisher, fixture, tree},
};

/// The day the demo was last told from.
const TODAY: &str = "2026-01-01T00:00:00Z";

/// The narrowest screen: 1280 CSS pixels at a zoom of 400 % (WCAG 2.2, 1.4.10).
const NARROW: u32 = 320;

fn demo() -> Site {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    Site::of(Publisher::with_content(&content).now(TODAY), "/", APP)
}

/// The addresses of a site, below its base, but for those that lead on to a post of a live blog.
fn pages(site: &Site) -> Vec<String> {
    let files = tree(&site.publisher.site(""));
    let folders = files
        .keys()
        .filter_map(|name| name.strip_suffix("index.html"))
        .filter(|name| !name.contains("/post/"));
    folders.map(str::to_owned).collect()
}

/// Expects of every page, in both themes, that axe finds no barrier, that the console is silent and
/// that nothing sticks out of a narrow screen.
fn look_at_every_page(site: &Site, share: usize, of: usize) {
    let browser = Browser::open(&site.url("/"));
    let pages = pages(site);
    for page in pages.iter().skip(share).step_by(of) {
        browser
            .resize(1280, 800)
            .visit(&site.url(page))
            .wait_until_live();
        for theme in ["light", "dark"] {
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser.assert_accessible();
        }
        browser.resize(NARROW, 640).expect(
            &format!("the width of {page}"),
            "document.documentElement.scrollWidth",
            NARROW,
        );
        browser.assert_silent();
    }
}

#[test]
fn every_page_of_the_demo_is_accessible_and_fits_a_phone() {
    look_at_every_page(&demo(), 0, 2);
}

#[test]
fn every_other_page_of_the_demo_is_accessible_and_fits_a_phone() {
    look_at_every_page(&demo(), 1, 2);
}

#[test]
fn content_made_to_break_the_layout_does_not() {
    let publisher = Publisher::with_content(&fixture("stress"));
    look_at_every_page(&Site::of(publisher, "/", APP), 0, 1);
}

#[test]
fn text_at_twice_its_size_stays_within_the_screen() {
    let site = demo();
    let browser = Browser::setup().size(1280, 800).open(&site.url("/"));
    for page in [
        "",
        "international/",
        "international/xi-in-moscow/",
        "author/science-desk/",
    ] {
        browser.visit(&site.url(page)).wait_until_live();
        browser.script("document.documentElement.style.fontSize = '200%'");
        browser.expect(
            &format!("the width of {page}"),
            "document.documentElement.scrollWidth",
            1280,
        );
        let lost = browser.script(
            "return [...document.querySelectorAll('h1, h2, h3, p, a')]
                .filter(one => !one.closest('.visually-hidden, .skip-link, nav') && one.checkVisibility())
                .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
                .map(one => one.className + ': ' + one.textContent.slice(0, 40))",
        );
        assert_eq!(lost, json!([]), "{page}");
    }
}

#[test]
fn a_line_of_a_story_is_sixty_to_seventy_characters_long() {
    let site = demo();
    let browser = Browser::open(&site.url("international/xi-in-moscow/"));
    // How many characters of the first long paragraph stand on each of its lines but the last.
    let lines = browser.script(
        "const words = document.querySelector('.story__body p').firstChild;
         const range = document.createRange();
         const lines = new Map();
         for (let place = 0; place < words.length; place++) {
             range.setStart(words, place);
             range.setEnd(words, place + 1);
             const top = Math.round(range.getBoundingClientRect().top);
             lines.set(top, (lines.get(top) ?? 0) + 1);
         }
         return [...lines.values()].slice(0, -1)",
    );
    let lines: Vec<f64> = lines
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    let mean = lines.iter().sum::<f64>() / lines.len() as f64;
    assert!(
        (56.0..=70.0).contains(&mean),
        "{mean} characters: {lines:?}"
    );
}

#[test]
fn every_tone_can_be_read_on_every_paper_by_day_and_by_night() {
    let site = demo();
    let browser = Browser::open(&site.url("opinion/a-map-is-an-argument/"));
    for page in ["", "opinion/a-map-is-an-argument/"] {
        for theme in ["light", "dark"] {
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser.visit(&site.url(page));
            // Relative luminance and contrast as WCAG 2.2 defines them.
            let faint = browser.script(
                "const probe = document.body.appendChild(document.createElement('div'));
                 const shown = color => {
                     probe.style.color = color;
                     return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
                 };
                 const luminance = rgb => {
                     const [r, g, b] = rgb.map(c => c / 255)
                         .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                     return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                 };
                 const tones = ['red', 'blue', 'green', 'plum', 'ochre', 'teal', 'rust', 'slate', 'violet'];
                 const words = [...tones.map(tone => [tone, 'var(--tone)']),
                     ['text', 'var(--color-text)'], ['quiet', 'var(--color-quiet)']];
                 const faint = [];
                 for (const [name, color] of words) {
                     probe.dataset.tone = name;
                     const ink = luminance(shown(color));
                     for (const paper of ['--color-page', '--color-plate']) {
                         const ground = luminance(shown(`var(${paper})`));
                         const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
                         if (!(ratio >= 4.5)) faint.push(`${name} on ${paper}: ${ratio}`);
                     }
                 }
                 const seen = new Set(tones.map(tone => {
                     probe.dataset.tone = tone;
                     return shown('var(--tone)').join();
                 }));
                 return [faint, seen.size]",
            );
            assert_eq!(faint, json!([[], 9]), "{page} {theme}");
        }
    }
}

#[test]
fn on_paper_a_page_has_its_address_and_nothing_to_click() {
    let site = demo();
    let browser = Browser::open(&site.url("international/xi-in-moscow/"));
    browser.wait_until_live();
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    browser
        .expect(
            "the address",
            "document.querySelector('.foot__address').checkVisibility()
                && document.querySelector('.foot__address').textContent",
            "https://fixture.example/international/xi-in-moscow/",
        )
        .expect(
            "the date and the author",
            "['.story__dates', '.byline'].every(css => document.querySelector(css).checkVisibility())",
            true,
        )
        .expect(
            "a link's target",
            "getComputedStyle(document.querySelector('.story__body p a'), '::after').content",
            "\" (/international/power-of-siberia-2/)\"",
        )
        .expect(
            "what can only be clicked",
            "['nav', '.related', '.author-box__posts', '.foot__top']
                .flatMap(css => [...document.querySelectorAll(css)])
                .filter(element => element.checkVisibility()).length",
            0,
        );
}

#[test]
fn each_kind_of_page_is_composed_from_a_phone_to_a_wide_screen() {
    let folder = env::var_os("SCREENSHOTS").map(PathBuf::from);
    if let Some(folder) = &folder {
        fs::create_dir_all(folder).expect("a folder");
    }
    let (site, stress) = (
        demo(),
        Site::of(Publisher::with_content(&fixture("stress")), "/", APP),
    );
    let nothing = Publisher::with_content(&fixture("stress"));
    fs::remove_dir_all(nothing.content("articles")).expect("removed");
    let nothing = Site::of(nothing.with_site(json!({ "front": null })), "/", APP);
    let browser = Browser::open(&site.url("/"));
    let kinds = [
        (&site, "front", ""),
        (&site, "section", "international/"),
        (&site, "story", "international/xi-in-moscow/"),
        (&site, "long-read", "culture/the-line-that-fixed-the-day/"),
        (&site, "opinion", "opinion/a-map-is-an-argument/"),
        (&site, "author", "author/science-desk/"),
        (&site, "topic", "topic/gas-and-pipelines/"),
        (&site, "topics", "topic/"),
        (&site, "archive", "archive/"),
        (&site, "page", "about/"),
        (&site, "not-found", "nothing/here/"),
        (&site, "arabic", "culture/من-الخوارزمي-إلى-الخوارزمية/"),
        (&site, "persian", "culture/گاهشماری-جلالی/"),
        (&site, "japanese", "technology/五十と六十/"),
        (&stress, "stress-front", ""),
        (&stress, "stress-section", "far/"),
        (&stress, "stress-one", "one/"),
        (&stress, "stress-none", "none/"),
        (&stress, "stress-long", "far/long/"),
        (&stress, "stress-word", "far/short/"),
        (&stress, "stress-long-read", "far/long-read/"),
        (&stress, "stress-arabic", "far/arabic/"),
        (&nothing, "stress-empty", ""),
    ];
    if let Some(folder) = &folder {
        browser
            .resize(1280, 920)
            .visit(&site.url(""))
            .wait_until_live();
        browser.picture(folder.join("front.png"));
    }
    for (site, name, page) in kinds {
        browser.visit(&site.url(page)).wait_until_live();
        for width in [360, 768, 1440, 1920] {
            browser.resize(width, 900).expect(
                &format!("the width of {page}"),
                "document.documentElement.scrollWidth",
                width,
            );
            let Some(folder) = &folder else { continue };
            // Pictures further down load when they come near.
            browser.script(
                "document.querySelectorAll('img').forEach(image => { image.loading = 'eager' });
                 await Promise.all([...document.images].map(image => image.decode().catch(() => {})))",
            );
            for theme in ["light", "dark"] {
                browser.set_media(&[("prefers-color-scheme", theme)]);
                browser.screenshot(folder.join(format!("{name}-{width}-{theme}.png")));
            }
        }
    }
}

#[test]
fn what_the_app_renders_is_what_was_published_on_every_page_of_the_demo() {
    let site = demo();
    // But for the marks that the app finds its way by, and the state of the link that it makes a
    // button of.
    let rendered = "const said = ['role', 'aria-expanded', 'aria-controls'];
        const tree = (node) => {
            if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s/g, '');
            if (node.nodeType !== Node.ELEMENT_NODE) return '';
            const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`)
                .filter((one) => !(node.matches('.author-box__posts') && said.includes(one.split('=')[0])));
            const within = [...node.childNodes].map(tree).filter(Boolean);
            return `<${[node.localName, ...attributes.sort()].join(' ')}>${within.join('')}</>`;
        };
        const parts = document.querySelectorAll('#app > :not([role=status])');
        return [...parts].map(tree).join('\\n')";
    let published = Browser::setup()
        .before_scripts("delete globalThis.WebAssembly")
        .open(&site.url("/"));
    let app = Browser::open(&site.url("/"));
    // Or a picture has a style while it moves.
    app.set_media(&[("prefers-reduced-motion", "reduce")]);
    app.wait_until_live().mark_document();
    let pages = pages(&site);
    assert!(pages.len() > 50, "the demo has {} pages", pages.len());
    // From the last to the first, since the first is there already.
    for page in pages.iter().rev() {
        published.visit(&site.url(page));
        app.script(&format!(
            "const link = document.createElement('a');
             link.href = '/{page}';
             document.body.append(link);
             link.click();
             link.remove()"
        ));
        app.expect_path(&format!("/{page}"));
        assert_eq!(app.script(rendered), published.script(rendered), "{page}");
    }
    app.expect_same_document().assert_silent();
}

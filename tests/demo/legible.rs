//! Whether the demo can be read: large, in lines of a good length, in every tone, and on paper.

use serde_json::{Value, json};

use crate::support::{Browser, Site};

#[test]
fn text_at_twice_its_size_stays_within_the_screen() {
    let site = Site::demo("/");
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
    let site = Site::demo("/");
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
        .filter_map(Value::as_f64)
        .collect();
    let mean = lines.iter().sum::<f64>() / lines.len() as f64;
    assert!(
        (56.0..=70.0).contains(&mean),
        "{mean} characters: {lines:?}"
    );
}

#[test]
fn every_tone_can_be_read_on_every_paper_by_day_and_by_night() {
    let site = Site::demo("/");
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
    let site = Site::demo("/");
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
            "\" (fixture.example/international/power-of-siberia-2/)\"",
        )
        .expect(
            "what can only be clicked",
            "['nav', '.related', '.author-box__posts', '.foot__top']
                .flatMap(css => [...document.querySelectorAll(css)])
                .filter(element => element.checkVisibility()).length",
            0,
        );
}

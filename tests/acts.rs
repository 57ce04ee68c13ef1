//! What a story's blocks do while they are read, and that they are read in full without it.

use serde_json::{Value, json};

use crate::support::{APP, Browser, Site, publisher::Publisher};

const STORY: &str = "world/acts/";
const HEADING: &str = "What blocks do";

const OPEN: &str = "document.querySelector('.lightbox')?.open ?? false";
const SHOWN: &str = "document.querySelector('.lightbox__picture img')?.alt";

/// A WAV file (RIFF, "WAVE") of so many seconds of silence, eight bits at 8 kHz.
fn silence(seconds: u32) -> Vec<u8> {
    let length = seconds * 8000;
    let mut bytes = Vec::new();
    bytes.extend(b"RIFF");
    bytes.extend((36 + length).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16u32.to_le_bytes());
    bytes.extend([1, 0, 1, 0]);
    bytes.extend(8000u32.to_le_bytes());
    bytes.extend(8000u32.to_le_bytes());
    bytes.extend([1, 0, 8, 0]);
    bytes.extend(b"data");
    bytes.extend(length.to_le_bytes());
    bytes.resize(44 + length as usize, 128);
    bytes
}

/// Of a size and colour of its own.
fn drawing(width: u32, height: u32, fill: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='100%' height='100%' fill='{fill}'/>\
         <circle cx='50%' cy='50%' r='20%' fill='#fff'/></svg>"
    )
}

fn picture(src: &str, alt: &str) -> Value {
    json!({
        "src": src,
        "alt": alt,
        "caption": { "text": format!("About {alt}"), "credit": "The Fixture" },
    })
}

fn with_type(name: &str, mut block: Value) -> Value {
    block["type"] = name.into();
    block
}

fn body() -> Value {
    let words =
        "Words that fill a line or two of the story, so that there is something to scroll. ";
    let text = || json!({ "type": "paragraph", "text": words.repeat(6) });
    let chapters = json!([
        { "at": "0:00", "title": "The start" },
        { "at": "0:20", "title": "The middle" },
        { "at": "0:40", "title": "The end" },
    ]);
    json!([
        { "type": "paragraph", "text": [
            "A claim",
            { "type": "note", "note": "why" },
            " and a ",
            { "type": "term", "term": "quire", "text": "quire" },
            "."
        ] },
        with_type("image", picture("wide.svg", "a wide one")),
        text(),
        { "type": "gallery", "title": "Three of them", "pictures": [
            picture("high.svg", "a high one"), picture("wide.svg", "it again"), picture("lead.svg", "a line"),
        ] },
        text(),
        {
            "type": "comparison",
            "before": { "src": "wide.svg", "alt": "the harbour then" },
            "after": { "src": "later.svg", "alt": "the harbour now" },
            "caption": { "text": "The harbour" },
        },
        text(),
        { "type": "audio", "src": "one.wav", "title": "The first", "chapters": chapters,
          "transcript": [{ "type": "paragraph", "text": "All that is said." }] },
        { "type": "audio", "src": "two.wav", "title": "The second" },
        text(),
        {
            "type": "embed", "provider": "youtube", "href": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "title": "A film", "text": "What it shows.", "author": "Somebody", "date": "9 May 2025",
            "picture": { "src": "wide.svg", "alt": "" },
        },
        text(),
        {
            "type": "embed", "provider": "mastodon", "href": "https://mastodon.social/@somebody/12345",
            "title": "A post", "text": "What it says.", "author": "Somebody",
        },
        text(),
        { "type": "glossary", "items": [
            { "id": "quire", "term": "Quire", "text": "Twenty-four or twenty-five sheets of paper." },
        ] },
    ])
}

fn story(language: &str, lead: bool) -> Value {
    let mut story = json!({
        "headline": HEADING,
        "section": "world",
        "language": language,
        "authors": ["desk"],
        "related": ["plain"],
        "published": "2025-05-10T18:30:00+02:00",
        "body": body(),
        "notes": [{ "id": "why", "text": ["Because of ", { "type": "link", "href": "/science/plain/", "text": "this" }, "."] }],
    });
    if lead {
        story["lead"] = picture("lead.svg", "a rising line");
    }
    story
}

fn publisher() -> Publisher {
    let publisher = Publisher::new()
        .with("articles/world/acts.json", story("en-GB", true))
        .with("articles/world/rtl.json", story("ar", true))
        .with(
            "articles/world/alone.json",
            json!({
                "headline": "One picture", "section": "world", "published": "2025-05-10T18:30:00+02:00",
                "body": [with_type("image", picture("wide.svg", "the only one"))],
            }),
        );
    for (name, file) in [
        ("wide.svg", drawing(1200, 800, "#1d4f76")),
        ("later.svg", drawing(1200, 800, "#7a4a05")),
        ("high.svg", drawing(600, 900, "#1c6045")),
    ] {
        std::fs::write(publisher.content(&format!("media/{name}")), file).expect("a drawing");
    }
    for (name, seconds) in [("one.wav", 60), ("two.wav", 30)] {
        std::fs::write(
            publisher.content(&format!("media/{name}")),
            silence(seconds),
        )
        .expect("a sound");
    }
    publisher
}

fn site(base: &'static str) -> Site {
    Site::of(publisher(), base, APP)
}

fn reading(site: &Site, path: &str) -> Browser {
    let browser = Browser::open(&site.url(path));
    browser.wait_until_live().mark_document();
    browser
}

fn expect_picture<'a>(browser: &'a Browser, alt: &str, fragment: &str) -> &'a Browser {
    browser
        .expect("the lightbox", OPEN, true)
        .expect("the picture", SHOWN, alt)
        .expect("the fragment", "location.hash", fragment)
}

#[test]
fn a_picture_opens_over_the_page_and_back_closes_it() {
    let site = site("/news/site/");
    let browser = reading(&site, STORY);
    browser.scroll_to(300);
    let place = browser.scroll_position();
    let width = "document.querySelector('.story').getBoundingClientRect().width";
    let before = browser.script(&format!("return {width}"));
    site.server.forget();

    browser.click("#picture-3");

    expect_picture(&browser, "a high one", "#picture-3")
        .expect_text("#count", "Picture 3 of 7")
        .expect_text(
            ".lightbox .caption",
            "About a high one Picture: The Fixture",
        )
        .expect_focus(".lightbox__button[value=close]")
        .expect("the width of the page", width, before)
        .expect(
            "what is behind",
            "getComputedStyle(document.documentElement).overflow",
            "hidden",
        );
    let top = browser.scroll_position();
    assert!(top >= place, "the page went from {place} to {top}");
    for _ in 0..4 {
        browser.press("Tab");
        browser.wait_for(
            "document.activeElement === document.body || document.activeElement.closest('.lightbox')",
            "the focus in the lightbox",
        );
    }
    browser.press("ArrowRight");
    expect_picture(&browser, "it again", "#picture-4").back();
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "")
        .expect("the place", "scrollY", top as u64)
        .expect_focus("#picture-3")
        .forward();
    expect_picture(&browser, "it again", "#picture-4").press("Escape");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "")
        .expect("the entries", "history.length", 3)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn the_button_goes_back_and_the_way_through_the_site_stays_whole() {
    let site = site("/");
    let browser = reading(&site, "");
    let length = browser
        .script("return history.length")
        .as_u64()
        .unwrap_or_default();
    browser
        .click("a.card__picture[href*=acts], .card__headline a[href*=acts]")
        .expect_heading(HEADING)
        .click(".story__lead .enlarge");
    expect_picture(&browser, "a rising line", "#picture-1").click(".lightbox__button[value=next]");
    expect_picture(&browser, "a wide one", "#picture-2")
        .click(".lightbox__button[value=previous]")
        .click(".lightbox__button[value=previous]");
    expect_picture(&browser, "the harbour now", "#picture-7")
        .click(".lightbox__button[value=close]");
    browser
        .expect("the lightbox", OPEN, false)
        .expect_path("/world/acts/")
        .expect("the fragment", "location.hash", "")
        .expect_focus("#picture-1")
        .expect("the entries", "history.length", length + 2)
        .back();
    browser
        .expect_path("/")
        .expect_heading("The Fixture & Sons")
        .forward();
    browser
        .expect_heading(HEADING)
        .expect("the lightbox", OPEN, false)
        .forward();
    expect_picture(&browser, "the harbour now", "#picture-7").back();
    browser.expect("the lightbox", OPEN, false).forward();
    expect_picture(&browser, "the harbour now", "#picture-7")
        .expect_same_document()
        .reload();
    browser.wait_until_live();
    expect_picture(&browser, "the harbour now", "#picture-7").press("Escape");
    browser
        .expect("the fragment", "location.hash", "")
        .expect("the entries", "history.length", length + 2)
        .assert_silent();
}

#[test]
fn an_address_with_a_picture_opens_it() {
    let site = site("/news/site/");
    let browser = reading(&site, &format!("{STORY}#picture-2"));
    expect_picture(&browser, "a wide one", "#picture-2").press("Escape");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "")
        .expect_focus("#picture-2")
        .expect("the entries", "history.length", 2)
        .click(".masthead__name")
        .expect_heading("The Fixture & Sons")
        .script("document.querySelector('.card__headline a[href*=acts]').href += '#picture-3'");
    browser.click(".card__headline a[href*=acts]");
    expect_picture(&browser, "a high one", "#picture-3").back();
    browser
        .expect_heading("The Fixture & Sons")
        .expect_count(".lightbox", 0)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn neighbours_are_fetched_ahead_and_a_picture_alone_has_none() {
    let site = site("/");
    let browser = reading(&site, STORY);
    let media = "performance.getEntriesByType('resource').map(({ name }) => name)";
    browser.script("scrollTo(0, 0)");
    browser.click("#picture-2");
    expect_picture(&browser, "a wide one", "#picture-2").wait_for(
        &format!("{media}.some(name => /high/.test(name))"),
        "the next picture",
    );

    let browser = reading(&site, "world/alone/");
    browser.click(".enlarge");
    expect_picture(&browser, "the only one", "#picture-1")
        .expect_count(".lightbox__button", 1)
        .expect(
            "the count",
            "document.querySelector('#count').checkVisibility()",
            false,
        )
        .press("ArrowRight");
    expect_picture(&browser, "the only one", "#picture-1").assert_silent();
}

#[test]
fn arrows_and_swipes_point_the_other_way_in_right_to_left() {
    let site = site("/");
    for (path, next, back) in [
        (STORY, "ArrowRight", "ArrowLeft"),
        ("world/rtl/", "ArrowLeft", "ArrowRight"),
    ] {
        let browser = reading(&site, path);
        browser.click("#picture-2");
        expect_picture(&browser, "a wide one", "#picture-2").press(next);
        expect_picture(&browser, "a high one", "#picture-3")
            .press(back)
            .press(back);
        expect_picture(&browser, "a rising line", "#picture-1");
        let (from, to) = if next == "ArrowRight" {
            (600, 300)
        } else {
            (300, 600)
        };
        for (kind, x) in [
            ("touchStart", Some(from)),
            ("touchMove", Some(to)),
            ("touchEnd", None),
        ] {
            let points: Vec<_> = x.iter().map(|x| json!({ "x": x, "y": 400 })).collect();
            browser.devtools(
                "Input.dispatchTouchEvent",
                json!({ "type": kind, "touchPoints": points }),
            );
        }
        expect_picture(&browser, "a wide one", "#picture-2").assert_silent();
    }
}

#[test]
fn a_modified_click_leaves_the_picture_to_the_browser() {
    let site = site("/");
    let browser = reading(&site, STORY);
    browser.click_holding("Shift", "#picture-2");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "");
}

#[test]
fn two_pictures_are_compared_by_the_slider() {
    let site = site("/");
    for (path, end) in [(STORY, "right"), ("world/rtl/", "left")] {
        let browser = reading(&site, path);
        let seen = "(() => {
            const [before, after] = document.querySelectorAll('.comparison__side');
            const [one, other] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
            return [Math.round(100 * one.width / other.width), Math.round(one.top - other.top)];
        })()";
        browser.expect("the earlier picture", seen, json!([50, 0]));
        browser.script("document.querySelector('.comparison__slider').focus()");
        let (more, less) = if end == "right" {
            ("ArrowRight", "ArrowLeft")
        } else {
            ("ArrowLeft", "ArrowRight")
        };
        browser.press(more).press(more).press(more);
        browser
            .expect("the earlier picture", seen, json!([53, 0]))
            .expect(
                "what is heard",
                "document.activeElement.ariaValueText",
                "53%",
            )
            .press(less);
        browser.expect("the earlier picture", seen, json!([52, 0]));
        let other = if end == "right" { "left" } else { "right" };
        browser
            .expect(
                "its side",
                &format!(
                    "(() => {{ const [one, other] = [...document.querySelectorAll('.comparison__side')]
                     .map(side => side.getBoundingClientRect());
                     return Math.abs(one.{other} - other.{other}) < 1 && Math.abs(one.{end} - other.{end}) > 50 }})()"
                ),
                true,
            )
            .press("Home");
        browser
            .expect("the earlier picture", &format!("{seen}[0] <= 1"), true)
            .assert_silent();
    }
}

#[test]
fn chapters_seek_and_one_sound_plays_at_a_time() {
    let site = site("/");
    let browser = Browser::setup()
        .flag("--autoplay-policy=no-user-gesture-required")
        .open(&site.url(STORY));
    browser.wait_until_live().mark_document();
    let sound =
        |number: usize, what: &str| format!("document.querySelectorAll('audio')[{number}].{what}");

    browser.click("[data-seek='20']");
    browser
        .wait_for(
            &format!(
                "{} >= 20 && {} < 40",
                sound(0, "currentTime"),
                sound(0, "currentTime")
            ),
            "the chapter",
        )
        .expect("silence", &sound(0, "paused"), false)
        .expect_text("[aria-current=true][data-seek]", "0:20 The middle")
        .expect_count("[data-seek][aria-current]", 1)
        .script(&format!("await {}", sound(1, "play()")));
    browser
        .expect("the first", &sound(0, "paused"), true)
        .expect("the second", &sound(1, "paused"), false)
        .script("window.sounds = [...document.querySelectorAll('audio')]");
    browser
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect(
            "silence",
            "window.sounds.every(({ paused }) => paused)",
            true,
        )
        .expect_same_document()
        .assert_silent();
}

const FRAMES: &str = "[...document.querySelectorAll('iframe')].map(({ src }) => src)";
const FILM: &str = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";

#[test]
fn nothing_is_asked_of_others_before_a_reader_asks() {
    let site = site("/");
    let browser = reading(&site, STORY);
    let others = "performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(location.origin)).length";
    browser
        .scroll_to(100_000)
        .expect("frames", FRAMES, json!([]))
        .expect("what was asked of others", others, 0)
        .assert_silent()
        .click(".embed--film .embed__load");
    browser
        .expect("frames", FRAMES, json!([FILM]))
        .expect_focus("iframe")
        .expect(
            "the frame's attributes",
            "(({ sandbox, referrerPolicy, title, loading }) => [sandbox.contains('allow-scripts'),
              sandbox.contains('allow-same-origin'), referrerPolicy, title, loading])(document.querySelector('iframe'))",
            json!([true, false, "strict-origin", "A film", "lazy"]),
        )
        .expect("the shape", "(({ offsetWidth, offsetHeight }) => Math.round(16 * offsetHeight / offsetWidth))(document.querySelector('iframe'))", 9)
        .expect(
            "what is kept",
            "Object.keys(localStorage).filter(key => key.startsWith('standfirst-load')).length",
            0,
        )
        .reload();
    browser
        .wait_until_live()
        .expect("frames", FRAMES, json!([]));
    let said = browser.console().join("\n");
    assert!(!said.contains("Content Security Policy"), "{said}");
}

#[test]
fn a_choice_is_kept_for_its_provider_until_it_is_taken_back() {
    let site = site("/");
    let browser = reading(&site, STORY);
    browser
        .click(".embed--film .embed__always")
        .click(".embed--film .embed__load")
        .expect("frames", FRAMES, json!([FILM]))
        .reload();
    browser
        .wait_until_live()
        .expect("frames", FRAMES, json!([FILM]))
        .click_link("A plain story")
        .expect_heading("A plain story")
        .click(".masthead__name")
        .click(".card__headline a[href*=acts]")
        .expect_heading(HEADING)
        .expect("frames", FRAMES, json!([FILM]))
        .click(".embed--film .embed__never")
        .expect("frames", FRAMES, json!([]))
        .expect_focus(".embed--film .embed__load")
        .reload();
    browser
        .wait_until_live()
        .expect("frames", FRAMES, json!([]));
}

#[test]
fn a_choice_that_is_taken_back_holds_for_all_of_that_provider() {
    let mut story = story("en-GB", false);
    let film = body().as_array().and_then(|body| {
        let mut blocks = body.iter();
        blocks.find(|block| block["type"] == "embed").cloned()
    });
    let mut film = film.expect("an embed");
    film["title"] = "Another film".into();
    if let Some(body) = story["body"].as_array_mut() {
        body.push(film);
    }
    let publisher = publisher().with("articles/world/films.json", story);
    let site = Site::of(publisher, "/", APP);
    let browser = reading(&site, "world/films/");
    let films = "document.querySelectorAll('.embed--film iframe').length";
    browser
        .click(".embed--film .embed__load")
        .expect("one is loaded", films, 1)
        .click(".embed--film .embed__close")
        .expect("and is gone", films, 0)
        .expect_focus(".embed--film .embed__load")
        .click(".embed--film .embed__always")
        .click(".embed--film .embed__load")
        .reload();
    browser
        .wait_until_live()
        .expect("both are loaded", films, 2)
        .click(".embed--film .embed__never")
        .expect("both are gone", films, 0)
        .expect(
            "what is ticked",
            "document.querySelectorAll(':checked').length",
            0,
        )
        .click(".embed--film .embed__load")
        .reload();
    browser
        .wait_until_live()
        .expect("what is loaded once is not kept", films, 0);
}

#[test]
fn the_focus_comes_back_to_the_picture_and_not_to_an_earlier_link() {
    let site = site("/");
    let browser = reading(&site, STORY);
    browser
        .press("Tab")
        .expect_focus(".skip-link")
        .press("Enter")
        .expect("the fragment", "location.hash", "#main")
        .click(".gallery .enlarge");
    expect_picture(&browser, "a high one", "#picture-3").press("Escape");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "#main")
        .expect_focus("#picture-3");
}

#[test]
fn where_nothing_can_be_kept_an_embed_loads_all_the_same() {
    let site = site("/");
    let browser = Browser::setup()
        .before_scripts("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
        .open(&site.url(STORY));
    browser
        .wait_until_live()
        .click(".embed--film .embed__always")
        .click(".embed--film .embed__load")
        .expect("frames", FRAMES, json!([FILM]));
}

#[test]
fn the_policy_names_the_origins_that_are_embedded_and_no_other() {
    let policy = |publisher: &Publisher| {
        let headers = publisher.read("_headers");
        let start = headers.find("frame-src").map(|start| &headers[start..]);
        start.map(|rest| rest.split(';').next().unwrap_or_default().to_owned())
    };

    assert_eq!(policy(&Publisher::new().build()), None);
    assert_eq!(
        policy(&publisher().build()).as_deref(),
        Some("frame-src https://mastodon.social https://www.youtube-nocookie.com")
    );
}

#[test]
fn a_skip_link_leads_past_an_embed() {
    let site = site("/");
    let browser = reading(&site, STORY);
    browser.script("document.querySelector('.embed__skip').focus()");
    browser
        .expect_text(".embed__skip", "Skip what comes from YouTube")
        .press("Enter")
        .wait_for("location.hash.startsWith('#past-')", "the fragment")
        .press("Tab");
    browser
        .wait_for(
            "document.querySelectorAll('.embed')[1].contains(document.activeElement)",
            "the focus behind the first embed",
        )
        .assert_silent();
}

#[test]
fn a_note_is_previewed_by_hand_and_by_keyboard() {
    let site = site("/");
    for path in [STORY, "world/rtl/"] {
        let browser = reading(&site, path);
        browser
            .move_over(&["a[role=doc-noteref]"], 50)
            .expect_text(".peek", "Because of this.")
            .expect("the window", "(({ left, right }) => left >= 0 && right <= innerWidth)(document.querySelector('.peek').getBoundingClientRect())", true)
            .move_over(&[".peek"], 100);
        std::thread::sleep(std::time::Duration::from_millis(500));
        browser.expect_count(".peek", 1).press("Escape");
        browser
            .expect_count(".peek", 0)
            .move_over(&["a.term"], 50)
            .expect_text(".peek", "Twenty-four or twenty-five sheets of paper.")
            .move_over(&["h1"], 50)
            .expect_count(".peek", 0);
        browser.script("document.querySelector('h1').focus()");
        for _ in 0..30 {
            browser.press("Tab");
            if browser.script("return document.activeElement.matches('[role=doc-noteref]')") == true
            {
                break;
            }
        }
        browser
            .expect_text(".peek", "Because of this.")
            .expect(
                "what describes the link",
                "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent.trim()",
                "Because of this.",
            )
            .expect_count("#note-1", 1)
            .press("Tab");
        browser
            .expect_text(".peek", "Twenty-four or twenty-five sheets of paper.")
            .press("Shift+Tab")
            .press("Enter");
        browser
            .expect("the fragment", "location.hash", "#note-1")
            .assert_silent();
    }
}

#[test]
fn a_finger_sees_the_note_first_and_goes_there_with_the_second_tap() {
    let site = site("/");
    let browser = Browser::setup().size(360, 640).open(&site.url(STORY));
    browser
        .wait_until_live()
        .tap("a[role=doc-noteref]", 30)
        .expect_text(".peek", "Because of this.")
        .expect("the fragment", "location.hash", "")
        .expect("the window", "(({ left, right }) => left >= 0 && right <= innerWidth)(document.querySelector('.peek').getBoundingClientRect())", true)
        .tap("h1", 30)
        .expect_count(".peek", 0)
        .tap("a[role=doc-noteref]", 30)
        .expect_count(".peek", 1)
        .tap("a[role=doc-noteref]", 30)
        .expect("the fragment", "location.hash", "#note-1")
        .assert_silent();
}

#[test]
fn without_scripts_all_of_it_reads() {
    let site = site("/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));
    let seen = |css: &str| {
        format!(
            "[...document.querySelectorAll('{css}')].filter(one => one.checkVisibility({{ visibilityProperty: true }})).length"
        )
    };
    browser
        .expect("pictures", &seen(".enlarge img"), 7)
        .expect("words of embeds", &seen(".embed__words"), 2)
        .expect("ways to what is embedded", &seen(".embed__ways a"), 2)
        .expect("buttons and sliders", &seen("main :is(button, input)"), 0)
        .expect("the pictures, one under the other",
            "(([one, other]) => one.bottom <= other.top)([...document.querySelectorAll('.comparison__side')].map(side => side.getBoundingClientRect()))", true)
        .click("#picture-2");
    browser
        .wait_for(
            "/media\\/wide\\.\\w+\\.svg$/.test(location.pathname)",
            "the file",
        )
        .console();
    browser.back();
    browser
        .click("a[role=doc-noteref]")
        .expect("the fragment", "location.hash", "#note-1")
        .visit(&site.url(&format!("{STORY}#picture-3")));
    browser
        .wait_for("scrollY > 100", "the picture's place")
        .assert_silent();
}

#[test]
fn everything_is_accessible_while_it_is_open() {
    let site = site("/");
    for path in [STORY, "world/rtl/"] {
        let browser = reading(&site, path);
        for theme in ["light", "dark"] {
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser.visit(&site.url(path)).wait_until_live();
            let shift = browser.layout_shift();
            assert!(shift == 0.0, "{path} shifts by {shift}");
            browser.assert_accessible().assert_silent();
            browser
                .move_over(&["a[role=doc-noteref]"], 50)
                .expect_count(".peek", 1)
                .assert_accessible();
            browser
                .press("Escape")
                .click("#picture-2")
                .expect("the lightbox", OPEN, true)
                .assert_accessible();
            browser
                .press("Escape")
                .expect("the lightbox", OPEN, false)
                .click(".embed--film .embed__load")
                .expect_count("iframe", 1);
            browser.assert_accessible();
        }
    }
}

#[test]
fn it_looks_as_it_should() {
    let Some(folder) = std::env::var_os("SCREENSHOTS") else {
        return;
    };
    let folder = std::path::Path::new(&folder);
    let site = site("/");
    for (name, path) in [("en", STORY), ("ar", "world/rtl/")] {
        for width in [360, 1440] {
            for theme in ["light", "dark"] {
                let browser = Browser::setup().size(width, 800).open(&site.url(path));
                browser
                    .wait_until_live()
                    .set_media(&[("prefers-color-scheme", theme)]);
                let file =
                    |what: &str| folder.join(format!("acts-{name}-{width}-{theme}-{what}.png"));
                browser.script("for (const img of document.images) img.loading = 'eager'; await Promise.all([...document.images].map(img => img.decode().catch(() => {})))");
                browser.screenshot(file("page"));
                browser
                    .move_over(&["a[role=doc-noteref]"], 50)
                    .expect_count(".peek", 1)
                    .picture(file("peek"));
                browser
                    .press("Escape")
                    .click("#picture-2")
                    .expect("the lightbox", OPEN, true);
                browser.script("await new Promise(done => setTimeout(done, 200))");
                browser.picture(file("lightbox"));
            }
        }
    }
}

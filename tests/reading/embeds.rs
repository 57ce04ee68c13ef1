//! What comes from other sites: nothing before a reader asks, and then what was asked for.

use serde_json::json;

use super::{HEADING, STORY, body, publisher, site, telling};
use crate::support::{
    Browser, Site,
    publisher::{Publisher, said},
    story,
};

const FRAMES: &str = "[...document.querySelectorAll('iframe')].map(({ src }) => src)";
const FILM: &str = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";

#[test]
fn nothing_is_asked_of_others_before_a_reader_asks() {
    let site = site("/");
    let browser = site.open(STORY);
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
            "(({ sandbox, allow, referrerPolicy, title, loading }) =>
              [sandbox.value, allow, referrerPolicy, title, loading])(document.querySelector('iframe'))",
            json!([
                "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation",
                "autoplay; fullscreen; encrypted-media; picture-in-picture",
                "strict-origin-when-cross-origin",
                "A film",
                "lazy"
            ]),
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
    let browser = site.open(STORY);
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
    let mut story = telling("en-GB");
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
    let site = Site::of(publisher, "/");
    let browser = site.open("world/films/");
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
    let browser = site.open(STORY);
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
fn a_poster_fills_its_stage_and_gives_way_to_the_film() {
    let site = Site::of(publisher_with_poster(), "/");
    let browser = site.open("world/poster/");
    let place = |css: &str| {
        format!(
            "(({{ top, height, width }}) => [top, height, width].map(Math.round))(document.querySelector('{css}').getBoundingClientRect())"
        )
    };
    let stage = browser.script(&format!("return {}", place(".embed__stage")));
    browser
        .expect_count(".embed__stage picture img", 1)
        .expect("the picture", &place(".embed__stage img"), stage.clone())
        .click(".embed__load");
    browser
        .expect("the film", &place(".embed__stage iframe"), stage)
        .expect(
            "the picture",
            "document.querySelector('.embed__stage img').getClientRects().length",
            0,
        );
}

/// A film with a poster of pixels, which stands in a `picture`.
fn publisher_with_poster() -> Publisher {
    let film = json!({
        "type": "embed", "provider": "youtube", "href": "https://youtu.be/dQw4w9WgXcQ",
        "title": "A film", "picture": { "src": "poster.png", "alt": "" },
    });
    let fields = json!({ "headline": "A poster", "body": [film] });
    let publisher = Publisher::new().with(
        "articles/world/poster.json",
        story("2025-05-10T18:30:00+02:00", fields),
    );
    let poster = image::RgbImage::from_fn(640, 400, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let file = publisher.content("media").join("poster.png");
    poster.save(file).expect("a picture");
    publisher
}

#[test]
fn twitch_is_told_the_host_of_the_page() {
    let film = json!({
        "type": "embed", "provider": "twitch", "href": "https://www.twitch.tv/videos/123456", "title": "A film",
    });
    let publisher = Publisher::new().with(
        "articles/world/told.json",
        story("2025-05-10T18:30:00+02:00", json!({ "body": [film] })),
    );
    let document = publisher.build().document("world/told/");
    let src = document.attribute(".embed", "data-src");
    let src = src.expect("an address");
    assert!(src.ends_with("&parent=fixture.example"), "{src}");
}

#[test]
fn a_site_is_not_published_where_it_would_embed_itself() {
    let frame = json!({
        "type": "embed", "provider": "frame", "href": "https://maps.example/a/", "title": "A map",
    });
    let publisher = |base: &str| {
        Publisher::new().at(base).with(
            "articles/world/told.json",
            story("2025-05-10T18:30:00+02:00", json!({ "body": [frame] })),
        )
    };
    for base in ["https://maps.example/", "http://www.MAPS.example:80/news/"] {
        let output = publisher(base).run();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("`https://maps.example/a/` is embedded"),
            "{said}"
        );
    }
    publisher("https://other.example/").build();
}

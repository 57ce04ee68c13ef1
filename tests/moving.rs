//! From page to page, as the one who reads notices it: what is fetched and when, where the page stands
//! and where the focus is, what is said, and what Back and Forward do.

use std::{mem, path::Path, thread::sleep, time::Duration};

use serde_json::{Value, json};

use crate::support::{APP, BASES, Browser, Site, publisher::Publisher};

const STORY: &str = "world/every-block/";
const PLAIN: &str = ".related .card__headline a[href$='/science/plain/']";
const PLAIN_DATA: &str = "science/plain/index.json";

const XI: &str = "international/xi-in-moscow/";
const XI_CARD: &str = ".card__headline a[href$='/xi-in-moscow/']";
const XI_HEADING: &str = "Xi Jinping takes the place of honour in Moscow";

/// A card below the fold.
const CABLES: &str = ".card__headline a[href*='/how-cables-are-mended/']";
const CABLES_HEADING: &str = "How to mend a cable at the bottom of the sea";

const PLACE: &str = "Math.round(scrollY)";

/// Long enough for whatever should not happen to happen.
const MOMENT: Duration = Duration::from_millis(600);

/// The demo, whose pages are long enough to be scrolled.
fn demo(base: &'static str) -> Site {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let publisher = Publisher::with_content(&content).now("2026-01-01T00:00:00Z");
    Site::of(publisher, base, APP)
}

fn reading(site: &Site, path: &str) -> Browser {
    let browser = Browser::open(&site.url(path));
    browser.wait_until_live().mark_document();
    browser
}

fn asked_for(site: &Site, what: &str) -> usize {
    site.server.requests_for(what).len()
}

/// Clicks the first match, which WebDriver brings into view, and returns where the page stood then.
#[track_caller]
fn leave_by(browser: &Browser, css: &str) -> Value {
    browser.script(&format!(
        "addEventListener('click', () => {{ sessionStorage.left = {PLACE} }}, {{ capture: true, once: true }})"
    ));
    browser.click(css);
    let place = browser.script("return Number(sessionStorage.left)");
    assert!(place.as_i64() > Some(100), "the page stands at {place}");
    place
}

fn scrolled(browser: &Browser, y: u32) -> Value {
    browser.scroll_to(y);
    browser.script(&format!("return {PLACE}"))
}

#[test]
fn a_click_with_a_modifier_opens_another_tab_and_leaves_this_page() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);

        browser.click_holding("Control", PLAIN);
        sleep(MOMENT);

        assert_eq!(
            asked_for(&site, &format!("GET {}", site.path("science/plain/"))),
            1
        );
        browser
            .expect_path(&site.path(STORY))
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn links_to_files_to_other_sites_and_into_frames_are_left_to_the_browser() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        // Whether the app takes a plain click on a link like this.
        let takes = |href: &str, more: &str| {
            browser.script(&format!(
                "const link = document.createElement('a');
                 link.href = '{href}';
                 Object.assign(link, {more});
                 link.append('words');
                 document.querySelector('main').append(link);
                 const click = new MouseEvent('click', {{ bubbles: true, cancelable: true }});
                 let taken;
                 document.addEventListener('click', (event) => {{
                     taken = event.defaultPrevented;
                     event.preventDefault();
                 }}, {{ once: true }});
                 link.dispatchEvent(click);
                 link.remove();
                 return taken"
            ))
        };
        let plain = site.path("science/plain/");
        let theirs = [
            ("https://example.org/", "{}"),
            ("mailto:desk@fixture.example", "{}"),
            ("#a-part", "{}"),
            (&site.path("feed.xml"), "{}"),
            (&site.path("media/lead.svg"), "{}"),
            (&plain, "{ target: '_blank' }"),
            (&plain, "{ download: '' }"),
            (&plain, "{ rel: 'nofollow external' }"),
        ];
        // Beside the site, on the same host.
        let beside =
            ["/news/", "/news/sites/science/plain/", "/news/site"].map(|href| (href, "{}"));
        let beside = beside.into_iter().filter(|_| base != "/");
        for (href, more) in theirs.into_iter().chain(beside) {
            assert_eq!(takes(href, more), false, "{href} {more} at {base}");
        }
        assert_eq!(takes(&plain, "{ target: '_self' }"), true);
        browser
            .expect_heading("A plain story")
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn a_link_under_a_resting_pointer_is_fetched_once() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);

        for _ in 0..2 {
            browser.move_over(&[PLAIN], 0);
            sleep(MOMENT);
            browser.move_over(&["h1"], 0);
        }

        assert_eq!(asked_for(&site, PLAIN_DATA), 1);
        browser.click(PLAIN).expect_heading("A plain story");
        assert_eq!(asked_for(&site, PLAIN_DATA), 1);
        assert_eq!(
            asked_for(&site, &format!("GET {}", site.path("science/plain/"))),
            0,
            "the browser fetched it too"
        );
        browser.assert_silent();
    }
}

#[test]
fn a_quick_sweep_over_links_fetches_nothing() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, "");

        // In the page, where the pointer is on each for a time that does not depend on WebDriver.
        browser.script(
            "for (const link of document.querySelectorAll('.masthead a, main a')) {
                 link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
                 await new Promise((then) => setTimeout(then, 20));
             }
             document.body.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))",
        );
        sleep(MOMENT);

        assert_eq!(asked_for(&site, "/index.json"), 0);
        browser.assert_silent();
    }
}

#[test]
fn the_focus_on_a_link_fetches_its_page() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);

        browser.script(&format!("document.querySelector(\"{PLAIN}\").focus()"));
        sleep(MOMENT);

        assert_eq!(asked_for(&site, PLAIN_DATA), 1);
    }
}

#[test]
fn a_finger_on_a_link_fetches_its_page_before_it_is_lifted() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        browser.script(
            "addEventListener('pointerup', () => { window.known = performance.getEntriesByType('resource')
                 .filter(({ name }) => name.endsWith('plain/index.json')).length })",
        );

        browser.tap(PLAIN, 300);

        browser
            .expect_heading("A plain story")
            .expect("what was fetched by then", "window.known", 1)
            .expect_same_document()
            .assert_silent();
        assert_eq!(asked_for(&site, PLAIN_DATA), 1);
    }
}

fn with_connection(connection: &str) -> String {
    format!("Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
}

#[test]
fn on_a_slow_network_a_page_is_fetched_by_the_tap_alone() {
    for base in BASES {
        let site = Site::at(base);
        let slow = with_connection("{ saveData: false, effectiveType: '2g' }");
        let browser = Browser::setup()
            .before_scripts(&slow)
            .open(&site.url(STORY));
        browser.wait_until_live().mark_document();

        browser.move_over(&["h1", PLAIN], 0);
        sleep(MOMENT);
        assert_eq!(asked_for(&site, PLAIN_DATA), 0);

        browser
            .tap(PLAIN, 200)
            .expect_heading("A plain story")
            .expect_same_document();
        assert_eq!(asked_for(&site, PLAIN_DATA), 1);
    }
}

#[test]
fn a_reader_who_saves_data_is_spared_the_app() {
    for base in BASES {
        let site = Site::at(base);
        let saving = with_connection("{ saveData: true }");
        let browser = Browser::setup()
            .before_scripts(&saving)
            .open(&site.url(STORY));
        browser.mark_document();
        sleep(MOMENT);

        assert_eq!(asked_for(&site, ".wasm"), 0);
        browser
            .tap(PLAIN, 0)
            .expect_heading("A plain story")
            .expect_new_document();
        assert_eq!(asked_for(&site, ".json"), 0);
    }
}

#[test]
fn without_a_pointer_the_links_in_view_are_fetched_within_a_budget() {
    let site = demo("/");
    let touch = "const real = window.matchMedia;
        window.matchMedia = (query) => real.call(window, query === '(hover: none)' ? 'all' : query)";
    let browser = Browser::setup()
        .size(360, 740)
        .before_scripts(touch)
        .open(&site.url(XI));
    browser
        .wait_until_live()
        .click(".masthead__name")
        .expect_heading("The Meridian");
    sleep(Duration::from_secs(4));

    let fetched = browser.script(
        "return performance.getEntriesByType('resource')
             .filter(({ name }) => name.endsWith('/index.json')).map(({ decodedBodySize }) => decodedBodySize)",
    );
    let sizes: Vec<u64> = serde_json::from_value(fetched).expect("sizes");
    // The front, and then what is in view of it.
    assert!(sizes.len() > 1, "nothing was fetched: {sizes:?}");
    let before_the_last: u64 = sizes[1..sizes.len() - 1].iter().sum();
    assert!(before_the_last <= 64 * 1024, "{sizes:?}");
    let links = browser.count("main a[href]");
    assert!(sizes.len() < links, "all {links} links were fetched");
}

#[test]
fn the_old_page_stays_until_the_new_one_is_there_under_a_bar_that_comes_late() {
    for base in BASES {
        let site = Site::at(base);
        site.server.delay(PLAIN_DATA, Duration::from_millis(2500));
        let browser = reading(&site, STORY);
        let bar = "Number(getComputedStyle(document.documentElement, '::before').opacity)";
        let busy = "document.querySelector('main').getAttribute('aria-busy')";
        // What the bar was like a quarter of a second after the click, since WebDriver may be slower.
        browser.script(&format!(
            "addEventListener('click', () => setTimeout(() => {{ window.early = {bar} }}, 250))"
        ));

        browser
            .click(PLAIN)
            .expect("that a page is on its way", busy, "true")
            .expect_path(&site.path(STORY))
            .expect("the bar at first", "window.early", 0)
            .expect("the bar later on", bar, 1)
            .expect_heading("Every block & every span")
            .expect_path(&site.path(STORY))
            .expect_heading("A plain story")
            .expect_path(&site.path("science/plain/"))
            .expect("that no page is on its way", busy, Value::Null)
            .expect(
                "the bar",
                "document.documentElement.dataset.turning ?? null",
                Value::Null,
            )
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn a_slow_page_that_is_no_longer_wanted_never_wins() {
    for base in BASES {
        let site = Site::at(base);
        site.server.delay(PLAIN_DATA, Duration::from_millis(1500));
        let browser = reading(&site, STORY);

        browser
            .click(PLAIN)
            .click(".masthead__list a")
            .expect_heading("Science");
        let entries = browser.script("return history.length");
        sleep(Duration::from_millis(2000));

        browser
            .expect_heading("Science")
            .expect_path(&site.path("science/"))
            .expect("the number of entries", "history.length", entries)
            .assert_silent();
    }
}

/// Notes in `window.morphs` which pictures move.
const NOTE_MORPHS: &str = "
    window.morphs = [];
    const real = Element.prototype.animate;
    Element.prototype.animate = function (frames, timing) {
        const [from, to] = frames.transform;
        const where = this.closest('.story__lead') ? 'story' : 'card';
        window.morphs.push(`${where} from elsewhere ${/translate.*scale/.test(from)} to ${to}`);
        return real.call(this, frames, timing);
    }";

#[test]
fn the_picture_of_a_card_becomes_the_storys_and_goes_back() {
    for base in BASES {
        let site = demo(base);
        let browser = Browser::setup()
            .before_scripts(NOTE_MORPHS)
            .open(&site.url(""));
        browser.wait_until_live();

        browser.click(XI_CARD).expect_heading(XI_HEADING);
        let there = "story from elsewhere true to none";
        let back = "card from elsewhere true to none";
        browser.expect("what moves", "window.morphs", json!([there]));
        browser.back().expect_heading("The Meridian");
        browser
            .expect("what moves back", "window.morphs", json!([there, back]))
            // Where no picture is on both pages nothing moves.
            .click(".masthead__list a")
            .expect_heading("International")
            .expect("the number of movements", "window.morphs.length", 2)
            .assert_silent();
    }
}

#[test]
fn no_picture_moves_for_those_who_want_less_motion() {
    for base in BASES {
        let site = demo(base);
        let browser = Browser::setup()
            .before_scripts(NOTE_MORPHS)
            .open(&site.url(""));
        browser.wait_until_live();
        browser.set_media(&[("prefers-reduced-motion", "reduce")]);

        browser.click(XI_CARD).expect_heading(XI_HEADING);

        browser
            .expect("the transitions", "window.morphs", json!([]))
            .assert_silent();
    }
}

#[test]
fn the_head_is_the_new_pages_after_each_step() {
    for base in BASES {
        let site = Site::at(base);
        let head = "[document.documentElement.lang, document.documentElement.dir,
            ...[...document.querySelectorAll('head [data-head]')].map(element => element.outerHTML)]";
        let browser = reading(&site, STORY);
        browser.expect_count("head script[type='application/ld+json']", 1);
        let steps = [
            (".masthead__name", "", 0),
            (".card[lang=ar] h2 a", "world/ورق/", 1),
            (".masthead__name", "", 0),
            ("h2 a", STORY, 1),
        ];
        for (link, path, structured) in steps {
            browser.click(link).expect_path(&site.path(path));
            let fresh = Browser::open(&site.url(path)).script(&format!("return {head}"));
            browser
                .expect("the head", head, fresh)
                .expect_count("head script[type='application/ld+json']", structured);
        }
        browser.expect_same_document().assert_silent();
    }
}

#[test]
fn the_heading_has_the_focus_and_the_title_is_said_once() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        browser.script(
            "window.said = [];
             const hear = new MutationObserver(() => {
                 const words = [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent.trim());
                 window.said.push(...words.filter(Boolean));
             });
             for (const place of document.querySelectorAll('[role=status]'))
                 hear.observe(place, { childList: true, characterData: true, subtree: true })",
        );

        browser
            .click(PLAIN)
            .expect_heading("A plain story")
            .expect_focus("h1")
            .expect(
                "what was said",
                "window.said",
                json!(["A plain story | The Fixture & Sons"]),
            )
            .press("Tab");
        // From the heading on, and not from the top of the page.
        browser.expect_focus("main a").back();
        browser
            .expect_heading("Every block & every span")
            .expect_focus("h1")
            .expect(
                "what was said",
                "window.said.at(-1)",
                "Every block & every span | The Fixture & Sons",
            );
    }
}

#[test]
fn a_page_opens_at_its_top_and_back_and_forward_return_to_the_place() {
    for base in BASES {
        let site = demo(base);
        let browser = reading(&site, "");
        browser.scroll_to(900);
        let on_the_front = leave_by(&browser, CABLES);
        browser.expect_heading(CABLES_HEADING);
        browser.expect("the place", PLACE, 0);
        let in_the_story = scrolled(&browser, 1200);
        browser.back().expect_heading("The Meridian");
        browser.expect("the place on the front", PLACE, on_the_front);
        browser.forward();
        browser
            .expect_path(&site.path("science/how-cables-are-mended/"))
            .expect("the place in the story", PLACE, in_the_story)
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn a_reload_returns_to_the_place_and_so_does_back_after_it() {
    for base in BASES {
        let site = demo(base);
        let browser = reading(&site, "");
        let on_the_front = leave_by(&browser, CABLES);
        browser.expect_heading(CABLES_HEADING).wait_for(
            "document.getAnimations().length === 0",
            "the picture to be still",
        );
        let in_the_story = scrolled(&browser, 900);

        browser.reload();
        browser
            .expect_new_document()
            .expect("the place before the app runs", PLACE, in_the_story.clone())
            .wait_until_live()
            .expect("the place", PLACE, in_the_story)
            .back();

        browser
            .expect_heading("The Meridian")
            .expect("the place on the front", PLACE, on_the_front)
            .assert_silent();
    }
}

#[test]
fn back_before_the_app_runs_shows_the_page_of_the_address() {
    for base in BASES {
        let site = demo(base);
        let browser = Browser::setup()
            .before_scripts(
                "if (sessionStorage.late) window.requestIdleCallback = (start) => { window.startApp = start }",
            )
            .open(&site.url(""));
        browser.wait_until_live();
        let on_the_front = leave_by(&browser, CABLES);
        browser.expect_heading(CABLES_HEADING);
        browser.script("sessionStorage.late = 'yes'");
        browser.reload();
        browser
            .wait_for("window.startApp", "the page to be idle")
            .back();

        browser
            .expect_heading("The Meridian")
            .expect("the place on the front", PLACE, on_the_front)
            .expect(
                "the app",
                "document.documentElement.dataset.app ?? 'not yet'",
                "not yet",
            )
            .assert_silent();
    }
}

#[test]
fn a_page_out_of_the_back_forward_cache_goes_on_where_it_was() {
    for base in BASES {
        let site = demo(base);
        let browser = reading(&site, "");
        browser.click(XI_CARD).expect_heading(XI_HEADING);
        let in_the_story = scrolled(&browser, 800);
        browser
            .script("addEventListener('pageshow', (event) => { window.thawed = event.persisted })");

        // By the browser, out of the app's sight.
        let elsewhere = site.path("of-another/");
        browser.script(&format!("location.href = '{elsewhere}'"));
        browser.expect_path(&elsewhere).expect_new_document().back();

        browser
            .expect_heading(XI_HEADING)
            .expect("that the page was kept", "window.thawed", true)
            .expect_same_document()
            .expect("the place", PLACE, in_the_story)
            .back();
        browser.expect_heading("The Meridian").forward();
        browser.expect_heading(XI_HEADING).expect_same_document();
    }
}

#[test]
fn a_link_to_a_part_of_another_page_opens_it_there() {
    for base in BASES {
        let site = demo(base);
        let browser = reading(&site, "");
        let part = browser.script(&format!(
            "const page = await (await fetch('{}')).text();
             return page.match(/<h2[^>]* id=\"([^\"]+)\"/)[1]",
            site.path("science/how-cables-are-mended/")
        ));
        let part = part.as_str().expect("a heading with an id");
        browser.script(&format!(
            "document.querySelector(\".card__headline a[href*='/how-cables-are-mended/']\").hash = '{part}'"
        ));

        browser
            .click(CABLES)
            .expect_heading(CABLES_HEADING)
            .expect("the fragment", "location.hash", format!("#{part}"))
            .wait_for(
                &format!(
                    "Math.abs(document.getElementById('{part}').getBoundingClientRect().top) < 2"
                ),
                "the part to be at the top of the window",
            )
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn the_same_fragment_scrolls_each_time_it_is_clicked() {
    for base in BASES {
        let site = Site::at(base);
        let browser = Browser::setup().size(400, 300).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        let note = "Math.abs(document.getElementById('note-1').getBoundingClientRect().bottom - innerHeight) < innerHeight";
        let entries = "history.length";

        browser
            .click(".note-reference a")
            .wait_for(note, "the note to be in view");
        let after_one = browser.script(&format!("return {entries}"));
        browser.scroll_to(0);
        browser
            .click(".note-reference a")
            .wait_for(
                &format!("scrollY > 0 && {note}"),
                "the note to be in view again",
            )
            .expect("the number of entries", entries, after_one)
            .expect("the fragment", "location.hash", "#note-1")
            .press("Tab");
        // The browser moves the focus to where it has scrolled.
        browser.expect_focus("#note-1 a").back();
        browser
            .expect("the fragment", "location.hash", "")
            .expect_heading("Every block & every span")
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn the_link_to_the_page_that_is_shown_adds_no_entry_and_brings_it_anew() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        browser.click(".kicker a").expect_heading("World");
        let entries = browser.script("return history.length");
        site.server.forget();

        for asked in 1..=2 {
            browser.scroll_to(400);
            browser
                .click(".masthead__list a[aria-current]")
                .expect("the place", PLACE, 0)
                .expect_focus("h1");
            assert_eq!(asked_for(&site, "world/index.json"), asked);
        }

        browser
            .expect("the number of entries", "history.length", entries)
            .back();
        browser
            .expect_heading("Every block & every span")
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn back_and_then_the_same_link_works_each_time() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);
        for _ in 0..3 {
            browser
                .click(PLAIN)
                .expect_heading("A plain story")
                .expect_path(&site.path("science/plain/"))
                .back();
            browser
                .expect_heading("Every block & every span")
                .expect_path(&site.path(STORY));
        }
        // Two steps at once, past an entry.
        browser.click(PLAIN).expect_heading("A plain story");
        browser
            .click(".masthead__name")
            .expect_heading("The Fixture & Sons");
        browser.script("history.go(-2)");
        browser.expect_heading("Every block & every span");
        browser
            .click(".masthead__name")
            .expect_heading("The Fixture & Sons")
            .expect_path(&site.path("/"))
            .back();
        browser
            .expect_heading("Every block & every span")
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn until_the_app_runs_speculation_rules_fetch_the_next_page() {
    for base in BASES {
        let site = Site::at(base);
        let browser = Browser::setup()
            .before_scripts("window.requestIdleCallback = (start) => { window.startApp = start }; delete window.WebAssembly")
            .open(&site.url(STORY));

        browser
            .expect_count("script[type=speculationrules]", 1)
            .move_over(&[PLAIN], 0);
        sleep(Duration::from_secs(1));

        assert_eq!(
            asked_for(&site, &format!("GET {}", site.path("science/plain/"))),
            1
        );
        browser
            .click(PLAIN)
            .expect_heading("A plain story")
            .assert_silent();

        // The app does so by itself.
        Browser::open(&site.url(STORY))
            .wait_until_live()
            .expect_count("script[type=speculationrules]", 0);
    }
}

#[test]
fn by_the_keyboard_alone_one_goes_there_and_back() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, STORY);

        browser
            .press("Tab")
            .expect_focus(".skip-link")
            .press("Enter");
        browser
            .expect("the fragment", "location.hash", "#main")
            .press("Tab");
        browser.expect_focus("main .kicker a").press("Enter");
        browser.expect_heading("World").expect_focus("h1").back();
        browser
            .expect_heading("Every block & every span")
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn two_hundred_pages_take_no_more_memory_than_one() {
    let site = demo("/");
    let browser = Browser::setup()
        .before_scripts(
            "for (const name of ['instantiate', 'instantiateStreaming']) {
                 const real = WebAssembly[name];
                 WebAssembly[name] = async (...given) => {
                     const made = await real.apply(WebAssembly, given);
                     window.memory = (made.instance ?? made).exports.memory;
                     return made;
                 };
             }",
        )
        .open(&site.url(""));
    browser.wait_until_live().mark_document();
    let walk = |pages: usize| {
        browser.script(&format!(
            "for (let page = 0; page < {pages}; page++) {{
                 const links = [...document.querySelectorAll('main a[href]')]
                     .filter(({{ hash, rel, origin }}) => !hash && !rel && origin === location.origin);
                 const back = page % 5 === 4;
                 const before = document.querySelector('main').firstElementChild;
                 if (back) history.back(); else links[page * 7 % links.length].click();
                 while (document.documentElement.dataset.turning || document.querySelector('main').firstElementChild === before)
                     await new Promise(requestAnimationFrame);
             }}"
        ));
        // Counted on one page, since what stands on a page is not what it leaves behind.
        browser.script("document.querySelector('.foot a[href=\"/about/\"]').click()");
        browser.expect_path("/about/");
        // Until nothing is on its way any more that holds the page before.
        let mut counts = Value::Null;
        for _ in 0..20 {
            sleep(MOMENT);
            browser.devtools("HeapProfiler.collectGarbage", json!({}));
            let last = mem::replace(
                &mut counts,
                browser.devtools("Memory.getDOMCounters", json!({})),
            );
            if last == counts {
                break;
            }
        }
        let wasm = browser.script("return window.memory.buffer.byteLength");
        let heap = browser.devtools("Runtime.getHeapUsage", json!({}));
        [
            &counts["nodes"],
            &counts["jsEventListeners"],
            &wasm,
            &heap["usedSize"],
        ]
        .map(|count| count.as_f64().expect("a number"))
    };
    // Until what is kept is as much as is ever kept.
    let before = walk(60);
    let after = walk(200);

    for (place, what) in ["nodes", "listeners", "bytes of the app", "bytes of scripts"]
        .iter()
        .enumerate()
    {
        let (before, after) = (before[place], after[place]);
        assert!(
            after <= before * 1.1 + 20.0,
            "{what}: {before} grew to {after}"
        );
    }
    browser.expect_same_document();
}

#[test]
fn a_page_that_is_missing_stays_so_for_fragments_and_on_the_way_back() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, "world/nothing/");
        browser
            .expect_heading("Page not found")
            .press("Tab")
            .expect_focus(".skip-link")
            .press("Enter");
        browser
            .expect("the fragment", "location.hash", "#main")
            .expect_heading("Page not found")
            .click(".card__headline a")
            .expect(
                "that there is a story",
                "Boolean(document.querySelector('.story'))",
                true,
            )
            .back();
        browser
            .expect_heading("Page not found")
            .expect_path(&site.path("world/nothing/"))
            .expect_count(".trouble", 0)
            .expect_same_document();
    }
}

#[test]
fn back_from_a_note_returns_to_its_number() {
    for base in BASES {
        let site = Site::at(base);
        let browser = Browser::setup().size(400, 300).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        browser.script("document.querySelector('.note-reference a').focus()");
        let place = scrolled(&browser, 900);

        browser.press("Enter");
        browser
            .expect("the fragment", "location.hash", "#note-1")
            .back();
        browser
            .expect("the fragment", "location.hash", "")
            .expect("the place", PLACE, place)
            .expect_focus(".note-reference a")
            .expect_same_document();
    }
}

#[test]
fn a_page_under_another_name_of_its_address_is_left_as_it_is() {
    for base in BASES {
        let site = Site::at(base);
        let browser = reading(&site, &format!("{STORY}index.html"));
        sleep(MOMENT);
        browser
            .expect_heading("Every block & every span")
            .expect_count(".trouble", 0)
            .click(PLAIN)
            .expect_heading("A plain story")
            .back();
        browser
            .expect_heading("Every block & every span")
            .expect_same_document();
    }
}

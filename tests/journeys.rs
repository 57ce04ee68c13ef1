//! What a reader meets in a real browser, on the site that the publisher writes and under the policy
//! that it ships.

use crate::support::{APP, Browser, Fault, Site, publisher::Publisher};

const STORY: &str = "world/every-block/";
const STORY_HEADING: &str = "Every block & every span";
const STORY_TITLE: &str = "Every block & every span | The Fixture & Sons";

/// The journey that started the project: a story, a related one, and back.
fn from_story_to_story_and_back(base: &'static str, app: &str) {
    let site = Site::with_app(base, app);
    let browser = Browser::open(&site.url(STORY));
    browser
        .expect_heading(STORY_HEADING)
        .wait_until_live()
        .mark_document();
    let requests = site.server.requests_for("index.json");
    assert_eq!(
        requests,
        Vec::<String>::new(),
        "hydration fetched the page again"
    );

    browser
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect_path(&site.path("science/plain/"))
        .expect_title("A plain story | The Fixture & Sons")
        .expect_focus("h1")
        .expect(
            "the canonical address",
            "document.querySelector('link[rel=canonical]').href",
            format!("https://fixture.example{}", site.path("science/plain/")),
        )
        .expect_count("head title", 1)
        .back();
    browser
        .expect_heading(STORY_HEADING)
        .expect_path(&site.path(STORY))
        .expect_title(STORY_TITLE)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn a_related_story_opens_and_back_returns_at_the_root() {
    from_story_to_story_and_back("/", APP);
}

#[test]
fn a_related_story_opens_and_back_returns_below_a_path() {
    from_story_to_story_and_back("/news/site/", APP);
}

#[test]
fn a_debug_app_takes_over_what_the_publisher_wrote() {
    from_story_to_story_and_back("/news/site/", "target/app-debug");
}

#[test]
fn every_kind_of_page_follows_every_other_under_the_policy() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url("/"));
    browser.wait_until_live().mark_document();
    let kinds = [
        ("a.card__picture + div h2 a", STORY_HEADING),
        (".story .kicker a", "World"),
        (".card__headline a[href*='every-block']", STORY_HEADING),
        (".author-box__name a", "World desk"),
        (".masthead__name", "The Fixture & Sons"),
        (".masthead__list a", "Science"),
        (
            ".card__headline a[href*='hostile']",
            "</title><script>alert(1)</script> & \"quotes\"",
        ),
        (".author-box__name a", "Staff"),
        (".masthead__name", "The Fixture & Sons"),
        (".card[lang=ar] .card__headline a", "الورق في بغداد"),
        (".masthead__name", "The Fixture & Sons"),
        (".foot__list a[href$='/topic/']", "Topics"),
        (".index__entries a", "Paper & ink"),
        (".foot__list a[href$='/author/']", "Authors"),
        (".foot__list a[href$='/archive/']", "Archive"),
        (".index__entries a", "May 2025"),
        (".foot__list a[href$='/about/']", "About us"),
        (".story__body a", STORY_HEADING),
        (".masthead__name", "The Fixture & Sons"),
        (".front__all a", "All stories"),
    ];
    for (link, heading) in kinds {
        browser.click(link).expect_heading(heading);
    }
    for (_, heading) in kinds.iter().rev().skip(1) {
        browser.back().expect_heading(heading);
    }
    browser.expect_same_document().assert_silent();
}

#[test]
fn every_page_comes_to_life_in_silence_without_a_shift_and_accessible() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url("/"));
    let pages = [
        "",
        "world/",
        "science/",
        "empty/",
        STORY,
        "science/plain/",
        "science/hostile/",
        "world/ورق/",
        "author/desk/",
        "author/nobody/",
        "author/",
        "topic/",
        "topic/paper/",
        "archive/",
        "archive/2025/05/",
        "page/1/",
        "about/",
    ];
    for page in pages {
        for theme in ["light", "dark"] {
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser
                .visit(&site.url(page))
                .wait_until_live()
                .assert_silent();
            let shift = browser.layout_shift();
            assert!(shift == 0.0, "{page} shifts by {shift}");
            browser.assert_accessible();
        }
    }
}

/// A browser that starts the app only when the test runs `startApp()`.
fn before_the_app(site: &Site, path: &str) -> Browser {
    let browser = Browser::setup()
        .size(600, 400)
        .before_scripts("window.requestIdleCallback = (start) => { window.startApp = start }")
        .open(&site.url(path));
    browser.wait_for("window.startApp", "the page to be idle");
    browser
}

#[test]
fn taking_over_changes_nothing_in_the_page() {
    let site = Site::at("/");
    // But for the link that the app makes a button of.
    let page = "(() => {
        const page = document.getElementById('app').cloneNode(true);
        for (const link of page.querySelectorAll('.author-box__posts'))
            for (const name of ['role', 'aria-expanded', 'aria-controls']) link.removeAttribute(name);
        return page.innerHTML;
    })()";
    for path in [
        "",
        "world/",
        STORY,
        "world/ورق/",
        "author/nobody/",
        "topic/",
        "archive/2025/05/",
        "about/",
        "world/nothing/",
    ] {
        let browser = before_the_app(&site, path);
        browser.script(&format!("window.before = {page}; window.startApp()"));

        browser.wait_until_live().expect(
            "the page as it was",
            &format!("{page} === window.before"),
            true,
        );
    }
}

#[test]
fn taking_over_moves_neither_scroll_nor_focus_nor_selection() {
    let site = Site::at("/");
    let browser = before_the_app(&site, STORY);
    browser.script(
        "document.querySelector('.story__body a').focus();
         scrollTo({ top: 300, behavior: 'instant' });
         const words = document.querySelector('.story__body h2').firstChild;
         getSelection().setBaseAndExtent(words, 0, words, 1);
         window.before = [scrollY, document.activeElement, getSelection().toString()];
         window.startApp()",
    );
    browser
        .wait_until_live()
        .expect(
            "the scroll position",
            "scrollY === window.before[0] && scrollY > 0",
            true,
        )
        .expect(
            "the focus",
            "document.activeElement === window.before[1]",
            true,
        )
        .expect(
            "the focused element",
            "document.activeElement.localName",
            "a",
        )
        .expect("the selection", "getSelection().toString()", "A")
        .assert_silent();
}

#[test]
fn the_app_waits_until_the_page_is_painted() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url(STORY));
    browser.wait_until_live();

    let order = browser.script(
        "const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
         const app = performance.getEntriesByType('resource').filter(({ name }) => /standfirst-/.test(name));
         return [app.length, app.every(({ startTime }) => startTime >= painted)]",
    );

    assert_eq!(order, serde_json::json!([2, true]));
}

#[test]
fn an_empty_shell_fills_itself() {
    for base in ["/", "/news/site/"] {
        let site = Site::at(base);
        let publisher = &site.publisher;
        let page = publisher.read(&format!("{STORY}index.html"));
        let (head, rest) = page
            .split_once("<div id=\"app\">")
            .expect("the app's place");
        let tail = &rest[rest
            .find("<script type=\"speculationrules\">")
            .expect("the foot")..];
        let shell = format!("{head}<div id=\"app\"></div>{tail}");
        std::fs::write(publisher.site(&format!("{STORY}index.html")), shell).expect("a shell");

        let browser = Browser::open(&site.url(STORY));

        browser
            .wait_until_live()
            .expect_heading(STORY_HEADING)
            .expect_title(STORY_TITLE)
            .mark_document()
            .click_link("A plain story")
            .expect_heading("A plain story")
            .expect_same_document()
            .assert_silent();
    }
}

#[test]
fn without_scripts_every_page_reads_and_every_link_works() {
    let site = Site::at("/news/site/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));

    browser
        .expect_heading(STORY_HEADING)
        .expect_text(".story__body > p:last-of-type", "The end.")
        .expect_count(".author-box", 2)
        .expect_count(".related .card", 1)
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect_path(&site.path("science/plain/"))
        .back();
    browser.expect_heading(STORY_HEADING).assert_silent();
}

#[test]
fn without_webassembly_every_link_works() {
    let site = Site::at("/news/site/");
    let browser = Browser::setup()
        .flag("--js-flags=--jitless")
        .open(&site.url(STORY));

    browser
        .expect("WebAssembly", "typeof WebAssembly", "undefined")
        .expect_heading(STORY_HEADING)
        .mark_document()
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect_new_document()
        .back();
    browser.expect_heading(STORY_HEADING).assert_silent();
    assert_eq!(site.server.requests_for(".wasm"), Vec::<String>::new());
}

#[test]
fn an_app_that_can_not_be_had_leaves_the_page_as_it_was() {
    let site = Site::at("/");
    for request in published_assets(&site) {
        site.server.fault(&request, Fault::Status(503));
    }
    let browser = Browser::open(&site.url(STORY));

    browser
        .expect_in_console("The app did not start; the page works without it.")
        .expect_heading(STORY_HEADING)
        .click_link("A plain story")
        .expect_heading("A plain story");
}

#[test]
fn an_app_that_panics_gives_the_links_back_to_the_browser() {
    let site = Site::at("/");
    // A page that is not what the app would render, as after half an upload.
    let file = site.publisher.site(&format!("{STORY}index.html"));
    let page = std::fs::read_to_string(&file).expect("the page");
    let broken = page.replacen(
        "<div class=\"story__meta\">",
        "<p>Not what it was</p><div>",
        1,
    );
    assert_ne!(broken, page);
    std::fs::write(&file, broken).expect("a broken page");
    let browser = Browser::open(&site.url(STORY));

    browser
        .expect_in_console("panicked")
        .expect_heading(STORY_HEADING)
        .mark_document()
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect_path("/science/plain/")
        .expect_new_document()
        .wait_until_live();
    browser.back();
    browser.expect_heading(STORY_HEADING);
}

#[test]
fn a_page_that_is_missing_is_a_404_with_the_latest_stories() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url("world/nothing/"));

    browser
        .wait_until_live()
        .expect_heading("Page not found")
        .expect(
            "the status",
            "performance.getEntriesByType('navigation')[0].responseStatus",
            404,
        )
        .click_link("A plain story")
        .expect_heading("A plain story")
        .expect_path(&site.path("science/plain/"));
}

#[test]
fn the_not_found_page_tries_the_address_as_a_page() {
    let site = Site::at("/");
    // A host that lost the HTML of a page but has its data.
    std::fs::remove_file(site.publisher.site("science/plain/index.html")).expect("removed");

    Browser::open(&site.url("science/plain/")).expect_heading("A plain story");
}

#[test]
fn the_keyboard_reaches_the_content_and_the_next_story() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url(STORY));
    browser
        .wait_until_live()
        .press("Tab")
        .expect_focus(".skip-link");
    browser
        .press("Enter")
        .expect("the fragment", "location.hash", "#main");
    browser
        .press("Tab")
        .expect_focus("main .kicker a")
        .press("Enter");
    browser.expect_heading("World").assert_silent();
}

#[test]
fn more_posts_unfold_in_place_and_fold_again() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url(STORY));
    let state = "document.querySelector('.author-box__posts').ariaExpanded";
    let titles =
        "[...document.querySelectorAll('.author-box__latest li a')].map(link => link.textContent)";
    browser
        .wait_until_live()
        .mark_document()
        .expect("the state", state, "false")
        .expect(
            "the role",
            "document.querySelector('.author-box__posts').role",
            "button",
        )
        .click(".author-box__posts")
        .expect("the state", state, "true")
        .expect(
            "the author's other posts",
            titles,
            serde_json::json!(["الورق في بغداد"]),
        )
        .expect_focus(".author-box__posts")
        .expect_path(&site.path(STORY));
    browser.assert_accessible();

    browser
        .click(".author-box__posts")
        .expect("the state", state, "false")
        .press("Space")
        .expect("the state", state, "true")
        .press("Tab")
        .press("Enter")
        .expect_heading("الورق في بغداد")
        .expect_same_document()
        .assert_silent();
}

#[test]
fn the_posts_link_keeps_the_focus_when_the_app_starts() {
    let site = Site::at("/");
    let browser = before_the_app(&site, STORY);
    browser.script("document.querySelector('.author-box__posts').focus(); window.startApp()");

    browser
        .wait_until_live()
        .wait_for(
            "document.querySelector('.author-box__posts').role === 'button'",
            "the link to be a button",
        )
        .expect_focus(".author-box__posts");
}

#[test]
fn posts_that_can_not_be_had_are_said_to_be_so_with_a_way_on() {
    let site = Site::at("/");
    site.server
        .fault("/author/desk/index.json", Fault::Status(503));
    let browser = Browser::open(&site.url(STORY));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_text(
            ".author-box__latest [role=status]",
            "The posts could not be loaded.",
        )
        .expect_in_console("503");
    site.server.mend("/author/desk/index.json");
    browser
        .click_link("All posts by World desk")
        .expect_heading("World desk")
        .assert_silent();
}

#[test]
fn posts_are_asked_for_once_however_often_they_are_folded() {
    let site = Site::at("/");
    let page = "/author/nobody/index.json";
    site.server
        .delay(page, std::time::Duration::from_millis(600));
    let browser = Browser::open(&site.url("science/hostile/"));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_text(".author-box__latest [role=status]", "Loading …")
        .click(".author-box__posts")
        .click(".author-box__posts")
        .expect_count(".author-box__latest li", 1)
        .assert_silent();
    assert_eq!(site.server.requests_for(page).len(), 1);
}

#[test]
fn posts_in_another_language_than_the_story_say_so() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url("world/ورق/"));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_count(".author-box__latest li[lang='en-GB'][dir=ltr]", 1)
        .assert_silent();
    browser.assert_accessible();
}

#[test]
fn an_author_of_one_story_has_no_others_and_a_page_all_the_same() {
    let story = serde_json::json!({
        "headline": "The only one", "section": "world", "authors": ["once"],
        "published": "2025-05-01T12:00:00Z", "body": []
    });
    let publisher = Publisher::new()
        .with("authors/once.json", serde_json::json!({ "name": "Once" }))
        .with("articles/world/only.json", story);
    let site = Site::of(publisher, "/", APP);
    let browser = Browser::open(&site.url("world/only/"));

    browser
        .wait_until_live()
        .click(".author-box__posts")
        .expect_text(
            ".author-box__latest [role=status]",
            "There are no other posts yet.",
        )
        .expect_count(".author-box__latest ul", 0)
        .click_link("All posts by Once")
        .expect_heading("Once")
        .assert_silent();
}

#[test]
fn a_modified_click_on_the_posts_link_is_left_to_the_browser() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url(STORY));
    browser.wait_until_live().expect(
        "what the app leaves alone",
        "(() => {
            const link = document.querySelector('.author-box__posts');
            const left = [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }].map(keys => {
                const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...keys });
                link.addEventListener('click', event => event.stopPropagation(), { once: true });
                link.dispatchEvent(click);
                const left = !click.defaultPrevented;
                return left;
            });
            return [...left, link.ariaExpanded];
        })()",
        serde_json::json!([true, true, true, "false"]),
    );
}

#[test]
fn without_scripts_the_posts_link_leads_to_the_author() {
    let site = Site::at("/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));

    browser
        .expect_count(".author-box__posts[role]", 0)
        .click(".author-box__posts")
        .expect_heading("World desk");
}

/// The addresses of the app's files as the page names them.
fn published_assets(site: &Site) -> Vec<String> {
    let page = site.publisher.read("index.html");
    ["data-js=\"", "data-wasm=\""]
        .iter()
        .filter_map(|name| Some(page.split_once(name)?.1.split_once('"')?.0.to_owned()))
        .collect()
}

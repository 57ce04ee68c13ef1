//! The app takes a page over without anyone noticing: it leaves the page as it is.

use std::fs;

use lol_html::html_content::ContentType;
use serde_json::json;

use super::{PARTS, before_the_app};
use crate::{
    demo::pages,
    live::{BLOG, blog, posts},
    support::{
        Browser, PLAIN_HEADING, STORY, STORY_HEADING, STORY_TITLE, Site, at_each_base, edited,
        publisher::Publisher,
    },
};

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

#[test]
fn the_page_that_was_published_stays_node_for_node_when_the_app_starts() {
    let site = Site::of(
        Publisher::new().with("articles/world/blog.json", blog(posts(1..=6))),
        "/",
    );
    // But for the root, which says that the app is live, and for the rules by which the browser looks ahead
    // until it is.
    let page = "(() => {
        const walker = document.createTreeWalker(document);
        const nodes = [];
        while (walker.nextNode()) {
            const node = walker.currentNode;
            const within = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
            if (!within?.closest('[type=speculationrules]')) nodes.push(node);
        }
        const said = nodes.map((node) => node === document.documentElement ? '' :
            [node.nodeName, node.nodeValue, ...(node.attributes ?? [])].map((one) =>
                one instanceof Attr ? `${one.name}=${one.value}` : one).join('|'));
        return { nodes, said };
    })()";
    let browser = before_the_app(&site, "");
    for path in [
        "",
        "world/",
        STORY,
        BLOG,
        "world/ورق/",
        "author/nobody/",
        "topic/",
        "archive/2025/05/",
        "about/",
    ] {
        browser
            .visit(&site.url(path))
            .wait_for("window.startApp", "the page to be idle")
            .script(&format!("window.before = {page}; window.startApp()"));
        browser.wait_until_live();
        // What has changed, by what it was and what it is.
        let changes = browser.script(&format!(
            "const {{ nodes, said }} = window.before;
             const now = {page};
             const changes = [];
             if (nodes.length !== now.nodes.length) changes.push([nodes.length, now.nodes.length]);
             nodes.forEach((node, at) => {{
                 if (node !== now.nodes[at] || said[at] !== now.said[at])
                     changes.push([said[at], now.said[at] ?? 'nothing']);
             }});
             return changes.slice(0, 4)"
        ));
        assert_eq!(changes, json!([]), "{path}");
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

    assert_eq!(order, json!([2, true]));
}

#[test]
fn an_empty_shell_fills_itself() {
    at_each_base(Site::at, |site| {
        let publisher = &site.publisher;
        let file = publisher.site(&format!("{STORY}index.html"));
        let page = fs::read_to_string(&file).expect("the page");
        let shell = edited(&page, "#app", |app| {
            app.set_inner_content("", ContentType::Text);
        });
        let shell = edited(&shell, "script[data-wasm]", |loader| {
            for name in ["data-path", "data-format"] {
                loader.remove_attribute(name);
            }
        });
        assert!(shell.contains("<div id=\"app\"></div>"), "{shell}");
        fs::write(file, shell).expect("a shell");

        let browser = Browser::open(&site.url(STORY));

        browser
            .wait_until_live()
            .expect_heading(STORY_HEADING)
            .expect_title(STORY_TITLE)
            .mark_document()
            .click_link(PLAIN_HEADING)
            .expect_heading(PLAIN_HEADING)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn what_the_app_renders_is_what_was_published_on_every_page_of_the_demo() {
    let site = Site::demo("/");
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
        // What a module of its own adds is there on both.
        const TOOL: &str = "!document.querySelector('main [data-tool]:not(:has(form))')";
        for browser in [&app, &published] {
            browser.wait_for(TOOL, "the tool of the page");
        }
        let parts = format!("return {PARTS}");
        assert_eq!(app.script(&parts), published.script(&parts), "{page}");
    }
    app.expect_same_document().assert_silent();
}

#[test]
fn every_page_of_the_demo_has_all_styles_that_change_something_on_it() {
    const LOOKS: &str = "[...document.querySelectorAll('header *, main *, footer *')].map(one => {
            const { x, y, width, height } = one.getBoundingClientRect();
            const { font, color, display, padding, borderWidth } = getComputedStyle(one);
            return [one.tagName, one.className, x, y, width, height, font, color, display, padding, borderWidth].join();
        })";
    let site = Site::demo("/");
    let browser = Browser::setup()
        .before_scripts("delete globalThis.WebAssembly")
        .open(&site.url("/"));
    for page in pages(&site) {
        browser.visit(&site.url(&page));
        let changed = browser.script(&format!(
            "const looks = () => {LOOKS};
             const before = looks();
             const rest = await fetch(document.querySelector('[data-styles]').dataset.styles);
             const sheet = new CSSStyleSheet();
             await sheet.replace(await rest.text());
             document.adoptedStyleSheets = [sheet];
             return looks().filter((one, index) => one !== before[index])"
        ));
        assert_eq!(changed, json!([]), "/{page}");
    }
}

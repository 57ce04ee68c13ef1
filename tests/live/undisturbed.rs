//! What stands on the page stays where it is and as it is while it is read.

use serde_json::json;

use super::{
    BLOG, PAUSE, assert_stays, blog, counted, open, posts, publish, referring, site, stay_at, top,
};
use crate::reading::OPEN;

#[test]
fn what_comes_with_a_post_works_as_what_was_there() {
    let bare = blog(posts(1..=4));
    let site = site(bare.clone());
    let browser = open(&site, BLOG);
    browser.script(
        "localStorage.setItem('standfirst-load https://www.youtube-nocookie.com', 'always')",
    );
    browser.expect_count(".notes li", 0);

    let mut more = bare;
    more["notes"] = json!([counted(1..=1)["notes"][1]]);
    let mut next = posts(1..=5);
    let film = json!({
        "type": "embed", "provider": "youtube", "title": "A film", "text": "What it shows.",
        "href": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    });
    next[0]["body"] = json!([
        { "type": "paragraph", "text": referring("two") },
        { "type": "image", "src": "lead.svg", "alt": "A line" },
        film,
    ]);
    more["live"]["posts"] = next.into();
    publish(&site, &more);

    browser.expect_count("#post-p5 .embed[data-loaded]", 1);
    browser.click("#post-p5 .enlarge");
    browser.expect("the picture over the page", OPEN, true);
    browser
        .press("Escape")
        .expect("the picture over the page", OPEN, false);
    browser.script("document.querySelector('.note-reference a').click()");
    browser.expect("the fragment", "location.hash", "#note-1");
    browser.script("document.querySelector('.notes__back').click()");
    browser.expect("the fragment", "location.hash", "#post-p5--to-note-1");
    browser.expect_count("#post-p5--to-note-1:target", 1);
}

#[test]
fn what_the_reader_uses_is_changed_when_it_is_no_longer_in_use() {
    let with_box = |words: &str| {
        let mut posts = posts(1..=4);
        posts[0]["body"] = json!([
            { "type": "paragraph", "text": words },
            { "type": "expander", "title": "More", "body": [{ "type": "paragraph", "text": "All." }] },
        ]);
        posts[1]["body"] = json!([{ "type": "paragraph", "text": words }]);
        blog(posts)
    };
    let site = site(with_box("As it was."));
    let browser = open(&site, BLOG);
    browser.click("#post-p4 summary");
    browser.script("document.activeElement.blur()");

    publish(&site, &with_box("As it is."));

    browser.expect_text("#post-p3 > p:last-of-type", "As it is.");
    assert_eq!(browser.text("#post-p4 > p:nth-of-type(2)"), "As it was.");
    browser.expect_count("#post-p4 details[open]", 1);
    browser.script("document.querySelector('#post-p4 details').open = false");
    browser.expect_text("#post-p4 > p:nth-of-type(2)", "As it is.");
}

#[test]
fn where_the_post_that_is_read_is_withdrawn_the_next_one_stays() {
    let site = site(blog(posts(1..=9)));
    let browser = open(&site, BLOG);
    stay_at(&browser, "#post-p5");
    let place = top(&browser, "#post-p4");

    let mut next = posts(1..=9);
    next.remove(4);
    publish(&site, &blog(next));

    browser.expect_count("#post-p5", 0);
    assert_stays(&browser, "#post-p4", place);
}

#[test]
fn nothing_moves_when_the_app_comes_or_the_posts_end() {
    let site = site(blog(posts(1..=4)));
    let browser = open(&site, BLOG);
    browser.resize(360, 900);
    let place = || top(&browser, "#live-posts").round();
    let alive = place();
    browser.script("delete document.documentElement.dataset.app");
    assert_eq!(place(), alive);
    browser.script("document.documentElement.dataset.app = 'live'");

    let mut last = blog(posts(1..=4));
    last["live"]["ended"] = json!("2025-05-20T12:00:00+02:00");
    publish(&site, &last);
    browser.expect_count(PAUSE, 0);
    assert_eq!(place(), alive);
}

#[test]
fn a_live_blog_has_no_barriers() {
    let mut blog = blog(posts(1..=12));
    blog["live"]["posts"][2]["pinned"] = json!(true);
    blog["live"]["summary"] = json!([{ "text": "What has happened." }]);
    let site = site(blog);
    let browser = open(&site, BLOG);
    for theme in ["light", "dark"] {
        browser.set_media(&[("prefers-color-scheme", theme)]);
        for width in [360, 1440] {
            browser.resize(width, 900).assert_accessible();
            let wide = "document.documentElement.scrollWidth <= innerWidth";
            browser.wait_for(wide, "no scrolling sideways");
        }
    }
}

//! A fragment of another page: what it names looks and stands as after a load of the page, on the way
//! there, on the way back and forth, and in a live blog under a filter.

use serde_json::{Value, json};

use crate::{
    live::{BLOG, blog, posts},
    support::{
        Browser, PLAIN, PLAIN_HEADING, STORY, STORY_HEADING, Site, at_each_base,
        publisher::Publisher,
    },
};

/// Its id, what can be seen of how it looks, and where it stands: of the only target.
fn target(browser: &Browser) -> Value {
    browser.settled(
        "the target",
        "(() => {
            const targets = [...document.querySelectorAll(':target')];
            return targets.map((target) => {
                const { outline, boxShadow, backgroundColor, borderInlineStart, display } = getComputedStyle(target);
                const { top } = target.getBoundingClientRect();
                return [target.id, Math.round(top), outline, boxShadow, backgroundColor, borderInlineStart, display];
            });
        })()",
        std::time::Duration::from_millis(300),
    )
}

/// The same look, at the same place but for what a browser rounds.
#[track_caller]
fn assert_alike(seen: &Value, expected: &Value, how: &str) {
    let place = |target: &Value| target[0][1].as_f64();
    let look = |target: &Value| {
        let mut look = target.clone();
        look[0][1] = Value::Null;
        look
    };
    assert_eq!(seen.as_array().map(Vec::len), Some(1), "{how}: {seen}");
    assert_eq!(look(seen), look(expected), "{how}");
    let distance = place(seen)
        .zip(place(expected))
        .map(|(one, other)| one - other);
    assert!(
        distance.is_some_and(|pixels| pixels.abs() <= 1.0),
        "{how}: {seen}, not {expected}"
    );
}

/// By a click on a link in the corner of the window, as in a list of corrections: nothing scrolls for it.
#[track_caller]
fn follow(browser: &Browser, address: &str) {
    browser.script(&format!(
        "const link = document.createElement('a');
         link.id = 'on';
         link.href = '{address}';
         link.append('on and on');
         Object.assign(link.style, {{ position: 'fixed', top: 0, left: 0, zIndex: 9, padding: '20px' }});
         document.body.append(link)"
    ));
    browser
        .click("#on")
        .script("document.getElementById('on').remove()");
}

/// What a load of the page shows.
fn loaded(site: &Site, address: &str) -> Value {
    let browser = Browser::setup()
        .size(600, 400)
        .before_scripts("delete globalThis.WebAssembly")
        .open(&site.url(address));
    let seen = target(&browser);
    assert_eq!(seen.as_array().map(Vec::len), Some(1), "{address}: {seen}");
    seen
}

fn opened(site: &Site, path: &str) -> Browser {
    let browser = Browser::setup().size(600, 400).open(&site.url(path));
    browser.wait_until_live().mark_document();
    browser
}

#[test]
fn what_a_link_to_a_fragment_of_another_page_names_is_the_target() {
    at_each_base(Site::at, |site| {
        for id in ["correction-1", "note-1", "a-part-2"] {
            let address = format!("{STORY}#{id}");
            let expected = loaded(site, &address);
            let browser = opened(site, PLAIN);

            follow(&browser, &site.path(&address));
            browser.expect_heading(STORY_HEADING);
            assert_alike(&target(&browser), &expected, "by a link");

            browser.back().expect_heading(PLAIN_HEADING);
            browser.expect_count(":target", 0).forward();
            browser.expect_heading(STORY_HEADING);
            assert_alike(&target(&browser), &expected, "by Forward");

            follow(&browser, &site.path(PLAIN));
            browser.expect_heading(PLAIN_HEADING);
            browser.expect_count(":target", 0).back();
            browser.expect_heading(STORY_HEADING);
            assert_alike(&target(&browser), &expected, "by Back");
            browser.expect_same_document().assert_silent();
        }
    });
}

#[test]
fn a_page_without_a_fragment_has_no_target_left_of_the_one_before() {
    at_each_base(Site::at, |site| {
        let browser = opened(site, &format!("{STORY}#correction-1"));
        browser.expect_count(":target", 1);

        follow(&browser, &site.path(PLAIN));
        browser
            .expect_heading(PLAIN_HEADING)
            .expect_count(":target", 0);
        follow(&browser, &site.path(STORY));

        browser
            .expect_heading(STORY_HEADING)
            .expect_count(":target", 0)
            .expect("the fragment", "location.hash", "")
            .expect("the place", "scrollY", 0)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn a_fragment_of_the_same_page_is_the_target_before_and_after_others_are_gone_to() {
    at_each_base(Site::at, |site| {
        let address = format!("{STORY}#correction-1");
        let expected = loaded(site, &address);
        let browser = opened(site, STORY);

        browser.script("document.querySelector('.corrected a').click()");
        assert_alike(&target(&browser), &expected, "on the same page");
        follow(&browser, &site.path(PLAIN));
        browser.expect_heading(PLAIN_HEADING).back();
        browser.expect_heading(STORY_HEADING);
        assert_alike(&target(&browser), &expected, "on the same page");
        browser.back().expect_count(":target", 0);
        browser.forward();
        assert_alike(&target(&browser), &expected, "on the same page");
        browser.expect_same_document().assert_silent();
    });
}

#[test]
fn a_post_that_is_no_key_event_is_seen_at_its_address_under_the_filter() {
    let publisher = || Publisher::new().with("articles/world/blog.json", blog(posts(1..=12)));
    at_each_base(
        |base| Site::of(publisher(), base),
        |site| {
            // The pages hold the newest five and more; this one is between two key events.
            let address = format!("{BLOG}?filter=key#post-p10");
            let seen = "(() => {
            const post = document.getElementById('post-p10');
            const { top } = post?.getBoundingClientRect() ?? {};
            return [Boolean(post?.checkVisibility()), Boolean(post?.matches(':target')), top > -1 && top < innerHeight / 2];
        })()";
            let browser = opened(site, &address);
            browser.expect("the post after a load", seen, json!([true, true, true]));
            let loaded = target(&browser);

            browser
                .visit(&site.url(PLAIN))
                .wait_until_live()
                .mark_document();
            follow(&browser, &site.path(&address));
            browser.expect("the post by a link", seen, json!([true, true, true]));
            assert_alike(&target(&browser), &loaded, "by a link");
            browser.back().expect_heading(PLAIN_HEADING).forward();
            browser.expect("the post by Forward", seen, json!([true, true, true]));
            browser.expect_same_document().assert_silent();
        },
    );
}

//! Posts and the filter have addresses, with scripts and without.

use super::{BLOG, blog, counted, open, posts, site};
use crate::{reading::OPEN, support::Browser};

#[test]
fn without_scripts_the_page_reads_and_a_post_is_at_its_address() {
    let site = site(blog(posts(1..=12)));
    let browser = Browser::setup()
        .without_scripts()
        .open(&site.url("world/blog/post/p2/"));

    browser.expect_path(&site.path("world/blog/page/1/"));
    browser.expect("the fragment", "location.hash", "#post-p2");
    browser.click(".turns__turn[rel=prev]");
    browser.expect_path(&site.path(BLOG));
    browser.expect_count(".live__posts .post", 7);
    browser.click_link("Key events only");
    browser.expect("the fragment", "location.hash", "#live-key");
    browser.expect_count("#live-key li", 3);
}

#[test]
fn the_filter_is_in_the_address_and_a_post_is_found_on_any_page() {
    let site = site(blog(posts(1..=12)));
    let browser = open(&site, BLOG);
    let seen =
        "[...document.querySelectorAll('.post')].filter(post => post.checkVisibility()).length";

    browser.click_link("Key events only");
    browser.expect("the query", "location.search", "?filter=key");
    browser.expect("the posts", seen, 2);
    browser.back().expect("the posts", seen, 7);
    browser.forward().expect("the posts", seen, 2);
    browser.reload().wait_until_live();
    browser.expect("the posts", seen, 2);

    browser
        .visit(&site.url("world/blog/#post-p2"))
        .wait_until_live();
    browser.expect_path(&site.path("world/blog/page/1/"));
    browser.expect("the fragment", "location.hash", "#post-p2");
    browser.expect_focus("#post-p2").mark_document();
    browser.click("#post-p3 .post__link");
    browser.expect("the fragment", "location.hash", "#post-p3");
    browser.expect_same_document().assert_silent();
}

#[test]
fn the_filter_stays_from_page_to_page() {
    let site = site(blog(posts(1..=12)));
    let browser = open(&site, BLOG);
    let seen =
        "[...document.querySelectorAll('.post')].filter(post => post.checkVisibility()).length";
    let query = "location.search";
    browser
        .click_link("Key events only")
        .click_link("Older updates")
        .expect_path(&site.path("world/blog/page/1/"))
        .expect("the query", query, "?filter=key")
        .expect("the posts", seen, 1)
        .click_link("Newer updates")
        .expect_path(&site.path(BLOG))
        .expect("the query", query, "?filter=key")
        .expect("the posts", seen, 2)
        .click("#live-key a[href$='#post-p4']")
        .expect_path(&site.path("world/blog/page/1/"))
        .expect("the query", query, "?filter=key")
        .expect_focus("#post-p4")
        .click_link("All updates")
        .expect_path(&site.path(BLOG))
        .expect("the query", query, "")
        .click_link("Older updates")
        .expect_path(&site.path("world/blog/page/1/"))
        .expect("the query", query, "")
        .expect("the posts", seen, 5)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn on_a_numbered_page_a_picture_opens_over_it() {
    let site = site(counted(1..=12));
    let browser = open(&site, "world/blog/page/1/");
    browser.click("#post-p3 .enlarge");
    browser.expect("the picture over the page", OPEN, true);
    browser.expect_same_document().assert_silent();
}

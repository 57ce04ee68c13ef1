//! One reader's way through a site in every engine, by WebDriver's common commands alone. All other
//! journeys are made in Chromium.

use serde_json::json;

use crate::support::{Browser, Engine, NAME, PLAIN, PLAIN_HEADING, STORY, STORY_HEADING, Site};

/// Expects the page at `path`, shown by the app that was there before.
#[track_caller]
fn shows(site: &Site, browser: &Browser, path: &str, heading: &str) {
    let title = if path.is_empty() {
        NAME.to_owned()
    } else {
        format!("{heading} | {NAME}")
    };
    browser
        .expect_heading(heading)
        .expect_path(&site.path(path))
        .expect_title(&title)
        .expect_same_document();
}

/// Clicks the link that says what the page at `path` is headed, and expects the focus on that heading.
#[track_caller]
fn follow(site: &Site, browser: &Browser, path: &str, heading: &str) {
    browser.click_link(heading);
    shows(site, browser, path, heading);
    browser.expect_focus("h1");
}

fn a_reader_goes_through_the_site(engine: Engine) {
    let site = Site::at("/news/site/");
    let browser = Browser::setup().in_engine(engine).open(&site.url(STORY));

    browser.wait_until_live().mark_document();
    shows(&site, &browser, STORY, STORY_HEADING);

    follow(&site, &browser, PLAIN, PLAIN_HEADING);

    browser.back();
    shows(&site, &browser, STORY, STORY_HEADING);
    browser.expect_focus("a[href$='/science/plain/']");

    browser.forward();
    shows(&site, &browser, PLAIN, PLAIN_HEADING);

    let targets = "[...document.querySelectorAll(':target')].map(({ id }) => id).join()";
    browser.script(&format!(
        "const link = document.createElement('a');
             link.href = '{}#correction-1';
             document.body.append(link);
             link.click();
             link.remove()",
        site.path(STORY)
    ));
    shows(&site, &browser, STORY, STORY_HEADING);
    browser.expect("the target", targets, "correction-1").back();
    shows(&site, &browser, PLAIN, PLAIN_HEADING);
    browser.expect("the target", targets, "").forward();
    shows(&site, &browser, STORY, STORY_HEADING);
    browser.expect("the target", targets, "correction-1").back();
    shows(&site, &browser, PLAIN, PLAIN_HEADING);

    follow(&site, &browser, "world/", "World");

    follow(&site, &browser, STORY, STORY_HEADING);

    browser.click_link("Note 1").expect(
        "the note, on the screen",
        "(() => {
            const note = document.querySelector(':target');
            const { top, bottom } = note.getBoundingClientRect();
            return [location.hash, note.id, top >= 0 && bottom <= innerHeight];
        })()",
        json!(["#note-1", "note-1", true]),
    );
    shows(&site, &browser, STORY, STORY_HEADING);

    browser.reload();
    browser
        .expect_new_document()
        .wait_until_live()
        .mark_document();
    shows(&site, &browser, STORY, STORY_HEADING);

    browser.back();
    browser.expect("the fragment", "location.hash", "");
    shows(&site, &browser, STORY, STORY_HEADING);

    let posts = "(() => {
        const { role, ariaExpanded } = document.querySelector('.author-box__posts');
        const titles = document.querySelectorAll('.author-box__latest li a');
        return [role, ariaExpanded, ...[...titles].map(link => link.textContent)];
    })()";
    browser
        .click(".author-box__posts")
        .expect(
            "the posts, unfolded",
            posts,
            json!(["button", "true", "الورق في بغداد"]),
        )
        .expect_focus(".author-box__posts");
    shows(&site, &browser, STORY, STORY_HEADING);

    follow(&site, &browser, "", NAME);

    browser
        .visit(&site.url("world/nothing/"))
        .wait_until_live()
        .mark_document();
    shows(&site, &browser, "world/nothing/", "Page not found");

    follow(&site, &browser, PLAIN, PLAIN_HEADING);
}

#[test]
fn a_reader_goes_through_the_site_in_chromium() {
    a_reader_goes_through_the_site(Engine::Chromium);
}

#[test]
#[ignore = "make test-engines runs it"]
fn a_reader_goes_through_the_site_in_firefox() {
    a_reader_goes_through_the_site(Engine::Firefox);
}

#[test]
#[ignore = "make test-engines runs it"]
fn a_reader_goes_through_the_site_in_webkit() {
    a_reader_goes_through_the_site(Engine::WebKit);
}

//! What is waited for and does not come, and what comes though it must not.

use std::{thread::sleep, time::Duration};

use super::site;
use crate::support::{Browser, Server, until_still};

const SHORT: Duration = Duration::from_millis(300);

/// Asks for a page, and again a moment later.
fn ask_twice(server: &Server) {
    let address = server.url("/a/");
    let ask = move || ureq::get(&address).call().is_ok();
    assert!(ask());
    std::thread::spawn(move || {
        sleep(Duration::from_millis(100));
        ask()
    });
}

#[test]
#[should_panic(expected = "a second heading happened")]
fn what_must_not_happen_fails_as_soon_as_it_does() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));
    page.script("setTimeout(() => document.body.append(document.createElement('h1')), 100)");

    let second = "document.querySelectorAll('h1').length > 1";
    page.assert_never("a second heading", second, Duration::from_secs(60));
}

#[test]
#[should_panic(expected = "nobody knows whether a heading happened")]
fn what_can_not_be_asked_is_not_taken_for_what_did_not_happen() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));

    page.assert_never("a heading", "document.nothing.length > 0", SHORT);
}

#[test]
fn what_does_not_happen_is_given_its_time() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));

    let start = std::time::Instant::now();
    page.assert_never("a table", "document.querySelector('table')", SHORT);

    assert!(start.elapsed() >= SHORT);
}

#[test]
#[should_panic(expected = "beyond 1 happened")]
fn a_request_too_many_is_seen() {
    let (server, _folder) = site();
    ask_twice(&server);

    server.assert_no_more_requests("/a/", 1, Duration::from_secs(60));
}

#[test]
fn requests_that_come_late_are_waited_for() {
    let (server, _folder) = site();
    ask_twice(&server);

    server.expect_requests("/a/", 2);
}

#[test]
#[should_panic(expected = "0 requests for /a/, not 1")]
fn requests_that_do_not_come_are_missed() {
    let (server, _folder) = site();

    server.expect_requests("/a/", 1);
}

#[test]
fn what_still_changes_is_not_still() {
    let mut changes = 0;
    let outcome = until_still(SHORT, || {
        changes = (changes + 1).min(10);
        changes
    });
    assert_eq!(outcome, Ok(10));

    let mut changes = 0;
    let outcome = until_still(SHORT, || {
        changes += 1;
        changes
    });
    assert!(outcome.is_err_and(|reason| reason.starts_with("it still changes")));
}

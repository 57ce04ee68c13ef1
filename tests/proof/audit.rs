//! What is found wrong with a page.

use super::site;
use crate::support::Browser;

#[test]
fn what_is_wrong_is_found() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));
    page.wait_until_live().assert_accessible().assert_silent();
    assert_eq!(page.layout_shift(), 0.0);
    page.visit(&server.url("/shift/")).wait_for(
        "document.documentElement.dataset.late",
        "the late paragraph",
    );
    assert!(page.layout_shift() > 0.001);
    let violations = page.visit(&server.url("/barrier/")).axe_violations();
    let rules: Vec<_> = violations
        .iter()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        rules,
        [
            "color-contrast (serious)",
            "image-alt (critical)",
            "target-size (serious)"
        ],
        "{violations:#?}"
    );
    assert!(violations[0].ends_with(": p"), "{}", violations[0]);
    page.assert_silent();
}

#[test]
#[should_panic(expected = "TrustedHTML")]
fn a_violation_of_the_policy_is_not_silent() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/violation/"));
    page.visit(&server.url("/"))
        .wait_until_live()
        .assert_silent();
}

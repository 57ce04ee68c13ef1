//! Markup that is not as it is said to be.

use crate::support::Document;

const PAGE: &str =
    "<!doctype html><p class=one title=\"a &amp; b\">One  <b>word</b><p>Two\n words</p>
    <script type=application/json>{ \"path\": \"/<b>/\" }</script>";

#[test]
fn a_page_is_read_as_browsers_read_it() {
    let page = Document::of(PAGE);

    assert_eq!(page.texts("p"), ["One word", "Two words"]);
    assert_eq!(page.attribute("p.one", "title").as_deref(), Some("a & b"));
    assert_eq!((page.count("b"), page.count("script b")), (1, 0));
    assert_eq!(page.json("script")["path"], "/<b>/");
    assert_eq!(page.json_if_any("script[id]"), None);
    assert!(page.attribute_values().any(|value| value == "a & b"));
}

#[test]
#[should_panic(expected = "the number of p")]
fn the_only_match_is_not_one_of_two() {
    Document::of(PAGE).text("p");
}

#[test]
#[should_panic(expected = "the number of h1")]
fn what_is_missing_has_no_words() {
    Document::of(PAGE).text("h1");
}

#[test]
#[should_panic(expected = "no selector")]
fn what_is_no_selector_matches_nothing_in_silence() {
    Document::of(PAGE).count("p[");
}

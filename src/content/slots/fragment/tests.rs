use super::*;

fn misfits(text: &str) -> Vec<String> {
    let misfits = Fragment::parse(text).misfits;
    misfits
        .iter()
        .map(|(at, misfit)| format!("{at:?} {misfit:?}"))
        .collect()
}

#[test]
fn what_is_closed_as_it_was_opened_is_whole() {
    for text in [
        "",
        "words & words",
        "<p>a <b>b</b><br>c <img src=a.png/></p>",
        "<!-- <div> --><p>a</p>",
        "<script>if (a < b) document.write('<p>')</script><p>a</p>",
        "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><title>a</title></svg>",
        "<textarea><p></textarea>",
        "<iframe name=\"a\" title=\"b\"></iframe>",
    ] {
        assert_eq!(misfits(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_not_closed_has_its_place() {
    for (text, expected) in [
        ("<p>a\n <b>c</p>", "(2, 2) Open(\"b\")"),
        ("a\n<div>", "(2, 1) Open(\"div\")"),
        ("</div>", "(1, 1) Stray(\"div\")"),
        ("<div/>", "(1, 1) SelfClosed(\"div\")"),
        ("<!DOCTYPE html>", "(1, 1) Doctype"),
        ("<p>a</p><!-- b", "(1, 15) Unfinished"),
        ("a\n<p class=\"x", "(2, 12) Unfinished"),
        ("<p>a</p></", "(1, 11) Unfinished"),
    ] {
        assert_eq!(misfits(text), [expected], "{text}");
    }
}

#[test]
fn a_file_of_any_size_is_read_with_its_places() {
    let lines = "<b>a</b>\n".repeat(100_000);
    assert_eq!(misfits(&(lines + "<i>")), ["(100001, 1) Open(\"i\")"]);
    assert_eq!(misfits(&"<b>".repeat(50_000)).len(), 50_000);
}

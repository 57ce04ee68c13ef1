//! Whatever stands in a file, it is read in good time, and what can't be read is said.

use std::time::{Duration, Instant};

use serde_json::Value;
use standfirst::content::markdown::{Story, read, write};

/// Far more than a megabyte takes, far less than anything quadratic would.
const LONG: Duration = Duration::from_secs(20);

fn timed(text: &str) -> Story {
    let begin = Instant::now();
    let story = read(&format!("---\nheadline: A\n---\n{text}"));
    assert!(begin.elapsed() < LONG, "{:?}", begin.elapsed());
    story
}

fn says(story: &Story, what: &str) {
    let said: Vec<_> = story.troubles.iter().map(|one| one.what.as_str()).collect();
    assert!(said.iter().any(|one| one.contains(what)), "{said:?}");
}

#[test]
fn many_fields_are_read_in_good_time() {
    let fields: String = (0..60_000).map(|count| format!("a{count}: b\n")).collect();
    let begin = Instant::now();
    let story = read(&format!("---\n{fields}---\n"));
    assert_eq!(
        story.value.as_object().map(|fields| fields.len()),
        Some(60_001)
    );
    // Each compared with all before it takes four times as long for twice as many: half a minute and more.
    assert!(begin.elapsed() < LONG, "{:?}", begin.elapsed());
}

#[test]
fn what_is_nested_ten_thousand_deep_is_named() {
    let many = |piece: &str| piece.repeat(10_000);
    for nested in [
        format!("{} words", many(">")),
        format!("{} words", many("- ")),
        format!("{}words", many("1. ")),
        format!("{}words{}", many("<em>"), many("</em>")),
        (0..10_000)
            .map(|count| format!("{}info-box\n", ":".repeat(3 + count % 50)))
            .collect(),
        many("<details><summary>A</summary>\n\n"),
    ] {
        let story = timed(&nested);
        assert!(!story.troubles.is_empty(), "{nested:.40}");
        write(&story.value);
    }
    for folded in [
        format!(
            "{}A\n\n{}",
            many("<details><summary>A</summary>\n\n"),
            many("</details>\n\n")
        ),
        format!(
            "{}A\n{}\n",
            many("<details><summary>A</summary>\n"),
            many("</details>")
        ),
    ] {
        says(&timed(&folded), "too many folded parts");
    }
    timed(&format!("::image {{{}=1}}", many("a.")));
    let dotted = format!("+++\n{}a = 1\n+++\n", many("a."));
    says(&read(&dotted), "too many parts");
    let flow = format!("---\nlead: {}\n---\n", many("["));
    says(&read(&flow), "");
    let flow = format!("---\nlead: {}{}\n---\n", many("["), many("]"));
    says(&read(&flow), "too many parts");
    let flow = format!("+++\nlead = {}{}\n+++\n", many("["), many("]"));
    says(&read(&flow), "TOML");
}

#[test]
fn a_megabyte_on_one_line_is_read() {
    for piece in [
        "word ", "*", "[", "](", "`", "<", "&", "$", "![", "[^a]", "\\", "|", "{", "**a** ",
    ] {
        timed(&piece.repeat((1 << 20) / piece.len()));
    }
}

#[test]
fn fifty_thousand_blocks_are_read() {
    let story = timed(&"::divider\n".repeat(50_000));
    assert_eq!(story.value["body"].as_array().map(Vec::len), Some(50_000));
    let story = timed(&":::in-short\nWords.\n:::\n\n".repeat(50_000));
    assert_eq!(story.value["body"].as_array().map(Vec::len), Some(50_000));
    assert_eq!(story.troubles, []);
    timed(&":::\n".repeat(50_000));
    timed(&"[^a]: Words\n\n".repeat(50_000));
    timed(&"- item\n".repeat(50_000));
}

#[test]
fn values_that_name_each_other_are_refused() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    let story = read(&format!("---\n{bomb}---\n"));
    says(&story, "`&`");
}

#[test]
fn other_ends_of_lines_and_none_at_all_are_read() {
    let story = read(
        "---\r\nheadline: A\r\n---\r\n\r\nOne\r\ntwo\r\n\r\n```\r\na\r\nb\r\n```\r\n\r\n:::in-short\r\n---\r\ntext: B\r\n---\r\n:::",
    );
    assert_eq!(story.troubles, []);
    assert_eq!(story.value["headline"], "A");
    assert_eq!(story.value["body"][0]["text"], "One\ntwo");
    assert_eq!(story.value["body"][1]["text"], "a\nb");
    assert_eq!(story.value["body"][2]["text"], "B");
    assert_eq!(
        read("---\nheadline: A\n---").value["body"],
        Value::Array(Vec::new())
    );
}

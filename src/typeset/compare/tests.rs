use jiff::Timestamp;

use super::*;
use crate::model::Moment;

fn revision(headline: &str, body: &[&str]) -> Revision {
    Revision {
        hash: String::new(),
        at: Moment(Timestamp::UNIX_EPOCH),
        headline: headline.to_owned(),
        standfirst: String::new(),
        body: body.iter().map(|text| (*text).to_owned()).collect(),
    }
}

/// `[-old-]` and `{+new+}`, as git has them.
fn compared(old: &[&str], new: &[&str]) -> Vec<String> {
    let passages = compare(&revision("", old), &revision("", new));
    let runs = |passage: &Passage| passage.runs.iter().map(run).collect();
    passages.iter().map(runs).collect()
}

fn run(run: &Run) -> String {
    match run {
        Run::Kept(text) => text.clone(),
        Run::Gap => "…".to_owned(),
        Run::Removed(text) => format!("[-{text}-]"),
        Run::Added(text) => format!("{{+{text}+}}"),
    }
}

#[test]
fn what_is_the_same_is_left_out() {
    assert_eq!(
        compared(&["one two", "three"], &["one two", "three"]),
        [""; 0]
    );
    assert_eq!(
        compared(
            &["same", "it was 12 metres long"],
            &["same", "it was 21 metres long"]
        ),
        ["it was [-12-]{+21+} metres long"]
    );
}

#[test]
fn words_that_change_together_stay_together() {
    assert_eq!(
        compared(
            &["he said one two three to her"],
            &["he said four five six to her"]
        ),
        ["he said [-one two three-]{+four five six+} to her"]
    );
}

#[test]
fn a_paragraph_is_compared_with_the_one_that_it_came_of() {
    let old = ["the dam is 70 metres high and full"];
    let new = [
        "a new paragraph about another thing",
        "the dam is 71 metres high and full",
    ];

    assert_eq!(
        compared(&old, &new),
        [
            "{+a new paragraph about another thing+}",
            "the dam is [-70-]{+71+} metres high and full",
        ]
    );
    assert_eq!(
        compared(&new, &old),
        [
            "[-a new paragraph about another thing-]",
            "the dam is [-71-]{+70+} metres high and full",
        ]
    );
}

#[test]
fn what_is_far_from_a_change_is_left_out() {
    let many = |word: &str| vec![word; 40].join(" ");
    let old = format!("{} old {}", many("a"), many("b"));
    let new = format!("{} new {}", many("a"), many("b"));

    let text = compared(&[&old], &[&new]);

    assert_eq!(text.len(), 1);
    assert!(text[0].starts_with("…a a"), "{text:?}");
    assert!(text[0].contains("[-old-]{+new+}"), "{text:?}");
    assert!(text[0].ends_with("b b …"), "{text:?}");
}

#[test]
fn a_language_without_spaces_is_compared_too() {
    assert_eq!(
        compared(&["東京は大きい都市です"], &["東京は古い都市です"]),
        ["東京は[-大き-]{+古+}い都市です"]
    );
}

#[test]
fn a_headline_is_a_passage() {
    let passages = compare(&revision("Old", &[]), &revision("New", &[]));

    assert_eq!(passages.len(), 1);
    assert_eq!(passages[0].part, Part::Headline);
}

#[test]
fn a_book_is_compared_in_no_time() {
    let book = |word: &str| -> Vec<String> {
        (0..3000)
            .map(|number| format!("{word} {number} {}", "and so on ".repeat(50)))
            .collect()
    };
    let (old, new) = (book("one"), book("two"));
    let (old, new): (Vec<_>, Vec<_>) = (
        old.iter().map(String::as_str).collect(),
        new.iter().map(String::as_str).collect(),
    );
    let start = std::time::Instant::now();

    assert_eq!(compared(&old, &new).len(), 3000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

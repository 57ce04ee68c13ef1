//! What is said of Markdown that is no story, and where.

use super::super::checked;
use crate::support::publisher::Publisher;

pub const FRONT: &str =
    "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n";

/// What a check says of a story in Markdown, without its path.
pub fn said_of(markdown: &str) -> String {
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/wrong.md");
    std::fs::write(file, markdown).expect("a file");
    let said = checked(&publisher).replace("content/articles/world/", "");
    let severity = |line: &str| line.find("error[").or_else(|| line.find("warning["));
    let without_rule = |line: &str| match (severity(line), line.find("]: ")) {
        (Some(start), Some(end)) => format!("{}{}\n", &line[..start], &line[end + 3..]),
        _ => format!("{line}\n"),
    };
    said.lines().map(without_rule).collect()
}

pub fn says(markdown: &str, lines: &[&str]) {
    let said = said_of(markdown);
    for line in lines {
        assert!(said.contains(line), "{line}\n\n{said}");
    }
}

pub fn body_says(body: &str, lines: &[&str]) {
    says(&format!("{FRONT}{body}"), lines);
}

#[test]
fn front_matter_that_is_missing_or_does_not_end_is_named_alone() {
    says(
        "A story\n",
        &["wrong.md:1:1: the story's fields are missing", "1 problem"],
    );
    says(
        "---\nheadline: A\n",
        &["wrong.md:1:1: the story's fields don't end", "1 problem"],
    );
    says(
        "---\nheadline: a: b\n---\n",
        &["wrong.md:2:", "a colon and a space", "1 problem"],
    );
    says(
        "---\nlead:\n\tsrc: a\n---\n",
        &["wrong.md:3:", "tab", "1 problem"],
    );
    says(
        "+++\nheadline = A\n+++\n",
        &["wrong.md:2:", "not TOML", "1 problem"],
    );
}

#[test]
fn front_matter_is_held_to_the_schema_at_its_place() {
    let front = FRONT.replace("section: world", "sektion: world");
    says(
        &front,
        &[
            "wrong.md:3:1: there is no field `sektion` here",
            "did you mean `section`?",
        ],
    );
    let front = FRONT.replace("section: world", "section: world\nsection: science");
    says(
        &front,
        &["wrong.md:4:1: `section` stands here a second time"],
    );
    let front = FRONT.replace("section: world", "section: world\nbody: A");
    says(
        &front,
        &["wrong.md:4:1: the body of a story in Markdown is no field"],
    );
    let front = FRONT.replace("section: world", "section: world\nlead:\n  src: lead.svg");
    says(&front, &["wrong.md:4:1: `alt` is missing", "add `alt: …`"]);
}

#[test]
fn blocks_are_held_to_the_schema_and_the_rules_at_their_places() {
    body_says(
        "A\n\n:::infobox {title=A}\nB\n:::\n",
        &[
            "wrong.md:8:1: there is no type \"infobox\" here",
            "`info-box`",
        ],
    );
    body_says("A [b](/nowhere/).\n", &["wrong.md:6:7: ", "/nowhere/"]);
    body_says("A[^b]\n", &["wrong.md:6:2: ", "b"]);
    body_says(
        ":::chart\n---\nkind: pie\n---\n:::\n",
        &["wrong.md:8:1: `kind` can't be \"pie\""],
    );
    body_says(
        ":::quote {atribution=A}\nB\n:::\n",
        &["wrong.md:6:11: there is no field `atribution` here"],
    );
}

#[test]
fn markdown_that_a_story_has_no_place_for_is_named() {
    body_says(
        "# A\n",
        &["wrong.md:6:1: this heading is as large as the headline"],
    );
    body_says(
        "#### A\n",
        &["wrong.md:6:1: there is no heading with 4 signs"],
    );
    body_says(
        "A ![b](lead.svg) c\n",
        &["wrong.md:6:3: a picture stands among words"],
    );
    body_says("A <blink>b</blink>\n", &["wrong.md:6:3: ", "`<blink>`"]);
    body_says("A <em>b\n", &["wrong.md:6:3: `<em>` is not closed"]);
    body_says("A </em>b\n", &["wrong.md:6:3: `</em>` closes nothing here"]);
    body_says(
        "<script>alert(1)</script>\n",
        &["wrong.md:6:1: ", "`<script>`"],
    );
    body_says("<!-- A\n\nB\n", &["wrong.md:6:1: a comment is not closed"]);
    body_says(
        "- A\n\n  B\n",
        &[
            "wrong.md:8:3: there is no place for this paragraph",
            "`<br><br>`",
        ],
    );
    body_says(
        "- [ ] A\n- [x] B\n",
        &[
            "wrong.md:6:3: nothing can be ticked off",
            "wrong.md:7:3: nothing can be ticked off",
        ],
    );
    body_says("##\n\nA\n", &["wrong.md:6:1: this heading has no words"]);
    body_says(
        "| A |\n| - |\n| b | c |\n",
        &["wrong.md:8:1: this row has 2 cells and the table 1 columns"],
    );
    body_says(
        "It costs $5 **million** or A$60\n",
        &["wrong.md:6:10: what stands between these two dollar signs"],
    );
    body_says("[A](/ \"b\")\n", &["wrong.md:6:1: a link has a title"]);
    body_says(
        "<iframe src=\"https://a.example/\" title=\"B\"></iframe>\n",
        &["wrong.md:6:1: nobody is known who sends the frame"],
    );
}

#[test]
fn directives_that_are_not_closed_or_unreadable_are_named() {
    body_says(
        ":::info-box {title=A}\nB\n",
        &["wrong.md:6:1: `info-box` is not closed"],
    );
    body_says(":::\n", &["wrong.md:6:1: these colons close nothing"]);
    body_says(
        "::: warning Take care\nB\n:::\n",
        &["wrong.md:6:13: this line begins like a block"],
    );
    body_says(
        ":::info-box {title=\"A}\nB\n:::\n",
        &["wrong.md:6:19: a quotation mark is not closed"],
    );
    body_says(
        ":::info-box\n---\ntitle: A\n\nB\n",
        &["wrong.md:6:1: the fields of `info-box` don't end"],
    );
    body_says(
        "::::info-box {title=A}\n:::expander {title=B}\nC\n::::\n",
        &["wrong.md:7:1: `expander` is not closed"],
    );
}

#[test]
fn a_story_in_both_forms_is_named_with_both() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/science/plain.md");
    let story = FRONT.replace("section: world", "section: science");
    std::fs::write(file, story).expect("a file");

    let said = checked(&publisher);

    assert!(said.contains("science/plain.md"), "{said}");
    assert!(said.contains("science/plain.json"), "{said}");
}

#[test]
fn an_author_is_not_written_in_markdown() {
    let publisher = Publisher::new();
    std::fs::write(publisher.content("authors/ada.md"), "---\n---\n").expect("a file");

    let said = checked(&publisher);

    assert!(said.contains("write it as a `.json` file"), "{said}");
}

#[test]
fn a_copy_of_a_story_in_markdown_is_named_as_one() {
    let publisher = Publisher::new();
    let file = publisher.content("articles/world/plain (conflicted copy).md");
    std::fs::write(file, FRONT).expect("a file");

    let said = checked(&publisher);

    assert!(said.contains("this is a copy of `plain.md`"), "{said}");
}

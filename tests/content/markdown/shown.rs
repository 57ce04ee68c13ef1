//! What is said of Markdown is said in Markdown, and signs that mean nothing are told.

use super::mistakes::{FRONT, body_says, said_of, says};

#[test]
fn what_is_to_be_written_is_shown_as_it_stands_in_the_file() {
    let toml = "+++\nheadline = \"A\"\nsection = \"world\"\npublished = 2025-05-09T18:30:00+02:00\n[lead]\nsrc = \"lead.svg\"\n+++\n";
    says(toml, &["`alt` is missing", "add `alt = …`"]);
    body_says(
        "Words.\n\n[^a]: A note.\n",
        &[
            "nothing refers to the note `a`",
            "put `[^a]` where it belongs",
        ],
    );
    body_says("### A part of a part\n", &["write `##`"]);
    body_says(
        "| A | |\n| - | - |\n| 1 | 2 |\n",
        &[
            "column 2 of this table has no head",
            "write in the first row of the table",
        ],
    );
    body_says(
        "::embed {href=\"https://www.youtube.com/watch?v=jNQXAC9IVRw\"}\n",
        &["`title` is missing", "add `{title=\"…\"}`"],
    );
}

#[test]
fn a_link_without_words_is_named_and_does_not_vanish() {
    for body in ["[](/world/)\n", "Words [ ](/world/) here.\n"] {
        body_says(body, &["wrong.md:6:", "1 problem"]);
    }
    body_says(
        "[](/world/)\n",
        &[
            "wrong.md:6:1: this link has no words",
            "write them between the brackets",
        ],
    );
    body_says(
        "[![A](lead.svg)](/world/)\n",
        &["a picture stands among words"],
    );
}

#[test]
fn attributes_that_cannot_be_read_are_explained_where_they_break_off() {
    let href = "https://www.youtube.com/watch?v=jNQXAC9IVRw";
    body_says(
        &format!("::embed {{href={href} title=\"A film\"}}\n"),
        &[
            "wrong.md:6:46: a sign stands in a value that needs quotation marks",
            &format!("`href=\"{href}\"`"),
        ],
    );
    body_says(
        ":::info-box {title=\"A title}\nWords.\n:::\n",
        &[
            "wrong.md:6:19: a quotation mark is not closed",
            "write `\"` after the value",
        ],
    );
    body_says(
        ":::info-box {title=“A title”}\nWords.\n:::\n",
        &[
            "a value begins with a quotation mark of print",
            "write `title=\"…\"`",
        ],
    );
    body_says(
        ":::info-box {title=\"A\"\nWords.\n:::\n",
        &["the brace is not closed"],
    );
    body_says(
        "![A](lead.svg){credit=\"Ada}\n",
        &["wrong.md:6:22: a quotation mark is not closed"],
    );
    body_says(
        "```rust {caption=\"It runs}\nfn main() {}\n```\n",
        &["a quotation mark is not closed in braces after the fence"],
    );
}

#[test]
fn signs_that_mean_nothing_where_they_stand_are_told_as_advice() {
    for (body, lines) in [
        (
            "See [the list][] and [that one][b].\n",
            [
                "wrong.md:6:5: `[the list][]` names no address",
                "wrong.md:6:22: `[that one][b]` names no address",
            ],
        ),
        (
            "| A | B |\n| :-: | --: |\n| 1 | 2 |\n",
            [
                "wrong.md:7:3: a column is not centred here",
                "write `---` where words",
            ],
        ),
    ] {
        let said = said_of(&format!("{FRONT}{body}"));
        for line in lines {
            assert!(said.contains(line), "{line}\n\n{said}");
        }
    }
    for good in [
        "The cell a[i][j], and [sic].\n",
        "[d][]\n\n[d]: /world/\n",
        "Note [1].\n",
    ] {
        assert!(
            said_of(&format!("{FRONT}{good}")).contains("no problems"),
            "{good}"
        );
    }
}

#[test]
fn signs_of_markdown_in_a_field_are_told_at_their_place() {
    for (headline, place) in [
        ("The *last* day", "2:15: `*last*` is shown with its signs"),
        ("The **last** day", "2:15: `**last**` is shown"),
        ("How `grep` works", "2:15: `grep` is shown"),
        ("See [this](/world/)", "2:15: `[this](/world/)` is shown"),
    ] {
        let front = FRONT.replace("headline: A", &format!("headline: {headline}"));
        let said = said_of(&front);
        for words in [place, "take the signs out"] {
            assert!(said.contains(words), "{words}\n\n{said}");
        }
    }
    for headline in ["2 * 3 * 4", "Price* and terms*", "The [sic] letter", "A(b)"] {
        let front = FRONT.replace("headline: A", &format!("headline: {headline:?}"));
        assert!(
            said_of(&front).contains("no problems"),
            "{headline}: {}",
            said_of(&front)
        );
    }
}

#[test]
fn what_a_block_lacks_is_shown_as_it_is_written_in_it() {
    for (body, mend) in [
        (
            ":::gallery\n:::\n",
            "write pictures in it, such as `![What it shows](path.jpg)`",
        ),
        (
            ":::chart {kind=line title=A alt=B}\n:::\n",
            "write a table in it",
        ),
        (
            ":::map {title=A alt=B}\n:::\n",
            "write `values: …` in it, between two lines `---`",
        ),
        (
            "::embed {href=https://nobody.example/x title=T}\n",
            "`{provider=\"mastodon\"}`",
        ),
        (
            "::embed {href=\"https://vimeo.com/1\" title=Two words}\n",
            "as in `title=\"Two words\"`",
        ),
        (":::review {item=A stars=9}\n:::\n", "it may be 5 at most"),
    ] {
        body_says(body, &[mend]);
    }
}

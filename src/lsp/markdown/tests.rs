use super::*;

/// What the cursor is at, with the cursor at `|`: the path, what is replaced and what is typed.
fn at(marked: &str) -> Option<(String, String, String)> {
    let cursor = marked.find('|').unwrap();
    let text = marked.replacen('|', "", 1);
    let around = |replaced: Range<usize>, before: &str, after: &str| {
        format!("{before}{}{after}", &text[replaced])
    };
    Some(match place(&text, cursor)? {
        Place::Value(spot) => {
            let replaced = around(spot.replaced, spot.before, spot.after);
            (spot.path.join("/"), replaced, spot.typed)
        }
        Place::Field(block, path, word) => {
            let at = format!("{}#{}", block.unwrap_or_default(), path.join("/"));
            (at, around(word.replaced, "", word.after), String::new())
        }
        Place::Directive(word) => {
            let replaced = around(word.replaced, "", word.after);
            (":::".to_owned(), replaced, String::new())
        }
    })
}

fn finds(cases: &[(&str, &str, &str, &str)]) {
    for (marked, path, replaced, typed) in cases {
        let expected = (
            (*path).to_owned(),
            (*replaced).to_owned(),
            (*typed).to_owned(),
        );
        assert_eq!(at(marked), Some(expected), "{marked}");
    }
}

#[test]
fn a_value_of_yaml_is_found_finished_or_not() {
    finds(&[
        ("---\nsection: sc|i\n---\n", "section", "sci", "sc"),
        ("---\nsection: |\nheadline: [\n", "section", "", ""),
        ("---\nsection:|\n---\n", "section", " ", ""),
        ("---\nsection: \"sc|i\" # x\n---\n", "section", "sci", "sc"),
        ("---\nsection: 'sc|\n---\n", "section", "sc'", "sc"),
        ("---\nsection: sc|i # x\n---\n", "section", "sci", "sc"),
        ("---\ntopics: [a, b|, c]\n---\n", "topics/1", "b", "b"),
        ("---\ntopics: [|\nsection: a\n---\n", "topics/0", "", ""),
        (
            "---\ntopics: [\n  a,\n  \"b|\",\n]\n---\n",
            "topics/1",
            "b",
            "b",
        ),
        ("---\ntopics:\n  - a\n  - b|\n---\n", "topics/0", "b", "b"),
        ("---\ntopics:\n- a\n- |\n---\n", "topics/0", "", ""),
        (
            "---\nauthors:\n  - author: d|\n    role: editor\n",
            "authors/0/author",
            "d",
            "d",
        ),
        (
            "---\nauthors: [{author: d|}]\n---\n",
            "authors/0/author",
            "d",
            "d",
        ),
        (
            "---\nlead:\n  alt: a\n  src: l|\n---\n",
            "lead/src",
            "l",
            "l",
        ),
        ("---\nlead: {alt: a, src: l|}\n---\n", "lead/src", "l", "l"),
        ("---\ntopics: [a\nsection: b|\n---\n", "section", "b", "b"),
        (
            "---\nlead:\n  src: a\nsection: b|\n---\n",
            "section",
            "b",
            "b",
        ),
    ]);
}

#[test]
fn a_comment_is_no_part_of_a_value() {
    finds(&[
        ("---\nsection: |# x\n---\n", "section", " ", ""),
        ("---\nsection:| # x\n---\n", "section", " ", ""),
        ("---\nsection: sc| # x: y\n---\n", "section", "sc", "sc"),
        ("---\ntopics:\n  - |# a: b\n---\n", "topics/0", " ", ""),
        (
            "---\ntopics: [\n  a, # b, c\n  d| # e\n]\n---\n",
            "topics/1",
            "d",
            "d",
        ),
        ("---\ntopics: [\n  |# a\n]\n---\n", "topics/0", "", ""),
        ("+++\nsection = |# x\n+++\n", "section", "\"\" ", ""),
        ("+++\nsection = sc|i # x\n+++\n", "section", "\"sci\"", "sc"),
    ]);
    for marked in [
        "---\nsection: a # x|\n---\n",
        "---\ntopics:\n  - # x|\n---\n",
        "---\ntopics: [\n  a, # x|\n]\n---\n",
        "+++\nsection = # x|\n+++\n",
    ] {
        assert_eq!(at(marked), None, "{marked}");
    }
}

#[test]
fn names_are_offered_behind_the_last_line_of_fields_that_do_not_end() {
    finds(&[
        ("---\n|", "#", ": ", ""),
        ("---\n|\n", "#", ": ", ""),
        ("---\nsection: a\n|", "#", ": ", ""),
        ("+++\n|", "#", " = ", ""),
        ("---\na: b\n---\n:::chart\n---\n|", "chart#", ": ", ""),
    ]);
}

#[test]
fn a_divider_is_no_end_and_no_beginning_of_fields() {
    let end = "---\na: b\n---\n\n:::info-box\nWords.\n:::\n---\n";
    finds(&[
        (&format!("{end}[a](/b|)\n"), "href", "/b", "/b"),
        (&format!("{end}\n:::|\n"), ":::", "", ""),
    ]);
    // What is no block in code is none here either.
    let code = "````\n```\n:::chart\n---\nki|\n````\n";
    assert_eq!(at(code), None);
}

#[test]
fn code_ends_at_as_many_signs_as_it_begins_with() {
    let code = "````\n```\n[b](/x)\n```\n";
    finds(&[(&format!("{code}````\n[b](/y|)\n"), "href", "/y", "/y")]);
    for rest in ["[b](/x|)\n", "~~~~\n[b](/x|)\n", "``` x\n[b](/x|)\n"] {
        let marked = format!("{code}{rest}");
        assert_eq!(at(&marked), None, "{marked}");
    }
}

#[test]
fn a_value_of_toml_is_found_finished_or_not() {
    finds(&[
        ("+++\nsection = \"sc|i\"\n+++\n", "section", "sci", "sc"),
        ("+++\nsection = \"sc|\n+++\n", "section", "sc\"", "sc"),
        ("+++\nsection = |\n+++\n", "section", "\"\"", ""),
        ("+++\ntopics = [\"a\", \"b|\"]\n+++\n", "topics/1", "b", "b"),
        (
            "+++\ntopics = [\n  \"a\",\n  |\n]\n+++\n",
            "topics/1",
            "\"\"",
            "",
        ),
        (
            "+++\ntopics = [\"a\"\nsection = \"b|\"\n+++\n",
            "section",
            "b",
            "b",
        ),
        ("+++\n[lead]\nsrc = \"l|\"\n+++\n", "lead/src", "l", "l"),
        ("+++\nlead = { src = \"l|\" }\n+++\n", "lead/src", "l", "l"),
        ("+++\nlead.src = \"l|\"\n+++\n", "lead/src", "l", "l"),
        (
            "+++\n[[authors]]\nauthor = \"d|\"\n+++\n",
            "authors/0/author",
            "d",
            "d",
        ),
    ]);
}

#[test]
fn the_name_of_a_field_and_the_kind_of_a_block_are_found() {
    finds(&[
        ("---\nhea|\n---\n", "#", "hea: ", ""),
        ("---\nhea|d: x\n---\n", "#", "head", ""),
        ("---\nlead:\n  |\n", "#lead", ": ", ""),
        (
            "---\nauthors:\n  - author: a\n    ro|\n",
            "#authors/0",
            "ro: ",
            "",
        ),
        ("+++\nhea|\n+++\n", "#", "hea = ", ""),
        (
            "---\na: b\n---\n:::chart\n---\nki|\n---\n:::\n",
            "chart#",
            "ki: ",
            "",
        ),
        ("---\na: b\n---\n\n:::|\n", ":::", "", ""),
        ("---\na: b\n---\n\n:::inf|o {title=A}\n", ":::", "info", ""),
        ("---\na: b\n---\n\n::em|\n", ":::", "em", ""),
    ]);
}

#[test]
fn what_a_link_a_picture_and_an_attribute_name_is_found() {
    finds(&[
        ("A [b](/sc|i) c", "href", "/sci", "/sc"),
        ("A [b](|", "href", ")", ""),
        ("A [b *c*](/x) and [d](</y|>)", "href", "/y", "/y"),
        ("![a](l|.svg){role=wide}", "src", "l.svg", "l"),
        ("[![a](x.svg)](/y|)", "href", "/y", "/y"),
        ("[a]: /sc|i", "href", "/sci", "/sc"),
        (
            ":::info-box {title=\"A b\" href=/sc|i}",
            "href",
            "/sci",
            "/sc",
        ),
        ("::card {href=\"/sc|\"}", "href", "/sc", "/sc"),
        ("![a](x.svg){src=l|}", "src", "l", "l"),
    ]);
}

#[test]
fn where_nothing_is_named_nothing_is_found() {
    for marked in [
        "|",
        "--|-\nsection: a\n---\n",
        "---\nsection: a\n--|-\n",
        "---\n# sec|tion\n---\n",
        "---\nsection: a\n---\nWords [|",
        "Words (/a|)",
        "[b](/x) a|",
        "```\n[b](/x|)\n```\n",
        "---\ntopics: [a] |\n---\n",
    ] {
        assert_eq!(at(marked), None, "{marked}");
    }
}

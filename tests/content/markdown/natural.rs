//! What people write in Markdown becomes the blocks that they expect.

use serde_json::json;
use standfirst::content::markdown::{read, write};

use super::{body, paragraph, words};

#[test]
fn words_are_marked_as_in_markdown_or_by_elements() {
    assert_eq!(
        words("A *b* **c** `d` [e](/f/) H<sub>2</sub>O <span lang=\"de\">g</span><br>h $i$[^j]"),
        json!([
            "A ",
            { "type": "emphasis", "text": "b" },
            " ",
            { "type": "strong", "text": "c" },
            " ",
            { "type": "code", "text": "d" },
            " ",
            { "type": "link", "href": "/f/", "text": "e" },
            " H",
            { "type": "sub", "text": "2" },
            "O ",
            { "type": "language", "language": "de", "text": "g" },
            { "type": "line-break" },
            "h ",
            { "type": "formula", "latex": "i" },
            { "type": "note", "note": "j" }
        ])
    );
    assert_eq!(
        words("<b>A</b> <i>b</i> <a href=\"/c/?d&amp;e\">f</a> <!-- left out -->g"),
        json!([
            { "type": "strong", "text": "A" },
            " ",
            { "type": "emphasis", "text": "b" },
            " ",
            { "type": "link", "href": "/c/?d&e", "text": "f" },
            " g"
        ])
    );
}

#[test]
fn two_signs_strike_words_out_and_one_does_not() {
    let deleted =
        json!({ "type": "deletion", "text": ["b ", { "type": "emphasis", "text": "c" }] });
    assert_eq!(words("A ~~b *c*~~ d"), json!(["A ", deleted, " d"]));
    for plain in ["~5 or ~6", "H~2~O", "a ~b c~ d", "~ ~ a"] {
        assert_eq!(words(plain), plain);
    }
    assert_eq!(words("a \\~\\~b\\~\\~ c"), "a ~~b~~ c");
    let text = json!({ "body": [{ "type": "paragraph", "text": "~~a~~ ~b~ ~~~" }] });
    assert_eq!(read(&write(&text)).value["body"], text["body"]);
}

#[test]
fn sums_of_money_are_no_formula() {
    assert_eq!(
        words("It costs $5bn–$10bn, or US$5 and NZ$7"),
        "It costs $5bn–$10bn, or US$5 and NZ$7"
    );
}

#[test]
fn links_may_be_written_out_anywhere() {
    let blocks = body("A [b][c].\n\n:::info-box {title=D}\nAn [e][C].\n:::\n\n[c]: /f/");
    let link = json!({ "type": "link", "href": "/f/", "text": "b" });
    assert_eq!(blocks[0]["text"][1], link);
    assert_eq!(blocks[1]["body"][0]["text"][1]["href"], "/f/");
}

#[test]
fn blocks_that_markdown_has_are_those_of_a_story() {
    let blocks = body(
        "## A\n\n### B\n\n- c\n- d\n  1. e\n\n> f\n>\n> — [G](https://h.example/)\n\n```rust {caption=\"I\"}\nj\n```\n\n---\n\nK\n: L\n\n$$m$$ {label=1}\n\n![N](o.jpg \"P\"){credit=\"Q\" role=wide}\n\n| R | S |\n| --- | --: |\n| t | 1 |\n",
    );
    assert_eq!(
        blocks,
        json!([
            { "type": "heading", "text": "A" },
            { "type": "heading", "text": "B", "level": 3 },
            { "type": "list", "items": [{ "text": "c" }, { "text": "d", "ordered": true, "items": [{ "text": "e" }] }] },
            { "type": "quote", "text": "f", "attribution": "G", "source": "https://h.example/" },
            { "type": "code", "language": "rust", "text": "j", "caption": { "text": "I" } },
            { "type": "divider" },
            { "type": "definitions", "items": [{ "term": { "text": "K" }, "meanings": [{ "text": "L" }] }] },
            { "type": "formula", "latex": "m", "label": "1" },
            { "type": "image", "src": "o.jpg", "alt": "N", "role": "wide", "caption": { "text": "P", "credit": "Q" } },
            { "type": "table", "columns": [{ "text": "R" }, { "text": "S", "numeric": true }], "rows": [[{ "text": "t" }, { "text": "1" }]] }
        ])
    );
}

#[test]
fn other_blocks_are_directives() {
    let blocks = body(
        "::story {href=/a/b/}\n\n:::info-box {title=\"C\"}\nD\n\n- e\n:::\n\n:::key-points\n- f\n- g\n\n  h\n:::\n\n::::timeline {title=I}\n:::event {date=1866}\nJ\n:::\n::event {date=\"24 May\" title=K}\n::::\n\n:::gallery {layout=row}\n![l](m.jpg)\n![n](o.jpg){caption=P}\n:::\n",
    );
    assert_eq!(
        blocks,
        json!([
            { "type": "story", "href": "/a/b/" },
            { "type": "info-box", "title": "C", "body": [paragraph("D"), { "type": "list", "items": [{ "text": "e" }] }] },
            { "type": "key-points", "items": [{ "text": "f" }, { "text": "g", "body": [paragraph("h")] }] },
            { "type": "timeline", "title": "I", "events": [
                { "date": "1866", "body": [paragraph("J")] },
                { "date": "24 May", "title": "K" }
            ] },
            { "type": "gallery", "layout": "row", "pictures": [
                { "src": "m.jpg", "alt": "l" },
                { "src": "o.jpg", "alt": "n", "caption": { "text": "P" } }
            ] }
        ])
    );
}

#[test]
fn a_chart_takes_its_figures_from_a_table() {
    let blocks = body(
        ":::chart\n---\nkind: line\ntitle: A\nalt: B\ny: { unit: ppm, from: 300 }\n---\n\n| Year | C |\n| --- | --: |\n| 1960 | 316.9 |\n| 1970 | |\n| 2020 | −1 |\n:::",
    );
    assert_eq!(
        blocks[0],
        json!({
            "type": "chart", "kind": "line", "title": "A", "alt": "B",
            "y": { "unit": "ppm", "from": 300 },
            "columns": [{ "text": "Year" }, { "text": "C" }],
            "rows": [[1960, 316.9], [1970, null], [2020, -1]]
        })
    );
}

#[test]
fn html_becomes_the_block_that_says_the_same() {
    let blocks = body(
        "<figure><img src=\"a.jpg\" alt=\"B\"><figcaption>C <em>d</em></figcaption></figure>\n\n<details><summary>E &amp; f</summary>\n\nG\n\n</details>\n\n<details><summary>H</summary>\nI\n</details>\n\n<iframe src=\"https://www.youtube.com/embed/jNQXAC9IVRw\" title=\"Zoo\" allowfullscreen></iframe>\n\n<!-- a note\n\nof the editor -->\n",
    );
    assert_eq!(
        blocks,
        json!([
            { "type": "image", "src": "a.jpg", "alt": "B", "caption": { "text": ["C ", { "type": "emphasis", "text": "d" }] } },
            { "type": "expander", "title": "E & f", "body": [paragraph("G")] },
            { "type": "expander", "title": "H", "body": [paragraph("I")] },
            { "type": "embed", "provider": "youtube", "href": "https://www.youtube.com/embed/jNQXAC9IVRw", "title": "Zoo" }
        ])
    );
}

#[test]
fn an_address_alone_is_no_embed_and_an_embed_finds_its_provider() {
    let address = "https://www.youtube.com/watch?v=jNQXAC9IVRw";
    assert_eq!(words(address), address);
    let blocks = body(&format!("::embed {{href=\"{address}\" title=Zoo}}"));
    assert_eq!(blocks[0]["provider"], "youtube");
}

#[test]
fn front_matter_is_words_where_words_are_wanted() {
    let story = read(
        "---\n# yaml-language-server: $schema=../../schema/article.json\nheadline: 1984\nslug: 2024\nkicker: no\nsection: on\npublished: 2025-05-09\ndraft: yes\nhistory: off\nlead: { src: a.jpg, alt: 2024-05-09, focus: { x: 0.5, y: 1 } }\n---\n",
    );
    assert_eq!(story.troubles, []);
    assert_eq!(
        story.value,
        json!({
            "$schema": "../../schema/article.json",
            "headline": "1984", "slug": "2024", "kicker": "no", "section": "on",
            "published": "2025-05-09", "draft": true, "history": false,
            "lead": { "src": "a.jpg", "alt": "2024-05-09", "focus": { "x": 0.5, "y": 1 } },
            "body": []
        })
    );
    let toml = read(
        "+++\nheadline = \"A\"\nslug = 2024\npublished = 2025-05-09T18:30:00+01:00\ntopics = [\"b\"]\n\n[lead]\nsrc = \"c.jpg\"\nalt = \"\"\n+++\nD\n",
    );
    assert_eq!(toml.troubles, []);
    assert_eq!(
        toml.value,
        json!({
            "headline": "A", "slug": "2024", "published": "2025-05-09T18:30:00+01:00", "topics": ["b"],
            "lead": { "src": "c.jpg", "alt": "" }, "body": [paragraph("D")]
        })
    );
}

#[test]
fn front_matter_may_end_with_the_sign_of_yaml_for_the_end() {
    let story =
        read("---\nheadline: Tides\ndraft: true\n...\nOne half.\n\n---\n\nThe other half.\n");
    assert_eq!(story.value["draft"], json!(true));
    assert_eq!(story.value["body"][0], paragraph("One half."));
    assert_eq!(story.value["body"][2], paragraph("The other half."));
}

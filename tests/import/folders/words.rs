//! No word of a folder is lost: it is in a story, or the report has it.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser};

use super::super::{
    Import,
    words::{Chance, written},
};

/// The words that CommonMark shows of a text.
fn seen(markdown: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let texts = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Text(words) | Event::Code(words) => Some(words.to_string()),
        _ => None,
    });
    let words = texts.flat_map(|text| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    words.filter(|word| word.starts_with("word")).collect()
}

/// Markdown of all sorts in one another, with words that are told apart.
fn generated(chance: &mut Chance, level: usize, count: &mut usize) -> String {
    let mut made = String::new();
    for _ in 0..1 + chance.below(4) {
        *count += 1;
        let word = format!("word{count}end");
        let inner = if level < 4 {
            generated(chance, level + 1, count)
        } else {
            word.clone()
        };
        let indented = |sign: &str| {
            let lines = inner.lines().map(|line| format!("{sign}{line}\n"));
            lines.collect::<String>()
        };
        made += &match chance.below(20) {
            0 => format!("{word}\n\n{inner}\n\n"),
            1 => format!("## {word} *{word}* {{#{word}}}\n\n{inner}\n"),
            2 => format!("{}\n{}\n", indented("> "), word),
            3 => format!("- {word}\n{}\n", indented("  ")),
            4 => format!("1. {word}\n\n{}\n", indented("   ")),
            5 => format!("| {word} | b |\n| --- | --- |\n| `{word}` | **{word}** |\n\n"),
            6 => format!("```js title={word}\n{word} {{{{< x >}}}}\n```\n\n"),
            7 => format!("    {word}\n\n"),
            8 => format!("[{word}](./none.md) and ![{word}](no.png \"{word}\")\n\n"),
            9 => format!("<div>\n\n{inner}\n\n</div>\n\n"),
            10 => format!(
                "<figure><img src=\"a.png\" alt=\"x\"><figcaption>{word}</figcaption></figure>\n\n"
            ),
            11 => format!("~~{word}~~ __{word}__ `{word}`  \n{word}\\\n{word}\n\n"),
            12 => format!("{{{{< notice >}}}}\n{inner}\n{{{{< /notice >}}}}\n\n"),
            13 => format!("{{{{% unknown \"{word}\" %}}}} {word} {{{{% /unknown %}}}}\n\n"),
            14 => format!("{word}[^{word}]\n\n[^{word}]: {word} in a note\n\n"),
            15 => format!("> [!NOTE] {word}\n{}\n", indented("> ")),
            16 => format!("{word}\n: {word}\n\n"),
            17 => format!("<kbd>{word}</kbd> <span>{word}</span> <marquee>{word}</marquee>\n\n"),
            18 => format!("{{{{< highlight go >}}}}{word}{{{{< /highlight >}}}}\n\n"),
            _ => format!("[{word}][ref] <https://a.example/{word}> $${word}$$\n\n[ref]: /x\n\n"),
        };
    }
    made
}

#[test]
fn every_word_of_any_markdown_is_in_a_story_or_in_the_report() {
    let mut chance = Chance(11);
    let mut count = 0;
    let bodies: Vec<String> = (0..40)
        .map(|_| generated(&mut chance, 0, &mut count))
        .collect();
    let names: Vec<_> = (0..bodies.len())
        .map(|index| format!("content/a/{index}.md"))
        .collect();
    let mut files: Vec<_> = names
        .iter()
        .map(String::as_str)
        .zip(bodies.iter().map(String::as_str))
        .collect();
    files.push(("hugo.toml", "title = 'x'"));
    let all = written(&Import::of_files(&files));
    let mut all_seen = 0;
    for body in &bodies {
        let words: BTreeSet<_> = seen(body).into_iter().collect();
        all_seen += words.len();
        let lost: Vec<_> = words
            .iter()
            .filter(|word| !all.contains(word.as_str()))
            .collect();
        assert!(lost.is_empty(), "{lost:?} of {body}");
    }
    assert!(all_seen > 100, "{all_seen}");
}

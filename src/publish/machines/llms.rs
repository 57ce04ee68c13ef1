//! What the site is, for programs that read words alone (<https://llmstxt.org>).

use super::STORY;
use crate::resolve::{self, Index, Linked};

/// The file `llms.txt`, in Markdown. `Optional` is a word of the format.
pub fn text(index: &Index) -> String {
    let site = resolve::site(index);
    let mut text = format!("# {}\n", line(&site.name));
    if !site.tagline.is_empty() {
        text += &format!("\n> {}\n", line(&site.tagline));
    }
    text += &format!("\nEach story is Markdown too, at its address with `{STORY}` after it.\n");
    for (title, links) in resolve::overview(index, STORY) {
        text += &format!("\n## {}\n\n", line(&title));
        text += &links.iter().map(item).collect::<String>();
    }
    let optional = [
        ("Feeds", index.url("/feeds/")),
        ("Sitemap", index.url("/sitemap.xml")),
    ];
    text += "\n## Optional\n\n";
    for (name, url) in optional {
        text += &format!("- [{name}]({url})\n");
    }
    text
}

fn item(link: &Linked) -> String {
    let about = line(&link.about);
    let about = if about.is_empty() {
        about
    } else {
        format!(": {about}")
    };
    format!("- [{}]({}){about}\n", line(&link.name), link.url)
}

/// Words in one line, in which nothing is taken for Markdown.
fn line(words: &str) -> String {
    let words = crate::grammar::words::without_invisible(words);
    let mut line = String::new();
    for (place, word) in words.split_whitespace().enumerate() {
        if place > 0 {
            line.push(' ');
        }
        let mut characters = word.chars().peekable();
        while let Some(c) = characters.next() {
            // Before a letter it may begin an entity, such as `&lt;`.
            let is_entity = c == '&'
                && characters
                    .peek()
                    .is_some_and(|next| next.is_alphanumeric() || *next == '#');
            if is_entity || "\\`*_[]<>".contains(c) {
                line.push('\\');
            }
            line.push(c);
        }
    }
    line
}

//! What the document's head says, for every kind of page.

use std::borrow::Cow;

use super::{
    index::Index,
    link_preview,
    words::{cut, one_line},
};
use crate::{
    grammar::{direction, words::without_invisible},
    model::{Block, Found, Language, Parts, Standfirst, Text, around},
    page::{Head, TITLE_JOINT},
    typeset::{Lookup, shown},
};

/// How many characters of a text describe a page: search engines and networks show fewer.
const DESCRIBED: usize = 200;

/// How many characters of a text name it in a list of links.
const LISTED: usize = 80;

/// What tells one page's head from another's.
#[derive(Debug)]
pub struct Subject<'a> {
    /// Without the publication's name, which is added.
    pub title: &'a str,
    /// For search engines; cut at the end of a word where it is longer than they show.
    pub description: String,
    /// From the site's root, not encoded; none for a page that search engines must not list.
    pub path: Option<&'a str>,
    /// Of the page.
    pub language: &'a Language,
    /// The Open Graph type: `website`, `article` or `profile`.
    pub genre: &'a str,
}

/// Takes out of what a head says the characters that only help a browser to break lines: windows,
/// search engines and other sites would compare or show them.
pub fn for_machines(head: &mut Head) {
    let breaks = ['\n', '\r', '\t', '\u{2028}', '\u{2029}'];
    if head.title.contains(breaks) {
        head.title = one_line(&head.title);
    }
    let texts = [&mut head.title, &mut head.description, &mut head.site];
    let alt = head.image.as_mut().map(|image| &mut image.alt);
    for text in texts.into_iter().chain(alt) {
        if let Cow::Owned(clean) = without_invisible(text) {
            *text = clean;
        }
    }
}

/// A head with what all pages have in it.
pub fn head(index: &Index, subject: Subject) -> Head {
    let site = &index.publication.site.name;
    Head {
        title: if subject.title == site {
            site.clone()
        } else {
            format!("{}{TITLE_JOINT}{site}", subject.title)
        },
        description: cut(&one_line(&subject.description), DESCRIBED),
        canonical: subject.path.map(|path| index.url(path)),
        language: subject.language.clone(),
        direction: direction(subject.language),
        site: site.clone(),
        genre: subject.genre.to_owned(),
        image: link_preview::of_the_site(index),
        previous: None,
        next: None,
        alternates: Vec::new(),
        creator: None,
        me: Vec::new(),
        structured: None,
        noindex: subject.path.is_none(),
    }
}

/// The head of a page in the site's own language that is described by its title.
pub fn titled_head(index: &Index, title: &str, path: &str) -> Head {
    head(
        index,
        Subject {
            title,
            description: title.to_owned(),
            path: Some(path),
            language: index.site_language(),
            genre: "website",
        },
    )
}

/// The standfirst, else the first paragraph of the body, else the first thing that is told in another
/// way, else the title.
pub fn description(index: &Index, standfirst: &Standfirst, body: &[Block], title: &str) -> String {
    let standfirst = one_line(&shown(&standfirst.paragraph(), index).plain());
    if says_something(&standfirst) {
        return standfirst;
    }
    first_told(index, body).unwrap_or_else(|| title.to_owned())
}

/// What a body begins with, as a list of links shows it; empty where it tells nothing.
pub fn first_words(index: &Index, body: &[Block]) -> String {
    let told = first_told(index, body);
    told.map_or_else(String::new, |words| cut(&words, LISTED))
}

/// The first paragraph of a body, else the first thing that is told in another way.
fn first_told(index: &Index, body: &[Block]) -> Option<String> {
    let mut found = Found::default();
    for (index, block) in body.iter().enumerate() {
        block.find(&format!("/{index}"), &mut found);
    }
    let blocks = || found.blocks.iter().map(|(_, block)| *block);
    body.iter()
        .chain(blocks())
        .find_map(|block| words(index, paragraph(block)?))
        .or_else(|| {
            blocks().find_map(|block| told(block).into_iter().find_map(|text| words(index, text)))
        })
}

fn paragraph(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        _ => None,
    }
}

/// What a block tells, where it is no heading, no caption and no note around the story.
fn told(block: &Block) -> Vec<&Text> {
    match block {
        Block::InShort(short) => vec![&short.text],
        Block::KeyPoints(points) => points.items.iter().map(|line| &line.text).collect(),
        Block::List(list) => list.items.iter().map(|item| &item.text).collect(),
        Block::Quote(quote) => vec![&quote.text],
        Block::Verse(verse) => vec![&verse.text],
        Block::Poem(poem) => {
            let lines = poem.stanzas.iter().flat_map(|stanza| &stanza.lines);
            lines.map(|line| &line.text).collect()
        }
        Block::Profiles(profiles) => profiles.items.iter().map(|one| &one.text).collect(),
        Block::Embed(embed) => vec![&embed.text],
        _ => Vec::new(),
    }
}

fn words(index: &Index, text: &Text) -> Option<String> {
    let words = one_line(&shown(text, index).plain());
    says_something(&words).then_some(words)
}

fn says_something(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

/// The texts of a body, without those of blocks that lead to stories which are not out.
pub fn shown_texts<'b>(index: &Index, body: &'b [Block]) -> Vec<&'b Text> {
    let mut found = Found::default();
    for (block_index, block) in body.iter().enumerate() {
        block.find(&format!("/{block_index}"), &mut found);
    }
    let hidden = found.hidden(|href| index.address(&href.0).is_some());
    found
        .texts
        .into_iter()
        .filter(|(at, _)| !around(at).any(|(part, _)| hidden.contains(part)))
        .map(|(_, text)| text)
        .collect()
}

//! What the document's head says, for every kind of page.

use std::borrow::Cow;

use super::index::Index;
use crate::{
    grammar::{
        direction,
        words::{is_visible, without_invisible},
    },
    model::{Block, Found, Language, Parts, Text},
    page::Head,
    typeset::Lookup,
};

/// What tells one page's head from another's.
#[derive(Debug)]
pub struct Subject<'a> {
    /// Without the publication's name, which is added.
    pub title: &'a str,
    /// A sentence or two for search engines.
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
    let texts = [&mut head.title, &mut head.description, &mut head.site];
    for text in texts.into_iter().chain(&mut head.structured) {
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
            format!("{} | {site}", subject.title)
        },
        description: subject.description,
        canonical: subject.path.map(|path| index.url(path)),
        language: subject.language.clone(),
        direction: direction(subject.language),
        site: site.clone(),
        genre: subject.genre.to_owned(),
        image: None,
        previous: None,
        next: None,
        alternates: Vec::new(),
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

/// The standfirst, else the first text of the body, else the title.
pub fn description(index: &Index, standfirst: &Text, body: &[Block], title: &str) -> String {
    std::iter::once(standfirst)
        .chain(shown_texts(index, body))
        .map(Text::plain)
        .find(|text| is_visible(text))
        .unwrap_or_else(|| title.to_owned())
}

/// The texts of a body, without those of blocks that lead to stories which are not out.
pub fn shown_texts<'b>(index: &Index, body: &'b [Block]) -> Vec<&'b Text> {
    let mut found = Found::default();
    for (block_index, block) in body.iter().enumerate() {
        block.find(&format!("/{block_index}"), &mut found);
    }
    let is_hidden = |block: &Block| {
        let href = match block {
            Block::Bookmark(bookmark) => &bookmark.href,
            Block::Newsletter(newsletter) => &newsletter.href,
            _ => return false,
        };
        index.address(&href.0).is_none()
    };
    let hidden: Vec<_> = found
        .blocks
        .iter()
        .filter(|(_, block)| is_hidden(block))
        .map(|(at, _)| format!("{at}/"))
        .collect();
    found
        .texts
        .into_iter()
        .filter(|(at, _)| !hidden.iter().any(|block| at.starts_with(block.as_str())))
        .map(|(_, text)| text)
        .collect()
}

//! Makes what an author wrote ready to show: addresses, heading ids, numbers of notes, sizes.

use std::collections::{BTreeMap, BTreeSet};

use icu_locale::{Locale, LocaleDirectionality};
use percent_encoding::percent_decode_str;

use super::Resolver;
use crate::{
    model::{Block, Direction, Language, Mark, Note, Picture, Span, Text},
    page::Endnote,
};

impl Resolver<'_> {
    /// The body and the notes of a story or a static page.
    pub(super) fn body(&self, body: &[Block], notes: &[Note]) -> (Vec<Block>, Vec<Endnote>) {
        let numbers: BTreeMap<&str, u32> = notes
            .iter()
            .zip(1..)
            .map(|(note, number)| (note.id.as_str(), number))
            .collect();
        let mut seen = BTreeSet::new();
        let mut body = body.to_vec();
        for block in &mut body {
            if let Block::PullQuote(quote) = block {
                leave_words(&mut quote.text);
            }
            for text in block.texts_mut() {
                self.text(text);
                number_notes(text, &numbers, &mut seen);
            }
            match block {
                Block::Image(picture) => self.place_picture(picture),
                Block::Quote(quote) => {
                    quote.source = quote.source.take().and_then(|href| self.address(&href));
                }
                _ => {}
            }
        }
        name_headings(&mut body);
        let notes = notes.iter().zip(1..).map(|(note, number)| {
            let mut text = note.text.clone();
            self.text(&mut text);
            Endnote { number, text }
        });
        (body, notes.collect())
    }

    /// Words with links that lead where they should from any base.
    pub(super) fn words(&self, text: &Text) -> Text {
        let mut text = text.clone();
        self.text(&mut text);
        text
    }

    fn text(&self, text: &mut Text) {
        self.drop_links_to_unpublished(text);
        text.change_marks(&mut |mark| match mark {
            Mark::Link { href, .. } => {
                if let Some(address) = self.address(href) {
                    *href = address;
                }
            }
            Mark::Language {
                language,
                direction,
                ..
            } => *direction = Some(self::direction(language)),
            _ => {}
        });
    }

    /// A link as a page has it: within the site from any base, else as it is. None to a story that
    /// isn't out.
    pub(super) fn address(&self, href: &str) -> Option<String> {
        match is_internal(href) {
            true => {
                let href = whole(href);
                let is_out = self.paths.contains(path_of(&href));
                is_out.then(|| self.base.href(&href))
            }
            false => Some(href.to_owned()),
        }
    }

    /// A story that isn't out yet, or no longer, must not be told of by a link: its words stay.
    fn drop_links_to_unpublished(&self, text: &mut Text) {
        let mut kept = Vec::new();
        for mut span in std::mem::take(&mut text.0) {
            match &mut span {
                Span::Marked(Mark::Link { href, text: words })
                    if is_internal(href) && !self.paths.contains(path_of(&whole(href))) =>
                {
                    self.drop_links_to_unpublished(words);
                    kept.append(&mut words.0);
                    continue;
                }
                Span::Marked(mark) => {
                    if let Some(words) = mark.text_mut() {
                        self.drop_links_to_unpublished(words);
                    }
                }
                Span::Plain(_) => {}
            }
            kept.push(span);
        }
        text.0 = kept;
    }

    /// A picture with its published address and its size.
    pub(super) fn picture(&self, picture: &Picture) -> Picture {
        let mut picture = picture.clone();
        if let Some(caption) = &mut picture.caption {
            self.text(&mut caption.text);
        }
        self.place_picture(&mut picture);
        picture
    }

    fn place_picture(&self, picture: &mut Picture) {
        if let Some(media) = self.publication.media.get(&picture.src) {
            picture.width = Some(media.width);
            picture.height = Some(media.height);
            picture.src = self.base.href(&media.path(&picture.src));
        }
    }
}

/// What can be clicked stands in the text already; an ornament holds none of it.
fn leave_words(text: &mut Text) {
    let mut kept = Vec::new();
    for mut span in std::mem::take(&mut text.0) {
        match &mut span {
            Span::Marked(Mark::Link { text: words, .. }) => {
                leave_words(words);
                kept.append(&mut words.0);
                continue;
            }
            Span::Marked(Mark::Note { .. }) => continue,
            Span::Marked(mark) => {
                if let Some(words) = mark.text_mut() {
                    leave_words(words);
                }
            }
            Span::Plain(_) => {}
        }
        kept.push(span);
    }
    text.0 = kept;
}

/// Which way a language is written.
pub fn direction(language: &Language) -> Direction {
    let known = language.0.parse::<Locale>().ok();
    match known
        .is_some_and(|locale| LocaleDirectionality::new_common().is_right_to_left(&locale.id))
    {
        true => Direction::Rtl,
        false => Direction::Ltr,
    }
}

fn is_internal(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//")
}

/// A path with the slash at its end that every page has, before any query and fragment, and not
/// percent-encoded, as an address copied from a browser is.
pub fn whole(href: &str) -> String {
    let (path, rest) = href.split_at(href.find(['#', '?']).unwrap_or(href.len()));
    let path = percent_decode_str(path.trim_end_matches('/')).decode_utf8_lossy();
    format!("{path}/{rest}")
}

fn path_of(href: &str) -> &str {
    href.split(['#', '?']).next().unwrap_or(href)
}

fn number_notes(text: &mut Text, numbers: &BTreeMap<&str, u32>, seen: &mut BTreeSet<u32>) {
    text.change_marks(&mut |mark| {
        if let Mark::Note {
            note,
            number,
            again,
        } = mark
        {
            *number = numbers.get(note.as_str()).copied();
            *again = number.is_some_and(|number| !seen.insert(number));
        }
    });
}

/// Ids that the page has already, or that start like those of its notes.
const TAKEN: [&str; 5] = ["app", "main", "page", "notes", "related"];

fn name_headings(body: &mut [Block]) {
    let mut taken: BTreeSet<String> = TAKEN.iter().map(|id| (*id).to_owned()).collect();
    for block in body {
        if let Block::Heading(heading) = block {
            let name = fragment(&heading.text.plain());
            let numbered = (2..).map(|number| format!("{name}-{number}"));
            let free = std::iter::once(name.clone())
                .chain(numbered)
                .find(|id| !taken.contains(id));
            heading.id = free.unwrap_or_default();
            taken.insert(heading.id.clone());
        }
    }
}

/// Words as a fragment: lower-case letters and digits of any script, joined by hyphens.
fn fragment(words: &str) -> String {
    let words = words.to_lowercase();
    let parts: Vec<_> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    match parts.is_empty() {
        true => "part".to_owned(),
        false if ["note", "to", "posts", "shelf"].contains(&parts[0]) => {
            format!("on-{}", parts.join("-"))
        }
        false => parts.join("-"),
    }
}

use std::collections::{HashMap, HashSet};

use super::{
    Block, boxes::*, data::*, embed::*, game::*, links::*, media::*, quote::*, recipe::*, text::*,
};
use crate::model::{
    Caption, Chart, ChartColumn, ChartMark, Formula, Href, Map, MediaFile, Note, Picture, Text,
};

/// What a story holds that is checked, published beside it or linked to, in reading order, each with
/// its JSON pointer (RFC 6901).
#[derive(Debug, Default)]
pub struct Found<'a> {
    /// An outer block before those in it.
    pub blocks: Vec<(String, &'a Block)>,
    /// Every list of spans with something in it.
    pub texts: Vec<(String, &'a Text)>,
    /// Those outside the texts.
    pub links: Vec<(String, &'a Href)>,
    /// Files under `content/media/` that are pictures.
    pub pictures: Vec<(String, &'a Picture)>,
    /// Files under `content/media/` that are no pictures.
    pub files: Vec<(String, &'a MediaFile)>,
}

impl<'a> Found<'a> {
    /// Every block by its pointer, to look up what [`around`] says.
    pub fn by_pointer(&self) -> HashMap<&str, &'a Block> {
        let blocks = self.blocks.iter();
        blocks.map(|(at, block)| (at.as_str(), *block)).collect()
    }

    /// The pointers of the blocks, and of the items of blocks, that are not shown: they lead to what is not
    /// out.
    pub fn hidden(&self, is_out: impl Fn(&Href) -> bool) -> HashSet<String> {
        let parts = self.blocks.iter().flat_map(|(at, block)| match block {
            Block::Bookmark(bookmark) => vec![(at.clone(), &bookmark.href)],
            Block::Newsletter(newsletter) => vec![(at.clone(), &newsletter.href)],
            Block::ReadMore(more) => {
                let items = more.items.iter().enumerate();
                let items = items.map(|(place, item)| (format!("{at}/items/{place}"), &item.href));
                items.collect()
            }
            _ => Vec::new(),
        });
        let hidden = parts.filter(|(_, href)| !is_out(href));
        hidden.map(|(at, _)| at).collect()
    }
}

/// What a pointer stands in: a pointer and the rest without its slash, the outermost first.
pub fn around(at: &str) -> impl Iterator<Item = (&str, &str)> {
    let slashes = at.match_indices('/');
    slashes.map(|(slash, _)| (&at[..slash], &at[slash + 1..]))
}

/// Something that may hold texts, links, pictures and files.
pub trait Parts {
    /// Adds what is in it; `at` is its own JSON pointer.
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>);
}

impl Parts for Text {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        if !self.is_empty() {
            found.texts.push((at.to_owned(), self));
        }
    }
}

impl Parts for Href {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        found.links.push((at.to_owned(), self));
    }
}

impl Parts for MediaFile {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        found.files.push((at.to_owned(), self));
    }
}

impl Parts for Picture {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        found.pictures.push((at.to_owned(), self));
        self.href.find(&format!("{at}/href"), found);
        self.caption.find(&format!("{at}/caption"), found);
    }
}

impl<T: Parts> Parts for Vec<T> {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        for (index, part) in self.iter().enumerate() {
            part.find(&format!("{at}/{index}"), found);
        }
    }
}

impl<T: Parts> Parts for Option<T> {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        if let Some(part) = self {
            part.find(at, found);
        }
    }
}

macro_rules! parts {
    ($($type:ident { $($field:ident),* })*) => {
        $(impl Parts for $type {
            fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
                _ = (at, &found);
                $(self.$field.find(&format!("{at}/{}", stringify!($field)), found);)*
            }
        })*
    };
}

// A field left out here is one that is never checked: a test compares this with the JSON.
parts! {
    Caption { text }
    Note { text }
    Line { text }
    Paragraph { text }
    Heading { text }
    NumberedTitle { text }
    List { items }
    Item { text, items }
    Definitions { items }
    Definition { term, meanings }
    Quote { text, source }
    PullQuote { text }
    Verse { text }
    Poem { stanzas }
    Stanza { lines }
    Preformatted { caption }
    Code { caption }
    Divider { }
    KeyPoints { items }
    KeyFigures { items }
    KeyFigure { text }
    Point { text, body }
    InShort { text }
    Questions { items }
    Question { text, answer }
    Profiles { items }
    Profile { text, picture, href, body }
    Expander { body }
    InfoBox { body }
    Recipe { ingredients, method }
    Ingredients { items }
    Match { }
    Quiz { items }
    QuizQuestion { text, options, explanation }
    Glossary { items }
    Term { text }
    Timeline { events, periods }
    Period { events }
    Event { body }
    Disclaimer { text }
    Contact { text }
    Gallery { pictures, caption }
    Comparison { before, after, caption }
    Audio { src, picture, caption, transcript }
    Video { src, poster, captions, caption, transcript }
    Captions { src }
    Document { src, text }
    Table { caption, columns, rows }
    Chart { text, columns, marks }
    ChartColumn { text }
    ChartMark { text }
    Map { text }
    Formula { }
    Column { text }
    Cell { text }
    Embed { href, text, picture }
    StoryCard { href }
    Bookmark { href, text, picture }
    Button { href }
    ReadMore { items }
    Reading { href, text, picture }
    Newsletter { href, text }
}

//! The blocks of a story become [`Node`]s: the markup of everything that stands between the lead and
//! the author box. Set once, when publishing; the app only puts it into the document.
//!
//! What a block shows of the rest of the publication (addresses, pictures, cards) it is told by
//! whoever has it set, through [`Around`].

mod boxes;
mod changes;
pub mod chart;
pub mod code;
mod compare;
mod correction;
mod embed;
mod figure;
mod figures;
pub mod formula;
mod heading;
mod letters;
mod lightbox;
mod links;
mod list;
mod live;
pub mod map;
mod media;
mod notes;
mod number;
mod picture;
mod quote;
mod setting;
mod span;
mod story;
mod table;
mod timeline;
mod verse;

pub use live::{Posts, Update, seconds};
pub use span::{without_fragments, without_links};

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

use self::setting::Setting;
use crate::{
    locales::{self, Labels},
    model::{self, Block, Direction, Language, Note, PictureRole},
    page::{Card, Element, Node, Picture, element},
};

pub use changes::{Changes, ChangesPage};
pub use correction::{CorrectionsPage, ListedCorrection, fragment};

/// How a picture stands in a body.
#[derive(Debug, Clone, Copy)]
pub enum Stand {
    As(PictureRole),
    /// Beside another one of a gallery.
    InRow,
}

impl Stand {
    /// By its place in a gallery of so many: an odd one opens the row.
    pub fn in_gallery(place: usize, of: usize) -> Self {
        match place == 0 && of % 2 == 1 {
            true => Self::As(PictureRole::Wide),
            false => Self::InRow,
        }
    }
}

/// What a story's blocks need to know of the publication.
pub trait Around {
    /// A link as a page has it; none to a story that isn't out.
    fn address(&self, href: &str) -> Option<String>;
    /// A picture as large as it stands there, without its caption.
    fn picture(&self, picture: &model::Picture, stand: Stand) -> Option<Picture>;
    /// A file's published address and its size in bytes.
    fn file(&self, src: &str) -> Option<(String, u64)>;
    /// The card of the story at an address of this publication, for a page in a language.
    fn card(&self, href: &str, language: &Language) -> Option<Card>;
    fn direction(&self, language: &Language) -> Direction;
}

/// Sets one story or page.
pub struct Setter<'a> {
    around: &'a dyn Around,
    language: &'a Language,
    labels: &'static Labels,
    notes: &'a [Note],
    /// The number of each note, by its id.
    numbers: BTreeMap<&'a str, usize>,
    /// Where each note was referred to first, by its number.
    referred: RefCell<BTreeMap<usize, String>>,
    ids: RefCell<BTreeSet<String>>,
    /// The last number that each name was given, since thousands may share one.
    named: RefCell<BTreeMap<String, usize>>,
    /// The number of the last numbered title.
    titles: Cell<u32>,
    /// The number of the last picture that can be enlarged.
    pictures: Cell<usize>,
    /// The part of the page that is being set, where it must not depend on other parts: its fragments
    /// have this before them, and it counts from one.
    scope: RefCell<String>,
}

/// Fragments that the page has already.
const TAKEN: [&str; 8] = [
    "app", "count", "foot", "main", "notes", "page", "peek", "related",
];

impl<'a> Setter<'a> {
    pub fn new(around: &'a dyn Around, language: &'a Language, notes: &'a [Note]) -> Self {
        let numbered = notes.iter().zip(1..);
        Self {
            around,
            language,
            labels: locales::labels(language),
            notes,
            numbers: numbered
                .map(|(note, number)| (note.id.as_str(), number))
                .collect(),
            referred: RefCell::default(),
            ids: RefCell::new(TAKEN.iter().map(|id| (*id).to_owned()).collect()),
            named: RefCell::default(),
            titles: Cell::new(0),
            pictures: Cell::new(0),
            scope: RefCell::default(),
        }
    }

    pub fn body(&self, body: &[Block]) -> Vec<Node> {
        body.iter().filter_map(|block| self.block(block)).collect()
    }

    /// Nothing where what it shows is not out.
    fn block(&self, block: &Block) -> Option<Node> {
        let set = match block {
            Block::Paragraph(paragraph) => element("p").with_all(self.text(&paragraph.text)),
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list.ordered, &list.items),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Quote(quote) => self.quote(quote),
            Block::PullQuote(quote) => self.pull_quote(quote),
            Block::Verse(verse) => self.verse(verse),
            Block::Poem(poem) => self.poem(poem),
            Block::Preformatted(preformatted) => self.preformatted(preformatted),
            Block::Code(code) => self.code(code),
            Block::Formula(formula) => self.formula(formula),
            Block::Divider(_) => element("hr").class("divider"),
            Block::NumberedTitle(title) => self.numbered_title(title),
            Block::KeyPoints(points) => self.key_points(points),
            Block::InShort(short) => self.in_short(short),
            Block::Questions(questions) => self.questions(questions),
            Block::Profiles(profiles) => self.profiles(profiles),
            Block::Expander(expander) => self.expander(expander),
            Block::InfoBox(info) => self.info_box(info),
            Block::Glossary(glossary) => self.glossary(glossary),
            Block::Timeline(timeline) => self.timeline(timeline),
            Block::Disclaimer(disclaimer) => self.disclaimer(disclaimer),
            Block::Contact(contact) => self.contact(contact),
            Block::Image(picture) => self.image(picture)?,
            Block::Gallery(gallery) => self.gallery(gallery),
            Block::Comparison(comparison) => self.comparison(comparison)?,
            Block::Audio(audio) => self.audio(audio)?,
            Block::Video(video) => self.video(video)?,
            Block::Document(document) => self.document(document)?,
            Block::Table(table) => {
                self.with_setting("table", |setting| table::table(table, setting))
            }
            Block::Chart(chart) => {
                self.with_setting("chart", |setting| chart::chart(chart, setting))
            }
            Block::Map(map) => self.with_setting("map", |setting| map::map(map, setting)),
            Block::Embed(embed) => self.embed(embed),
            Block::Story(card) => self.story_card(card)?,
            Block::Bookmark(bookmark) => self.bookmark(bookmark)?,
            Block::ReadMore(more) => self.read_more(more)?,
            Block::Newsletter(newsletter) => self.newsletter(newsletter)?,
        };
        Some(set.into())
    }

    /// What a block of figures has to know; its name is one that no other has.
    fn with_setting<T>(&self, name: &str, set: impl FnOnce(&Setting) -> T) -> T {
        set(&Setting {
            language: self.language,
            direction: self.around.direction(self.language),
            words: self.labels,
            text: &|text| self.text(text),
            id: &self.id(name),
        })
    }

    /// A fragment that no other part of the page has: lower-case letters and digits of any script,
    /// joined by hyphens.
    fn id(&self, words: &str) -> String {
        let words = words.to_lowercase();
        let parts = words.split(|c: char| !c.is_alphanumeric());
        let mut parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            parts.push("part");
        }
        const PREFIXES: [&str; 10] = [
            "note",
            "to",
            "post",
            "posts",
            "live",
            "shelf",
            "term",
            "card",
            "correction",
            "picture",
        ];
        if PREFIXES.contains(&parts[0]) {
            parts.insert(0, "on");
        }
        let name = self.scoped(parts.join("-"));
        let (mut ids, mut numbers) = (self.ids.borrow_mut(), self.named.borrow_mut());
        let number = numbers.entry(name.clone()).or_default();
        loop {
            *number += 1;
            let id = match *number {
                1 => name.clone(),
                number => format!("{name}-{number}"),
            };
            if ids.insert(id.clone()) {
                return id;
            }
        }
    }

    /// A fragment of the part that is being set. No id of a part has two hyphens in a row.
    fn scoped(&self, name: String) -> String {
        let scope = self.scope.borrow();
        match scope.is_empty() {
            true => name,
            false => format!("{scope}--{name}"),
        }
    }

    /// Sets a part as if nothing stood before it.
    fn apart<T>(&self, scope: &str, set: impl FnOnce() -> T) -> T {
        let scope = self.scope.replace(scope.to_owned());
        let (titles, pictures) = (self.titles.take(), self.pictures.take());
        let part = set();
        self.scope.replace(scope);
        self.titles.set(titles);
        self.pictures.set(pictures);
        part
    }

    /// Paragraphs in a box of its own landmark.
    fn aside(&self, class: &str, title: &str) -> Element {
        let id = self.id(title);
        element("aside")
            .class(class)
            .set("aria-labelledby", id.clone())
            .with(element("p").class("box__title").set("id", id).with(title))
    }
}

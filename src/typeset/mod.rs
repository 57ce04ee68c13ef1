//! The blocks of a story become [`Node`]s: the markup of everything between the lead and the author box.
//! They are typeset once, when publishing; the reader only puts them into the document.
//!
//! In two passes: a `numbering` gives ids and numbers to what can be referred to on the page, then a
//! [`Typesetter`] renders part by part, in any order. What a part shows of the rest of the publication
//! (addresses, pictures, cards) comes from whoever asks for it, through [`Lookup`].

mod boxes;
mod changes;
mod chart;
mod code;
mod collection;
mod compare;
mod correction;
mod embed;
mod figure;
mod figures;
mod formula;
mod game;
mod heading;
mod letters;
mod lightbox;
mod links;
mod list;
mod live;
mod lookup;
mod map;
mod media;
mod moving;
mod named;
mod notes;
mod number;
mod numbering;
mod own;
mod picture;
mod quote;
mod recipe;
mod span;
mod story;
mod table;
mod timeline;
mod translations;
mod verse;

pub use live::{Earlier, LivePage, LivePost, seconds};
pub use lookup::{Lookup, Placement};
pub use span::{shown, without_fragments, without_links};
pub use translations::Translation;

use std::rc::Rc;

use self::numbering::{Collector, Numbering};
use crate::{
    locales::Labels,
    model::{Article, Block, Direction, Language, Note, Post, StaticPage},
    page::{Element, Node, element},
};

pub use changes::{Changes, ChangesPage};
pub use collection::{CollectionPage, Fact, FactValue, ListedEntry};
pub use correction::{CorrectionsPage, ListedCorrection, fragment};

/// Renders what is on one page, in the page's language.
#[derive(Clone)]
pub struct Typesetter<'a> {
    lookup: &'a dyn Lookup,
    language: &'a Language,
    labels: &'a Labels,
    /// The language of the labels, where it is not the page's.
    interface: Option<(Language, Direction)>,
    notes: &'a [Note],
    numbering: Rc<Numbering<'a>>,
}

impl<'a> Typesetter<'a> {
    /// A number as the page's language writes it, with the decimals that it has.
    pub fn number(&self, number: f64) -> String {
        let written = number.to_string();
        let decimals = written.split_once('.').map_or(0, |(_, after)| after.len());
        figures::Figures::of(self.language).number(number, decimals)
    }

    /// A number in the digits of the page's language.
    pub fn count(&self, count: u32) -> String {
        figures::Figures::of(self.language).count(i64::from(count))
    }

    /// For text that stands by itself: nothing in it can be referred to.
    pub fn new(lookup: &'a dyn Lookup, language: &'a Language) -> Self {
        Self::numbered(lookup, language, &[], true, |_| {})
    }

    /// For a story. `posts` are those on the first page of a live blog, in the order in which a note
    /// looks for its first reference: the pinned one, then from the oldest on, since an older post
    /// stays where it is.
    pub fn for_article(
        lookup: &'a dyn Lookup,
        language: &'a Language,
        article: &'a Article,
        posts: impl IntoIterator<Item = &'a Post>,
    ) -> Self {
        let are_all = article.live.is_none();
        Self::numbered(lookup, language, &article.notes, are_all, |collector| {
            collector.article(article);
            posts.into_iter().for_each(|post| collector.post(post));
        })
    }

    /// For a page of older posts of a live blog, from the oldest on.
    pub fn for_posts(
        lookup: &'a dyn Lookup,
        language: &'a Language,
        notes: &'a [Note],
        posts: impl IntoIterator<Item = &'a Post>,
    ) -> Self {
        Self::numbered(lookup, language, notes, false, |collector| {
            posts.into_iter().for_each(|post| collector.post(post));
        })
    }

    /// For a page that is no story.
    pub fn for_static_page(
        lookup: &'a dyn Lookup,
        language: &'a Language,
        page: &'a StaticPage,
    ) -> Self {
        Self::numbered(lookup, language, &page.notes, true, |collector| {
            collector.static_page(page);
        })
    }

    /// `are_all` is whether all notes are shown, those too that nothing refers to.
    fn numbered(
        lookup: &'a dyn Lookup,
        language: &'a Language,
        notes: &'a [Note],
        are_all: bool,
        collect: impl FnOnce(&mut Collector<'a>),
    ) -> Self {
        let labels = lookup.locales().labels(language);
        let mut collector = Collector::new(lookup, labels, notes);
        collect(&mut collector);
        Self {
            lookup,
            language,
            labels,
            interface: lookup.interface(language),
            notes,
            numbering: Rc::new(collector.notes(notes, are_all)),
        }
    }

    /// The blocks of a body, without those that show what is not out.
    pub fn body(&self, body: &[Block]) -> Vec<Node> {
        body.iter().filter_map(|block| self.block(block)).collect()
    }

    /// Nothing where what it shows is not out.
    fn block(&self, block: &Block) -> Option<Node> {
        let rendered = match block {
            Block::Paragraph(paragraph) => element("p").with_all(self.text(&paragraph.text)),
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list.list()),
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
            Block::KeyFigures(figures) => self.key_figures(figures),
            Block::InShort(short) => self.in_short(short),
            Block::Questions(questions) => self.questions(questions),
            Block::Profiles(profiles) => self.profiles(profiles),
            Block::Expander(expander) => self.expander(expander),
            Block::InfoBox(info) => self.info_box(info),
            Block::Glossary(glossary) => self.glossary(glossary),
            Block::Timeline(timeline) => self.timeline(timeline),
            Block::Recipe(recipe) => self.recipe(recipe),
            Block::Match(game) => self.game(game),
            Block::Quiz(quiz) => self.quiz(quiz),
            Block::Disclaimer(disclaimer) => self.disclaimer(disclaimer),
            Block::Contact(contact) => self.contact(contact),
            Block::Review(review) => self.reviewed(review),
            Block::Image(picture) => self.image(picture)?,
            Block::Gallery(gallery) => self.gallery(gallery),
            Block::Comparison(comparison) => self.comparison(comparison)?,
            Block::Audio(audio) => self.audio(audio)?,
            Block::Video(video) => self.video(video)?,
            Block::Document(document) => self.document(document)?,
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Map(map) => self.map(map),
            Block::Embed(embed) => self.embed(embed),
            Block::Story(card) => self.story_card(card)?,
            Block::Bookmark(bookmark) => self.bookmark(bookmark)?,
            Block::Button(button) => self.button(button)?,
            Block::ReadMore(more) => self.read_more(more)?,
            Block::Newsletter(newsletter) => self.newsletter(newsletter)?,
            Block::Own(own) => self.own(own)?,
        };
        Some(rendered.into())
    }

    fn direction(&self) -> Direction {
        self.lookup.direction(self.language)
    }

    /// The id that a part of the page was given.
    fn id<T>(&self, part: &T) -> String {
        self.numbering.id(part).unwrap_or_default().to_owned()
    }

    /// The language of the labels.
    fn interface_language(&self) -> &Language {
        let interface = self.interface.as_ref();
        interface.map_or(self.language, |(language, _)| language)
    }

    /// Words of the interface, marked where they are in another language than what stands around them.
    fn label(&self, words: &str) -> Node {
        match &self.interface {
            None => words.into(),
            Some(_) => self.in_interface(element("span")).with(words).into(),
        }
    }

    /// Such words with what stands after them.
    fn label_and(&self, words: &str, after: &str) -> Vec<Node> {
        joined([self.label(words), after.into()])
    }

    /// An element whose words are those of the interface.
    fn in_interface(&self, element: Element) -> Element {
        match &self.interface {
            None => element,
            Some((language, direction)) => element
                .set("lang", language.0.as_str())
                .set("dir", direction.as_str()),
        }
    }

    /// The title that was written, else that of the interface.
    fn title(&self, own: Option<&String>, label: &str) -> Node {
        own.map_or_else(|| self.label(label), |own| own.as_str().into())
    }

    /// A box that is a landmark of its own, named by its title. `part` is the block.
    fn aside<T>(&self, part: &T, class: &str, title: impl Into<Node>) -> Element {
        let id = self.id(part);
        element("aside")
            .class(class)
            .set("aria-labelledby", id.clone())
            .with(element("p").class("box__title").set("id", id).with(title))
    }
}

/// The same without empty words, and with one text for words that follow each other, as a parser has it.
fn joined(nodes: impl IntoIterator<Item = Node>) -> Vec<Node> {
    let mut joined = Vec::new();
    for node in nodes {
        match (joined.last_mut(), node) {
            (Some(Node::Words(words)), Node::Words(more)) => words.push_str(&more),
            (_, Node::Words(words)) if words.is_empty() => {}
            (_, node) => joined.push(node),
        }
    }
    joined
}

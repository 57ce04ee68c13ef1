//! Markdown as blocks.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag, TagEnd};

use super::{
    definitions::{Definitions, unresolved},
    paragraph,
    placed::Placed,
    settings::{options, too_many_dollars},
    shape::Shapes,
    spans,
    trouble::Trouble,
};

/// How deep lists and quotes may stand in each other.
const DEEPEST: usize = 32;

/// A block as it was read.
#[derive(Debug, Clone)]
pub enum Block {
    /// It is what it is.
    Made(Placed),
    /// A list, whose items may be more than a list can hold by itself.
    List {
        /// In bytes.
        offset: usize,
        /// The first number, where it is numbered.
        start: Option<u64>,
        /// Each with its place.
        items: Vec<(usize, Vec<Block>)>,
    },
}

impl Block {
    /// Where it begins, in bytes.
    pub fn offset(&self) -> usize {
        match self {
            Self::Made(placed) => placed.offset,
            Self::List { offset, .. } => *offset,
        }
    }

    /// Whether it is of that type.
    pub fn is(&self, name: &str) -> bool {
        match self {
            Self::Made(placed) => placed.is(name),
            Self::List { .. } => name == "list",
        }
    }
}

/// What is gathered over a whole file.
pub struct File<'t> {
    /// The file.
    pub text: &'t str,
    /// The addresses of links that are written out elsewhere.
    pub definitions: Definitions,
    /// The notes so far.
    pub notes: Vec<Placed>,
    /// What is wrong.
    pub troubles: Vec<Trouble>,
    /// What may be meant otherwise than it is read.
    pub hints: Vec<Trouble>,
    /// Where notes of the editor begin, which are left out, in bytes.
    pub comments: Vec<usize>,
    /// What blocks may have.
    pub shapes: Shapes,
    /// How many folded parts are open around what is read.
    pub folded: usize,
}

impl<'t> File<'t> {
    /// Of which nothing is known yet.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            definitions: Definitions::default(),
            notes: Vec::new(),
            troubles: Vec::new(),
            hints: Vec::new(),
            comments: Vec::new(),
            shapes: Shapes::default(),
            folded: 0,
        }
    }
}

/// Reads a piece of Markdown, event by event.
pub struct Reader<'t, 'f> {
    /// The piece.
    pub text: &'t str,
    /// Where it begins in the file, in bytes.
    pub base: usize,
    /// What is in it.
    pub events: Vec<(Event<'t>, Range<usize>)>,
    /// Which of them is next.
    pub index: usize,
    /// What is gathered over the whole file.
    pub file: &'f mut File<'t>,
    depth: usize,
}

/// The blocks of a piece.
pub fn read<'t>(range: Range<usize>, file: &mut File<'t>) -> Vec<Block> {
    let text = file.text.get(range.clone()).unwrap_or_default();
    if let Some(begin) = too_many_dollars(text) {
        let what = "too many dollar signs stand in one paragraph";
        let trouble = Trouble::new(range.start + begin, what, "make several paragraphs of it");
        file.troubles.push(trouble);
        return Vec::new();
    }
    let mut nameless = Vec::new();
    let events = {
        let definitions = &file.definitions;
        let known = |link: BrokenLink<'t>| {
            let Some(href) = definitions.href(&link.reference) else {
                nameless.extend(unresolved(text, range.start, &link));
                return None;
            };
            Some((CowStr::from(href.to_owned()), CowStr::from("")))
        };
        let parser = Parser::new_with_broken_link_callback(text, options(), Some(known));
        parser.into_offset_iter().collect::<Vec<_>>()
    };
    nameless.dedup();
    file.hints.extend(nameless);
    for (event, _) in &events {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event {
            file.definitions.note_use(id);
        }
    }
    let mut reader = Reader {
        text,
        base: range.start,
        events,
        index: 0,
        file,
        depth: 0,
    };
    reader.blocks()
}

impl<'t> Reader<'t, '_> {
    /// The next event, without going on.
    pub fn peek(&self) -> Option<(Event<'t>, Range<usize>)> {
        self.events.get(self.index).cloned()
    }

    /// Goes on behind the next event.
    pub fn advance(&mut self) {
        self.index += 1;
    }

    /// Where the next event begins in the file, in bytes.
    pub fn here(&self) -> usize {
        let next = self.events.get(self.index);
        self.base + next.map_or(self.text.len(), |(_, range)| range.start)
    }

    /// Adds what is wrong at a byte of the file.
    pub fn trouble(&mut self, at: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.file.troubles.push(Trouble::new(at, what, mend));
    }

    /// As [`Self::trouble`], and nothing more of the piece is read.
    pub fn fatal(&mut self, at: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.trouble(at, what, mend);
        self.index = self.events.len();
    }

    /// Blocks up to an end that belongs to none of them, which is passed.
    pub fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut folded = Vec::new();
        while let Some((event, range)) = self.peek() {
            let at = self.base + range.start;
            match event {
                Event::Start(Tag::HtmlBlock) => {
                    self.html_block(at, &range, &mut blocks, &mut folded);
                }
                Event::Start(tag) => self.block(tag, at, &mut blocks),
                Event::End(_) => {
                    self.advance();
                    break;
                }
                Event::Rule => {
                    self.advance();
                    blocks.push(Block::Made(Placed::typed(at, "divider", Vec::new())));
                }
                _ => self.paragraph(at, &mut blocks),
            }
        }
        for (at, ..) in folded {
            let what = "`<details>` is not closed";
            let mend = "write a line `</details>` after what is folded";
            self.trouble(at, what, mend);
        }
        blocks
    }

    fn paragraph(&mut self, at: usize, blocks: &mut Vec<Block>) {
        let before = self.index;
        let spans = spans::read(self);
        if self.index == before {
            self.advance();
        }
        let made = paragraph::blocks(at, spans, self);
        blocks.extend(made.into_iter().map(Block::Made));
    }

    fn block(&mut self, tag: Tag<'t>, at: usize, blocks: &mut Vec<Block>) {
        let end = tag.to_end();
        match tag {
            Tag::Paragraph => {
                self.advance();
                self.paragraph(at, blocks);
                self.pass(end);
            }
            Tag::Heading { level, .. } => {
                self.advance();
                let block = self.heading(at, level);
                blocks.push(Block::Made(block));
                self.pass(end);
            }
            Tag::CodeBlock(kind) => blocks.push(Block::Made(self.code(at, &kind))),
            Tag::Table(alignments) => {
                self.advance();
                let table = self.table(at, &alignments);
                blocks.push(Block::Made(table));
            }
            Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    let what = "too many lists or quotes stand in one another here";
                    self.fatal(at, what, "move this out of some of them");
                } else {
                    self.advance();
                    self.container(tag, at, blocks);
                }
                self.depth -= 1;
            }
            // An emphasis and the like, in an item without paragraphs.
            _ => self.paragraph(at, blocks),
        }
    }

    fn container(&mut self, tag: Tag<'t>, at: usize, blocks: &mut Vec<Block>) {
        match tag {
            Tag::BlockQuote(_) => {
                let inside = self.blocks();
                let quote = paragraph::quote(at, inside, self);
                blocks.push(Block::Made(quote));
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some((Event::Start(Tag::Item), range)) = self.peek() {
                    self.advance();
                    items.push((self.base + range.start, self.blocks()));
                }
                self.pass(TagEnd::List(start.is_some()));
                let offset = at;
                blocks.push(Block::List {
                    offset,
                    start,
                    items,
                });
            }
            Tag::FootnoteDefinition(name) => {
                let inside = self.blocks();
                let text = paragraph::line(at, inside, "a note", self);
                let id = Placed::words(at, name.into_string());
                let fields = vec![("id".to_owned(), id), ("text".to_owned(), text)];
                self.file.notes.push(Placed::object(at, fields));
            }
            _ => {
                let items = self.definitions();
                let items = ("items", Placed::list(at, items));
                blocks.push(Block::Made(Placed::typed(at, "definitions", vec![items])));
            }
        }
    }

    /// Passes an end, where it is the next event.
    pub fn pass(&mut self, end: TagEnd) {
        if let Some((Event::End(next), _)) = self.peek()
            && next == end
        {
            self.advance();
        }
    }
}

//! Markdown as blocks.

use std::{collections::HashMap, ops::Range};

use pulldown_cmark::{
    Alignment, BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd,
};
use serde_json::Value;

use super::{
    attributes::{self, Attribute, Escapes},
    directive,
    html_block::{self, HtmlBlock},
    paragraph,
    placed::Placed,
    shape::Shape,
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

/// Links that are named in one place and written out in another, by their names in lower case.
pub type Definitions = HashMap<String, String>;

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
}

impl<'t> File<'t> {
    /// Of which nothing is known yet.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            definitions: Definitions::new(),
            notes: Vec::new(),
            troubles: Vec::new(),
        }
    }
}

/// Reads a piece of Markdown, event by event.
pub struct Reader<'t, 'f> {
    /// The piece.
    pub text: &'t str,
    /// Where it begins in the file, in bytes.
    pub base: usize,
    events: Vec<(Event<'t>, Range<usize>)>,
    index: usize,
    file: &'f mut File<'t>,
    depth: usize,
}

/// Raw HTML is among the events whatever stands here.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_OLD_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
}

/// Gathers the links that are written out in a piece.
pub fn define(text: &str, definitions: &mut Definitions) {
    if !text.contains("]:") {
        return;
    }
    let parser = Parser::new_ext(text, options());
    for (name, link) in parser.reference_definitions().iter() {
        let name = name.to_lowercase();
        definitions
            .entry(name)
            .or_insert_with(|| link.dest.to_string());
    }
}

/// The blocks of a piece.
pub fn read<'t>(range: Range<usize>, file: &mut File<'t>) -> Vec<Block> {
    let text = file.text.get(range.clone()).unwrap_or_default();
    let events = {
        let definitions = &file.definitions;
        let known = |link: BrokenLink<'t>| {
            let href = definitions.get(&link.reference.to_lowercase())?;
            Some((CowStr::from(href.clone()), CowStr::from("")))
        };
        let parser = Parser::new_with_broken_link_callback(text, options(), Some(known));
        parser.into_offset_iter().collect()
    };
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

    /// The attributes that stand at a byte of the piece and end their line; the events that they are made
    /// of are passed.
    pub fn attributes(&mut self, at: usize) -> Vec<Attribute> {
        let rest = self.text.get(at..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let Some(inside) = rest.trim_start_matches(' ').strip_prefix('{') else {
            return Vec::new();
        };
        let begin = at + spaces + 1;
        let Ok((mut attributes, end)) = attributes::read(inside, &['}'], Escapes::Backslash) else {
            return Vec::new();
        };
        let after = inside.get(end + 1..).unwrap_or_default();
        let line = after.lines().next().unwrap_or_default();
        if !line.trim().is_empty() {
            return Vec::new();
        }
        for attribute in &mut attributes {
            attribute.offset += self.base + begin;
        }
        let end = begin + end;
        while let Some((event, range)) = self.events.get(self.index + 1) {
            let is_of_words = matches!(
                event,
                Event::Text(_)
                    | Event::Code(_)
                    | Event::InlineHtml(_)
                    | Event::InlineMath(_)
                    | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
                    | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
            );
            if !is_of_words || range.start > end {
                break;
            }
            self.index += 1;
        }
        attributes
    }

    /// Blocks up to an end that belongs to none of them, which is passed.
    fn blocks(&mut self) -> Vec<Block> {
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
    fn pass(&mut self, end: TagEnd) {
        if let Some((Event::End(next), _)) = self.peek()
            && next == end
        {
            self.advance();
        }
    }

    fn heading(&mut self, at: usize, level: HeadingLevel) -> Placed {
        let spans = spans::read(self);
        let mut fields = vec![("text", paragraph::words(at, spans, self))];
        match level {
            HeadingLevel::H2 => {}
            HeadingLevel::H3 => fields.push(("level", Placed::scalar(at, 3.into()))),
            HeadingLevel::H1 => {
                let what = "this heading is as large as the headline";
                let mend = "write `##` for a part of the story; its headline is a field between the lines `---`";
                self.trouble(at, what, mend);
            }
            _ => {
                let what = format!("there is no heading with {} signs", level as usize);
                let mend = "write `##` for a part of the story and `###` for a part of a part";
                self.trouble(at, what, mend);
            }
        }
        Placed::typed(at, "heading", fields)
    }

    fn code(&mut self, at: usize, kind: &CodeBlockKind) -> Placed {
        self.advance();
        let mut code = String::new();
        while let Some((Event::Text(words), _)) = self.peek() {
            code.push_str(&words);
            self.advance();
        }
        self.pass(TagEnd::CodeBlock);
        if code.contains('\r') {
            code = code.replace("\r\n", "\n");
        }
        if code.ends_with('\n') {
            code.pop();
        }
        let mut fields = vec![("text".to_owned(), Placed::words(at, code))];
        if let CodeBlockKind::Fenced(info) = kind {
            let info = info.trim();
            let (language, rest) = match info.find('{') {
                Some(brace) => info.split_at(brace),
                None => (info, ""),
            };
            if !language.trim().is_empty() {
                let language = Placed::words(at, language.trim());
                fields.push(("language".to_owned(), language));
            }
            if let Some(inside) = rest.strip_prefix('{') {
                match attributes::read(inside, &['}'], Escapes::Backslash) {
                    Ok((attributes, _)) => {
                        let shape = Shape::block().of_type("code");
                        let attributes = attributes
                            .into_iter()
                            .map(|one| Attribute { offset: at, ..one });
                        directive::apply(&mut fields, attributes.collect(), &shape);
                    }
                    Err(_) => self.trouble(
                        at,
                        "what stands in braces after the fence can't be read",
                        "write it as in `{caption=\"What it does\"}`",
                    ),
                }
            }
        }
        let kind = ("type".to_owned(), Placed::words(at, "code"));
        Placed::object(at, std::iter::once(kind).chain(fields).collect())
    }

    fn html_block(
        &mut self,
        at: usize,
        range: &Range<usize>,
        blocks: &mut Vec<Block>,
        folded: &mut Vec<(usize, String, usize)>,
    ) {
        self.advance();
        while let Some((Event::Html(_), _)) = self.peek() {
            self.advance();
        }
        self.pass(TagEnd::HtmlBlock);
        let html = self.text.get(range.clone()).unwrap_or_default();
        match html_block::read(html, at) {
            HtmlBlock::Nothing => {}
            HtmlBlock::Block(block) => blocks.push(Block::Made(block)),
            HtmlBlock::Trouble(trouble) => self.file.troubles.push(trouble),
            HtmlBlock::Open(title, inside) => {
                folded.push((at, title, blocks.len()));
                let rest = html.get(inside..).unwrap_or_default();
                let (rest, is_closed) = match rest.trim_end().strip_suffix("</details>") {
                    Some(rest) => (rest, true),
                    None => (rest, false),
                };
                let begin = at + inside;
                blocks.extend(read(begin..begin + rest.len(), self.file));
                if is_closed {
                    self.fold(blocks, folded);
                }
            }
            HtmlBlock::Close if folded.is_empty() => {
                let what = "`</details>` closes nothing here";
                self.trouble(at, what, "remove it");
            }
            HtmlBlock::Close => self.fold(blocks, folded),
        }
    }

    /// Puts what was read since `<details>` into an expander.
    fn fold(&mut self, blocks: &mut Vec<Block>, folded: &mut Vec<(usize, String, usize)>) {
        let Some((at, title, first)) = folded.pop() else {
            return;
        };
        let inside = blocks.split_off(first);
        let body = directive::finished(inside, self.file);
        let fields = vec![
            ("title", Placed::words(at, title)),
            ("body", Placed::list(at, body)),
        ];
        blocks.push(Block::Made(Placed::typed(at, "expander", fields)));
    }

    fn definitions(&mut self) -> Vec<Placed> {
        let mut items = Vec::new();
        let mut open: Option<(usize, Placed, Vec<Placed>)> = None;
        let mut finish = |open: &mut Option<(usize, Placed, Vec<Placed>)>| {
            if let Some((at, term, meanings)) = open.take() {
                let fields = vec![
                    ("term".to_owned(), term),
                    ("meanings".to_owned(), Placed::list(at, meanings)),
                ];
                items.push(Placed::object(at, fields));
            }
        };
        while let Some((event, range)) = self.peek() {
            let at = self.base + range.start;
            self.advance();
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    finish(&mut open);
                    let spans = spans::read(self);
                    let text = paragraph::words(at, spans, self);
                    self.pass(TagEnd::DefinitionListTitle);
                    let term = Placed::object(at, vec![("text".to_owned(), text)]);
                    open = Some((at, term, Vec::new()));
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let inside = self.blocks();
                    let text = paragraph::line(at, inside, "a meaning", self);
                    if let Some((_, _, meanings)) = &mut open {
                        meanings.push(Placed::object(at, vec![("text".to_owned(), text)]));
                    }
                }
                _ => break,
            }
        }
        finish(&mut open);
        items
    }

    fn table(&mut self, at: usize, alignments: &[Alignment]) -> Placed {
        let mut columns = Vec::new();
        let mut rows = Vec::new();
        let mut is_head = true;
        while let Some((event, range)) = self.peek() {
            self.advance();
            let place = self.base + range.start;
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableRow) => {
                    is_head = false;
                    rows.push((place, Vec::new()));
                }
                Event::End(TagEnd::TableRow) => self.row_end(&range, rows.last(), columns.len()),
                Event::Start(Tag::TableCell) => {
                    let spans = spans::read(self);
                    let text = paragraph::words(place, spans, self);
                    self.pass(TagEnd::TableCell);
                    let mut fields = vec![("text".to_owned(), text)];
                    if is_head {
                        if alignments.get(columns.len()) == Some(&Alignment::Right) {
                            let numeric = Placed::scalar(place, Value::Bool(true));
                            fields.push(("numeric".to_owned(), numeric));
                        }
                        columns.push(Placed::object(place, fields));
                    } else if let Some((_, cells)) = rows.last_mut() {
                        cells.push(Placed::object(place, fields));
                    }
                }
                _ => {}
            }
        }
        let rows = rows
            .into_iter()
            .map(|(place, cells)| Placed::list(place, cells));
        let rows = Placed::list(at, rows.collect());
        let columns = Placed::list(at, columns);
        Placed::typed(at, "table", vec![("columns", columns), ("rows", rows)])
    }

    /// A row with more cells than the head would lose them.
    fn row_end(
        &mut self,
        row: &Range<usize>,
        cells: Option<&(usize, Vec<Placed>)>,
        columns: usize,
    ) {
        let source = self.text.get(row.clone()).unwrap_or_default();
        let inner = source.trim().trim_start_matches('|');
        let mut bars = 0;
        let mut is_escaped = false;
        for c in inner.chars() {
            bars += usize::from(c == '|' && !is_escaped);
            is_escaped = c == '\\' && !is_escaped;
        }
        let written = bars + usize::from(!inner.ends_with('|'));
        if written > columns
            && let Some((at, _)) = cells
        {
            let what = format!("this row has {written} cells and the table {columns} columns");
            let mend = "add a column to the head, or write a bar that is no border as `\\|`";
            self.trouble(*at, what, mend);
        }
    }
}

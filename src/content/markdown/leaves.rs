//! Blocks that hold no others: headings, code, tables, definitions; and HTML.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use serde_json::Value;

use super::{
    attributes::{self, Attribute, Escapes},
    blocks::{Block, Reader, read},
    comments::says_something,
    directive, fields,
    html_block::{self, HtmlBlock},
    paragraph,
    placed::Placed,
    shape::Shape,
    spans,
    trouble::Trouble,
};

/// How many folded parts may stand in each other.
const DEEPEST: usize = 16;

impl Reader<'_, '_> {
    /// A heading, from behind its beginning.
    pub fn heading(&mut self, at: usize, level: HeadingLevel) -> Placed {
        let spans = spans::read(self);
        if spans.is_empty() {
            let what = "this heading has no words";
            self.trouble(at, what, "write what it says after the signs, or remove it");
        }
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

    /// Code, with what its fence says.
    pub fn code(&mut self, at: usize, kind: &CodeBlockKind) -> Placed {
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
                        let shape = Shape::block("code");
                        let attributes = attributes.into_iter().map(|one| Attribute {
                            offset: at,
                            stretches: Vec::new(),
                            ..one
                        });
                        fields::apply(&mut fields, attributes.collect(), &shape);
                    }
                    Err(end) => {
                        let (what, mend) = attributes::why(inside, end);
                        self.trouble(at, format!("{what} in braces after the fence"), mend);
                    }
                }
            }
        }
        let kind = ("type".to_owned(), Placed::words(at, "code"));
        Placed::object(at, std::iter::once(kind).chain(fields).collect())
    }

    /// What HTML between blocks stands for; `folded` is what it has opened.
    pub fn html_block(
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
        if says_something(html) {
            self.file.comments.push(at);
        }
        match html_block::read(html, at) {
            HtmlBlock::Nothing => {}
            HtmlBlock::Block(block) => blocks.push(Block::Made(block)),
            HtmlBlock::Trouble(trouble) => self.file.troubles.push(trouble),
            HtmlBlock::Open(..) if folded.len() + self.file.folded >= DEEPEST => {
                let what = "too many folded parts stand in one another here";
                self.fatal(at, what, "move this out of some of them");
            }
            HtmlBlock::Open(title, inside) => {
                folded.push((at, title, blocks.len()));
                let rest = html.get(inside..).unwrap_or_default();
                let (rest, is_closed) = match rest.trim_end().strip_suffix("</details>") {
                    Some(rest) => (rest, true),
                    None => (rest, false),
                };
                let begin = at + inside;
                let around = folded.len();
                self.file.folded += around;
                blocks.extend(read(begin..begin + rest.len(), self.file));
                self.file.folded -= around;
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

    /// The words of a list of definitions with their meanings.
    pub fn definitions(&mut self) -> Vec<Placed> {
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

    /// A table, from behind its beginning.
    pub fn table(&mut self, at: usize, alignments: &[Alignment]) -> Placed {
        if alignments.contains(&Alignment::Center) {
            self.centred(at);
        }
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

    /// Says of a table with columns that are to be centred that none are.
    fn centred(&mut self, at: usize) {
        let table = self.text.get(at - self.base..).unwrap_or_default();
        let line = table.find('\n').map_or(0, |end| end + 1);
        let sign = table.get(line..).and_then(|rest| rest.find(":-"));
        let what = "a column is not centred here, though `:---:` asks for it";
        let mend =
            "write `---` where words stand in it, which begin at one edge, and `---:` for figures";
        let place = at + line + sign.unwrap_or(0);
        self.file.hints.push(Trouble::new(place, what, mend));
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

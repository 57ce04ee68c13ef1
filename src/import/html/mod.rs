//! HTML as it stands in the databases of others becomes blocks of a story.
//!
//! Everything that a reader could see becomes a block, is a paragraph with its words, or stands in the
//! findings.

mod background;
mod blocks;
mod boxes;
mod embed;
mod figure;
mod finding;
mod inline;
mod list;
mod mark;
mod media;
mod quote;
mod run;
mod shallow;
mod spans;
mod table;
mod tree;
mod verse;

use serde_json::Value;

use self::{blocks::Out, mark::Mark, shallow::shallow};
pub use self::{
    embed::embed,
    finding::{Finding, Findings, Outcome},
    media::is_picture,
    run::{plain, text},
    spans::all_words,
};

/// Where a link of the source leads in the site that is made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To this address, elsewhere or here.
    To(String),
    /// To a story of this site.
    Story(String),
    /// To a file, by its path under `content/media/`.
    File(String),
    /// Nowhere, and why.
    Nowhere(String),
}

/// What only knows who has the whole source.
pub trait Resolver {
    /// Where a link leads.
    fn link(&mut self, href: &str) -> Link;

    /// The path of a picture under `content/media/`.
    ///
    /// # Errors
    /// Why it can't be had, in words.
    fn picture(&mut self, src: &str) -> Result<String, String>;

    /// The path under `content/media/` of the picture that the source knows by a number, for one that is missing.
    fn numbered(&mut self, _number: u64, _missing: &str) -> Option<String> {
        None
    }

    /// The path under `content/media/` of a file that is no picture.
    ///
    /// # Errors
    /// Why it can't be had, in words.
    fn file(&mut self, src: &str) -> Result<String, String>;

    /// The HTML of a note by its id in the source.
    fn note(&mut self, id: &str) -> Option<String>;
}

/// What a piece of HTML has become.
#[derive(Debug, Default)]
pub struct Body {
    /// Blocks of the model, as JSON.
    pub blocks: Vec<Value>,
    /// The notes that they refer to.
    pub notes: Vec<Value>,
}

/// How lines of a text are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// As HTML has it: the end of a line is a space.
    Spaces,
    /// As editors of plain text have it: the end of a line is one, and an empty line ends a paragraph.
    Kept,
}

/// The attribute of an element in which the lines of a text are [kept](Lines::Kept).
pub const KEEPS_LINES: &str = "data-keeps-lines";

/// The attribute of an element that stands for a formula: its LaTeX. In a `div` it has a line of its own.
pub const LATEX: &str = "data-latex";

/// The attribute of an `aside` that is a box: its title.
pub const BOX_TITLE: &str = "data-box";

/// The attribute of an `img` with what stands under it, where no figure can stand around it.
pub const CAPTION: &str = "data-caption";

/// The attribute of an `img` with who made it.
pub const CREDIT: &str = "data-credit";

/// The attribute of an `img` with where those lead who made it.
pub const CREDIT_LINK: &str = "data-credit-link";

/// Makes blocks of HTML.
pub fn convert(
    html: &str,
    lines: Lines,
    resolver: &mut dyn Resolver,
    findings: &mut Findings,
) -> Body {
    let mut converter = Converter::new(lines, resolver, findings);
    let blocks = converter.fragment(html);
    let notes = converter.finish_notes();
    Body { blocks, notes }
}

/// Makes spans of HTML that stands in one line, such as a headline or a caption.
pub fn convert_line(
    html: &str,
    resolver: &mut dyn Resolver,
    findings: &mut Findings,
) -> Vec<Value> {
    let mut converter = Converter::new(Lines::Spaces, resolver, findings);
    let blocks = converter.fragment(html);
    converter.line(blocks)
}

/// The words of HTML that stands in one line.
pub fn words(html: &str) -> String {
    tree::words_of(html)
}

/// Makes blocks of one piece of HTML and of what it refers to.
struct Converter<'r> {
    lines: bool,
    /// Whether spaces at the start of a line are kept.
    indents: bool,
    resolver: &'r mut dyn Resolver,
    findings: &'r mut Findings,
    /// The ids of notes in the source, in the order in which they were referred to.
    notes: Vec<String>,
    next_mark: u32,
    /// How many elements stand around what is read now.
    depth: usize,
}

impl<'r> Converter<'r> {
    fn new(lines: Lines, resolver: &'r mut dyn Resolver, findings: &'r mut Findings) -> Self {
        Self {
            lines: lines == Lines::Kept,
            indents: false,
            resolver,
            findings,
            notes: Vec::new(),
            next_mark: 0,
            depth: 0,
        }
    }

    fn fragment(&mut self, html: &str) -> Vec<Value> {
        let html: String = html
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| is_writable(*c))
            .collect();
        let (html, left_out) = shallow(&html);
        if left_out > 0 {
            let detail = format!("the words of {left_out} elements: too many stand in one another");
            self.findings
                .add("nested elements", Outcome::Downgraded, &detail, "");
        }
        let tree = scraper::Html::parse_fragment(&html);
        let mut out = Out::default();
        self.children(tree.tree.root(), &mut out);
        self.end(out)
    }

    /// The notes that were referred to, made of what the source has of them.
    fn finish_notes(&mut self) -> Vec<Value> {
        let mut notes = Vec::new();
        let mut next = 0;
        // A note may refer to another one.
        while let Some(id) = self.notes.get(next).cloned() {
            next += 1;
            let html = self.resolver.note(&id).unwrap_or_default();
            let blocks = self.fragment(&html);
            let spans = self.line(blocks);
            let spans = if spans.is_empty() {
                vec!["–".into()]
            } else {
                spans
            };
            notes.push(serde_json::json!({ "id": next.to_string(), "text": text(spans) }));
        }
        notes
    }

    /// The words below a place without their marks, for what has none; what is no words is lifted out.
    fn plain_line(&mut self, place: tree::Place, lifted: &mut Vec<Value>) -> String {
        let blocks = self.blocks(place);
        let spans = spans::as_spans(blocks, lifted);
        if spans.iter().any(|span| span["type"] == "link") {
            let detail = "its words are kept: no link can stand here";
            self.findings.add("link", Outcome::Downgraded, detail, "");
        }
        let words = spans.iter().map(plain).collect::<String>();
        words.trim().to_owned()
    }

    /// Blocks as spans of one line; of what can't stand in it, the words.
    fn line(&mut self, blocks: Vec<Value>) -> Vec<Value> {
        let mut lifted = Vec::new();
        let spans = spans::as_spans(blocks, &mut lifted);
        for block in lifted {
            let detail = "it can't stand in a note or under a picture";
            let construct = format!("block {}", block["type"].as_str().unwrap_or_default());
            let words = all_words(&block);
            self.findings
                .add(&construct, Outcome::Dropped, detail, &words);
        }
        spans
    }

    fn mark(&mut self, kind: &str, more: &[(&str, &str)]) -> Mark {
        self.next_mark += 1;
        Mark::new(self.next_mark, kind, more)
    }
}

/// What pages and feeds can hold (XML 1.0).
fn is_writable(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

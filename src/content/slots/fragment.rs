use std::cell::RefCell;

use html5ever::{
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{
        Tag as HtmlTag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

/// Elements without an end tag (HTML, "Void elements").
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The element that stands after a file, which would be a part of whatever that leaves unfinished.
const END: &str = "standfirst-end";

/// A tag that begins an element.
#[derive(Debug, Clone)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case, and values.
    pub attributes: Vec<(String, String)>,
    /// Line and column, from 1.
    pub at: (usize, usize),
    /// Whether it is in a drawing or a formula, or is one.
    pub is_foreign: bool,
    /// Whether it is in a `picture`.
    pub is_in_picture: bool,
    /// What is in it, of a script.
    pub text: String,
}

impl Tag {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What is wrong with how elements stand in each other.
#[derive(Debug, Clone)]
pub enum Misfit {
    /// The element of this name has no end, or none before that of what is around it.
    Open(String),
    /// There is nothing for this end tag to close.
    Stray(String),
    /// Only some elements can close themselves.
    SelfClosed(String),
    /// A document begins here.
    Doctype,
    /// The file ends inside of a tag or a comment.
    Unfinished,
}

/// The tags of a file, by the tokenizer of a browser.
#[derive(Debug, Default)]
pub struct Fragment {
    /// In their order.
    pub tags: Vec<Tag>,
    /// With their places.
    pub misfits: Vec<((usize, usize), Misfit)>,
    /// Where words stand outside of every element.
    pub words: Option<(usize, usize)>,
}

impl Fragment {
    /// Reads a file. Whatever is in it is read somehow, as in a browser.
    pub fn parse(text: &str) -> Self {
        let tokenizer = Tokenizer::new(Sink::new(text), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(text));
        input.push_back(StrTendril::from_slice(&format!("<{END}>")));
        // A script ends what is fed at once; the rest is still there.
        while !input.is_empty() {
            _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        let mut state = tokenizer.sink.0.into_inner();
        if !state.has_ended && state.open.is_empty() {
            let at = state.place_of(text.len());
            state.fragment.misfits.push((at, Misfit::Unfinished));
        }
        for index in state.open.drain(..).rev() {
            let tag = &state.fragment.tags[index];
            state
                .fragment
                .misfits
                .push((tag.at, Misfit::Open(tag.name.clone())));
        }
        state.fragment.misfits.sort_by_key(|(at, _)| *at);
        state.fragment
    }
}

struct Sink<'a>(RefCell<State<'a>>);

struct State<'a> {
    text: &'a str,
    /// The same in lower case, byte by byte.
    lower: String,
    /// A place before which the lines are counted: in bytes, and its line and column.
    counted: (usize, (usize, usize)),
    /// What is before it has been read, in bytes.
    read: usize,
    fragment: Fragment,
    /// The indexes of the tags whose elements are open.
    open: Vec<usize>,
    /// Whether what stands after the file was read as it is.
    has_ended: bool,
}

impl<'a> Sink<'a> {
    fn new(text: &'a str) -> Self {
        Self(RefCell::new(State {
            text,
            lower: text.to_ascii_lowercase(),
            counted: (0, (1, 1)),
            read: 0,
            fragment: Fragment::default(),
            open: Vec::new(),
            has_ended: false,
        }))
    }
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(tag),
            Token::TagToken(tag) => state.end(&tag),
            Token::DoctypeToken(_) => {
                let at = state.find("<!");
                state.fragment.misfits.push((at, Misfit::Doctype));
            }
            Token::CommentToken(words) => _ = state.find(&words),
            Token::CharacterTokens(words) => state.words(&words),
            Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl State<'_> {
    /// Where something is written next, as line and column.
    fn find(&mut self, written: &str) -> (usize, usize) {
        let found = self.lower[self.read..].find(&written.to_ascii_lowercase());
        let start = self.read + found.unwrap_or_default();
        if found.is_some() {
            self.read = start + written.len();
        }
        self.place_of(start)
    }

    /// The line and column of a byte, which is seldom before the last one that was asked for.
    fn place_of(&mut self, start: usize) -> (usize, usize) {
        if start < self.counted.0 {
            self.counted = (0, (1, 1));
        }
        let (from, (mut line, mut column)) = self.counted;
        for letter in self.text[from..start].chars() {
            (line, column) = match letter {
                '\n' => (line + 1, 1),
                _ => (line, column + 1),
            };
        }
        self.counted = (start, (line, column));
        (line, column)
    }

    fn start(&mut self, tag: HtmlTag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if name == END && tag.attrs.is_empty() {
            self.has_ended = true;
            return TokenSinkResult::Continue;
        }
        let at = self.find(&format!("<{name}"));
        let around = self.open.last().map(|index| &self.fragment.tags[*index]);
        let is_foreign =
            name == "svg" || name == "math" || around.is_some_and(|tag| tag.is_foreign);
        let is_in_picture = around.is_some_and(|tag| tag.is_in_picture || tag.name == "picture");
        let is_void = VOID.contains(&name.as_str());
        if tag.self_closing && !is_void && !is_foreign {
            let misfit = Misfit::SelfClosed(name.clone());
            self.fragment.misfits.push((at, misfit));
        }
        let stays_open = !is_void && !tag.self_closing;
        let attributes = tag.attrs.iter();
        let attributes = attributes.map(|one| (one.name.local.to_string(), one.value.to_string()));
        self.fragment.tags.push(Tag {
            attributes: attributes.collect(),
            name: name.clone(),
            at,
            is_foreign,
            is_in_picture,
            text: String::new(),
        });
        if stays_open {
            self.open.push(self.fragment.tags.len() - 1);
        }
        let raw = match name.as_str() {
            _ if is_foreign || tag.self_closing => return TokenSinkResult::Continue,
            "script" => RawKind::ScriptData,
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => RawKind::Rawtext,
            "textarea" | "title" => RawKind::Rcdata,
            _ => return TokenSinkResult::Continue,
        };
        TokenSinkResult::RawData(raw)
    }

    fn end(&mut self, tag: &HtmlTag) {
        let name = tag.name.to_string();
        let at = self.find(&format!("</{name}"));
        let is_it = |index: &usize| self.fragment.tags[*index].name == name;
        match self.open.iter().rposition(is_it) {
            Some(place) => {
                // What was opened after it should have been closed before it.
                let inside = self.open.split_off(place);
                for index in inside.into_iter().skip(1) {
                    let Tag { at, name, .. } = &self.fragment.tags[index];
                    let misfit = (*at, Misfit::Open(name.clone()));
                    self.fragment.misfits.push(misfit);
                }
            }
            None => self.fragment.misfits.push((at, Misfit::Stray(name))),
        }
    }

    fn words(&mut self, words: &str) {
        match self
            .open
            .last()
            .map(|index| &mut self.fragment.tags[*index])
        {
            Some(tag) if tag.name == "script" => tag.text.push_str(words),
            Some(_) => {}
            None if words.trim().is_empty() || self.fragment.words.is_some() => {}
            None => {
                let first = words
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let read = self.read;
                self.fragment.words = Some(self.find(&first));
                self.read = read;
            }
        }
    }
}

#[cfg(test)]
mod tests;

//! Words with what they mean, as they come one after the other, until they are made a paragraph.

use serde_json::{Value, json};

use super::mark::Mark;
use crate::grammar::words::is_visible;

/// How many marks may stand in one another: what content is allowed.
pub const MARKS: usize = 6;

/// A part of a run.
#[derive(Debug, Clone)]
enum Piece {
    Words(String, Vec<Mark>),
    /// The end of a line that was asked for.
    Break(Vec<Mark>),
    /// The end of a line where lines are kept.
    Newline(Vec<Mark>),
    /// The end of a paragraph.
    Gap,
    Note(String, Vec<Mark>),
    /// In LaTeX.
    Formula(String, Vec<Mark>),
}

impl Piece {
    fn marks(&self) -> &[Mark] {
        match self {
            Self::Words(_, marks)
            | Self::Break(marks)
            | Self::Newline(marks)
            | Self::Note(_, marks)
            | Self::Formula(_, marks) => marks,
            Self::Gap => &[],
        }
    }

    fn is_break(&self) -> bool {
        matches!(self, Self::Break(_))
    }
}

/// Words that have come since the last block.
#[derive(Debug, Default)]
pub struct Run(Vec<Piece>);

impl Run {
    /// Adds words; where `lines` are kept, an empty line ends a paragraph.
    pub fn words(&mut self, words: &str, marks: &[Mark], lines: bool) {
        if !lines {
            self.0.push(Piece::Words(words.to_owned(), marks.to_vec()));
            return;
        }
        let mut empty = 0;
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                empty += 1;
            }
            if line.trim_matches(is_space).is_empty() && index > 0 {
                continue;
            }
            match empty {
                0 => {}
                1 => self.0.push(Piece::Newline(with_room(marks))),
                _ => self.0.push(Piece::Gap),
            }
            empty = 0;
            self.0.push(Piece::Words(line.to_owned(), marks.to_vec()));
        }
        match empty {
            0 => {}
            1 => self.0.push(Piece::Newline(with_room(marks))),
            _ => self.0.push(Piece::Gap),
        }
    }

    /// Ends a line.
    pub fn line_break(&mut self, marks: &[Mark]) {
        self.0.push(Piece::Break(with_room(marks)));
    }

    /// Refers to a note, outside of a link.
    pub fn note(&mut self, id: &str, marks: &[Mark]) {
        let outside = marks.iter().take_while(|mark| mark.kind() != "link");
        self.0.push(Piece::Note(
            id.to_owned(),
            outside.take(MARKS - 1).cloned().collect(),
        ));
    }

    /// Adds a formula, in LaTeX.
    pub fn formula(&mut self, latex: &str, marks: &[Mark]) {
        self.0
            .push(Piece::Formula(latex.to_owned(), marks.to_vec()));
    }

    /// Whether nothing in it can be seen.
    pub fn is_blank(&self) -> bool {
        !self.0.iter().any(|piece| match piece {
            Piece::Words(words, _) => is_visible(words),
            Piece::Note(..) | Piece::Formula(..) => true,
            _ => false,
        })
    }

    /// The spans of each paragraph that has anything to be seen.
    pub fn paragraphs(self) -> Vec<Vec<Value>> {
        let mut paragraphs = Vec::new();
        let mut pieces = Vec::new();
        for piece in self.0.into_iter().chain([Piece::Gap]) {
            // Two ends of a line in a row are the end of a paragraph.
            let before = pieces.iter().rev().find(|piece| !is_blank(piece));
            let ends = matches!(piece, Piece::Gap)
                || piece.is_break() && before.is_some_and(Piece::is_break);
            if !ends {
                pieces.push(piece);
                continue;
            }
            let part = std::mem::take(&mut pieces);
            let part = Self(part);
            if !part.is_blank() {
                paragraphs.push(spans(&normal(part.0), 0));
            }
        }
        paragraphs
    }
}

/// The marks around what is itself counted as one.
fn with_room(marks: &[Mark]) -> Vec<Mark> {
    marks.iter().take(MARKS - 1).cloned().collect()
}

fn is_blank(piece: &Piece) -> bool {
    matches!(piece, Piece::Words(words, _) if words.chars().all(is_space))
}

/// White space as HTML has it; a no-break space is none.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// White space as browsers show it: one space between words, none at the ends of lines.
fn normal(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut normal: Vec<Piece> = Vec::new();
    let mut after_space = true;
    for piece in pieces {
        match piece {
            Piece::Words(words, marks) => {
                let mut kept = String::new();
                for c in words.chars() {
                    if !is_space(c) {
                        kept.push(c);
                        after_space = false;
                    } else if !after_space {
                        kept.push(' ');
                        after_space = true;
                    }
                }
                if !kept.is_empty() {
                    normal.push(Piece::Words(kept, marks));
                }
            }
            Piece::Break(marks) | Piece::Newline(marks) => {
                trim_end(&mut normal);
                if normal.last().is_some_and(|last| !last.is_break()) {
                    normal.push(Piece::Break(marks));
                }
                after_space = true;
            }
            Piece::Note(id, marks) => {
                normal.push(Piece::Note(id, marks));
                after_space = false;
            }
            Piece::Formula(latex, marks) => {
                normal.push(Piece::Formula(latex, marks));
                after_space = false;
            }
            Piece::Gap => {}
        }
    }
    while normal.last().is_some_and(Piece::is_break) {
        normal.pop();
    }
    trim_end(&mut normal);
    normal
}

fn trim_end(pieces: &mut Vec<Piece>) {
    while let Some(Piece::Words(words, _)) = pieces.last_mut() {
        words.truncate(words.trim_end_matches(' ').len());
        if !words.is_empty() {
            break;
        }
        pieces.pop();
    }
}

/// `depth` marks of each piece stand around these already.
fn spans(pieces: &[Piece], depth: usize) -> Vec<Value> {
    let mut spans_here: Vec<Value> = Vec::new();
    let mut rest = pieces;
    while let Some(piece) = rest.first() {
        let Some(mark) = piece.marks().get(depth) else {
            push(&mut spans_here, leaf(piece));
            rest = &rest[1..];
            continue;
        };
        let same = |piece: &&Piece| piece.marks().get(depth).is_some_and(|it| it.id == mark.id);
        let (inside, after) = rest.split_at(rest.iter().take_while(same).count());
        let inner = spans(inside, depth + 1);
        if inner.iter().any(says_something) {
            let mut fields = (*mark.fields).clone();
            fields.insert("text".to_owned(), text(inner));
            spans_here.push(fields.into());
        } else {
            inner
                .into_iter()
                .for_each(|span| push(&mut spans_here, span));
        }
        rest = after;
    }
    spans_here
}

fn says_something(span: &Value) -> bool {
    match span {
        Value::String(words) => is_visible(words),
        other => other["type"] != "line-break",
    }
}

fn leaf(piece: &Piece) -> Value {
    match piece {
        Piece::Words(words, _) => words.as_str().into(),
        Piece::Note(id, _) => json!({ "type": "note", "note": id }),
        Piece::Formula(latex, _) => json!({ "type": "formula", "latex": latex }),
        Piece::Break(_) | Piece::Newline(_) | Piece::Gap => json!({ "type": "line-break" }),
    }
}

fn push(spans: &mut Vec<Value>, span: Value) {
    if let (Some(Value::String(before)), Value::String(words)) = (spans.last_mut(), &span) {
        before.push_str(words);
    } else {
        spans.push(span);
    }
}

/// A text of the model: a string where it is one plain span.
pub fn text(spans: Vec<Value>) -> Value {
    match spans.as_slice() {
        [] => "".into(),
        [Value::String(words)] => words.as_str().into(),
        _ => spans.into(),
    }
}

/// The words of a text without their marks.
pub fn plain(text: &Value) -> String {
    match text {
        Value::String(words) => words.clone(),
        Value::Array(spans) => spans.iter().map(plain).collect(),
        Value::Object(span) if span.get("type").is_some_and(|it| it == "line-break") => {
            " ".to_owned()
        }
        Value::Object(span) => {
            let words = span.get("text").or_else(|| span.get("latex"));
            words.map(plain).unwrap_or_default()
        }
        _ => String::new(),
    }
}

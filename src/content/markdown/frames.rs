//! Marks that have begun and not ended.

use pulldown_cmark::TagEnd;
use serde_json::Value;

use super::{
    blocks::Reader,
    placed::{Node, Placed},
    spans::{PICTURE, text},
    stretch::Stretch,
};

/// A mark that has begun.
pub struct Frame {
    /// What ends it.
    pub end: End,
    /// Where it begins, in bytes.
    pub offset: usize,
    /// Its type.
    pub name: String,
    /// Its other fields.
    pub fields: Vec<(String, Placed)>,
    /// What is in it.
    pub spans: Vec<Placed>,
}

/// What ends a mark.
#[derive(PartialEq)]
pub enum End {
    /// The end of the words.
    Text,
    /// A sign of Markdown.
    Tag(TagEnd),
    /// The end of an HTML element of that name.
    Element(String),
}

/// Says that marks stand too deep in each other.
pub fn too_deep(reader: &mut Reader, at: usize) {
    let what = "too many parts stand in one another here";
    reader.fatal(at, what, "move this out of some of them");
}

/// Adds words to those before them.
pub fn push(frames: &mut [Frame], words: &str, stretch: Stretch) {
    let Some(frame) = frames.last_mut() else {
        return;
    };
    if let Some(Placed {
        node: Node::Scalar(Value::String(before)),
        stretches,
        ..
    }) = frame.spans.last_mut()
    {
        before.push_str(words);
        stretches.push(stretch);
    } else {
        let at = stretch.written.start;
        let span = Placed::words(at, words).written(vec![stretch]);
        frame.spans.push(span);
    }
}

/// Adds a span.
pub fn add(frames: &mut [Frame], span: Placed) {
    if let Some(frame) = frames.last_mut() {
        frame.spans.push(span);
    }
}

/// Ends the marks up to the one that ends so; those in it that were not closed are troubles.
pub fn close_until(reader: &mut Reader, frames: &mut Vec<Frame>, end: &End) {
    if !frames.iter().any(|frame| frame.end == *end) {
        return;
    }
    while let Some(frame) = frames.last() {
        let is_last = frame.end == *end;
        if let (End::Element(name), false) = (&frame.end, is_last) {
            let what = format!("`<{name}>` is not closed");
            let at = frame.offset;
            let mend = format!("write `</{name}>` after its words, in the same paragraph");
            reader.trouble(at, what, mend);
        }
        if is_last && *end == End::Text {
            return;
        }
        close(frames);
        if is_last {
            return;
        }
    }
}

fn close(frames: &mut Vec<Frame>) {
    let Some(mut frame) = frames.pop() else {
        return;
    };
    let mut plain = String::new();
    for span in &frame.spans {
        plain_words(span, &mut plain);
    }
    match (frame.name.as_str(), frames.last_mut()) {
        // The parts of a ruby: a reading, and what stands for its place where there are none.
        ("rt", Some(ruby)) => {
            let reading = Placed::words(frame.offset, plain);
            ruby.fields.push(("reading".to_owned(), reading));
            return;
        }
        ("rp", _) => return,
        _ => {}
    }
    let words = if frame.name == PICTURE {
        let alt = match frame.spans.as_slice() {
            [one] if one.as_str().is_some() => frame.spans.remove(0),
            _ => Placed::words(frame.offset, plain),
        };
        ("alt", alt)
    } else {
        ("text", text(frame.offset, frame.spans))
    };
    frame.fields.push((words.0.to_owned(), words.1));
    let fields = std::iter::once((
        "type".to_owned(),
        Placed::words(frame.offset, frame.name.as_str()),
    ));
    let mark = Placed::object(frame.offset, fields.chain(frame.fields).collect());
    add(frames, mark);
}

/// Words without their marks.
fn plain_words(span: &Placed, whole: &mut String) {
    match &span.node {
        Node::Scalar(Value::String(words)) => whole.push_str(words),
        Node::Scalar(_) => {}
        Node::List(spans) => spans.iter().for_each(|span| plain_words(span, whole)),
        Node::Object(_) => {
            let inside = span
                .get("text")
                .or_else(|| span.get("latex"))
                .or_else(|| span.get("alt"));
            inside.into_iter().for_each(|span| plain_words(span, whole));
        }
    }
}

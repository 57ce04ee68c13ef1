//! The words of a block: emphasis, links, code and the rest.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use serde_json::Value;

use super::{
    blocks::Reader,
    directive,
    elements::{Element, element},
    placed::{Node, Placed},
    shape::Shape,
    trouble::Trouble,
};

/// How many marks may stand in each other.
const DEEPEST: usize = 32;

/// What stands for a picture among words, until its paragraph is known to hold nothing else.
pub const PICTURE: &str = "image";

/// What stands for a formula between double dollar signs.
pub const DISPLAYED: &str = "displayed-formula";

/// A mark that has begun.
struct Frame {
    end: End,
    offset: usize,
    name: String,
    fields: Vec<(String, Placed)>,
    spans: Vec<Placed>,
}

/// What ends a mark.
#[derive(PartialEq)]
enum End {
    /// The text itself.
    Text,
    Tag(TagEnd),
    Element(String),
}

/// Reads the words from an event on, up to the first that belongs to no words; none is consumed after it.
pub fn read(reader: &mut Reader) -> Vec<Placed> {
    let start = reader.here();
    let mut frames = vec![Frame {
        end: End::Text,
        offset: start,
        name: String::new(),
        fields: Vec::new(),
        spans: Vec::new(),
    }];
    while let Some((event, range)) = reader.peek() {
        let at = reader.base + range.start;
        match event {
            Event::Text(words) => push(&mut frames, at, &words),
            Event::SoftBreak => push(&mut frames, at, "\n"),
            Event::HardBreak => {
                let mark = Placed::typed(at, "line-break", Vec::new());
                add(&mut frames, mark);
            }
            Event::Code(words) => {
                let mark = Placed::typed(at, "code", vec![("text", Placed::words(at, &*words))]);
                add(&mut frames, mark);
            }
            Event::InlineMath(latex) => {
                if !is_money(reader, range.end) {
                    let latex = Placed::words(at, latex.replace("\r\n", "\n"));
                    add(
                        &mut frames,
                        Placed::typed(at, "formula", vec![("latex", latex)]),
                    );
                } else {
                    let source = reader.text.get(range.clone()).unwrap_or_default();
                    push(&mut frames, at, source);
                }
            }
            Event::DisplayMath(latex) => {
                let latex = Placed::words(at, latex.replace("\r\n", "\n"));
                add(
                    &mut frames,
                    Placed::typed(at, DISPLAYED, vec![("latex", latex)]),
                );
                attributes(reader, &mut frames, range.end, "formula");
            }
            Event::FootnoteReference(note) => {
                let note = Placed::words(at, &*note);
                add(&mut frames, Placed::typed(at, "note", vec![("note", note)]));
            }
            Event::InlineHtml(tag) => {
                html(reader, &mut frames, at, &tag);
            }
            Event::Start(tag) if is_of_words(&tag) => {
                if let Some(frame) = opened(reader, at, tag) {
                    if frames.len() > DEEPEST {
                        too_deep(reader, at);
                    }
                    frames.push(frame);
                }
            }
            Event::End(end) if is_end_of_words(end) => {
                close_until(reader, &mut frames, &End::Tag(end));
                if end == TagEnd::Image {
                    attributes(reader, &mut frames, range.end, PICTURE);
                }
            }
            _ => break,
        }
        reader.advance();
    }
    close_until(reader, &mut frames, &End::Text);
    frames.pop().map(|frame| frame.spans).unwrap_or_default()
}

/// Gives the attributes that stand at a byte of the piece to what was read last, a block of that type.
fn attributes(reader: &mut Reader, frames: &mut [Frame], at: usize, kind: &str) {
    let last = frames.last_mut().and_then(|frame| frame.spans.last_mut());
    if let Some(Placed {
        node: Node::Object(fields),
        ..
    }) = last
    {
        let found = reader.attributes(at);
        directive::apply(fields, found, &Shape::block().of_type(kind));
    }
}

/// Spans as the value of a field `text`.
pub fn text(offset: usize, mut spans: Vec<Placed>) -> Placed {
    match spans.as_slice() {
        [] => Placed::words(offset, ""),
        [one] if one.as_str().is_some() => spans.remove(0),
        _ => Placed::list(offset, spans),
    }
}

/// Whether what ends here are sums of money and no formula: `$5bn–$10bn`.
fn is_money(reader: &Reader, end: usize) -> bool {
    let after = reader.text.get(end..).unwrap_or_default();
    after.starts_with(|c: char| c.is_ascii_digit())
}

fn is_of_words(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn is_end_of_words(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

fn opened(reader: &mut Reader, at: usize, tag: Tag) -> Option<Frame> {
    let end = End::Tag(tag.to_end());
    let (name, fields) = match tag {
        Tag::Emphasis => ("emphasis", Vec::new()),
        Tag::Strong => ("strong", Vec::new()),
        Tag::Link {
            link_type,
            dest_url,
            title,
            ..
        } => {
            if !title.is_empty() {
                let what = "a link has a title that is shown when a pointer rests on it";
                let mend = "say it in the text: a link has none here";
                reader.trouble(at, what, mend);
            }
            let href = match link_type {
                LinkType::Email if !dest_url.starts_with("mailto:") => {
                    format!("mailto:{dest_url}")
                }
                _ => dest_url.into_string(),
            };
            ("link", vec![("href".to_owned(), Placed::words(at, href))])
        }
        Tag::Image {
            dest_url, title, ..
        } => {
            let mut fields = vec![("src".to_owned(), Placed::words(at, dest_url.into_string()))];
            if !title.is_empty() {
                let words = Placed::words(at, title.into_string());
                let caption = Placed::object(at, vec![("text".to_owned(), words)]);
                fields.push(("caption".to_owned(), caption));
            }
            (PICTURE, fields)
        }
        _ => return None,
    };
    Some(Frame {
        end,
        offset: at,
        name: name.to_owned(),
        fields,
        spans: Vec::new(),
    })
}

fn too_deep(reader: &mut Reader, at: usize) {
    let what = "too many parts stand in one another here";
    reader.fatal(at, what, "move this out of some of them");
}

/// Adds words to those before them.
fn push(frames: &mut [Frame], at: usize, words: &str) {
    let Some(frame) = frames.last_mut() else {
        return;
    };
    if let Some(Placed {
        node: Node::Scalar(Value::String(before)),
        ..
    }) = frame.spans.last_mut()
    {
        before.push_str(words);
    } else {
        frame.spans.push(Placed::words(at, words));
    }
}

fn add(frames: &mut [Frame], span: Placed) {
    if let Some(frame) = frames.last_mut() {
        frame.spans.push(span);
    }
}

/// Ends the marks up to the one that ends so; those in it that were not closed are troubles.
fn close_until(reader: &mut Reader, frames: &mut Vec<Frame>, end: &End) {
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
        ("alt", Placed::words(frame.offset, plain))
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

/// What an HTML tag among words stands for.
fn html(reader: &mut Reader, frames: &mut Vec<Frame>, at: usize, tag: &str) {
    match element(tag, at) {
        Element::Comment => {}
        Element::LineBreak => add(frames, Placed::typed(at, "line-break", Vec::new())),
        Element::Whole { name, fields } => {
            let kind = ("type".to_owned(), Placed::words(at, name));
            let fields = std::iter::once(kind).chain(fields).collect();
            add(frames, Placed::object(at, fields));
        }
        Element::Open { tag, name, fields } => {
            if frames.len() > DEEPEST {
                too_deep(reader, at);
            }
            frames.push(Frame {
                end: End::Element(tag),
                offset: at,
                name,
                fields,
                spans: Vec::new(),
            });
        }
        Element::Close(name) => {
            let end = End::Element(name);
            // Never past what Markdown itself has opened.
            let inner = frames.iter().rev();
            let is_open = inner
                .take_while(|frame| !matches!(frame.end, End::Tag(_)))
                .any(|frame| frame.end == end);
            if is_open {
                close_until(reader, frames, &end);
            } else if let End::Element(name) = end {
                let what = format!("`</{name}>` closes nothing here");
                let mend = format!("remove it, or write `<{name}>` before its words");
                reader.trouble(at, what, mend);
            }
        }
        Element::Unknown(trouble) => {
            let Trouble { what, mend, .. } = trouble;
            reader.trouble(at, what, mend);
        }
    }
}

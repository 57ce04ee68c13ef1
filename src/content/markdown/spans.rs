//! The words of a block: emphasis, links, code and the rest.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{
    blocks::Reader,
    comments::says_something,
    elements::{Element, element},
    fields,
    frames::{End, Frame, add, close_until, push, too_deep},
    placed::{Node, Placed},
    shape::Shape,
    trouble::Trouble,
};
use crate::grammar::words::is_visible;

/// How many marks may stand in each other.
const DEEPEST: usize = 32;

/// What stands for a picture among words, until its paragraph is known to hold nothing else.
pub const PICTURE: &str = "image";

/// What stands for a formula between double dollar signs.
pub const DISPLAYED: &str = "displayed-formula";

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
            Event::Text(words) => words_at(reader, &mut frames, &range, &words),
            Event::SoftBreak => words_at(reader, &mut frames, &range, "\n"),
            Event::HardBreak => {
                let mark = Placed::typed(at, "line-break", Vec::new());
                add(&mut frames, mark);
            }
            Event::Code(words) => {
                let text = Placed::words(at, &*words).written(reader.code_words(&range, &words));
                let mark = Placed::typed(at, "code", vec![("text", text)]);
                add(&mut frames, mark);
            }
            Event::InlineMath(latex) => {
                formula(reader, &mut frames, &range, &latex);
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
            Event::TaskListMarker(_) => {
                let what = "nothing can be ticked off in a list here";
                let mend = "leave the brackets out, or write `\\[ ]` where they are words";
                reader.trouble(at, what, mend);
            }
            // One sign is about as much, or a subscript of others' Markdown: two strike out.
            Event::Start(Tag::Strikethrough) if !reader.is_struck(&range) => {
                words_at(reader, &mut frames, &(range.start..range.start + 1), "~");
            }
            Event::End(TagEnd::Strikethrough) if !reader.is_struck(&range) => {
                words_at(reader, &mut frames, &(range.end - 1..range.end), "~");
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
                if matches!(end, TagEnd::Link | TagEnd::Image) {
                    reader.destination(&mut frames, &range);
                }
                if end == TagEnd::Link && frames.last().is_some_and(says_nothing) {
                    let what = "this link has no words, so nobody would see it";
                    reader.trouble(at, what, "write them between the brackets, or remove it");
                }
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

/// A formula among words; or sums of money, which look like one.
fn formula(reader: &mut Reader, frames: &mut [Frame], range: &Range<usize>, latex: &str) {
    let at = reader.base + range.start;
    if !is_money(reader, range.end) {
        let latex = Placed::words(at, latex.replace("\r\n", "\n"));
        add(frames, Placed::typed(at, "formula", vec![("latex", latex)]));
        return;
    }
    let source = reader.text.get(range.clone()).unwrap_or_default();
    words_at(reader, frames, range, source);
    if source.contains(['*', '_', '[', '`', '<', '&', '\\']) {
        let what = "what stands between these two dollar signs is not read as Markdown";
        reader.trouble(at, what, "write `\\$` for each sign of a sum of money");
    }
}

/// Adds words that a part of the piece stands for.
fn words_at(reader: &Reader, frames: &mut [Frame], range: &Range<usize>, words: &str) {
    push(frames, words, reader.stretch(range.clone(), words));
}

/// Whether there is nothing to see between the ends of a mark.
fn says_nothing(frame: &Frame) -> bool {
    let is_blank = |span: &Placed| span.as_str().is_some_and(|words| !is_visible(words));
    frame.spans.iter().all(is_blank)
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
        fields::apply(fields, found, &Shape::block(kind));
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
        Tag::Strikethrough => ("deletion", Vec::new()),
        Tag::Link {
            link_type,
            dest_url,
            title,
            id,
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
            // Of a link by name the address is mended where it is written out.
            let written = reader.file.definitions.written(&id).cloned();
            let mut href = Placed::words(at, href);
            href.stretches.extend(written);
            ("link", vec![("href".to_owned(), href)])
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

/// What an HTML tag among words stands for.
fn html(reader: &mut Reader, frames: &mut Vec<Frame>, at: usize, tag: &str) {
    match element(tag, at) {
        Element::Comment if says_something(tag) => reader.file.comments.push(at),
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

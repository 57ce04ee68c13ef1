//! What a paragraph comes to: words, pictures or a formula; and what holds one paragraph and no more.

use serde_json::Value;

use super::{
    blocks::{Block, Reader},
    placed::{Node, Placed},
    spans::{self, DISPLAYED, PICTURE},
};

/// The blocks that a paragraph is.
pub fn blocks(at: usize, spans: Vec<Placed>, reader: &mut Reader) -> Vec<Placed> {
    let is_blank = |span: &Placed| span.as_str().is_some_and(|words| words.trim().is_empty());
    let is_alone = |name: &str| {
        let is_part = |span: &Placed| span.is(name) || is_blank(span);
        spans.iter().any(|span| span.is(name)) && spans.iter().all(is_part)
    };
    if is_alone(PICTURE) || is_alone(DISPLAYED) {
        let blocks = spans.into_iter().filter(|span| !is_blank(span));
        return blocks.map(displayed_as_block).collect();
    }
    if spans.is_empty() {
        return Vec::new();
    }
    let text = words(at, spans, reader);
    vec![Placed::typed(at, "paragraph", vec![("text", text)])]
}

fn displayed_as_block(mut span: Placed) -> Placed {
    rename(&mut span, "formula");
    span
}

/// Gives what stood for a formula between double dollar signs its name.
fn rename(span: &mut Placed, name: &str) {
    if span.is(DISPLAYED)
        && let Node::Object(fields) = &mut span.node
    {
        for (field, value) in fields {
            match (field.as_str(), &mut value.node) {
                ("type", node) => *node = Node::Scalar(name.into()),
                ("latex", Node::Scalar(Value::String(latex))) => {
                    *latex = latex.trim_matches('\n').to_owned();
                }
                _ => {}
            }
        }
    }
}

/// Words as the value of a field `text`; a picture among them is a trouble.
pub fn words(at: usize, mut spans: Vec<Placed>, reader: &mut Reader) -> Placed {
    for span in &mut spans {
        settle(span, reader);
    }
    spans::text(at, spans)
}

fn settle(span: &mut Placed, reader: &mut Reader) {
    rename(span, "formula");
    if span.is(PICTURE) {
        let what = "a picture stands among words";
        let mend = "write it in a paragraph of its own, with an empty line before and after it";
        reader.trouble(span.offset, what, mend);
        return;
    }
    match &mut span.node {
        Node::List(spans) => spans.iter_mut().for_each(|span| settle(span, reader)),
        Node::Object(fields) => {
            for (_, value) in fields {
                settle(value, reader);
            }
        }
        Node::Scalar(_) => {}
    }
}

/// The words of what is one paragraph; more than that is a trouble. `name` is what holds them.
pub fn line(at: usize, blocks: Vec<Block>, name: &str, reader: &mut Reader) -> Placed {
    let mut text = None;
    for block in blocks {
        let offset = block.offset();
        match block {
            Block::Made(block) if block.is("paragraph") && text.is_none() => {
                text = block
                    .into_fields()
                    .into_iter()
                    .find_map(|(name, value)| (name == "text").then_some(value));
            }
            _ => {
                let what = format!("{name} is one paragraph, and more stands in this one");
                let mend = "make it one, with `<br>` where a line ends, or move the rest out of it";
                reader.trouble(offset, what, mend);
            }
        }
    }
    text.unwrap_or_else(|| Placed::words(at, ""))
}

/// A quote, whose last paragraph may say who said it: `— Ada`, or a link to where it stands.
pub fn quote(at: usize, mut blocks: Vec<Block>, reader: &mut Reader) -> Placed {
    let credit = match blocks.last() {
        Some(Block::Made(last)) if blocks.len() > 1 => attribution(last),
        _ => None,
    };
    if credit.is_some() {
        blocks.pop();
    }
    let mut spans: Vec<Placed> = Vec::new();
    for block in blocks {
        let offset = block.offset();
        let text = match block {
            Block::Made(block) if block.is("paragraph") => block
                .into_fields()
                .into_iter()
                .find_map(|(name, value)| (name == "text").then_some(value)),
            _ => {
                let what = "a quote holds paragraphs alone";
                let mend = "move what else there is out of it";
                reader.trouble(offset, what, mend);
                None
            }
        };
        let Some(text) = text else { continue };
        if !spans.is_empty() {
            let line_break = || Placed::typed(offset, "line-break", Vec::new());
            spans.extend([line_break(), line_break()]);
        }
        match text.node {
            Node::List(more) => spans.extend(more),
            node => spans.push(Placed { node, ..text }),
        }
    }
    let mut fields = vec![("text", spans::text(at, spans))];
    if let Some((name, source)) = credit {
        fields.push(("attribution", name));
        fields.extend(source.map(|source| ("source", source)));
    }
    Placed::typed(at, "quote", fields)
}

/// Who said it and where it stands, where a paragraph says so after a dash.
fn attribution(paragraph: &Placed) -> Option<(Placed, Option<Placed>)> {
    let text = paragraph
        .get("text")
        .filter(|_| paragraph.is("paragraph"))?;
    let after_dash = |words: &str| {
        let rest = ["— ", "– ", "-- "]
            .iter()
            .find_map(|dash| words.strip_prefix(dash))?;
        Some(rest.to_owned())
    };
    match &text.node {
        Node::Scalar(Value::String(words)) => {
            let name = after_dash(words)?;
            let is_one = !name.contains('\n') && !name.is_empty();
            is_one.then(|| (Placed::words(text.offset, name), None))
        }
        Node::List(spans) => {
            let [dash, link] = spans.as_slice() else {
                return None;
            };
            let is_dash = after_dash(dash.as_str()?)?.is_empty() && link.is("link");
            let name = link.get("text")?.as_str()?;
            let source = link.get("href")?.clone();
            is_dash.then(|| (Placed::words(link.offset, name), Some(source)))
        }
        _ => None,
    }
}

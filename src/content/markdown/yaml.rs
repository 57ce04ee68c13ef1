//! YAML with the place of each value.

use std::{collections::HashSet, ops::Range};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};

use super::{
    placed::{Node, Placed},
    scalar::meant,
    shape::Shape,
    stretch::of_scalar,
    trouble::Trouble,
};

/// How deep values may stand in each other, as in JSON.
const DEEPEST: usize = 100;

/// The fields in a part of a file; `base` is where the part begins, in bytes. None where they can't be
/// read, which is a trouble.
pub fn read(
    text: &str,
    base: usize,
    shape: Option<&Shape>,
    troubles: &mut Vec<Trouble>,
) -> Option<Vec<(String, Placed)>> {
    let ends = text.char_indices().map(|(at, _)| at);
    let mut reader = Reader {
        text,
        parser: Parser::new_from_str(text),
        bytes: ends.chain([text.len()]).collect(),
        base,
        troubles,
    };
    match reader.document(shape) {
        Ok(fields) => Some(fields),
        Err(error) => {
            let trouble = not_yaml(text, base, &reader.bytes, &error);
            troubles.push(trouble);
            None
        }
    }
}

struct Reader<'t, 'r> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    /// Where each character is, since the parser counts characters.
    bytes: Vec<usize>,
    base: usize,
    troubles: &'r mut Vec<Trouble>,
}

impl<'t> Reader<'t, '_> {
    /// What comes next, and where it stands in the file.
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), ScanError> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let place = self.place(&span);
                Ok((event, place))
            }
            Some(Err(error)) => Err(error),
            None => Ok((Event::StreamEnd, self.base..self.base)),
        }
    }

    fn place(&self, span: &Span) -> Range<usize> {
        let byte = |index: usize| {
            let index = index.min(self.bytes.len().saturating_sub(1));
            self.base + self.bytes.get(index).copied().unwrap_or_default()
        };
        byte(span.start.index())..byte(span.end.index())
    }

    /// Words as they are written at a place of the file.
    fn words(&self, place: &Range<usize>, value: Placed) -> Placed {
        let inside = place.start - self.base..place.end - self.base;
        let stretches = match value.as_str() {
            Some(words) => of_scalar(self.text, inside, words),
            None => Vec::new(),
        };
        let stretches = stretches.into_iter();
        let stretches = stretches.map(|stretch| stretch.moved(self.base)).collect();
        value.written(stretches)
    }

    fn document(&mut self, shape: Option<&Shape>) -> Result<Vec<(String, Placed)>, ScanError> {
        loop {
            let (event, place) = self.next()?;
            let at = place.start;
            match event {
                Event::StreamEnd => return Ok(Vec::new()),
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
                event => {
                    let value = self.value(event, place, shape, 0)?;
                    let is_empty = matches!(&value.node, Node::Scalar(scalar) if scalar.is_null());
                    let Node::Object(fields) = value.node else {
                        if !is_empty {
                            self.troubles.push(Trouble::new(
                                at,
                                "these are no fields",
                                "write a field a line, its name before a colon: `headline: …`",
                            ));
                        }
                        return Ok(Vec::new());
                    };
                    return Ok(fields);
                }
            }
        }
    }

    fn value(
        &mut self,
        event: Event<'t>,
        place: Range<usize>,
        shape: Option<&Shape>,
        depth: usize,
    ) -> Result<Placed, ScanError> {
        if depth > DEEPEST {
            return Err(ScanError::new_str(Self::nowhere(), "too deep"));
        }
        let at = place.start;
        match event {
            Event::Scalar(words, style, anchor, tag) => {
                self.refuse(at, anchor, tag.as_deref());
                let value = match style {
                    ScalarStyle::Plain => Placed::scalar(at, meant(&words, shape)),
                    _ => Placed::words(at, words),
                };
                Ok(self.words(&place, value))
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse(at, anchor, tag.as_deref());
                let start = at;
                let item = shape.and_then(Shape::item);
                let mut items = Vec::new();
                loop {
                    let (event, place) = self.next()?;
                    if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                        return Ok(Placed::list(start, items));
                    }
                    items.push(self.value(event, place, item.as_ref(), depth + 1)?);
                }
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse(at, anchor, tag.as_deref());
                self.fields(at, shape, depth)
            }
            Event::Alias(_) => {
                self.refuse(at, 1, None);
                Ok(Placed::scalar(at, serde_json::Value::Null))
            }
            _ => Ok(Placed::scalar(at, serde_json::Value::Null)),
        }
    }

    fn fields(
        &mut self,
        start: usize,
        shape: Option<&Shape>,
        depth: usize,
    ) -> Result<Placed, ScanError> {
        let mut fields: Vec<(String, Placed)> = Vec::new();
        let mut names = HashSet::new();
        // The form that a `type` chooses, from there on.
        let mut form = shape.cloned();
        loop {
            let (event, place) = self.next()?;
            let at = place.start;
            let name = match event {
                Event::MappingEnd | Event::StreamEnd => {
                    return Ok(Placed::object(start, fields));
                }
                Event::Scalar(name, ..) => name.into_owned(),
                other => {
                    self.value(other, place, None, depth + 1)?;
                    let what = "the name of a field is a list or an object";
                    self.troubles
                        .push(Trouble::new(at, what, "write a word before the colon"));
                    String::new()
                }
            };
            let inside = form.as_ref().and_then(|shape| shape.field(&name));
            let (event, value_at) = self.next()?;
            let mut value = self.value(event, value_at, inside.as_ref(), depth + 1)?;
            value.offset = at;
            if names.insert(name.clone()) {
                if name == "type" {
                    form = chosen(shape, &value);
                }
                fields.push((name, value));
            } else {
                let what = format!("`{name}` stands here a second time");
                self.troubles
                    .push(Trouble::new(at, what, "keep one of the two"));
            }
        }
    }

    fn refuse(&mut self, at: usize, anchor: usize, tag: Option<&Tag>) {
        if anchor > 0 {
            self.troubles.push(Trouble::new(
                at,
                "a value is given a name by `&`, or named by `*`, which is not read here",
                "write the value itself; put words that begin so in quotation marks",
            ));
        } else if tag.is_some() {
            self.troubles.push(Trouble::new(
                at,
                "a type is given by `!`, which is not read here",
                "write the value alone; put words that begin so in quotation marks",
            ));
        }
    }

    fn nowhere() -> saphyr_parser::Marker {
        saphyr_parser::Marker::new(0, 1, 0)
    }
}

/// The form that a `type` chooses.
fn chosen(shape: Option<&Shape>, kind: &Placed) -> Option<Shape> {
    let shape = shape?;
    match kind.as_str() {
        Some(kind) if shape.types().any(|one| one == kind) => Some(shape.of_type(kind)),
        _ => Some(shape.clone()),
    }
}

/// What the parser's error means to those who wrote it.
fn not_yaml(text: &str, base: usize, bytes: &[usize], error: &ScanError) -> Trouble {
    let index = error.marker().index().min(bytes.len().saturating_sub(1));
    let at = bytes.get(index).copied().unwrap_or_default();
    let line_start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1);
    let line = text.get(line_start..).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    let info = error.info();
    let (what, mend) = if info == "too deep" || info.contains("recursion limit") {
        return Trouble::new(
            base,
            "too many parts stand in one another here",
            "move this out of some of them",
        );
    } else if line.starts_with([' ', '\t']) && line.trim_start_matches(' ').starts_with('\t') {
        (
            "a line begins with a tab",
            "indent it by spaces: YAML takes no tabs there",
        )
    } else if info.contains("mapping values are not allowed") {
        (
            "a colon and a space stand in the words of a field",
            "put the words in quotation marks, or look for a line that is indented too far",
        )
    } else if line.trim_start().starts_with(['<', '=', '>']) && line.contains("<<<<<<<") {
        (
            "git has left both sides of a conflict here",
            "keep one side, and remove the lines with these signs",
        )
    } else {
        let what = format!("this is not YAML: {info}");
        let mend = "put words with signs such as `:`, `#`, `[` or `\"` in quotation marks, and indent what belongs together alike";
        return Trouble::new(base + at, what, mend);
    };
    Trouble::new(base + at, what, mend)
}

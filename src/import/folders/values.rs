//! YAML, TOML and JSON as one kind of value, in which what is written plainly stays as it is written: `007`
//! and `1.10` are no numbers that lose a digit.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_json::{Map, Value};

/// How deep values may stand in one another.
const DEEPEST: usize = 64;

/// How many values one file may have, those counted that are named again by `*`.
const MOST: usize = 200_000;

/// The fields of a file or of front matter.
pub type Fields = Map<String, Value>;

/// In which language fields are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// YAML 1.2, or what is meant to be.
    Yaml,
    /// TOML 1.0.
    Toml,
    /// JSON.
    Json,
}

/// The value that a text stands for.
///
/// # Errors
/// Why it can't be read, in words.
pub fn read(form: Form, text: &str) -> Result<Value, String> {
    match form {
        Form::Yaml => yaml(text),
        Form::Toml => toml(text),
        Form::Json => {
            serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))
        }
    }
}

/// The words of a plain value; none for a list, an object and nothing.
pub fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => String::new(),
    };
    (!words.is_empty()).then_some(words)
}

/// Yes or no, as people write it.
pub fn flag(value: &Value) -> Option<bool> {
    match words(value)?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// All that is written in a value, for a report.
pub fn shown(value: &Value) -> String {
    words(value).unwrap_or_else(|| match value {
        Value::Null | Value::String(_) => String::new(),
        other => other.to_string(),
    })
}

/// The field of a name, whatever letters are capitals and whatever joins its words.
pub fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let fields = value.as_object()?;
    let wanted = plain_name(name);
    fields.get(name).or_else(|| {
        let mut all = fields.iter();
        all.find(|(name, _)| plain_name(name) == wanted)
            .map(|(_, value)| value)
    })
}

/// A field's name without what people write it differently by: `publish_date`, `publishDate`.
pub fn plain_name(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '_' | '-' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

fn toml(text: &str) -> Result<Value, String> {
    const DEEPEST: usize = 64;
    // Each point of a name is an object in another.
    let mut parts = text.split(['\n', '=', ',', '{']);
    if parts.any(|part| part.matches('.').count() > DEEPEST && !part.contains(['"', '\''])) {
        return Err("too many parts stand in one another".to_owned());
    }
    let table = text.parse::<toml::Table>();
    let table = table.map_err(|error| format!("this is no TOML: {}", error.message()))?;
    Ok(of_toml(toml::Value::Table(table)))
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(words) => words.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            let fields = table
                .into_iter()
                .map(|(name, value)| (name, of_toml(value)));
            Value::Object(fields.collect())
        }
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.to_string().into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
    }
}

fn yaml(text: &str) -> Result<Value, String> {
    let mut reader = Yaml {
        parser: Parser::new_from_str(text),
        named: HashMap::new(),
        count: 0,
    };
    loop {
        match reader.next()? {
            Event::StreamEnd => return Ok(Value::Null),
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
            event => return reader.value(event, 0),
        }
    }
}

struct Yaml<'t> {
    parser: Parser<'t, StrInput<'t>>,
    /// Values that have a name, by its number.
    named: HashMap<usize, Value>,
    count: usize,
}

impl<'t> Yaml<'t> {
    fn next(&mut self) -> Result<Event<'t>, String> {
        match self.parser.next_event() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(format!(
                "line {} is no YAML: {}",
                error.marker().line(),
                error.info()
            )),
            None => Ok(Event::StreamEnd),
        }
    }

    fn count(&mut self, more: usize) -> Result<(), String> {
        self.count += more;
        if self.count > MOST {
            return Err(format!("there are more than {MOST} values in it"));
        }
        Ok(())
    }

    fn value(&mut self, event: Event<'t>, depth: usize) -> Result<Value, String> {
        if depth > DEEPEST {
            return Err("too many parts stand in one another".to_owned());
        }
        self.count(1)?;
        let (name, value) = match event {
            Event::Scalar(words, style, name, _) => {
                let is_plain = style == ScalarStyle::Plain;
                (
                    name,
                    if is_plain {
                        plain(&words)
                    } else {
                        words.into_owned().into()
                    },
                )
            }
            Event::SequenceStart(name, _) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd | Event::StreamEnd => break,
                        event => items.push(self.value(event, depth + 1)?),
                    }
                }
                (name, items.into())
            }
            Event::MappingStart(name, _) => (name, self.fields(depth)?.into()),
            Event::Alias(name) => {
                let value = self.named.get(&name).cloned().unwrap_or_default();
                self.count(size(&value))?;
                (0, value)
            }
            _ => (0, Value::Null),
        };
        if name > 0 {
            self.named.insert(name, value.clone());
        }
        Ok(value)
    }

    fn fields(&mut self, depth: usize) -> Result<Fields, String> {
        let mut fields = Fields::new();
        loop {
            let event = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                return Ok(fields);
            }
            let name = self.value(event, depth + 1)?;
            let event = self.next()?;
            let value = self.value(event, depth + 1)?;
            match (shown(&name).as_str(), value) {
                // What is named there is put in, where it is not given here.
                ("<<", Value::Object(more)) => {
                    for (name, value) in more {
                        fields.entry(name).or_insert(value);
                    }
                }
                (name, value) => _ = fields.insert(name.to_owned(), value),
            }
        }
    }
}

fn plain(written: &str) -> Value {
    match written {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        words => words.into(),
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_words_stay_as_they_are_written() {
        let read = read(
            Form::Yaml,
            "slug: 007\nversion: 1.10\ndraft: true\nx: &a [1]\ny: *a\n",
        );
        let wanted =
            json!({ "slug": "007", "version": "1.10", "draft": true, "x": ["1"], "y": ["1"] });
        assert_eq!(read, Ok(wanted));
    }

    #[test]
    fn names_that_name_each_other_without_end_are_refused() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let before = vec![format!("*a{}", level - 1); 10].join(", ");
            text += &format!("a{level}: &a{level} [{before}]\n");
        }
        assert!(read(Form::Yaml, &text).is_err());
        assert!(read(Form::Yaml, &"- ".repeat(500)).is_err());
        assert!(read(Form::Toml, &format!("{}a = 1", "a.".repeat(9_000))).is_err());
        assert!(read(Form::Toml, &format!("a = {}", "[".repeat(9_000))).is_err());
    }
}

//! Values of records, in all the ways in which databases write them.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::value::RawValue;

/// A text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(pub String);

impl Words {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The text, if there is any.
    pub fn said(&self) -> Option<&str> {
        (!self.is_empty()).then_some(self.0.as_str())
    }
}

/// What a database knows something by: a number, or 24 hexadecimal digits.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub String);

/// A moment, in any of the ways that databases write them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moment(pub Option<Timestamp>);

/// `true`, `1` or `"1"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flag(pub bool);

/// A place in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(pub i64);

/// A value of any kind, as a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anything(pub String);

/// A value by its kind.
pub enum Written {
    /// `null`.
    Nothing,
    /// A text.
    Text(String),
    /// `true` or `false`.
    Truth(bool),
    /// A number, as it is written.
    Number(String),
    /// A list or an object, as it is written.
    Tree(String),
}

impl Written {
    fn of(raw: &str) -> Self {
        match raw.bytes().next() {
            None | Some(b'n') => Self::Nothing,
            Some(b'"') => Self::Text(serde_json::from_str(raw).unwrap_or_default()),
            Some(b't') => Self::Truth(true),
            Some(b'f') => Self::Truth(false),
            Some(b'[' | b'{') => Self::Tree(raw.to_owned()),
            Some(_) => Self::Number(raw.to_owned()),
        }
    }
}

/// How a value is read.
pub trait Field: Sized {
    /// The value; none where it is of another kind.
    fn of(written: Written) -> Option<Self>;
}

impl Field for Words {
    fn of(written: Written) -> Option<Self> {
        match written {
            Written::Nothing => Some(Self::default()),
            Written::Text(text) => Some(Self(text)),
            _ => None,
        }
    }
}

impl Field for Key {
    fn of(written: Written) -> Option<Self> {
        match written {
            Written::Nothing => Some(Self::default()),
            Written::Text(text) | Written::Number(text) => Some(Self(text)),
            Written::Truth(_) | Written::Tree(_) => None,
        }
    }
}

impl Field for Flag {
    fn of(written: Written) -> Option<Self> {
        let is_on = match written {
            Written::Nothing => false,
            Written::Truth(is_on) => is_on,
            Written::Text(text) | Written::Number(text) => match text.as_str() {
                "true" | "1" => true,
                "false" | "0" | "" => false,
                _ => return None,
            },
            Written::Tree(_) => return None,
        };
        Some(Self(is_on))
    }
}

impl Field for Order {
    fn of(written: Written) -> Option<Self> {
        match written {
            Written::Nothing => Some(Self::default()),
            Written::Text(text) | Written::Number(text) => text.parse().ok().map(Self),
            Written::Truth(_) | Written::Tree(_) => None,
        }
    }
}

impl Field for Moment {
    fn of(written: Written) -> Option<Self> {
        let (Written::Text(text) | Written::Number(text)) = written else {
            return matches!(written, Written::Nothing).then(Self::default);
        };
        // Databases have dates that say that there is none.
        let is_none = text.trim().is_empty() || text.starts_with("0000-");
        let moment = moment(&text);
        (is_none || moment.is_some()).then_some(Self(moment))
    }
}

impl Field for Anything {
    fn of(written: Written) -> Option<Self> {
        Some(Self(match written {
            Written::Nothing => String::new(),
            Written::Truth(is_on) => is_on.to_string(),
            Written::Text(text) | Written::Number(text) | Written::Tree(text) => text,
        }))
    }
}

/// A value of another kind than it should be.
#[derive(Debug, Default)]
pub struct Odd {
    /// The list that it is in.
    pub table: String,
    /// Where its record begins in the export, in bytes.
    pub byte: u64,
    /// What the database knows its record by.
    pub id: String,
    /// Its name; nothing for a whole record.
    pub field: String,
    /// As it is written.
    pub text: String,
    /// Whether it is taken for what it would be as a text.
    pub is_taken: bool,
}

/// What an export says of one thing.
pub trait Record: Default {
    /// Takes a value by its name. Says whether it is of the kind that it should be, or of no name that is known.
    fn take(&mut self, name: &str, written: Written) -> bool;

    /// The record and what is odd in it; none where it is no record.
    fn read(raw: &str) -> (Option<Self>, Vec<Odd>) {
        let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(raw) else {
            let odd = Odd {
                text: raw.to_owned(),
                ..Odd::default()
            };
            let is_nothing = raw == "null";
            return (None, (!is_nothing).then_some(odd).into_iter().collect());
        };
        let id = fields.get("id").map_or("", |it| it.get());
        let id = id.trim_matches('"');
        let mut record = Self::default();
        let mut all = Vec::new();
        for (field, raw) in &fields {
            let raw = raw.get();
            if record.take(field, Written::of(raw)) {
                continue;
            }
            // A number has words; a text of an editor is an object, in a text or not.
            let text = match Written::of(raw) {
                Written::Number(text) => Some(text),
                Written::Tree(text) if matches!(field.as_str(), "lexical" | "mobiledoc") => {
                    Some(text)
                }
                _ => None,
            };
            let is_taken = text.is_some_and(|text| record.take(field, Written::Text(text)));
            all.push(Odd {
                id: id.to_owned(),
                field: field.clone(),
                text: raw.to_owned(),
                is_taken,
                ..Odd::default()
            });
        }
        (Some(record), all)
    }
}

/// Milliseconds since 1970, a date with its zone, or one in UTC without.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(milliseconds) = text.parse::<f64>() {
        return Timestamp::from_millisecond(milliseconds as i64).ok();
    }
    let in_utc = || {
        let date = text.replace(' ', "T").parse::<DateTime>().ok()?;
        Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    let moment = text.parse::<Timestamp>().ok().or_else(in_utc)?;
    let year = moment.to_zoned(TimeZone::UTC).year();
    (1000..=9998).contains(&year).then_some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_however_a_database_writes_them() {
        let expected = "2019-05-04T09:00:00Z".parse().ok();
        for text in [
            "2019-05-04T09:00:00.000Z",
            "2019-05-04 09:00:00",
            "1556960400000",
            "1556960400000.0",
        ] {
            assert_eq!(moment(text), expected, "{text}");
        }
        assert_eq!(moment("0000-00-00 00:00:00"), None);
        assert_eq!(moment(""), None);
    }
}

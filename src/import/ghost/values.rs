//! Values of records, in all the ways in which databases write them.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A text. Halves of characters and bytes that are none are replaced: exports have them.
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

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a text")
    }

    fn visit_none<E: Error>(self) -> Result<Words, E> {
        Ok(Words::default())
    }

    fn visit_unit<E: Error>(self) -> Result<Words, E> {
        Ok(Words::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Words, D::Error> {
        deserializer.deserialize_byte_buf(self)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Words, E> {
        Ok(Words(String::from_utf8_lossy(bytes).into_owned()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
        Ok(Words(text.to_owned()))
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

/// A value that is written as a text, or as a number or a truth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anything(pub String);

/// A scalar as a text; nothing for what is none.
struct Scalar;

impl<'de> Visitor<'de> for Scalar {
    type Value = String;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a text, a number or a truth")
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<String, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }
}

macro_rules! scalars {
    ($($type:ident: $read:expr;)*) => {
        $(impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read: fn(String) -> _ = $read;
                deserializer.deserialize_any(Scalar).map(read).map(Self)
            }
        })*
    };
}

scalars! {
    Key: |text| text;
    Anything: |text| text;
    Flag: |text| matches!(text.as_str(), "true" | "1");
    Order: |text| text.parse().unwrap_or_default();
    Moment: |text| moment(&text);
}

/// Milliseconds since 1970, a date with its zone, or one in UTC without.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(milliseconds) = text.parse::<i64>() {
        return Timestamp::from_millisecond(milliseconds).ok();
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
        ] {
            assert_eq!(moment(text), expected, "{text}");
        }
        assert_eq!(moment("0000-00-00 00:00:00"), None);
        assert_eq!(moment(""), None);
    }
}

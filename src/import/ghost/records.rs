//! What an export of Ghost says, record by record, in whatever version it was written.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A post or a page. What is empty has not been said.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Post {
    /// What the database knows it by, and feeds since version 1.
    pub id: Key,
    /// What feeds knew it by before that.
    pub uuid: Words,
    pub title: Words,
    pub slug: Words,
    /// `post` or `page`, since version 3.
    #[serde(rename = "type")]
    pub kind: Words,
    /// Whether it is a page, before that.
    pub page: Flag,
    /// `draft`, `scheduled`, `published` or `sent`.
    pub status: Words,
    /// `public`, `members`, `paid` or `tiers`.
    pub visibility: Words,
    pub featured: Flag,
    pub lexical: Words,
    pub mobiledoc: Words,
    pub html: Words,
    /// Before version 1.
    pub markdown: Words,
    /// Plain text.
    pub custom_excerpt: Words,
    pub feature_image: Words,
    /// The same, before version 1.
    pub image: Words,
    pub canonical_url: Words,
    pub codeinjection_head: Words,
    pub codeinjection_foot: Words,
    pub custom_template: Words,
    /// Who wrote it, where no list of authors says so.
    pub author_id: Key,
    pub published_at: Moment,
    pub created_at: Moment,
    pub updated_at: Moment,
    // What is in `Meta` since version 3 stood here before.
    pub feature_image_alt: Words,
    /// HTML.
    pub feature_image_caption: Words,
    pub meta_title: Words,
    pub meta_description: Words,
    pub og_title: Words,
    pub og_description: Words,
    pub og_image: Words,
    pub twitter_title: Words,
    pub twitter_description: Words,
    pub twitter_image: Words,
}

impl Post {
    /// Whether it stands by itself, and is no story.
    pub fn is_page(&self) -> bool {
        self.kind.0 == "page" || self.page.0
    }

    /// What is to be said of it besides: what the table says, or else what it says itself.
    pub fn meta(&self, table: Option<&Meta>) -> Meta {
        let table = table.cloned().unwrap_or_default();
        let or = |table: Words, own: &Words| if table.is_empty() { own.clone() } else { table };
        Meta {
            feature_image_alt: or(table.feature_image_alt, &self.feature_image_alt),
            feature_image_caption: or(table.feature_image_caption, &self.feature_image_caption),
            meta_title: or(table.meta_title, &self.meta_title),
            meta_description: or(table.meta_description, &self.meta_description),
            og_title: or(table.og_title, &self.og_title),
            og_description: or(table.og_description, &self.og_description),
            og_image: or(table.og_image, &self.og_image),
            twitter_title: or(table.twitter_title, &self.twitter_title),
            twitter_description: or(table.twitter_description, &self.twitter_description),
            twitter_image: or(table.twitter_image, &self.twitter_image),
            ..table
        }
    }

    /// The picture over it.
    pub fn picture(&self) -> &str {
        if self.feature_image.is_empty() {
            &self.image.0
        } else {
            &self.feature_image.0
        }
    }
}

/// What is to be said of a post besides, in a table of its own since version 3.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Meta {
    pub post_id: Key,
    pub feature_image_alt: Words,
    /// HTML.
    pub feature_image_caption: Words,
    pub meta_title: Words,
    pub meta_description: Words,
    pub og_title: Words,
    pub og_description: Words,
    pub og_image: Words,
    pub twitter_title: Words,
    pub twitter_description: Words,
    pub twitter_image: Words,
    /// Whether it was a newsletter and stood on no page.
    pub email_only: Flag,
}

/// A tag.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Tag {
    pub id: Key,
    pub name: Words,
    pub slug: Words,
    pub description: Words,
    pub feature_image: Words,
    /// `public` or `internal`.
    pub visibility: Words,
}

impl Tag {
    /// Whether readers do not see it.
    pub fn is_internal(&self) -> bool {
        self.visibility.0 == "internal" || self.name.0.starts_with('#')
    }
}

/// An account.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct User {
    pub id: Key,
    pub name: Words,
    pub slug: Words,
    pub bio: Words,
    pub location: Words,
    pub website: Words,
    pub twitter: Words,
    pub facebook: Words,
    pub threads: Words,
    pub bluesky: Words,
    pub mastodon: Words,
    pub tiktok: Words,
    pub youtube: Words,
    pub instagram: Words,
    pub linkedin: Words,
    pub profile_image: Words,
    /// The same, before version 1.
    pub image: Words,
}

/// That a post has a tag or an author.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Tie {
    pub post_id: Key,
    pub tag_id: Key,
    pub author_id: Key,
    pub sort_order: Order,
}

/// One setting of the site.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Setting {
    pub key: Words,
    pub value: Anything,
}

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

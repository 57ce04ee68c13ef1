//! Reads an export one record after the other: no more than one is in memory at a time, however large the
//! file is.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    fmt,
    fs::File,
    io::{BufReader, Read},
    path::Path,
    rc::Rc,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    legible::{Legible, skip_mark},
    records::{Meta, Post, Setting, Tag, Tie, User},
    values::{Odd, Record},
};
use crate::import::ImportError;

/// A part of an export.
#[derive(Debug)]
pub enum Piece {
    /// A post or a page, and the byte at which it begins.
    Post(Box<Post>, u64),
    /// What is to be said of a post besides.
    Meta(Box<Meta>),
    /// A tag.
    Tag(Box<Tag>),
    /// An account.
    User(Box<User>),
    /// That a post has a tag.
    PostTag(Tie),
    /// That a post has an author.
    PostAuthor(Tie),
    /// A setting.
    Setting(Setting),
    /// A value of another kind than it should be, or a record, which comes before its record.
    Odd(Odd),
}

/// What an export holds, in numbers.
#[derive(Debug, Default)]
pub struct Counts {
    /// How many records each table has of which nothing is made.
    pub others: BTreeMap<String, usize>,
    /// Whether there is a list of posts.
    has_posts: bool,
}

/// Hands on every part of an export, in its order, with how many bytes were read so far.
///
/// # Errors
/// Where the file can't be read, or is no export; where a part can't be taken.
pub fn read(
    path: &Path,
    take: &mut dyn FnMut(Piece, u64) -> Result<(), ImportError>,
) -> Result<Counts, ImportError> {
    let file = File::open(path).map_err(ImportError::file(path))?;
    let mut file = BufReader::with_capacity(1 << 16, file);
    let begin = skip_mark(&mut file).map_err(ImportError::file(path))?;
    let bytes = Rc::new(Cell::new(begin));
    let legible = Legible::new(file, bytes.clone());
    let reading = Reading {
        take: RefCell::new(take),
        bytes,
        counts: RefCell::new(Counts::default()),
        stop: RefCell::new(None),
    };
    let mut deserializer = serde_json::Deserializer::from_reader(legible);
    let answer = Whole(&reading).deserialize(&mut deserializer);
    let answer = answer.and_then(|()| deserializer.end());
    if let Some(error) = reading.stop.into_inner() {
        return Err(error);
    }
    let counts = reading.counts.into_inner();
    let wrong = |what: String| ImportError::NoGhost(path.display().to_string(), what);
    match answer {
        Err(error) if error.is_io() => Err(ImportError::file(path)(error.into())),
        Err(error) => Err(wrong(what_is_wrong(path, &error))),
        Ok(()) if !counts.has_posts => Err(wrong("it has no list of posts".to_owned())),
        Ok(()) => Ok(counts),
    }
}

/// What a file is that is no export, by how it begins.
fn what_is_wrong(path: &Path, error: &serde_json::Error) -> String {
    let mut start = [0; 512];
    let length = File::open(path).and_then(|mut file| file.read(&mut start));
    let start = start.get(..length.unwrap_or_default()).unwrap_or_default();
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    let place = format!("line {}, column {}", error.line(), error.column());
    match first {
        None => "it is empty".to_owned(),
        Some(_) if start.starts_with(b"\x1f\x8b") => "it is packed: unpack it first".to_owned(),
        Some(_) if start.starts_with(b"PK") => {
            "it is an archive, such as a theme or a copy of pictures".to_owned()
        }
        Some(b'<') => {
            "it is XML or HTML: `standfirst import wordpress` takes exports of WordPress".to_owned()
        }
        Some(b'{' | b'[') if error.is_eof() => format!("it breaks off at {place}"),
        Some(b'{' | b'[') => format!("{error}"),
        Some(_) => "it is no JSON".to_owned(),
    }
}

type Take<'t> = &'t mut dyn FnMut(Piece, u64) -> Result<(), ImportError>;

struct Reading<'t> {
    take: RefCell<Take<'t>>,
    bytes: Rc<Cell<u64>>,
    counts: RefCell<Counts>,
    /// Why a part could not be taken.
    stop: RefCell<Option<ImportError>>,
}

impl Reading<'_> {
    fn hand<E: Error>(&self, piece: Piece) -> Result<(), E> {
        let taken = (self.take.borrow_mut())(piece, self.bytes.get());
        taken.map_err(|error| {
            *self.stop.borrow_mut() = Some(error);
            E::custom("stopped")
        })
    }
}

/// The outermost object: `db`, a list of exports, or one of them itself.
struct Whole<'r, 't>(&'r Reading<'t>);

/// The lists of one export.
struct Tables<'r, 't>(&'r Reading<'t>);

/// One list.
struct Table<'r, 't>(&'r Reading<'t>, String);

macro_rules! seed {
    ($type:ident, $visit:ident) => {
        impl<'de> DeserializeSeed<'de> for $type<'_, '_> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.$visit(self)
            }
        }
    };
}

seed!(Whole, deserialize_any);
seed!(Tables, deserialize_map);
seed!(Table, deserialize_any);

impl<'de> Visitor<'de> for Whole<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an export of Ghost")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "db" => map.next_value_seed(Whole(self.0))?,
                "data" => map.next_value_seed(Tables(self.0))?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Whole(self.0))?.is_some() {}
        Ok(())
    }
}

impl<'de> Visitor<'de> for Tables<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the lists of an export of Ghost")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            map.next_value_seed(Table(self.0, name))?;
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Table<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "the list `{}`", self.1)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    // What is no list is of no table.
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self(reading, name) = self;
        match name.as_str() {
            "posts" => {
                reading.counts.borrow_mut().has_posts = true;
                each(reading, &name, seq, |post, byte| {
                    Piece::Post(Box::new(post), byte)
                })
            }
            "posts_meta" => each(reading, &name, seq, |meta, _| Piece::Meta(Box::new(meta))),
            "tags" => each(reading, &name, seq, |tag, _| Piece::Tag(Box::new(tag))),
            "users" => each(reading, &name, seq, |user, _| Piece::User(Box::new(user))),
            "posts_tags" => each(reading, &name, seq, |tie, _| Piece::PostTag(tie)),
            "posts_authors" => each(reading, &name, seq, |tie, _| Piece::PostAuthor(tie)),
            "settings" => each(reading, &name, seq, |setting, _| Piece::Setting(setting)),
            _ => {
                let mut count = 0;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                *reading.counts.borrow_mut().others.entry(name).or_default() += count;
                Ok(())
            }
        }
    }
}

/// Hands on each record of a list, after what is odd in it.
fn each<'de, A: SeqAccess<'de>, R: Record>(
    reading: &Reading,
    table: &str,
    mut seq: A,
    piece: impl Fn(R, u64) -> Piece,
) -> Result<(), A::Error> {
    while let Some((raw, byte)) = seq.next_element_seed(RecordSeed(reading))? {
        let (record, odd) = R::read(raw.get());
        for odd in odd {
            let table = table.to_owned();
            reading.hand(Piece::Odd(Odd { table, byte, ..odd }))?;
        }
        if let Some(record) = record {
            reading.hand(piece(record, byte))?;
        }
    }
    Ok(())
}

/// A record as it is written, and where it begins.
struct RecordSeed<'r, 't>(&'r Reading<'t>);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_, '_> {
    type Value = (Box<RawValue>, u64);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // Its first byte has been looked at already.
        let byte = self.0.bytes.get().saturating_sub(1);
        Ok((Box::deserialize(deserializer)?, byte))
    }
}

//! Reads an export one record after the other: no more than one is in memory at a time, however large the
//! file is.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    fmt,
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
    rc::Rc,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::records::{Meta, Post, Setting, Tag, Tie, User};
use crate::import::ImportError;

/// A part of an export.
#[derive(Debug)]
pub enum Piece {
    /// A post or a page, and the byte at which it begins.
    Post(Box<Post>, u64),
    /// What is to be said of a post besides.
    Meta(Box<Meta>),
    /// A tag.
    Tag(Tag),
    /// An account.
    User(Box<User>),
    /// That a post has a tag.
    PostTag(Tie),
    /// That a post has an author.
    PostAuthor(Tie),
    /// A setting.
    Setting(Setting),
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
    let counted = Counted {
        inner: file,
        bytes: bytes.clone(),
    };
    let reading = Reading {
        take: RefCell::new(take),
        bytes,
        counts: RefCell::new(Counts::default()),
        stop: RefCell::new(None),
    };
    let mut deserializer = serde_json::Deserializer::from_reader(counted);
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

/// Passes over the mark that some programs put before UTF-8. Says how long it is, in bytes.
fn skip_mark(file: &mut BufReader<File>) -> io::Result<u64> {
    use std::io::BufRead;
    let mark = b"\xef\xbb\xbf";
    let has_mark = file.fill_buf()?.starts_with(mark);
    if has_mark {
        file.consume(mark.len());
    }
    Ok(if has_mark { mark.len() as u64 } else { 0 })
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

/// Counts the bytes that were read.
struct Counted<R> {
    inner: R,
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
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
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self(reading, name) = self;
        macro_rules! each {
            ($piece:expr) => {
                while let Some(record) = seq.next_element::<Option<_>>()? {
                    if let Some(record) = record {
                        reading.hand($piece(record))?;
                    }
                }
            };
        }
        match name.as_str() {
            "posts" => {
                reading.counts.borrow_mut().has_posts = true;
                while let Some((post, byte)) = seq.next_element_seed(PostSeed(reading))? {
                    if let Some(post) = post {
                        reading.hand(Piece::Post(post, byte))?;
                    }
                }
            }
            "posts_meta" => each!(Piece::Meta),
            "tags" => each!(Piece::Tag),
            "users" => each!(Piece::User),
            "posts_tags" => each!(Piece::PostTag),
            "posts_authors" => each!(Piece::PostAuthor),
            "settings" => each!(Piece::Setting),
            _ => {
                let mut count = 0;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                *reading.counts.borrow_mut().others.entry(name).or_default() += count;
            }
        }
        Ok(())
    }
}

/// A post, and where it begins.
struct PostSeed<'r, 't>(&'r Reading<'t>);

impl<'de> DeserializeSeed<'de> for PostSeed<'_, '_> {
    type Value = (Option<Box<Post>>, u64);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // Its first byte has been looked at already.
        let byte = self.0.bytes.get().saturating_sub(1);
        Ok((Option::deserialize(deserializer)?, byte))
    }
}

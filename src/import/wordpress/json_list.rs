//! A file of JSON that is a list, read an entry at a time.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
    rc::Rc,
};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, SeqAccess, Visitor},
};
use serde_json::Value;

/// Calls `act` with each object of a file, which is a list of them or one, and the byte at which it ends.
/// Gives what is wrong with the rest of it.
///
/// # Errors
/// Where it can't be read.
pub fn each(path: &Path, act: impl FnMut(Value, u64)) -> io::Result<Option<String>> {
    let read = Rc::new(Cell::new(0));
    let reader = Counted {
        from: BufReader::new(File::open(path)?),
        read: read.clone(),
    };
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    let answer = deserializer.deserialize_any(Each { act, read });
    Ok(answer
        .err()
        .map(|error| format!("this is no JSON from there on: {error}")))
}

/// Counts the bytes that are read.
struct Counted<R> {
    from: R,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

struct Each<F> {
    act: F,
    read: Rc<Cell<u64>>,
}

impl<'de, F: FnMut(Value, u64)> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a list of objects, or one")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(value) = items.next_element::<Value>()? {
            (self.act)(value, self.read.get());
        }
        Ok(())
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(mut self, map: A) -> Result<(), A::Error> {
        let deserializer = serde::de::value::MapAccessDeserializer::new(map);
        let value = std::marker::PhantomData::<Value>.deserialize(deserializer);
        let value = value.map_err(A::Error::custom)?;
        (self.act)(value, self.read.get());
        Ok(())
    }
}

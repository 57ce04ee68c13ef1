//! JSON as programs write it that cut texts without looking, made JSON that can be read: halves of characters, bytes
//! that are no UTF-8, and control characters that stand in a text as they are.

use std::{
    cell::Cell,
    io::{self, BufRead, Read},
    rc::Rc,
};

use super::halves;

/// In bytes: the longest piece that is looked at as a whole, a character of two units of UTF-16.
const LONGEST: usize = 12;

/// What stands for a character that is none.
const NONE: &str = "\u{fffd}";

/// Reads JSON, and knows where in the source what was read stands.
pub struct Legible<R> {
    inner: R,
    /// How many bytes of the source were read, up to the last that was handed on.
    bytes: Rc<Cell<u64>>,
    /// What was read of the source and not looked at yet.
    ahead: Vec<u8>,
    /// What is to be handed on.
    ready: Vec<u8>,
    /// How much of that was.
    handed: usize,
    is_in_text: bool,
}

impl<R: BufRead> Legible<R> {
    /// Of a source of which `bytes` were read already.
    pub fn new(inner: R, bytes: Rc<Cell<u64>>) -> Self {
        Self {
            inner,
            bytes,
            ahead: Vec::with_capacity(LONGEST),
            ready: Vec::with_capacity(LONGEST),
            handed: 0,
            is_in_text: false,
        }
    }

    /// Has the longest piece be ahead, or all that is left.
    fn look_ahead(&mut self) -> io::Result<()> {
        while self.ahead.len() < LONGEST {
            let buffer = self.inner.fill_buf()?;
            let more = buffer.get(..LONGEST - self.ahead.len()).unwrap_or(buffer);
            if more.is_empty() {
                break;
            }
            self.ahead.extend_from_slice(more);
            let length = more.len();
            self.inner.consume(length);
        }
        Ok(())
    }

    /// Readies the next piece.
    fn next(&mut self) -> io::Result<()> {
        self.look_ahead()?;
        self.handed = 0;
        self.ready.clear();
        let Some(first) = self.ahead.first().copied() else {
            return Ok(());
        };
        let length = match first {
            b'"' => {
                self.is_in_text = !self.is_in_text;
                1
            }
            _ if !self.is_in_text => 1,
            b'\\' => match halves::length(&self.ahead) {
                Some(length) => length,
                None => return self.replace(6, halves::NONE),
            },
            0..0x20 => return self.replace(1, &format!("\\u{first:04x}")),
            0x80.. => {
                let chunk = self.ahead.utf8_chunks().next();
                let (valid, wrong) = chunk.map_or(("", &[][..]), |it| (it.valid(), it.invalid()));
                match valid.chars().next() {
                    Some(c) => c.len_utf8(),
                    None => {
                        let length = wrong.len();
                        return self.replace(length, NONE);
                    }
                }
            }
            _ => 1,
        };
        let length = length.min(self.ahead.len());
        self.ready.extend(self.ahead.drain(..length));
        self.bytes.set(self.bytes.get() + length as u64);
        Ok(())
    }

    /// Readies something else in the place of that many bytes.
    fn replace(&mut self, length: usize, by: &str) -> io::Result<()> {
        let length = length.clamp(1, self.ahead.len());
        self.ahead.drain(..length);
        self.ready.extend_from_slice(by.as_bytes());
        self.bytes.set(self.bytes.get() + length as u64);
        Ok(())
    }
}

impl<R: BufRead> Read for Legible<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.handed == self.ready.len() {
            self.next()?;
        }
        let rest = self.ready.get(self.handed..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.handed += length;
        Ok(length)
    }
}

/// Passes over the mark that some programs put before UTF-8. Says how long it is, in bytes.
///
/// # Errors
/// Where the file can't be read.
pub fn skip_mark(file: &mut impl BufRead) -> io::Result<u64> {
    let mark = b"\xef\xbb\xbf";
    let has_mark = file.fill_buf()?.starts_with(mark);
    if has_mark {
        file.consume(mark.len());
    }
    Ok(if has_mark { mark.len() as u64 } else { 0 })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn what_is_no_character_stands_for_none_and_all_else_stays() {
        for (written, expected) in [
            (
                &b"{\"a\": \"caf\xe9 \xf0\x9f\x98\x80 \\\" \xc3\xa9\"}"[..],
                "caf\u{fffd} 😀 \" é",
            ),
            (
                b"{\"a\": \"x\ty\\u0009z\xff\xfe\"}",
                "x\ty\tz\u{fffd}\u{fffd}",
            ),
            (
                b"{\"a\": \"\\ud83d\\ude00 \\ud83d \\\\ud83d\"}",
                "😀 \u{fffd} \\ud83d",
            ),
        ] {
            let bytes = Rc::new(Cell::new(0));
            let mut read = Vec::new();
            let mut legible = Legible::new(Cursor::new(written), bytes.clone());
            let length = legible.read_to_end(&mut read);
            assert!(length.is_ok_and(|it| it > 0));
            let value: serde_json::Value = serde_json::from_slice(&read).unwrap_or_default();
            assert_eq!(value["a"], expected, "{}", String::from_utf8_lossy(&read));
            assert_eq!(bytes.get(), written.len() as u64);
        }
    }
}

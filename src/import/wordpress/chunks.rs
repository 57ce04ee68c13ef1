//! A file of WordPress cut into its items, without reading more of it than one at a time.
//!
//! What is cut is mended where it is cut: a CDATA section that nothing ends, and an end of the file in the
//! middle of an item, cost no more than their own field.

use std::io::{self, Read};

use memchr::memmem;

/// A longer item is passed over: no story has that many bytes.
const LONGEST: usize = 64 * 1024 * 1024;

/// How much is read at a time.
const STEP: usize = 256 * 1024;

const OPEN: &[u8] = b"<![CDATA[";
const CLOSE: &[u8] = b"]]>";

/// What comes after the end of a section that is none: with it `]]>` is written in words.
const REOPEN: &[u8] = b"<![CDATA[>";

/// A piece of an export: what stands before the first item, or an item.
#[derive(Debug, Default)]
pub struct Chunk {
    /// XML, whole or cut off.
    pub xml: Vec<u8>,
    /// Where it begins in the file, in bytes.
    pub byte: u64,
    /// What was wrong with it, with the byte.
    pub flaws: Vec<String>,
}

/// Cuts an export into pieces.
pub struct Chunks<R> {
    from: R,
    /// What has been read and not been given out.
    buffer: Vec<u8>,
    /// Where the buffer begins in the file.
    byte: u64,
    is_at_end: bool,
    is_head_done: bool,
}

impl<R: Read> Chunks<R> {
    /// Of a file from its start.
    pub fn new(from: R) -> Self {
        Self {
            from,
            buffer: Vec::new(),
            byte: 0,
            is_at_end: false,
            is_head_done: false,
        }
    }

    /// The next piece, the head first; none at the end.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn next_chunk(&mut self) -> io::Result<Option<Chunk>> {
        let Some(start) = self.find(b"<item>", 0)? else {
            let rest = std::mem::take(&mut self.buffer);
            if self.is_head_done {
                return Ok(None);
            }
            self.is_head_done = true;
            let byte = self.byte;
            self.byte += rest.len() as u64;
            return Ok(Some(Chunk {
                xml: rest,
                byte,
                flaws: Vec::new(),
            }));
        };
        if !self.is_head_done {
            self.is_head_done = true;
            let byte = self.byte;
            let xml = self.take(start);
            return Ok(Some(Chunk {
                xml,
                byte,
                flaws: Vec::new(),
            }));
        }
        self.take(start);
        self.item().map(Some)
    }

    /// An item, at whose start the buffer is.
    fn item(&mut self) -> io::Result<Chunk> {
        let byte = self.byte;
        let mut flaws = Vec::new();
        let mut at = 0;
        let mut end = None;
        loop {
            // An end before this place was in what is no text.
            if end.is_none_or(|end| end < at) {
                end = self.find(b"</item>", at)?;
            }
            let opened = memmem::find(self.within(at, end), OPEN).map(|found| at + found);
            let Some(opened) = opened else {
                return Ok(match end {
                    Some(end) => Chunk {
                        xml: self.take(end + b"</item>".len()),
                        byte,
                        flaws,
                    },
                    None => self.cut_off(byte, flaws),
                });
            };
            let inside = opened + OPEN.len();
            let closed = self.find_close(inside)?;
            let unclosed = self.begins_field(inside, closed);
            at = match (unclosed, closed) {
                (None, Some(closed)) => closed + CLOSE.len(),
                (next, _) => {
                    flaws.push(format!(
                        "a CDATA section at byte {} has no end",
                        byte + opened as u64
                    ));
                    end = None;
                    let place = self.close(opened, next.unwrap_or(self.buffer.len()));
                    if next.is_none() && self.is_too_long() {
                        return Ok(self.cut_off(byte, flaws));
                    }
                    place
                }
            };
            if at > LONGEST {
                return Ok(self.cut_off(byte, flaws));
            }
        }
    }

    /// Where a CDATA section ends: `]]>` in its words is written as the end of one and the start of another.
    fn find_close(&mut self, inside: usize) -> io::Result<Option<usize>> {
        let mut from = inside;
        while let Some(closed) = self.find(CLOSE, from)? {
            let after = closed + CLOSE.len();
            // The start of the next section has to be in the buffer to be seen.
            self.fill(after + REOPEN.len())?;
            if !is_quoted(&self.buffer, closed) {
                return Ok(Some(closed));
            }
            from = after + REOPEN.len();
        }
        Ok(None)
    }

    /// Reads on until so many bytes are in the buffer.
    fn fill(&mut self, length: usize) -> io::Result<()> {
        while self.buffer.len() < length && !self.is_at_end {
            self.read_more()?;
        }
        Ok(())
    }

    fn is_too_long(&self) -> bool {
        self.buffer.len() > LONGEST && !self.is_at_end
    }

    fn within(&self, from: usize, to: Option<usize>) -> &[u8] {
        let to = to.unwrap_or(self.buffer.len());
        self.buffer.get(from..to).unwrap_or_default()
    }

    /// Where another field begins inside of what should be one.
    fn begins_field(&self, from: usize, to: Option<usize>) -> Option<usize> {
        const FIELDS: [&[u8]; 6] = [
            b"<content:encoded><![CDATA[",
            b"<excerpt:encoded><![CDATA[",
            b"<dc:creator><![CDATA[",
            b"<wp:post_date><![CDATA[",
            b"<wp:status><![CDATA[",
            b"<wp:meta_key><![CDATA[",
        ];
        let inside = self.within(from, to);
        let mut looked = 0;
        while let Some(found) = memmem::find(inside.get(looked..)?, OPEN) {
            let open = looked + found;
            looked = open + OPEN.len();
            let near = inside.get(open.saturating_sub(20)..looked)?;
            let field = FIELDS.iter().find(|field| near.ends_with(field));
            let Some(field) = field else {
                continue;
            };
            // In words on exports a field is quoted, and its end is as well.
            let rest = inside.get(looked..)?;
            let is_quoted = memmem::find(rest, CLOSE).is_some_and(|end| is_quoted(rest, end));
            if !is_quoted {
                return Some(from + looked - field.len());
            }
        }
        None
    }

    /// Ends a CDATA section before the field that it stands in ends, `until` at the latest. Gives the place
    /// after it.
    fn close(&mut self, opened: usize, until: usize) -> usize {
        let before = self.buffer.get(..opened).unwrap_or_default();
        let name = before.iter().rposition(|byte| *byte == b'<');
        let name = name.map(|start| &before[start + 1..]).unwrap_or_default();
        let name: Vec<u8> = name
            .iter()
            .copied()
            .take_while(|byte| byte.is_ascii_alphanumeric() || b":_".contains(byte))
            .collect();
        let end = [b"</", name.as_slice(), b">"].concat();
        let inside = self.buffer.get(opened..until).unwrap_or_default();
        let place = memmem::find(inside, &end).map_or(until, |found| opened + found);
        self.buffer.splice(place..place, CLOSE.iter().copied());
        // The bytes that were put in are none of the file.
        self.byte = self.byte.saturating_sub(CLOSE.len() as u64);
        place + CLOSE.len()
    }

    /// All that is left, of which the end is missing.
    fn cut_off(&mut self, byte: u64, mut flaws: Vec<String>) -> Chunk {
        let end = self.byte + self.buffer.len() as u64;
        flaws.push(format!("the file breaks off inside an item, at byte {end}"));
        let xml = std::mem::take(&mut self.buffer);
        self.byte = end;
        Chunk { xml, byte, flaws }
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let rest = self.buffer.split_off(count.min(self.buffer.len()));
        self.byte += self.buffer.len() as u64;
        std::mem::replace(&mut self.buffer, rest)
    }

    /// Where something begins from a place on; reads on until it is there.
    fn find(&mut self, what: &[u8], from: usize) -> io::Result<Option<usize>> {
        let mut looked = from;
        loop {
            let seen = self.buffer.get(looked..).unwrap_or_default();
            if let Some(found) = memmem::find(seen, what) {
                return Ok(Some(looked + found));
            }
            looked = self.buffer.len().saturating_sub(what.len() - 1).max(from);
            if self.is_at_end || self.buffer.len() > LONGEST + STEP {
                return Ok(None);
            }
            self.read_more()?;
            // What stands between items is nothing.
            if what == b"<item>" && self.is_head_done && looked > STEP {
                self.take(looked);
                looked = 0;
            }
        }
    }

    fn read_more(&mut self) -> io::Result<()> {
        let length = self.buffer.len();
        self.buffer.resize(length + STEP, 0);
        let read = loop {
            match self.from.read(&mut self.buffer[length..]) {
                Ok(read) => break read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        self.is_at_end = read == 0;
        self.buffer.truncate(length + read);
        Ok(())
    }
}

/// Whether the end of a section is one that stands for `]]>` in its words.
fn is_quoted(bytes: &[u8], closed: usize) -> bool {
    let before = bytes.get(..closed).unwrap_or_default();
    let after = bytes.get(closed + CLOSE.len()..).unwrap_or_default();
    before.ends_with(b"]]") && after.starts_with(REOPEN)
}

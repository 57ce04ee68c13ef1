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
        loop {
            let end = self.find(b"</item>", at)?;
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
            let closed = self.find(CLOSE, inside)?;
            let unclosed = self.begins_field(inside, closed);
            at = match (unclosed, closed) {
                (Some(next), _) => {
                    flaws.push(format!(
                        "a CDATA section at byte {} has no end",
                        byte + opened as u64
                    ));
                    self.close(opened, next)
                }
                (None, Some(closed)) => closed + CLOSE.len(),
                (None, None) => {
                    flaws.push(format!(
                        "a CDATA section at byte {} has no end",
                        byte + opened as u64
                    ));
                    let end = self.buffer.len();
                    let closed = self.close(opened, end);
                    if self.is_too_long() {
                        return Ok(self.cut_off(byte, flaws));
                    }
                    closed
                }
            };
            if at > LONGEST {
                return Ok(self.cut_off(byte, flaws));
            }
        }
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
        let first = memmem::find(inside, OPEN)?;
        let near = inside.get(first.saturating_sub(20)..)?;
        let starts = FIELDS.iter().filter_map(|field| memmem::find(near, field));
        starts
            .min()
            .map(|start| from + first.saturating_sub(20) + start)
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
            let length = self.buffer.len();
            self.buffer.resize(length + STEP, 0);
            let read = match self.from.read(&mut self.buffer[length..]) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
                Err(error) => return Err(error),
            };
            self.is_at_end = read == 0;
            self.buffer.truncate(length + read);
            // What stands between items is nothing.
            if what == b"<item>" && self.is_head_done && looked > STEP {
                self.take(looked);
                looked = 0;
            }
        }
    }
}

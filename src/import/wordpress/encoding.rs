//! Exports in other encodings than UTF-8.

use std::io::{self, Cursor, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// How many bytes are looked at.
const START: u64 = 64 * 1024;

/// A file in UTF-8, as far as it says or shows what it is in, and the name of its encoding if that is another
/// one. Bytes that are wrong in it stay.
///
/// # Errors
/// Where it can't be read.
pub fn decoded(mut file: impl Read + 'static) -> io::Result<(Box<dyn Read>, Option<&'static str>)> {
    let mut start = Vec::new();
    file.by_ref().take(START).read_to_end(&mut start)?;
    let encoding = encoding(&start);
    let whole = Cursor::new(start).chain(file);
    let Some(encoding) = encoding else {
        return Ok((Box::new(whole), None));
    };
    let reader = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .bom_override(true)
        .build(whole);
    Ok((Box::new(reader), Some(encoding.name())))
}

/// The encoding of a file by its first bytes; none for UTF-8, and for what is a mixture.
fn encoding(start: &[u8]) -> Option<&'static Encoding> {
    if let Some((marked, _)) = Encoding::for_bom(start) {
        return (marked != UTF_8).then_some(marked);
    }
    match start {
        [b'<', 0, ..] => return Some(UTF_16LE),
        [0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let line = start.get(..start.len().min(200))?;
    let line = String::from_utf8_lossy(line);
    let (_, after) = line.split_once("encoding=")?;
    let label = after.split(['"', '\'']).nth(1)?;
    let named = Encoding::for_label(label.as_bytes())?;
    // Many say another encoding than they are in, and Western ones are told byte by byte.
    let is_other = ![UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252].contains(&named);
    let is_wrong = std::str::from_utf8(start).is_err_and(|it| it.error_len().is_some());
    (is_other && is_wrong).then_some(named)
}

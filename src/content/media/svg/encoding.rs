//! Which letters the bytes of a drawing are.

use encoding_rs::{Encoding, UTF_8};

/// The text of a drawing as a browser decodes it: by its byte-order mark, else by its declaration, else
/// as UTF-8 (XML, appendix F). None where the bytes are no such letters.
pub fn text(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        // Whoever can read a declaration of UTF-16 as ASCII reads no UTF-16.
        None => (declared(bytes).map_or(UTF_8, Encoding::output_encoding), 0),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?)?;
    Some(text.into_owned())
}

/// The declaration at the start of a text: its range ends before the first mark-up of the drawing.
pub fn declaration(text: &str) -> Option<&str> {
    let after = text.strip_prefix("<?xml")?;
    if !after.starts_with(|sign: char| sign.is_ascii_whitespace()) {
        return None;
    }
    let end = text.find("?>")? + 2;
    text.get(..end)
}

/// Whether a declaration names no encoding, or UTF-8 and in the usual way, so that nobody can read another
/// one out of it.
pub fn is_plain(declaration: &str) -> bool {
    let signs = declaration.chars().filter(|sign| !sign.is_whitespace());
    let signs = signs.map(|sign| if sign == '\'' { '"' } else { sign });
    let plain = signs.collect::<String>().to_ascii_lowercase();
    let plain = ["no", "yes"].iter().fold(plain, |plain, word| {
        plain.replace(&format!("standalone=\"{word}\""), "")
    });
    !plain.contains("encoding") || plain == "<?xmlversion=\"1.0\"encoding=\"utf-8\"?>"
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    /// In bytes: a declaration that is longer is none.
    const LONGEST: usize = 1024;
    let start = bytes.get(..LONGEST).unwrap_or(bytes);
    let start: String = start.iter().map(|byte| char::from(*byte)).collect();
    let (_, after) = declaration(&start)?.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next()?;
    let label = value.get(1..)?.split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}

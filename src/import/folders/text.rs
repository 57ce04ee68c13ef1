//! The bytes of a file as text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's text without its byte order mark, lines ended by a line feed; and what was wrong with the bytes,
/// in words.
pub fn decode(bytes: &[u8]) -> (String, Option<String>) {
    let (text, flaw) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            let (text, is_broken) = encoding.decode_without_bom_handling(rest);
            let flaw = is_broken.then(|| format!("not all of it is {}", encoding.name()));
            (text, flaw)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(error) => {
                let encoding = guess(bytes);
                let (text, _) = encoding.decode_without_bom_handling(bytes);
                let at = error.valid_up_to();
                let name = encoding.name();
                (text, Some(format!("byte {at} is no UTF-8: read as {name}")))
            }
        },
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    };
    (text, flaw)
}

/// What bytes are that are no UTF-8. In UTF-16 every other byte of most texts is zero.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let zeros = |first: usize| {
        let all = bytes.iter().skip(first).step_by(2);
        all.filter(|byte| **byte == 0).count()
    };
    let many = bytes.len() / 6;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd > many && odd > even => UTF_16LE,
        (even, _) if even > many => UTF_16BE,
        _ => WINDOWS_1252,
    }
}

/// Without the marks of `<em>` and the like, and in one line, as it reads where it is a headline.
pub fn line(written: &str) -> String {
    let has_tags = written.contains("</") || written.contains("<br");
    let words = if has_tags {
        crate::import::html::words(&without_others(written))
    } else {
        html_escape::decode_html_entities(written).into_owned()
    };
    let kept: String = words
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title in which only what marks words is an element: `<T>` is what it is.
fn without_others(written: &str) -> String {
    const NAMES: [&str; 21] = [
        "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "small", "span", "strong", "sub", "sup", "u",
    ];
    let mut parts = written.split('<');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = |c: char| !c.is_ascii_alphanumeric();
        let name = part.trim_start_matches('/').split(end).next();
        let name = name.unwrap_or_default();
        let has_end = || written.contains(&format!("</{name}>"));
        let is_element = matches!(name, "br" | "wbr") || (NAMES.contains(&name) && has_end());
        kept += if is_element { "<" } else { "&lt;" };
        kept += part;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_any_usual_encoding() {
        let utf_16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        };
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb").0, "a\nb");
        assert_eq!(decode(b"caf\xe9").0, "café");
        assert!(
            decode(b"caf\xe9")
                .1
                .is_some_and(|flaw| flaw.contains("byte 3"))
        );
        assert_eq!(decode(&utf_16("\u{feff}café")), ("café".to_owned(), None));
        assert_eq!(decode(&utf_16("The café is open")).0, "The café is open");
    }

    #[test]
    fn a_headline_keeps_what_is_no_element() {
        assert_eq!(line("Vec<T> &amp; friends"), "Vec<T> & friends");
        assert_eq!(line("The <em>old</em>\n pier"), "The old pier");
        let mixed =
            "A <code>Vec</code> of <T>, <b> and Option<a><br>in <em class=\"x\">Rust</em> &amp; C";
        assert_eq!(line(mixed), "A Vec of <T>, <b> and Option<a> in Rust & C");
    }
}

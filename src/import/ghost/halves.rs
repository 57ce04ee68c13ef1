//! Halves of characters in JSON: UTF-16 writes some characters as two, and programs cut between them.

/// The character that stands for what is none (U+FFFD), as JSON has it.
pub const NONE: &str = "\\ufffd";

/// JSON in which each half without the other is the character that stands for none, since no text can hold it.
pub fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let (kept, after) = match length(escape.as_bytes()) {
            None => (NONE, escape.get(6..)),
            Some(2) => {
                let second = escape.chars().nth(1);
                let length = 1 + second.map_or(0, char::len_utf8);
                (&escape[..length], escape.get(length..))
            }
            Some(length) => (&escape[..length], escape.get(length..)),
        };
        mended.push_str(kept);
        rest = after.unwrap_or_default();
    }
    mended + rest
}

/// How many bytes the character has that is escaped at the start; none where it is half of one.
pub fn length(escape: &[u8]) -> Option<usize> {
    match unit(escape) {
        Some(0xD800..=0xDBFF) => {
            let next = escape.get(6..).and_then(unit);
            let is_whole = next.is_some_and(|it| (0xDC00..=0xDFFF).contains(&it));
            is_whole.then_some(12)
        }
        Some(0xDC00..=0xDFFF) => None,
        Some(_) => Some(6),
        None => Some(2),
    }
}

/// The unit of UTF-16 that is written at the start.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_of_a_character_stands_for_none_and_a_whole_one_stays() {
        let json = r#""a\ud83d b\ude00 \ud83d\ude00 \\ud83d \n""#;
        let expected = r#""a\ufffd b\ufffd \ud83d\ude00 \\ud83d \n""#;
        assert_eq!(mended(json), expected);
        assert!(serde_json::from_str::<String>(&mended(json)).is_ok());
    }
}

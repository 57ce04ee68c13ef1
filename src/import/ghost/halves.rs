//! Halves of characters in JSON: UTF-16 writes some characters as two, and programs cut between them.

/// JSON in which each half without the other is the character that stands for what is none (U+FFFD), since
/// no text can hold it.
pub fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match unit(escape) {
            Some(0xD800..=0xDBFF) => {
                let next = escape.get(6..).and_then(unit);
                let is_whole = next.is_some_and(|it| (0xDC00..=0xDFFF).contains(&it));
                if is_whole { 12 } else { 0 }
            }
            Some(0xDC00..=0xDFFF) => 0,
            _ => {
                let second = escape.chars().nth(1);
                1 + second.map_or(0, char::len_utf8)
            }
        };
        let (kept, after) = match length {
            0 => ("\\ufffd", escape.get(6..)),
            _ => (
                escape.get(..length).unwrap_or_default(),
                escape.get(length..),
            ),
        };
        mended.push_str(kept);
        rest = after.unwrap_or_default();
    }
    mended + rest
}

/// The unit of UTF-16 that is written at the start.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
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

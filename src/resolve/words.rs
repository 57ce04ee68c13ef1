//! Texts that are made shorter.

use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};

/// With a space for each run of spaces and line ends, and none around it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many characters of it at most, up to the end of a word (UAX 29; in scripts without spaces between
/// words by a dictionary), and "…" where something is left out.
pub fn cut(text: &str, most: usize) -> String {
    // The one that follows the last is where a word may end too.
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let last = segmenter
        .segment_str(text)
        .take_while(|at| *at <= end)
        .last()
        .unwrap_or_default();
    // A word that is longer than all there may be is cut in itself.
    let kept = if last == 0 {
        &text[..end]
    } else {
        &text[..last]
    };
    let ends = |sign: char| sign.is_whitespace() || ",;:–—-(“‘「،؛、".contains(sign);
    format!("{}…", kept.trim_end_matches(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word() {
        for (text, most, expected) in [
            ("One, two", 8, "One, two"),
            ("One, two, three", 8, "One, two…"),
            ("One, two, three", 9, "One, two…"),
            ("One, twenty", 8, "One…"),
            ("Donaudampfschiff", 5, "Donau…"),
            ("日本語の文章です。", 5, "日本語の…"),
            ("اشتعلت النيران في المبنى", 10, "اشتعلت…"),
            ("A flag 🇫🇷🇫🇷 here", 8, "A flag…"),
        ] {
            assert_eq!(cut(text, most), expected, "{text}");
        }
    }
}

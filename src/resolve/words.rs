//! Texts that are made shorter.

use icu_segmenter::{GraphemeClusterSegmenter, WordSegmenter, options::WordBreakInvariantOptions};

/// With a space for each run of spaces and line ends, and none around it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many characters of it at most, as readers count them (grapheme clusters), up to the end of a word
/// (UAX 29; in scripts without spaces between words by a dictionary), and "…" where something is left out.
pub fn cut(text: &str, most: usize) -> String {
    // No character as readers see it is less than a byte.
    if text.len() <= most {
        return text.to_owned();
    }
    // Each but the last end is where the next begins.
    let end = GraphemeClusterSegmenter::new().segment_str(text).nth(most);
    let Some(end) = end.filter(|end| *end < text.len()) else {
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

/// How many words it has: what stands between spaces and has a letter or a digit, and in scripts without
/// spaces between words what a dictionary takes for one.
pub fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|run| run.contains(char::is_alphanumeric))
        .map(|run| {
            if !run.contains(is_joined) {
                return 1;
            }
            let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
            let words = segmenter.segment_str(run).iter_with_word_type();
            words.filter(|(_, kind)| kind.is_word_like()).count()
        })
        .sum()
}

/// Whether a character is of a script that sets no spaces between words: Thai, Lao, Myanmar, Khmer, kana
/// and Han.
fn is_joined(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
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
            ("A flag 🇫🇷🇫🇷 here", 8, "A flag 🇫🇷…"),
            ("क्षत्रिय", 2, "क्षत्रि…"),
            ("👩‍💻👩‍💻👩‍💻", 2, "👩‍💻👩‍💻…"),
        ] {
            assert_eq!(cut(text, most), expected, "{text}");
        }
    }

    #[test]
    fn words_are_counted_in_every_script() {
        for (text, expected) in [
            ("", 0),
            ("One – two, it’s 3.5 — …", 4),
            ("اشتعلت النيران في المبنى", 4),
            ("日本語の文章です。", 4),
            ("ภาษาไทยสวย", 3),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}

//! How a headline is broken into lines, and how large it is set.

use std::{collections::BTreeSet, ops::Range};

use icu_locale::LanguageIdentifier;
use icu_segmenter::{
    GraphemeClusterSegmenter, LineSegmenter,
    options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption},
};

use super::text::Text;

/// The sizes that a headline is set in, in pixels, the first in which it fits.
const SIZES: [f32; 12] = [
    120.0, 108.0, 98.0, 90.0, 82.0, 75.0, 69.0, 63.0, 58.0, 53.0, 49.0, 45.0,
];

/// What stands where a text is cut off.
pub const CUT: &str = "…";

/// Where a word may be broken, with a hyphen.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// The width of a hyphen at a size of one pixel, at most.
const HYPHEN: f32 = 0.4;

/// A text in lines.
#[derive(Debug)]
pub struct Lines {
    /// In pixels.
    pub size: f32,
    /// From one baseline to the next, in pixels.
    pub leading: f32,
    /// How high letters stand over the first baseline, in pixels.
    pub ascent: f32,
    /// How low they hang under the last one, in pixels.
    pub descent: f32,
    /// The bytes of the text on each line.
    pub lines: Vec<Range<usize>>,
    /// Whether [`CUT`] ends the last line.
    pub is_cut: bool,
}

/// A text that is measured, and where it may be broken.
struct Measured {
    /// How far each character leads at a size of one pixel, by the byte that it begins at.
    advances: Vec<f32>,
    /// What may not be broken, each with the space after it.
    pieces: Vec<Range<usize>>,
    words: String,
}

/// The text in a room of so many pixels, as large as it fits, in lines of nearly one width. `CUT` is as wide
/// as one size.
pub fn fit(text: &Text, language: &str, (width, height): (f32, f32), largest: f32) -> Lines {
    let leading = text.faces().map(|face| face.leading).fold(1.0, f32::max);
    let ascent = text.faces().map(|face| face.ascent).fold(0.0, f32::max);
    let descent = (leading - ascent) * 0.55;
    let made = |size: f32, lines: Vec<Range<usize>>, is_cut| Lines {
        size,
        leading: leading * size,
        ascent: ascent * size,
        descent: descent * size,
        lines,
        is_cut,
    };
    let mut measured = Measured {
        advances: text.advances(),
        pieces: pieces(&text.words, language),
        words: text.words.clone(),
    };
    let room = |size: f32| {
        (1.0 + ((height / size - ascent - descent).max(0.0) / leading).floor()) as usize
    };
    let sizes = || SIZES.into_iter().filter(|size| *size <= largest);
    for size in sizes() {
        let lines = measured.broken(width / size);
        let fits = lines
            .iter()
            .all(|line| measured.width(line) * size <= width);
        if fits && lines.len() <= room(size) {
            return made(size, measured.balanced(width / size, lines), false);
        }
    }
    let size = sizes().next_back().unwrap_or(largest);
    measured.break_anywhere(width / size);
    let mut lines = measured.broken(width / size);
    let is_cut = lines.len() > room(size);
    lines.truncate(room(size));
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        measured.shorten(last, width / size - 1.0);
    }
    made(size, lines, is_cut)
}

impl Measured {
    /// Without the space at its end, at a size of one pixel.
    fn width(&self, line: &Range<usize>) -> f32 {
        let line = self.trimmed(line.clone());
        let hyphen = self.words[line.clone()].ends_with(SOFT_HYPHEN);
        let hyphen = if hyphen { HYPHEN } else { 0.0 };
        self.advances[line].iter().sum::<f32>() + hyphen
    }

    fn trimmed(&self, line: Range<usize>) -> Range<usize> {
        let words = &self.words[line.clone()];
        let start = line.start + words.len() - words.trim_start().len();
        start..(line.start + words.trim_end().len()).max(start)
    }

    /// As many pieces on each line as have room there.
    fn broken(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        for piece in &self.pieces {
            match lines.last_mut() {
                Some(line) if self.width(&(line.start..piece.end)) <= width => {
                    line.end = piece.end;
                }
                _ => lines.push(piece.clone()),
            }
        }
        lines.into_iter().map(|line| self.trimmed(line)).collect()
    }

    /// The same number of lines, the longest of them as short as can be: no word stands alone on the last.
    fn balanced(&self, width: f32, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let (mut narrow, mut wide) = (width / lines.len().max(1) as f32 / 2.0, width);
        let mut best = lines;
        for _ in 0..12 {
            let middle = f32::midpoint(narrow, wide);
            let lines = self.broken(middle);
            let fits = lines.iter().all(|line| self.width(line) <= middle);
            if fits && lines.len() <= best.len() {
                (best, wide) = (lines, middle);
            } else {
                narrow = middle;
            }
        }
        best
    }

    /// Lets what is wider than a line be broken between any two characters.
    fn break_anywhere(&mut self, width: f32) {
        let pieces = std::mem::take(&mut self.pieces);
        for piece in pieces {
            if self.width(&piece) <= width {
                self.pieces.push(piece);
                continue;
            }
            let ends = GraphemeClusterSegmenter::new().segment_str(&self.words[piece.clone()]);
            let ends: Vec<_> = ends.map(|end| piece.start + end).collect();
            self.pieces
                .extend(ends.windows(2).map(|ends| ends[0]..ends[1]));
        }
    }

    /// Takes from the end of a line what has no room, and the signs that would stand before the cut.
    fn shorten(&self, line: &mut Range<usize>, width: f32) {
        let inside = |line: &Range<usize>| {
            self.pieces
                .iter()
                .rfind(|piece| line.contains(&piece.start))
                .cloned()
        };
        while self.width(line) > width {
            let Some(piece) = inside(line).filter(|piece| piece.start > line.start) else {
                break;
            };
            line.end = piece.start;
        }
        let ends = |sign: char| sign.is_whitespace() || ",;:.–—-(“‘「،؛、。".contains(sign);
        line.end = line.start + self.words[line.clone()].trim_end_matches(ends).len();
    }
}

/// Where a text may be broken (UAX 14): in Japanese not before a small kana or a full stop, in Korean between
/// words, in Thai, Lao, Khmer and Burmese by a dictionary, which knows more names than a model that has learnt.
/// Never within what is read as one letter, where the dictionary lacks a word.
fn pieces(text: &str, language: &str) -> Vec<Range<usize>> {
    let locale: Option<LanguageIdentifier> = language.parse().ok();
    let is_korean = locale
        .as_ref()
        .is_some_and(|locale| locale.language.as_str() == "ko");
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    options.word_option = Some(if is_korean {
        LineBreakWordOption::KeepAll
    } else {
        LineBreakWordOption::Normal
    });
    options.content_locale = locale.as_ref();
    let letters: BTreeSet<_> = GraphemeClusterSegmenter::new().segment_str(text).collect();
    let ends = LineSegmenter::new_dictionary(options).segment_str(text);
    let ends: Vec<_> = ends.filter(|end| letters.contains(end)).collect();
    ends.windows(2).map(|ends| ends[0]..ends[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_line_ends_between_words_where_a_script_has_no_spaces() {
        let text = "กรุงเทพมหานครและ";
        let words: Vec<_> = pieces(text, "th")
            .into_iter()
            .map(|piece| &text[piece])
            .collect();
        assert_eq!(words, ["กรุงเทพมหานคร", "และ"]);
    }
}

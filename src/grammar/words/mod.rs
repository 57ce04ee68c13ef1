//! Characters that draw nothing, and those that turn the direction of what comes after them.

use std::borrow::Cow;

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{
        BidiClass, CanonicalCombiningClass, DefaultIgnorableCodePoint, ExtendedPictographic,
        GeneralCategory, PrependedConcatenationMark, Script, VariationSelector, WhiteSpace,
    },
};
use icu_segmenter::GraphemeClusterSegmenter;
use unicode_normalization::UnicodeNormalization;

use super::direction;
use crate::model::{Direction, Language};

/// Between letters of a script that joins them, a letter itself; elsewhere nothing.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// A name that is put among other words of a language: where letters of it run the other way, with the marks
/// that keep its direction to itself (Unicode Bidirectional Algorithm, section 2.4).
pub fn apart<'n>(name: &'n str, language: &Language) -> Cow<'n, str> {
    let classes = CodePointMapData::<BidiClass>::new();
    let is_from_right = |class| matches!(class, BidiClass::RightToLeft | BidiClass::ArabicLetter);
    let own = direction(language);
    let runs_otherwise = |c: char| match own {
        Direction::Ltr => is_from_right(classes.get(c)),
        Direction::Rtl => classes.get(c) == BidiClass::LeftToRight,
    };
    if name.chars().any(runs_otherwise) {
        format!("\u{2068}{name}\u{2069}").into()
    } else {
        name.into()
    }
}

/// A text in lower case as addresses have it, in NFC: the Turkish `İ` is an `i` there, and not one with a
/// second dot.
pub fn lower_case(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.replace('İ', "i").to_lowercase().nfc().collect()
}

/// Whether anything in a text draws ink: marks that have no letter to stand on do not.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(draws)
}

fn draws(c: char) -> bool {
    if c.is_ascii_graphic() {
        return true;
    }
    // The blank pattern of Braille and the null notehead are symbols by category.
    if is_invisible(c) || is_white_space(c) || matches!(c, '\u{2800}' | '\u{1d159}') {
        return false;
    }
    match CodePointMapData::<GeneralCategory>::new().get(c) {
        GeneralCategory::Control => false,
        GeneralCategory::EnclosingMark
        | GeneralCategory::NonspacingMark
        | GeneralCategory::SpacingMark => false,
        GeneralCategory::Format => {
            CodePointSetData::new::<PrependedConcatenationMark>().contains(c)
        }
        _ => true,
    }
}

fn is_white_space(c: char) -> bool {
    CodePointSetData::new::<WhiteSpace>().contains(c)
}

/// What a browser shows no sign of, wherever it stands: what Unicode calls default ignorable, and the
/// anchors of interlinear notes.
fn is_invisible(c: char) -> bool {
    let is_ignorable = || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c);
    !c.is_ascii() && (is_ignorable() || matches!(c, '\u{fff9}'..='\u{fffb}'))
}

/// The text for those who compare, search or list it: without invisible characters, but for those that
/// are part of a letter or an emoji. A line separator is a space.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| is_invisible(c) || is_line_end(c)) {
        return Cow::Borrowed(text);
    }
    let kept = judged(text).into_iter().filter(|(_, stays)| *stays);
    Cow::Owned(
        kept.map(|(c, _)| if is_line_end(c) { ' ' } else { c })
            .collect(),
    )
}

/// The same for texts that stand one after the other: a letter may end one and begin the next.
pub fn remove_invisible(runs: &mut [&mut String]) {
    let whole: String = runs.iter().map(|run| run.as_str()).collect();
    let Cow::Owned(_) = without_invisible(&whole) else {
        return;
    };
    let mut judged = judged(&whole).into_iter();
    for run in runs {
        let count = run.chars().count();
        let kept = judged.by_ref().take(count).filter(|(_, stays)| *stays);
        **run = kept
            .map(|(c, _)| if is_line_end(c) { ' ' } else { c })
            .collect();
    }
}

/// Each character, and whether it is seen or part of what is.
fn judged(text: &str) -> Vec<(char, bool)> {
    let characters: Vec<char> = text.chars().collect();
    let mut is_flag = false;
    let judged = characters.iter().enumerate().map(|(index, &c)| {
        let is_tag = matches!(c, '\u{e0020}'..='\u{e007f}');
        is_flag = c == '🏴' || (is_flag && is_tag);
        let stays = !is_invisible(c)
            || (is_flag && is_tag)
            || belongs(c, &characters[..index], &characters[index + 1..]);
        (c, stays)
    });
    judged.collect()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether an invisible character is part of what stands around it.
fn belongs(c: char, before: &[char], after: &[char]) -> bool {
    let previous = before.last().copied();
    let next = after.iter().copied().find(|c| !is_invisible(*c));
    if JOINERS.contains(&c) {
        return joins(c, before, next);
    }
    if CodePointSetData::new::<VariationSelector>().contains(c) {
        return previous.is_some_and(|base| !is_invisible(base) && !is_white_space(base));
    }
    let is_jamo = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{1100}'..='\u{11ff}'));
    matches!(c, '\u{115f}' | '\u{1160}') && (is_jamo(previous) || is_jamo(after.first().copied()))
}

/// In scripts whose letters join, and between the pictures that make up an emoji.
fn joins(joiner: char, before: &[char], next: Option<char>) -> bool {
    let is_joined = |c: Option<char>| c.is_some_and(is_of_a_joining_script);
    let previous = before.last().copied();
    let virama = CanonicalCombiningClass::Virama;
    let is_virama = |c: char| CodePointMapData::<CanonicalCombiningClass>::new().get(c) == virama;
    if joiner == '\u{200c}' {
        return is_joined(previous) && (is_joined(next) || previous.is_some_and(is_virama));
    }
    let is_picture = |c: char| CodePointSetData::new::<ExtendedPictographic>().contains(c);
    let is_tone = |c: char| matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}');
    let is_emoji =
        previous.is_some_and(|c| is_picture(c) || is_tone(c)) && next.is_some_and(is_picture);
    is_emoji || is_joined(previous) || is_joined(next)
}

fn is_of_a_joining_script(c: char) -> bool {
    let script = CodePointMapData::<Script>::new().get(c);
    let others = [
        Script::Armenian,
        Script::Cyrillic,
        Script::Georgian,
        Script::Greek,
        Script::Han,
        Script::Hangul,
        Script::Hebrew,
        Script::Hiragana,
        Script::Katakana,
        Script::Latin,
        Script::Common,
        Script::Unknown,
    ];
    // Vowel signs of Arabic are inherited, and so are accents, which stand on letters that do not join.
    !c.is_ascii() && !others.contains(&script) && !matches!(c, '\u{300}'..='\u{36f}')
}

/// A text whose marks of direction end where it ends: one that closes nothing is left out, and one that
/// is open is closed.
pub fn balanced(text: &str) -> Cow<'_, str> {
    if !text.contains(is_direction_mark) {
        return Cow::Borrowed(text);
    }
    const END_OF_EMBEDDING: char = '\u{202c}';
    const END_OF_ISOLATE: char = '\u{2069}';
    let mut closed = String::with_capacity(text.len());
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(END_OF_EMBEDDING),
            '\u{2066}'..='\u{2068}' => open.push(END_OF_ISOLATE),
            END_OF_EMBEDDING if open.last() == Some(&c) => {
                open.pop();
            }
            // It ends what was opened inside the isolate too.
            END_OF_ISOLATE if open.contains(&c) => {
                while open.pop() != Some(c) {
                    closed.push(END_OF_EMBEDDING);
                }
            }
            END_OF_EMBEDDING | END_OF_ISOLATE => continue,
            _ => {}
        }
        closed.push(c);
    }
    closed.extend(open.iter().rev());
    Cow::Owned(closed)
}

/// Embeddings, overrides, isolates and their ends (Unicode Bidirectional Algorithm, section 2).
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text for a message: each invisible character is named by its code.
pub fn with_codes(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let shown = judged(text).into_iter().map(|(c, stays)| {
        if stays {
            c.to_string()
        } else {
            format!("<{}>", code(c))
        }
    });
    Cow::Owned(shown.collect())
}

/// The characters of a text by their codes: "U+200B U+2060".
pub fn codes(text: &str) -> String {
    text.chars().map(code).collect::<Vec<_>>().join(" ")
}

fn code(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// The first letter of a name as readers see it, with all that belongs to it, in upper case; nothing
/// where none can be seen.
pub fn initial(name: &str) -> String {
    let name = without_invisible(name);
    let segmenter = GraphemeClusterSegmenter::new();
    let ends: Vec<usize> = segmenter.segment_str(&name).collect();
    let letters = ends
        .windows(2)
        .filter_map(|ends| name.get(ends[0]..ends[1]));
    let mut visible = letters.filter(|letter| is_visible(letter));
    visible.next().unwrap_or_default().to_uppercase()
}

#[cfg(test)]
mod tests;

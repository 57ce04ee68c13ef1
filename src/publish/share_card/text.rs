//! A text in glyphs: which face each character is taken from, in which direction it runs, how wide it is.

use std::ops::Range;

use harfrust::{Buffer, Direction, Language, ShapeOptions, ShaperFont, shape};
use icu_properties::{CodePointMapData, props::Script};
use icu_segmenter::GraphemeClusterSegmenter;
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

use super::faces::{Face, Style, faces};

/// A text of one line or several, with the characters that there are glyphs for.
pub struct Text {
    /// What of it is set.
    pub words: String,
    /// The characters that no face has, as readers see them.
    pub left_out: Vec<String>,
    language: String,
    is_rtl: Option<bool>,
    parts: Vec<Part>,
}

/// A stretch of a text that is taken from one face.
#[derive(Clone)]
struct Part {
    range: Range<usize>,
    face: &'static Face,
}

/// A glyph on a line, in pixels.
pub struct Glyph {
    /// Where it is taken from.
    pub face: &'static Face,
    /// Which it is.
    pub id: u32,
    /// To the right of where the line begins.
    pub x: f32,
    /// Above the baseline.
    pub y: f32,
    /// The size of its em.
    pub size: f32,
}

/// A glyph among others, in sizes of its text.
struct Shaped {
    /// Where in the text its character begins.
    start: usize,
    id: u32,
    right: f32,
    up: f32,
    advance: f32,
}

impl Text {
    /// `is_rtl` is how the whole of it is written; by its first letter, if that is not said.
    pub fn new(words: &str, language: &str, style: Style, is_rtl: Option<bool>) -> Self {
        let whole: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole: String = whole.nfc().collect();
        let mut text = Self {
            words: String::new(),
            left_out: Vec::new(),
            language: language.to_owned(),
            is_rtl,
            parts: Vec::new(),
        };
        for (cluster, face) in placed(&whole, language, style) {
            let Some(face) = face else {
                text.left_out.push(cluster.to_owned());
                continue;
            };
            // What was left out leaves no gap.
            if cluster == " " && (text.words.is_empty() || text.words.ends_with(' ')) {
                continue;
            }
            let start = text.words.len();
            text.words.push_str(cluster);
            match text.parts.last_mut() {
                Some(last) if std::ptr::eq(last.face, face) => last.range.end = text.words.len(),
                _ => text.parts.push(Part {
                    range: start..text.words.len(),
                    face,
                }),
            }
        }
        let end = text.words.trim_end().len();
        text.words.truncate(end);
        if let Some(last) = text.parts.last_mut() {
            last.range.end = last.range.end.min(end);
        }
        text
    }

    /// The faces that it is taken from.
    pub fn faces(&self) -> impl Iterator<Item = &'static Face> + '_ {
        self.parts.iter().map(|part| part.face)
    }

    /// How far each character leads, by the byte that it begins at, at a size of one pixel.
    pub fn advances(&self) -> Vec<f32> {
        let mut advances = vec![0.0; self.words.len()];
        for (part, is_rtl) in self.in_order(0..self.words.len()) {
            for glyph in self.shaped(&part, is_rtl) {
                if let Some(sum) = advances.get_mut(glyph.start) {
                    *sum += glyph.advance;
                }
            }
        }
        advances
    }

    /// The glyphs of a line in the order in which they stand, and how wide it is.
    pub fn glyphs(&self, line: Range<usize>, size: f32) -> (Vec<Glyph>, f32) {
        let (mut glyphs, mut x) = (Vec::new(), 0.0);
        for (part, is_rtl) in self.in_order(line) {
            for glyph in self.shaped(&part, is_rtl) {
                glyphs.push(Glyph {
                    face: part.face,
                    id: glyph.id,
                    x: x + glyph.right * size,
                    y: glyph.up * size,
                    size: size * part.face.scale,
                });
                x += glyph.advance * size;
            }
        }
        (glyphs, x)
    }

    /// The parts of a line from left to right, and whether each runs to the left (UAX 9).
    fn in_order(&self, line: Range<usize>) -> Vec<(Part, bool)> {
        let level = |is_rtl| if is_rtl { Level::rtl() } else { Level::ltr() };
        let level = self.is_rtl.map(level);
        let bidi = BidiInfo::new(&self.words, level);
        let Some(paragraph) = bidi.paragraphs.first() else {
            return Vec::new();
        };
        let (levels, runs) = bidi.visual_runs(paragraph, line);
        let mut parts = Vec::new();
        for run in runs {
            let is_rtl = levels[run.start].is_rtl();
            let inside = self.parts.iter().filter_map(|part| {
                let range = part.range.start.max(run.start)..part.range.end.min(run.end);
                let face = part.face;
                (!range.is_empty()).then_some((Part { range, face }, is_rtl))
            });
            let first = parts.len();
            parts.extend(inside);
            if is_rtl {
                parts[first..].reverse();
            }
        }
        parts
    }

    /// Nothing of what can't be shaped.
    fn shaped(&self, part: &Part, is_rtl: bool) -> Vec<Shaped> {
        let Some(font) = part.face.font() else {
            return Vec::new();
        };
        let mut buffer = Buffer::new();
        buffer.push_str(&self.words[part.range.clone()]);
        buffer.set_direction(if is_rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        buffer.set_language(Language::new(&self.language));
        buffer.guess_segment_properties();
        if shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).is_err() {
            return Vec::new();
        }
        let em = f32::from(font.units_per_em()) / part.face.scale;
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let shaped = glyphs.map(|(glyph, at)| Shaped {
            start: part.range.start + glyph.cluster as usize,
            id: glyph.glyph_id,
            right: at.x_offset as f32 / em,
            up: at.y_offset as f32 / em,
            advance: at.x_advance as f32 / em,
        });
        shaped.collect()
    }
}

/// Each character as readers see it, with the face that it is taken from. What belongs to no script, such as
/// a comma, is taken from the face of what it stands beside.
fn placed<'a>(
    text: &'a str,
    language: &str,
    style: Style,
) -> Vec<(&'a str, Option<&'static Face>)> {
    let ends: Vec<_> = GraphemeClusterSegmenter::new().segment_str(text).collect();
    let clusters: Vec<&str> = ends
        .windows(2)
        .map(|ends| &text[ends[0]..ends[1]])
        .collect();
    let scripts = CodePointMapData::<Script>::new();
    let is_neutral = |cluster: &str| {
        let mut scripts = cluster.chars().map(|c| scripts.get(c));
        scripts.all(|script| [Script::Common, Script::Inherited].contains(&script))
    };
    let first = |cluster: &str| faces(language, style).find(|face| face.has(drawn(cluster)));
    let mut placed: Vec<_> = clusters
        .iter()
        .map(|cluster| {
            (
                *cluster,
                (!is_neutral(cluster)).then(|| first(cluster)).flatten(),
            )
        })
        .collect();
    for index in 0..placed.len() {
        let (cluster, None) = placed[index] else {
            continue;
        };
        if !is_neutral(cluster) {
            continue;
        }
        let before = placed[..index].iter().rev().find_map(|(_, face)| *face);
        let after = placed[index..].iter().find_map(|(_, face)| *face);
        let beside = before.or(after).filter(|face| face.has(drawn(cluster)));
        placed[index].1 = beside.or_else(|| first(cluster));
    }
    placed
}

/// The characters of a cluster that have glyphs, and not those that say how others are drawn.
fn drawn(cluster: &str) -> impl Iterator<Item = char> + Clone {
    let says_how = |c: &char| matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}' | '\u{61c}' | '\u{fe00}'..='\u{fe0f}');
    cluster.chars().filter(move |c| !says_how(c))
}

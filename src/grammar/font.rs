//! What a font file says of itself: how heavy it is, which characters it has, how much room it takes.

use std::collections::BTreeSet;

use harfrust::{
    Tag,
    font::{Font, attribute::Style, variation::Variation},
};

use crate::model::FontFacts;

/// Why a file is no font that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// It is a font, but not packed for the web.
    #[error("is not packed for the web, and would be half as large as WOFF2")]
    NotPacked,
    /// It can't be read.
    #[error("is no font in WOFF2 that can be read")]
    Unreadable,
}

/// How often each character comes in a thousand of English prose, about.
const FREQUENCIES: [(char, u16); 27] = [
    (' ', 183),
    ('e', 102),
    ('t', 75),
    ('a', 65),
    ('o', 62),
    ('n', 57),
    ('i', 57),
    ('s', 53),
    ('r', 50),
    ('h', 50),
    ('l', 33),
    ('d', 33),
    ('u', 23),
    ('c', 22),
    ('m', 20),
    ('f', 20),
    ('w', 17),
    ('g', 16),
    ('p', 15),
    ('y', 14),
    ('b', 13),
    ('v', 8),
    ('k', 6),
    ('x', 1),
    ('j', 1),
    ('q', 1),
    ('z', 1),
];

const WEIGHT: Tag = Tag::new(b"wght");
const SLANTS: [Tag; 2] = [Tag::new(b"ital"), Tag::new(b"slnt")];

/// Reads a font in WOFF2.
///
/// # Errors
/// Where it is none, or packed otherwise.
pub fn facts(bytes: &[u8]) -> Result<FontFacts, FontError> {
    let starts = [
        &b"OTTO"[..],
        b"\0\x01\0\0",
        b"true",
        b"ttcf",
        b"wOFF",
        b"%!PS",
    ];
    if starts.iter().any(|start| bytes.starts_with(start)) {
        return Err(FontError::NotPacked);
    }
    let unpacked = wuff::decompress_woff2(bytes).map_err(|_| FontError::Unreadable)?;
    let font = Font::new(unpacked, 0).ok_or(FontError::Unreadable)?;
    let metrics = font.metrics();
    let size = f64::from(metrics.units_per_em.max(1));
    let line = metrics.h_line().ok_or(FontError::Unreadable)?;
    let attributes = font.default_attributes();
    let weights = font.axes().get_by_tag(WEIGHT).map_or_else(
        || (attributes.weight.value(), attributes.weight.value()),
        |axis| (axis.min_value(), axis.max_value()),
    );
    let is_slanted = attributes.style != Style::Normal;
    let whole = |weight: f32| weight.round().clamp(1.0, 1000.0) as u16;
    Ok(FontFacts {
        weights: (whole(weights.0), whole(weights.1)),
        is_italic: is_slanted
            && !SLANTS
                .iter()
                .any(|tag| font.axes().get_by_tag(*tag).is_some()),
        ascent: line.ascender.to_f64() / size,
        descent: -line.descender.to_f64() / size,
        line_gap: line.line_gap.to_f64() / size,
        advances: advance(&font, 400.0, weights)
            .zip(advance(&font, 700.0, weights))
            .map(|(regular, bold)| (regular / size, bold / size)),
        ranges: ranges(font.charmap().unicodes().map(|(code, _)| code)),
    })
}

/// The mean width of a character at the weight that is nearest to one, in units of the font.
fn advance(font: &Font, weight: f32, (least, most): (f32, f32)) -> Option<f64> {
    let weight = weight.max(least).min(most);
    let location = [Variation::new(WEIGHT, weight)];
    let font = font.instance_builder().variations(location).build();
    let (charmap, glyphs) = (font.charmap(), font.glyph_metrics());
    let (mut sum, mut count) = (0.0, 0.0);
    for (character, often) in FREQUENCIES {
        let glyph = charmap.map_unicode(character)?;
        sum += f64::from(glyphs.h_advance(glyph)) * f64::from(often);
        count += f64::from(often);
    }
    Some(sum / count).filter(|mean| *mean > 0.0)
}

/// Code points as ranges, first and last, in order; without control characters, which no text shows.
fn ranges(codes: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let codes: BTreeSet<u32> = codes.filter(|code| *code >= 0x20).collect();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in codes {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    ranges
}

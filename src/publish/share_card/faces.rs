//! The typefaces that share cards are set in. They are part of the program, so that a card is the same
//! wherever it is made; each is unpacked when a text first asks for it.

use std::{
    ops::RangeInclusive,
    sync::{LazyLock, OnceLock},
};

use harfrust::{Font, Tag, font::variation::Variation};

/// A typeface, and how it is set.
pub struct Face {
    /// WOFF2.
    packed: &'static [u8],
    /// The code points that are looked for in it.
    ranges: &'static [RangeInclusive<u32>],
    /// How much larger or smaller than the Latin it is set, so that both seem of one size.
    pub scale: f32,
    /// From one baseline to the next, in sizes.
    pub leading: f32,
    /// How high its letters stand over the baseline, in sizes.
    pub ascent: f32,
    font: OnceLock<Option<Font>>,
}

/// What a text is set as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A headline or a name: with serifs.
    Serif,
    /// The small words around it: without, where there is such a face.
    Sans,
}

/// The scripts of Europe.
const EUROPE: &[RangeInclusive<u32>] = &[
    0x20..=0x2ff,
    0x300..=0x52f,
    0x1c80..=0x1c8f,
    0x1d00..=0x1fff,
    0x2000..=0x2bff,
    0x2c60..=0x2c7f,
    0x2de0..=0x2e7f,
    0xa640..=0xa69f,
    0xa720..=0xa7ff,
    0xab30..=0xab6f,
    0xfb00..=0xfb06,
    0xfe20..=0xfe2f,
];
const EAST_ASIA: &[RangeInclusive<u32>] = &[
    0x20..=0x17f,
    0x2000..=0x27bf,
    0x2e80..=0x9fff,
    0xac00..=0xd7af,
    0xf900..=0xfaff,
    0xfe30..=0xfe4f,
    0xff00..=0xffef,
    0x20000..=0x3ffff,
];

macro_rules! face {
    ($file:literal, $ranges:expr, scale $scale:literal, leading $leading:literal, ascent $ascent:literal) => {
        Face {
            packed: include_bytes!(concat!("../../../fonts/", $file, ".woff2")),
            ranges: $ranges,
            scale: $scale,
            leading: $leading,
            ascent: $ascent,
            font: OnceLock::new(),
        }
    };
}

macro_rules! european {
    ($($file:literal),*) => {
        [$(face!($file, EUROPE, scale 1.0, leading 1.1, ascent 0.68)),*]
    };
}

/// In the order in which they are looked at.
static SERIF: [Face; 6] = european![
    "source-serif-4-latin",
    "source-serif-4-latin-ext",
    "source-serif-4-cyrillic",
    "source-serif-4-greek",
    "source-serif-4-vietnamese",
    "source-serif-4-cyrillic-ext"
];

static SANS: [Face; 6] = european![
    "source-sans-3-latin",
    "source-sans-3-latin-ext",
    "source-sans-3-cyrillic",
    "source-sans-3-greek",
    "source-sans-3-vietnamese",
    "source-sans-3-cyrillic-ext"
];

#[rustfmt::skip]
static OTHERS: [Face; 15] = [
    face!("noto-naskh-arabic", &[0x600..=0x6ff, 0x750..=0x77f, 0x8a0..=0x8ff, 0x2000..=0x206f, 0xfb50..=0xfdff, 0xfe70..=0xfeff], scale 1.12, leading 1.45, ascent 0.82),
    face!("noto-serif-hebrew", &[0x590..=0x5ff, 0x2000..=0x206f, 0xfb1d..=0xfb4f], scale 1.0, leading 1.2, ascent 0.68),
    face!("noto-serif-devanagari", &[0x900..=0x97f, 0x1cd0..=0x1cff, 0xa830..=0xa83f, 0xa8e0..=0xa8ff], scale 1.0, leading 1.4, ascent 0.85),
    face!("noto-serif-thai", &[0xe00..=0xe7f], scale 1.0, leading 1.45, ascent 0.85),
    face!("noto-serif-bengali", &[0x964..=0x965, 0x980..=0x9ff], scale 1.0, leading 1.35, ascent 0.8),
    face!("noto-serif-tamil", &[0xb80..=0xbff], scale 0.92, leading 1.4, ascent 0.8),
    face!("noto-serif-telugu", &[0xc00..=0xc7f], scale 0.95, leading 1.5, ascent 0.85),
    face!("noto-serif-gujarati", &[0xa80..=0xaff], scale 1.0, leading 1.4, ascent 0.85),
    face!("noto-serif-malayalam", &[0xd00..=0xd7f], scale 0.9, leading 1.4, ascent 0.8),
    face!("noto-serif-sinhala", &[0xd80..=0xdff], scale 0.95, leading 1.4, ascent 0.8),
    face!("noto-serif-khmer", &[0x1780..=0x17ff, 0x19e0..=0x19ff], scale 0.95, leading 1.7, ascent 0.95),
    face!("noto-serif-lao", &[0xe80..=0xeff], scale 1.0, leading 1.5, ascent 0.9),
    face!("noto-serif-myanmar", &[0x1000..=0x109f, 0xa9e0..=0xa9ff, 0xaa60..=0xaa7f], scale 0.92, leading 1.75, ascent 0.9),
    face!("noto-serif-georgian", &[0x10a0..=0x10ff, 0x1c90..=0x1cbf, 0x2d00..=0x2d2f], scale 1.0, leading 1.15, ascent 0.7),
    face!("noto-serif-armenian", &[0x530..=0x58f, 0xfb13..=0xfb17], scale 1.0, leading 1.15, ascent 0.7),
];

#[rustfmt::skip]
static CJK: [Face; 4] = [
    face!("noto-serif-cjk-jp", EAST_ASIA, scale 0.94, leading 1.26, ascent 0.82),
    face!("noto-serif-cjk-sc", EAST_ASIA, scale 0.94, leading 1.26, ascent 0.82),
    face!("noto-serif-cjk-tc", EAST_ASIA, scale 0.94, leading 1.26, ascent 0.82),
    face!("noto-serif-cjk-kr", EAST_ASIA, scale 0.94, leading 1.26, ascent 0.82),
];

/// How heavy the faces with a weight of their choice are, and for what size their strokes are drawn.
static LOCATION: LazyLock<[Variation; 2]> = LazyLock::new(|| {
    [(b"wght", 640.0), (b"opsz", 40.0)].map(|(axis, value)| Variation::new(Tag::new(axis), value))
});

impl Face {
    /// The font; none where it can't be unpacked, which a test rules out.
    pub fn font(&self) -> Option<&Font> {
        let unpack = || {
            let bytes = wuff::decompress_woff2(self.packed).ok()?;
            let font = Font::new(bytes, 0)?;
            Some(
                font.instance_builder()
                    .variations(LOCATION.iter().copied())
                    .build(),
            )
        };
        self.font.get_or_init(unpack).as_ref()
    }

    /// Whether there is a glyph for all of these; no face is unpacked for what it can't have.
    pub fn has(&self, mut characters: impl Iterator<Item = char> + Clone) -> bool {
        let may_have = |c| {
            self.ranges
                .iter()
                .any(|range| range.contains(&u32::from(c)))
        };
        if !characters.clone().all(may_have) {
            return false;
        }
        let charmap = self.font().map(Font::charmap);
        charmap.is_some_and(|charmap| characters.all(|c| charmap.map_unicode(c).is_some()))
    }
}

/// The faces for a text in a language, in the order in which they are looked at.
pub fn faces(language: &str, style: Style) -> impl Iterator<Item = &'static Face> + Clone {
    let cjk = cjk(language);
    let first = cjk.into_iter().map(|index| &CJK[index]);
    let sans = (style == Style::Sans)
        .then_some(&SANS)
        .into_iter()
        .flatten();
    let rest = (0..CJK.len()).filter(move |index| cjk != Some(*index));
    first
        .chain(sans)
        .chain(&SERIF)
        .chain(&OTHERS)
        .chain(rest.map(|index| &CJK[index]))
}

/// The face of a language that is written in Chinese characters, each of which has its own forms of them.
fn cjk(language: &str) -> Option<usize> {
    let mut parts = language.split('-');
    let is_traditional =
        |part: &str| ["hant", "tw", "hk", "mo"].contains(&part.to_ascii_lowercase().as_str());
    match parts.next()?.to_ascii_lowercase().as_str() {
        "ja" => Some(0),
        "zh" if parts.any(is_traditional) => Some(2),
        "yue" => Some(2),
        "zh" => Some(1),
        "ko" => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typeface_can_be_read() {
        for face in SERIF.iter().chain(&SANS).chain(&OTHERS).chain(&CJK) {
            let first = face.ranges.iter().cloned().flatten().find(|code| {
                let c = char::from_u32(*code);
                c.is_some_and(|c| c.is_alphabetic() && face.has(std::iter::once(c)))
            });
            assert!(first.is_some(), "{:?}", face.ranges);
        }
    }
}

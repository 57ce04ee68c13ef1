use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The faces that words are set in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Fonts {
    /// Of what is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Font>,
    /// Of headlines and the publication's name; by default that of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<Font>,
    /// Of what leads through the site and stands beside the text: navigation, kickers, captions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub furniture: Option<Font>,
}

impl Fonts {
    /// Each by the name of its field.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &Font)> {
        [
            ("text", &self.text),
            ("headline", &self.headline),
            ("furniture", &self.furniture),
        ]
        .into_iter()
        .filter_map(|(name, font)| Some((name, font.as_ref()?)))
    }

    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// A face, and what stands in for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Font {
    /// Names of families. Of those that readers' machines have, the first is taken.
    #[schemars(length(min = 1), inner(regex(pattern = r#"^[^"\\<>;{}\x00-\x1f]+$"#)))]
    pub families: Vec<String>,
    /// WOFF2 files of the first family, paths under `content/public/`: of each weight, style and script
    /// one. What is in them they say themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r#"^[^"\\<>\x00-\x1f]+$"#)))]
    pub files: Vec<String>,
    /// What is nearest to it on every machine; by default `serif` for text and headlines, `sans-serif`
    /// for furniture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generic: Option<Generic>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Generic {
    Serif,
    SansSerif,
}

/// What a font file says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct FontFacts {
    /// The lightest and the heaviest that it can be, from 1 to 1000.
    pub weights: (u16, u16),
    /// Slanted, in whatever way.
    pub is_italic: bool,
    /// From the baseline up, in sizes, as browsers take it.
    pub ascent: f64,
    /// From the baseline down, in sizes.
    pub descent: f64,
    /// Between lines, in sizes.
    pub line_gap: f64,
    /// The mean width of a character of a text, in sizes, at the weight nearest to 400 and at that nearest to
    /// 700; none of a font without Latin letters.
    pub advances: Option<(f64, f64)>,
    /// The code points that it has, as first and last, in order.
    pub ranges: Vec<(u32, u32)>,
}

impl FontFacts {
    /// Whether it has a character.
    pub fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        let mut ranges = self.ranges.iter();
        ranges.any(|(first, last)| (*first..=*last).contains(&code))
    }
}

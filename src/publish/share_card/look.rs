//! The colours and the sign that share cards are drawn with: those of the site.

use std::{collections::BTreeMap, fs};

use cssparser::color::{parse_hash_color, parse_named_color};
use resvg::{
    tiny_skia::Color,
    usvg::{Options, Tree},
};

use crate::{
    hash::{SHORT, sha256_hex_of},
    model::Tone,
    publish::{app::App, file_error::FileError, frame_tags::root_values, icons::SOURCE},
};

/// A change of how cards are drawn is a change of this number, so that none is taken from the cache that
/// was drawn before.
const VERSION: u32 = 1;

/// How cards look.
#[derive(Debug)]
pub struct Look {
    /// What everything stands on.
    pub ground: Color,
    /// Of headlines and of the publication's name.
    pub ink: Color,
    /// Of what is said beside them.
    pub quiet: Color,
    /// Of lines.
    pub rule: Color,
    /// The publication's sign, where it has one that can be drawn.
    pub sign: Option<Tree>,
    /// Of all this: cards that look alike have the same.
    pub hash: String,
    /// By the names of the tones.
    tones: BTreeMap<&'static str, Color>,
}

impl Look {
    /// From the styles of the site, by day, and from its sign.
    ///
    /// # Errors
    /// Where the sign can't be read.
    pub fn of(app: &App) -> Result<Self, FileError> {
        let sign = app.public.iter().find(|file| file.name == SOURCE);
        let sign = sign.map(|file| fs::read(&file.path).map_err(FileError::at(&file.path)));
        Ok(Self::new(&app.css, sign.transpose()?.as_deref()))
    }

    /// `css` has the colours as custom properties; what it has not is as the demo's, and every tone red.
    pub fn new(css: &str, sign: Option<&[u8]>) -> Self {
        let mut said = format!("{VERSION}");
        let mut color = |name: &str, otherwise: [u8; 3]| {
            let [red, green, blue] = declared(css, name).unwrap_or(otherwise);
            said += &format!(" {red} {green} {blue}");
            Color::from_rgba8(red, green, blue, u8::MAX)
        };
        let (ground, ink) = (
            color("color-plate", [0xf7, 0xf2, 0xe7]),
            color("color-text", [0x1c, 0x1a, 0x17]),
        );
        let (quiet, rule) = (
            color("color-quiet", [0x56, 0x50, 0x48]),
            color("color-rule", [0xd0, 0xc8, 0xb8]),
        );
        let tones = Tone::ALL.map(|tone| (tone.as_str(), color(tone.as_str(), [0xa3, 0x18, 0x2b])));
        let parts = [said.as_bytes(), sign.unwrap_or_default()];
        Self {
            ground,
            ink,
            quiet,
            rule,
            hash: sha256_hex_of(&parts, SHORT),
            sign: sign.and_then(|bytes| Tree::from_data(bytes, &Options::default()).ok()),
            tones: tones.into(),
        }
    }

    /// The colour of a section, and of what belongs to none.
    pub fn tone(&self, name: Option<&str>) -> Color {
        let name = name.unwrap_or(Tone::Red.as_str());
        self.tones.get(name).copied().unwrap_or(self.ink)
    }
}

/// The last value of a custom property, by day.
fn declared(css: &str, name: &str) -> Option<[u8; 3]> {
    let value = root_values(css, &format!("--{name}:")).last()?;
    let value = value.strip_prefix("light-dark(").unwrap_or(value);
    let value = value.split([',', ';', '}', ')']).next()?.trim();
    if let Some(digits) = value.strip_prefix('#') {
        let (red, green, blue, _) = parse_hash_color(digits.as_bytes()).ok()?;
        return Some([red, green, blue]);
    }
    let named = parse_named_color(value).ok();
    named.map(|(red, green, blue)| [red, green, blue])
}

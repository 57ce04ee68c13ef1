//! Colours as they are written in CSS, and whether they can be told from what they stand on.

use std::fmt;

use lightningcss::{
    traits::Parse,
    values::color::{CssColor, OKLCH, RGBA, SRGB},
};

/// An opaque colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// In steps of lightness, from 0 to 1: too little to be seen.
const STEP: f32 = 0.004;

impl Rgb {
    /// As CSS writes a colour; none of what is transparent, or depends on anything else.
    pub fn parse(written: &str) -> Option<Self> {
        let colour = CssColor::parse_string(written.trim()).ok()?;
        let RGBA {
            red,
            green,
            blue,
            alpha,
        } = RGBA::try_from(colour).ok()?;
        (alpha == u8::MAX).then_some(Self([red, green, blue]))
    }

    /// How far two colours can be told apart: from 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Whether it has that contrast to each of the others.
    pub fn stands_on(self, grounds: &[Self], ratio: f64) -> bool {
        grounds.iter().all(|ground| self.contrast(*ground) >= ratio)
    }

    /// The colour of the same hue and chroma (OKLCH) and the nearest lightness that has that contrast to
    /// each of the others; none where there is no such colour.
    pub fn nearest_on(self, grounds: &[Self], ratio: f64) -> Option<Self> {
        let [red, green, blue] = self.0;
        let own = OKLCH::from(RGBA::new(red, green, blue, 1.0));
        let steps = (0_u16..=250).map(|step| f32::from(step) * STEP);
        let lightnesses = steps.flat_map(|step| [own.l - step, own.l + step]);
        lightnesses
            .filter(|l| (0.0..=1.0).contains(l))
            .map(|l| Self::from(OKLCH { l, ..own }))
            .find(|colour| colour.stands_on(grounds, ratio))
    }
}

impl From<OKLCH> for Rgb {
    fn from(colour: OKLCH) -> Self {
        // What a screen can't show is brought back into what it can by less chroma.
        let RGBA {
            red, green, blue, ..
        } = RGBA::from(SRGB::from(colour));
        Self([red, green, blue])
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(to, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_opaque_and_depends_on_nothing() {
        for (written, expected) in [
            ("#fff", Some("#ffffff")),
            (" RebeccaPurple ", Some("#663399")),
            ("oklch(60% 0.12 250)", Some("#4284c5")),
            ("rgb(0 0 0 / 0.5)", None),
            ("currentColor", None),
            ("var(--red)", None),
            ("light-dark(#000, #fff)", None),
            ("", None),
            ("red;}", None),
        ] {
            let parsed = Rgb::parse(written).map(|colour| colour.to_string());
            assert_eq!(parsed.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn the_nearest_colour_has_the_contrast_and_the_hue() {
        let (white, black) = (Rgb([255; 3]), Rgb([0; 3]));
        let hue = |colour: Rgb| {
            let [red, green, blue] = colour.0;
            OKLCH::from(RGBA::new(red, green, blue, 1.0)).h
        };
        for written in ["#ff0000", "#ffcc00", "#00aaff", "#20c060"] {
            let own = Rgb::parse(written).expect("a colour");
            for ground in [white, black] {
                let near = own.nearest_on(&[ground], 4.5).expect("a colour");
                assert!(near.contrast(ground) >= 4.5, "{written}: {near}");
                assert!((hue(near) - hue(own)).abs() < 8.0, "{written}: {near}");
                if own.contrast(ground) >= 4.5 {
                    assert_eq!(near, own, "{written}");
                } else {
                    assert!(near.contrast(ground) < 4.7, "{written}: {near}");
                }
            }
        }
        assert_eq!(white.nearest_on(&[white, black], 4.6), None);
    }
}

//! The colours of a publication: its own, and those of the default style for the rest.

use super::colour::Rgb;
use crate::model::{Colour, Colours};

/// Those of `style/tokens.css`, by day and by night, which tests hold equal.
#[rustfmt::skip]
pub const USUAL: [(&str, &str, &str); 15] = [
    ("page", "#fffefb", "#151413"),
    ("plate", "#f7f2e7", "#211f1c"),
    ("text", "#1c1a17", "#ebe6dc"),
    ("quiet", "#565048", "#aea79a"),
    ("rule", "#d0c8b8", "#5a544b"),
    ("focus", "#0b57d0", "#9cc3ff"),
    ("red", "#a3182b", "#ff9292"),
    ("blue", "#1d4f76", "#8ec2ea"),
    ("green", "#1c6045", "#86cba7"),
    ("plum", "#7d2860", "#eda2cf"),
    ("ochre", "#7a4a05", "#e2b467"),
    ("teal", "#0e5a63", "#84cbd3"),
    ("rust", "#853610", "#f0a883"),
    ("slate", "#42505f", "#a9bacb"),
    ("violet", "#553a8c", "#c0adf0"),
];

/// Behind opinion, where the publication has no `page` and `plate` of its own: `style/pages/kinds.css`.
const OPINION: [(&str, &str); 2] = [("#fbf4ef", "#1b1513"), ("#f2e6de", "#271f1c")];

/// The contrast of a tone in the dark that is made of one by day.
const DERIVED: f64 = 6.0;

/// A colour by day and by night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// As the site file calls it.
    pub name: &'static str,
    /// By day.
    pub light: Rgb,
    /// By night.
    pub dark: Rgb,
    /// Whether the publication has named it.
    pub is_own: bool,
}

impl Shades {
    /// By the name of a theme: `light` or `dark`.
    pub fn by(&self, theme: Shade) -> Rgb {
        match theme {
            Shade::Light => self.light,
            Shade::Dark => self.dark,
        }
    }

    /// What the styles call it.
    pub fn token(&self) -> String {
        match self.name {
            "page" | "plate" | "text" | "quiet" | "rule" | "focus" => {
                format!("--color-{}", self.name)
            }
            tone => format!("--{tone}"),
        }
    }
}

/// Day or night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// By day.
    Light,
    /// By night.
    Dark,
}

/// All colours of a publication. One that can't be read is that of the default style.
#[derive(Debug)]
pub struct Palette(Vec<Shades>);

impl Palette {
    /// With those that the site file names.
    pub fn of(colours: &Colours) -> Self {
        let own = colours.all();
        let named = |name: &str| own.iter().find(|(known, _)| *known == name)?.1;
        let mut palette = Vec::new();
        for (name, light, dark) in USUAL {
            let usual = |written| Rgb::parse(written).unwrap_or(Rgb([0; 3]));
            let mut shades = Shades {
                name,
                light: usual(light),
                dark: usual(dark),
                is_own: false,
            };
            if let Some(colour) = named(name) {
                shades.take(colour, &palette);
            }
            palette.push(shades);
        }
        Self(palette)
    }

    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = &Shades> {
        self.0.iter()
    }

    /// That of a name.
    pub fn get(&self, name: &str) -> Option<&Shades> {
        self.all().find(|shades| shades.name == name)
    }

    /// What words stand on by day or by night, each with its name.
    pub fn grounds(&self, shade: Shade) -> Vec<(&'static str, Rgb)> {
        grounds(&self.0, shade)
    }
}

fn grounds(palette: &[Shades], shade: Shade) -> Vec<(&'static str, Rgb)> {
    let mut found = Vec::new();
    for ((name, _, _), (light, dark)) in USUAL.iter().zip(OPINION) {
        let Some(shades) = palette.iter().find(|one| one.name == *name) else {
            continue;
        };
        found.push((*name, shades.by(shade)));
        let of_opinion = match shade {
            Shade::Light => Rgb::parse(light),
            Shade::Dark => Rgb::parse(dark),
        };
        found.extend(of_opinion.filter(|_| !shades.is_own).map(|it| (*name, it)));
    }
    found
}

impl Shades {
    /// Takes what is written. A tone or focus alone is made light enough for the dark; any other colour of
    /// the night stays the usual one.
    fn take(&mut self, colour: &Colour, before: &[Self]) {
        let mut written = colour.written().map(|(_, written)| Rgb::parse(written));
        let Some(light) = written.next().flatten() else {
            return;
        };
        (self.light, self.is_own) = (light, true);
        if let Some(dark) = written.next() {
            self.dark = dark.unwrap_or(self.dark);
        } else if !matches!(self.name, "page" | "plate" | "text" | "quiet" | "rule") {
            let grounds = grounds(before, Shade::Dark);
            let grounds: Vec<_> = grounds.into_iter().map(|(_, ground)| ground).collect();
            self.dark = light.nearest_on(&grounds, DERIVED).unwrap_or(self.dark);
        }
    }
}

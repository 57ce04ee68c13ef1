//! The publication's sign in the sizes that phones, search engines and installed apps ask for, drawn of
//! `public/icon.svg`.

use std::fs;

use resvg::{
    tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform},
    usvg::{Options, Tree},
};

use super::{app::App, file_error::FileError, output::Output};

/// The sign of which the others are drawn, among the app's public files.
pub const SOURCE: &str = "icon.svg";

/// For the home screens of Apple's devices, 180 pixels wide, without transparency, under the name by which
/// they look for it.
pub const TOUCH: &str = "apple-touch-icon.png";

/// 192 pixels wide, for the web manifest.
pub const SMALL: &str = "icon-192.png";

/// 512 pixels wide, for the web manifest and as the logo.
pub const LARGE: &str = "icon-512.png";

/// 512 pixels wide, of which a device cuts out any shape that holds the circle in the middle (Web App
/// Manifest, "purpose": "maskable").
pub const MASKABLE: &str = "icon-maskable.png";

/// Names, sizes in pixels, and whether what shines through is filled.
const ICONS: [(&str, u32, bool); 4] = [
    (TOUCH, 180, true),
    (SMALL, 192, false),
    (LARGE, 512, false),
    (MASKABLE, 512, true),
];

/// The share of the width that a device leaves of a maskable icon.
const SAFE: f32 = 0.8;

/// The drawn icons. Those that stand in `public/` are not drawn.
#[derive(Debug, Default)]
pub struct Icons {
    drawn: Vec<(&'static str, Vec<u8>)>,
    own: Vec<&'static str>,
}

impl Icons {
    /// Draws them; none where the site has no sign that can be drawn.
    ///
    /// # Errors
    /// Where the sign can't be read.
    pub fn draw(app: &App) -> Result<Self, FileError> {
        let public = |name: &str| app.public.iter().find(|file| file.name == name);
        let (own, wanted): (Vec<_>, Vec<_>) = ICONS
            .into_iter()
            .partition(|(name, ..)| public(name).is_some());
        let mut icons = Self {
            own: own.into_iter().map(|(name, ..)| name).collect(),
            drawn: Vec::new(),
        };
        let Some(source) = public(SOURCE) else {
            return Ok(icons);
        };
        let bytes = fs::read(&source.path).map_err(FileError::at(&source.path))?;
        if let Ok(sign) = Tree::from_data(&bytes, &Options::default()) {
            let drawn = wanted.into_iter().filter_map(|(name, size, is_filled)| {
                Some((name, draw(&sign, size, is_filled, name == MASKABLE)?))
            });
            icons.drawn = drawn.collect();
        }
        Ok(icons)
    }

    /// Whether there is one of that name.
    pub fn has(&self, name: &str) -> bool {
        self.own.contains(&name) || self.drawn.iter().any(|(drawn, _)| *drawn == name)
    }

    /// Writes those that were drawn, at the site's root.
    pub fn write(&self, output: &Output) -> Result<(), FileError> {
        self.drawn
            .iter()
            .try_for_each(|(name, bytes)| output.write(name, bytes))
    }
}

/// A PNG. What is filled is filled with the sign's own ground, where it has one.
fn draw(sign: &Tree, size: u32, is_filled: bool, is_cut: bool) -> Option<Vec<u8>> {
    let mut icon = Pixmap::new(size, size)?;
    let ground = ground(sign)?;
    if is_filled {
        icon.fill(ground.unwrap_or(Color::WHITE));
    }
    let share = match (is_cut, ground) {
        (false, _) => 1.0,
        // What is cut off is ground.
        (true, Some(_)) => SAFE,
        // The corners of a square have to be inside the circle.
        (true, None) => SAFE * std::f32::consts::FRAC_1_SQRT_2,
    };
    resvg::render(sign, in_the_middle(sign, size, share), &mut icon.as_mut());
    icon.encode_png().ok()
}

/// The colour that a sign has all around, at the middle of each side; none of one without such a ground.
fn ground(sign: &Tree) -> Option<Option<Color>> {
    /// In pixels: enough to be beside rounded corners and soft edges.
    const SIZE: u32 = 64;
    let mut small = Pixmap::new(SIZE, SIZE)?;
    resvg::render(sign, in_the_middle(sign, SIZE, 1.0), &mut small.as_mut());
    let (first, last, middle) = (1, SIZE - 2, SIZE / 2);
    let sides = [
        (first, middle),
        (last, middle),
        (middle, first),
        (middle, last),
    ];
    let [one, others @ ..] = sides.map(|(x, y)| small.pixel(x, y));
    let is_ground = |one: &PremultipliedColorU8| {
        one.alpha() == u8::MAX && others.iter().all(|other| *other == Some(*one))
    };
    Some(
        one.filter(is_ground)
            .map(|one| Color::from_rgba8(one.red(), one.green(), one.blue(), u8::MAX)),
    )
}

fn in_the_middle(sign: &Tree, size: u32, share: f32) -> Transform {
    let (width, height) = (sign.size().width(), sign.size().height());
    let scale = size as f32 * share / width.max(height);
    let start = |side: f32| (size as f32 - side * scale) / 2.0;
    Transform::from_row(scale, 0.0, 0.0, scale, start(width), start(height))
}

//! The picture that stands beside a link to a page without one, where the site has none either: its icon
//! on a plate.

use std::fs;

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::{app::App, file_error::FileError, icons::SOURCE};

/// In pixels: the shape that networks ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// In pixels: how large the icon stands on it.
const ICON: f32 = 280.0;

/// A PNG; without an icon where the site has none in SVG that can be drawn.
///
/// # Errors
/// Where the icon can't be read.
pub fn draw(app: &App) -> Result<Option<Vec<u8>>, FileError> {
    let Some(mut plate) = Pixmap::new(SIZE.0, SIZE.1) else {
        return Ok(None);
    };
    // A paper that stands out from the white and from the black of those who show it.
    plate.fill(Color::from_rgba8(0xec, 0xe5, 0xd5, 0xff));
    if let Some(file) = app.public.iter().find(|file| file.name == SOURCE) {
        let bytes = fs::read(&file.path).map_err(FileError::at(&file.path))?;
        if let Ok(icon) = Tree::from_data(&bytes, &Options::default()) {
            resvg::render(&icon, in_the_middle(&icon), &mut plate.as_mut());
        }
    }
    Ok(plate.encode_png().ok())
}

fn in_the_middle(icon: &Tree) -> Transform {
    let size = icon.size();
    let scale = ICON / size.width().max(size.height());
    let start = |whole: u32, side: f32| (whole as f32 - side * scale) / 2.0;
    Transform::from_row(
        scale,
        0.0,
        0.0,
        scale,
        start(SIZE.0, size.width()),
        start(SIZE.1, size.height()),
    )
}

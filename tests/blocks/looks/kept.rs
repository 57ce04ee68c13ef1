//! The looks that are kept, and how far another is from one.

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};

use image::{
    DynamicImage, ImageEncoder, Rgba, RgbaImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
    imageops,
};

use super::Screen;
use crate::support::{fixture, publisher::bless};

/// How far two colours may be apart and still be the same to an eye: a square of a distance in YIQ, of
/// which black and white have 35215.
const SAME: f32 = 88.0;

/// How many pixels may differ, since the smoothing of an edge is not always the same.
pub const ALLOWED: u32 = 8;

/// What neither of two looks has, where the other is larger.
const BEYOND: Rgba<u8> = Rgba([255, 0, 255, 255]);

/// How many pixels differ to an eye, and a picture of where.
pub fn difference(one: &RgbaImage, other: &RgbaImage) -> (u32, RgbaImage) {
    let width = one.width().max(other.width());
    let height = one.height().max(other.height());
    let [one, other] = [one, other].map(|look| {
        let mut whole = RgbaImage::from_pixel(width, height, BEYOND);
        imageops::replace(&mut whole, look, 0, 0);
        whole
    });
    if one == other {
        return (0, one);
    }
    let found = dify::diff::get_results(one, other, SAME, true, Some(0.2), &None, &None);
    let (pixels, picture) = found.expect("a picture where one is asked for");
    (pixels.unsigned_abs(), picture)
}

/// Holds a look against the one that is kept; an error says by how much they differ and where to see it.
pub fn compare(name: &str, screen: Screen, look: &RgbaImage) -> Result<(), String> {
    let file = fixture("looks")
        .join(name)
        .join(format!("{}.png", screen.name()));
    if bless() {
        save(look, &file);
    }
    let what = format!("{name} at {}", screen.name());
    let kept = match image::open(&file) {
        Ok(kept) => kept.into_rgba8(),
        Err(error) => return Err(format!("{what}: {}: {error}", file.display())),
    };
    let (pixels, picture) = difference(&kept, look);
    if pixels <= ALLOWED {
        return Ok(());
    }
    let seen = |look: &RgbaImage, suffix: &str| -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("target/looks")
            .join(name);
        let file = folder.join(format!("{}{suffix}.png", screen.name()));
        save(look, &file);
        file
    };
    seen(&kept, "-kept");
    let now = seen(look, "");
    let difference = seen(&picture, "-difference");
    let (width, height) = picture.dimensions();
    Err(format!(
        "{what}: {pixels} of {} pixels differ: {}, {}",
        width * height,
        now.display(),
        difference.display()
    ))
}

/// Expects that every look that is kept of a screen is of a block that there is.
pub fn forget_others(screen: Screen, looks: &[(String, usize)]) {
    let folders = fs::read_dir(fixture("looks")).expect("the looks");
    for folder in folders.map(|folder| folder.expect("a folder").path()) {
        let file = folder.join(format!("{}.png", screen.name()));
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if file.exists() && !looks.iter().any(|(known, _)| *known == name) {
            assert!(bless(), "{} is of no block", file.display());
            fs::remove_file(file).expect("removed");
        }
    }
}

/// Without the channel for transparency, which no screen has, and as small as can be.
fn save(look: &RgbaImage, file: &Path) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let to = BufWriter::new(File::create(file).expect("a file"));
    let look = DynamicImage::from(look.clone()).into_rgb8();
    PngEncoder::new_with_quality(to, CompressionType::Best, FilterType::Adaptive)
        .write_image(
            &look,
            look.width(),
            look.height(),
            image::ExtendedColorType::Rgb8,
        )
        .expect("a PNG");
}

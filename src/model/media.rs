use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

/// A picture's file and what has to be known of it before it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// In the content folder.
    pub file: PathBuf,
    /// Of its bytes and of the version of what is made of them, eight bytes in hexadecimal: it stands in
    /// published names.
    pub hash: String,
    /// In pixels, once the picture is turned upright.
    pub width: u32,
    /// In pixels, once the picture is turned upright.
    pub height: u32,
    /// What can be done with it.
    pub kind: MediaKind,
}

impl Media {
    /// Width and height in pixels: networks show a larger picture over the whole width of a card, and a
    /// smaller one beside it or not at all.
    pub const PREVIEW: (u32, u32) = (1200, 630);

    /// In pixels, of the shorter side once it is cut to 16:9: search engines pass over less.
    const LEAST_FOUND: u32 = 200;

    /// Whether it can stand large where others show a link.
    pub fn fits_previews(&self) -> bool {
        let (width, height) = Self::PREVIEW;
        self.kind.still().is_some() && self.width >= width && self.height >= height
    }

    /// Whether it can stand for a page among the results of a search.
    pub fn fits_results(&self) -> bool {
        let height = self.height.min(self.width.saturating_mul(9) / 16);
        self.kind.still().is_some() && height >= Self::LEAST_FOUND
    }
}

/// What can be done with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// An SVG, sharp at every size.
    Drawing,
    /// An SVG with parts that move by themselves. It is published as it is, and once more standing still.
    MovingDrawing,
    /// Several frames: a GIF, PNG or WebP that is published at the one size that it has, and its first
    /// frame like a still, in AVIF and in this format.
    Moving(Format),
    /// One frame of pixels, published in AVIF and in this format, at several sizes.
    Still(Format),
}

impl MediaKind {
    /// The format beside AVIF that its pixels are published in; none of a drawing.
    pub fn still(self) -> Option<Format> {
        match self {
            Self::Moving(format) | Self::Still(format) => Some(format),
            Self::Drawing | Self::MovingDrawing => None,
        }
    }

    /// Whether it moves by itself.
    pub fn moves(self) -> bool {
        matches!(self, Self::Moving(_) | Self::MovingDrawing)
    }
}

/// A format that pixels are published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// The smallest, which every browser reads.
    Avif,
    /// For pictures without transparency.
    Jpeg,
    /// For pictures that were PNG, GIF or transparent.
    Png,
}

impl Format {
    /// The ending of a file's name, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// The stem that a file of the media folder is published under, and its extension, empty where it has none.
/// The stem is in one form (NFC), and short enough for a hash, a width and a format to follow: no system
/// takes a name of more than 255 bytes.
pub fn published_name(src: &str) -> (String, &str) {
    /// In bytes.
    const LONGEST: usize = 150;
    let (stem, extension) = match src.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => (stem, extension),
        _ => (src, ""),
    };
    let stem: String = stem.nfc().collect();
    let name = stem.rfind('/').map_or(0, |slash| slash + 1);
    let ends = stem
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let most = ends.take_while(|end| *end <= name + LONGEST).last();
    let whole = stem.get(..most.unwrap_or_default()).unwrap_or_default();
    (whole.trim_end().to_owned(), extension)
}

/// A file that is shown or offered as it is: a sound, a film, its captions, a document.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// In the content folder.
    pub file: PathBuf,
    /// Of its bytes, eight bytes in hexadecimal.
    pub hash: String,
    /// How long it is.
    pub bytes: u64,
}

impl File {
    /// Where it is published, from the site's root and not encoded; `src` is its path under
    /// `content/media/`.
    pub fn path(&self, src: &str) -> String {
        let (stem, extension) = published_name(src);
        match extension {
            "" => format!("/media/{stem}.{}", self.hash),
            extension => format!("/media/{stem}.{}.{extension}", self.hash),
        }
    }
}

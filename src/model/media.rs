use std::path::PathBuf;

/// A picture's file and what has to be known of it before it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    pub file: PathBuf,
    /// Of its bytes and of the way they are published, in hexadecimal: what published names are told
    /// apart by.
    pub hash: String,
    /// In pixels, as it stands when it is looked at: upright.
    pub width: u32,
    /// In pixels, as it stands when it is looked at: upright.
    pub height: u32,
    pub kind: MediaKind,
    /// Its mean colour, for the time until it is there, as three words that the styles know: a
    /// lightness `l0` to `l7`, and places on Oklab's axes, `a0` to `a4` and `b0` to `b4`.
    /// Known once its pixels were read; none where something shines through.
    pub tint: Option<String>,
}

/// What can be done with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// An SVG, sharp at every size.
    Drawing,
    /// Several frames: a GIF, PNG or WebP that is published at the one size that it has.
    Moving,
    /// One frame of pixels, published in AVIF and in this format, at several sizes.
    Still(Format),
}

/// A format that pixels are published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Avif,
    Jpeg,
    Png,
}

impl Format {
    /// As names of files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// A file that is shown or offered as it is: a sound, a film, its captions, a document.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    pub file: PathBuf,
    /// Of its bytes, in hexadecimal.
    pub hash: String,
    pub bytes: u64,
}

impl File {
    /// Where it is published, as a picture is.
    pub fn path(&self, src: &str) -> String {
        match src.rsplit_once('.') {
            Some((stem, extension)) => format!("/media/{stem}.{}.{extension}", self.hash),
            None => format!("/media/{src}.{}", self.hash),
        }
    }
}

use std::path::PathBuf;

/// A picture's file and what has to be known of it before it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    pub file: PathBuf,
    /// Of its bytes, in hexadecimal: what its published name is told apart by.
    pub hash: String,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
}

impl Media {
    /// Where a picture is published, from the site's root: its name says its content, so that it can
    /// be kept for ever. `src` is its path under `content/media/`.
    pub fn path(&self, src: &str) -> String {
        published(src, &self.hash)
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
        published(src, &self.hash)
    }
}

fn published(src: &str, hash: &str) -> String {
    match src.rsplit_once('.') {
        Some((stem, extension)) => format!("/media/{stem}.{hash}.{extension}"),
        None => format!("/media/{src}.{hash}"),
    }
}

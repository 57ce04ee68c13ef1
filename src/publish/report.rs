use std::{fmt, time::Duration};

use super::media::Made;

/// What was published. Shown as the lines that end a build.
#[derive(Debug)]
pub struct Report {
    pub(super) pages: usize,
    /// The files of the site, pictures and all.
    pub(super) files: usize,
    /// How many of the files are new or have other bytes than before.
    pub(super) changed: usize,
    pub(super) made: Made,
    /// How many share cards were drawn.
    pub(super) cards: usize,
    /// How much of the content could be better.
    pub(super) warnings: usize,
    pub(super) time: Duration,
    /// The whole addresses of the stories that are not out.
    pub(super) previews: Vec<String>,
    /// The path that the site stands at, from slash to slash.
    pub base: String,
}

impl Report {
    /// Whether anything of the site is new, or has other bytes than before.
    pub fn is_changed(&self) -> bool {
        self.changed > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} pages, {} files, {} of them new or changed, in {:.2} s",
            self.pages,
            self.files,
            self.changed,
            self.time.as_secs_f64()
        )?;
        if self.made.read > 0 {
            let Made { read, files } = self.made;
            write!(f, "\npictures: {read} read, {files} files made of them")?;
        }
        if self.cards > 0 {
            write!(f, "\nshare cards: {} drawn", self.cards)?;
        }
        match self.warnings {
            0 => {}
            1 => write!(f, "\n1 warning: `standfirst check` shows it")?,
            many => write!(f, "\n{many} warnings: `standfirst check` shows them")?,
        }
        for address in &self.previews {
            write!(f, "\npreview: {address}")?;
        }
        Ok(())
    }
}

use crate::{grammar::words::without_invisible, page::Element};

/// What is named by words that are only heard.
pub trait Named {
    /// With its name. What helps a browser to break lines would be heard as a pause, or spelt out.
    fn named(self, words: impl AsRef<str>) -> Self;
}

impl Named for Element {
    fn named(self, words: impl AsRef<str>) -> Self {
        self.set("aria-label", without_invisible(words.as_ref()))
    }
}

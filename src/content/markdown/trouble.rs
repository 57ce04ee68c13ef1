/// What is wrong at a place of a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// In bytes from the beginning of the file.
    pub offset: usize,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What to do about it, in the same form.
    pub mend: String,
}

impl Trouble {
    /// A sentence about a place, and how to mend it.
    pub fn new(offset: usize, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            offset,
            what: what.into(),
            mend: mend.into(),
        }
    }
}

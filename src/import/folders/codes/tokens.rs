//! Signs that stand for HTML while a text is read as Markdown, so that it is read nowhere as anything else.

/// Private characters of Unicode (plane 16), of which no text has its own meaning for one.
const FIRST: u32 = 0x10_0000;
const LAST: u32 = 0x10_fffd;

/// What each sign stands for.
#[derive(Debug)]
pub struct Tokens {
    first: u32,
    made: Vec<(String, String)>,
}

impl Tokens {
    /// For a text; characters that are in it are no signs.
    pub fn new(text: &str) -> Self {
        let used = text.chars().map(u32::from).filter(|c| *c >= FIRST).max();
        Self {
            first: used.map_or(FIRST, |used| used + 1),
            made: Vec::new(),
        }
    }

    /// A sign for HTML, which was written as `original`; where there are no more, that stays.
    pub fn add(&mut self, html: String, original: &str) -> String {
        let number = self.first + u32::try_from(self.made.len()).unwrap_or(LAST);
        match char::from_u32(number).filter(|_| number < LAST) {
            Some(sign) => {
                self.made.push((html, original.to_owned()));
                sign.to_string()
            }
            None => original.to_owned(),
        }
    }

    fn find(&self, sign: char) -> Option<&(String, String)> {
        let index = u32::from(sign).checked_sub(self.first)?;
        self.made.get(usize::try_from(index).ok()?)
    }

    /// Whether a character is one of these signs.
    pub fn has(&self, sign: char) -> bool {
        u32::from(sign) >= FIRST && self.find(sign).is_some()
    }

    /// What a sign stands for.
    pub fn html(&self, sign: char) -> Option<&str> {
        self.find(sign).map(|(html, _)| html.as_str())
    }

    /// A text with what its signs stand for.
    pub fn in_html(&self, text: &str) -> String {
        self.map(text, |(html, _)| html)
    }

    /// A text as it was written.
    pub fn original(&self, text: &str) -> String {
        self.map(text, |(_, original)| original)
    }

    fn map<'s>(&'s self, text: &str, what: impl Fn(&'s (String, String)) -> &'s str) -> String {
        let mut made = String::with_capacity(text.len());
        for c in text.chars() {
            match self.find(c).filter(|_| u32::from(c) >= FIRST) {
                Some(token) => made.push_str(what(token)),
                None => made.push(c),
            }
        }
        made
    }
}

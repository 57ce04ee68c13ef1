use crate::{
    locales::Labels,
    model::{Direction, Language, Text},
    page::Node,
};

/// What a block has to know of the page that it is set on.
pub struct Setting<'a> {
    pub language: &'a Language,
    pub direction: Direction,
    pub words: &'a Labels,
    /// Sets spans.
    pub text: &'a dyn Fn(&Text) -> Vec<Node>,
    /// A name that no other block of the page has, for what its parts refer to.
    pub id: &'a str,
}

impl Setting<'_> {
    pub fn is_rtl(&self) -> bool {
        self.direction == Direction::Rtl
    }
}

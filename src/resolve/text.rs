use super::index::Index;
use crate::{
    model::{Language, Text},
    page::Node,
    typeset::{Typesetter, without_fragments},
};

/// Sets text that stands by itself, with links that lead where they should from any base.
pub fn text(index: &Index, text: &Text, language: &Language) -> Vec<Node> {
    Typesetter::new(index, language).text(&without_fragments(text))
}

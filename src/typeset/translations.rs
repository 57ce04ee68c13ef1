use super::Typesetter;
use crate::{
    grammar::joints,
    markup::begun,
    model::{Direction, Language},
    page::{Node, element},
};

/// The same story in another language.
#[derive(Debug)]
pub struct Translation {
    /// The language's own name for itself.
    pub name: String,
    /// The address of the story.
    pub href: String,
    /// The language with its direction.
    pub language: (Language, Direction),
}

impl Typesetter<'_> {
    /// The line that leads to a story in other languages; none where there is none.
    pub fn translations(&self, translations: &[Translation]) -> Option<Node> {
        let names: Vec<_> = translations.iter().map(|one| one.name.as_str()).collect();
        let joints = joints(&names, self.interface_language());
        let before = std::iter::once(begun(&self.labels.read_in)).chain(joints);
        let mut line = self.in_interface(element("p")).class("translations");
        for (joint, one) in before.zip(translations) {
            let (language, direction) = &one.language;
            let link = element("a")
                .set("href", one.href.as_str())
                .set("hreflang", language.0.as_str())
                .set("lang", language.0.as_str())
                .set("dir", direction.as_str())
                .with(one.name.as_str());
            line = line.with(joint).with(link);
        }
        (!translations.is_empty()).then(|| line.into())
    }
}

//! What the manual says of each rule: `docs/rules.md`, which is made from the doc comments of the rules.

/// The page of the manual that has a part for each rule.
const MANUAL: &str = include_str!("../../docs/rules.md");

/// What the manual says of a rule.
#[derive(Debug, Clone, Copy, Default)]
pub struct Explanation<'a> {
    /// Its part of the manual, without the heading, as Markdown.
    pub text: &'a str,
}

/// What the manual says of the rule of that name.
pub fn explanation(name: &str) -> Option<Explanation<'static>> {
    let parts = MANUAL.split("\n## ").skip(1);
    let part = parts
        .filter_map(|part| part.split_once('\n'))
        .find(|(heading, _)| heading.trim_matches('`') == name);
    part.map(|(_, text)| Explanation { text: text.trim() })
}

impl Explanation<'_> {
    /// The first sentence.
    pub fn short(&self) -> String {
        let whole = self.long();
        let end = whole.find(". ").map_or(whole.len(), |dot| dot + 1);
        whole[..end].to_owned()
    }

    /// What the rule asks for, and why, without the example.
    pub fn long(&self) -> String {
        let paragraphs = self.text.split("\n\n");
        let words = paragraphs.filter(|one| !one.starts_with("```") && !one.starts_with('_'));
        let words = words.take_while(|one| !one.starts_with("For example"));
        words
            .map(|one| one.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

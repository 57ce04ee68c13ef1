use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference};

use super::{Typesetter, named::Named};
use crate::{
    grammar::code::{SYNTAXES, syntax},
    model::Code,
    page::{Element, Node, element},
};

/// Scopes of TextMate grammars, and the class of what stands in them. The first that fits the
/// innermost scope counts.
static CLASSES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let named = [
        ("comment", "hl-comment"),
        ("string", "hl-string"),
        ("constant.character", "hl-string"),
        ("constant", "hl-number"),
        ("keyword.operator", ""),
        ("keyword", "hl-keyword"),
        ("storage", "hl-keyword"),
        ("variable.language", "hl-keyword"),
        ("entity.name.function", "hl-function"),
        ("entity.name.macro", "hl-function"),
        ("variable.function", "hl-function"),
        ("support.function", "hl-function"),
        ("support.macro", "hl-function"),
        ("entity.other.attribute-name", "hl-attribute"),
        ("support.type.property-name", "hl-attribute"),
        ("entity.name", "hl-type"),
        ("support.type", "hl-type"),
        ("support.class", "hl-type"),
        ("markup.inserted", "hl-inserted"),
        ("markup.deleted", "hl-deleted"),
    ];
    let read = |(name, class)| Some((Scope::new(name).ok()?, class));
    named.into_iter().filter_map(read).collect()
});

/// What is longer, or has a longer line, is no piece of a story, and might take seconds.
const LONGEST: usize = 100_000;
const LONGEST_LINE: usize = 2_000;

impl Typesetter<'_> {
    /// A piece of code, from left to right in any page, in a frame that scrolls by keyboard too.
    pub(super) fn code(&self, code: &Code) -> Element {
        let syntax = code.language.as_deref().and_then(syntax);
        let name = match syntax {
            Some(syntax) => Some(syntax.name.as_str()),
            None => code.language.as_deref(),
        };
        let inside = syntax
            .and_then(|syntax| highlighted(&code.text, syntax))
            .unwrap_or_else(|| vec![code.text.as_str().into()]);
        let listing = element("pre")
            .class("code")
            .set("role", "group")
            .set("tabindex", "0")
            .named(name.unwrap_or(&self.labels.code))
            .set("dir", "ltr")
            .maybe("data-language", name)
            .with(element("code").with_all(inside));
        self.captioned(listing, code.caption.as_ref(), "listing")
    }
}

/// None where a grammar fails.
fn highlighted(text: &str, syntax: &SyntaxReference) -> Option<Vec<Node>> {
    if text.len() > LONGEST || text.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let (mut state, mut stack) = (ParseState::new(syntax), ScopeStack::new());
    // The class in each scope of the stack, which may be as deep as the code is long.
    let mut classes: Vec<&'static str> = Vec::new();
    let mut runs: Vec<(&str, String)> = Vec::new();
    let mut push = |class: &'static str, text: &str| match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.0 == class || text.trim().is_empty() => last.1.push_str(text),
        _ => runs.push((class, text.to_owned())),
    };
    for line in text.split_inclusive('\n') {
        let mut done = 0;
        for (place, change) in state.parse_line(line, &SYNTAXES).ok()? {
            push(inner(&classes), line.get(done..place)?);
            let follow = |change: BasicScopeStackOp, _: &[Scope]| match change {
                BasicScopeStackOp::Push(scope) => {
                    let class = class(scope).unwrap_or(inner(&classes));
                    classes.push(class);
                }
                BasicScopeStackOp::Pop => _ = classes.pop(),
            };
            stack.apply_with_hook(&change, follow).ok()?;
            done = place;
        }
        push(inner(&classes), line.get(done..)?);
    }
    let node = |(class, text): (&str, String)| match class {
        "" => Node::Words(text),
        class => element("span").class(class).with(text).into(),
    };
    Some(runs.into_iter().map(node).collect())
}

/// None of its own where that of the scope around it counts.
fn class(scope: Scope) -> Option<&'static str> {
    let known = CLASSES.iter().find(|(name, _)| name.is_prefix_of(scope));
    known.map(|(_, class)| *class)
}

fn inner(classes: &[&'static str]) -> &'static str {
    classes.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str, language: &str) -> Vec<(String, String)> {
        let nodes = highlighted(text, syntax(language).expect("a language")).expect("runs");
        let set = nodes.iter().filter_map(|node| match node {
            Node::Element(span) => Some((span.attributes["class"].clone(), node.plain())),
            Node::Words(_) => None,
        });
        set.map(|(class, words)| (class, words.trim().to_owned()))
            .collect()
    }

    #[test]
    fn words_have_the_class_of_what_they_are() {
        let found = runs("// why\nfn two() -> u32 { let s = \"a\"; 2 }\n", "rust");
        for (class, words) in [
            ("hl-comment", "// why"),
            ("hl-keyword", "fn"),
            ("hl-function", "two"),
            ("hl-string", "\"a\""),
            ("hl-number", "2"),
        ] {
            let pair = (class.to_owned(), words.to_owned());
            assert!(found.contains(&pair), "{pair:?} in {found:?}");
        }
    }

    #[test]
    fn nothing_is_lost() {
        let text = "<p class=\"a\">&amp; {}\n\t\"unclosed\nµ 文 \\";
        for syntax in SYNTAXES.syntaxes().iter().step_by(16) {
            let words: Option<String> =
                highlighted(text, syntax).map(|nodes| nodes.iter().map(Node::plain).collect());
            assert!(words.is_none_or(|words| words == text), "{}", syntax.name);
        }
    }

    #[test]
    fn brackets_without_end_are_set_at_once() {
        let text = format!("{}\n", "[".repeat(LONGEST_LINE - 1)).repeat(LONGEST / LONGEST_LINE);
        let start = std::time::Instant::now();

        assert!(highlighted(&text, syntax("json").expect("a language")).is_some());

        let time = start.elapsed();
        assert!(time < std::time::Duration::from_secs(10), "{time:?}");
    }
}

//! Formulas, from LaTeX to MathML.

use std::{io, thread};

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use thiserror::Error;

/// In bytes: longer than this is no formula.
const LONGEST: usize = 2_000;

/// Elements inside the outermost: deeper than this is too deep for the JSON of a page.
const DEEPEST: usize = 50;

/// In bytes: enough for a formula that nests as deep as it is long.
const STACK: usize = 64 << 20;

/// Why a formula can't be set.
#[derive(Debug, Error)]
pub enum LatexError {
    /// White space at most.
    #[error("the formula is empty")]
    Empty,
    /// More than 2,000 bytes.
    #[error("the formula is longer than {LONGEST} bytes")]
    TooLong,
    /// More than 50 elements of MathML inside each other.
    #[error("the formula is nested deeper than {DEEPEST} parts")]
    TooDeep,
    /// What is wrong with the LaTeX, with the place in it.
    #[error("{0}")]
    Malformed(String),
    /// The converter gave up.
    #[error("the formula can't be read")]
    Unreadable,
    /// No thread to convert it in.
    #[error(transparent)]
    Thread(#[from] io::Error),
}

/// The MathML of a formula in running text, a `math` element with at most 50 others inside each other.
///
/// # Errors
/// What is wrong with the LaTeX, with the place in it.
pub fn inline(latex: &str) -> Result<String, LatexError> {
    mathml(latex, MathDisplay::Inline)
}

/// The same of a formula in a line of its own.
///
/// # Errors
/// As of [`inline`].
pub fn block(latex: &str) -> Result<String, LatexError> {
    mathml(latex, MathDisplay::Block)
}

fn mathml(latex: &str, display: MathDisplay) -> Result<String, LatexError> {
    if latex.trim().is_empty() {
        return Err(LatexError::Empty);
    }
    if latex.len() > LONGEST {
        return Err(LatexError::TooLong);
    }
    // The parser calls itself for each part, and parts can nest as deep as the formula is long.
    thread::scope(|scope| {
        thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || convert(latex, display))?
            .join()
            .unwrap_or(Err(LatexError::Unreadable))
    })
}

fn convert(latex: &str, display: MathDisplay) -> Result<String, LatexError> {
    let converter = LatexToMathML::new(MathCoreConfig::default())
        .map_err(|error| LatexError::Malformed(error.0.to_string()))?;
    let mathml = converter
        .convert_with_local_counter(latex, display)
        .map_err(|error| {
            LatexError::Malformed(placed(latex, error.0.start, &error.error_message()))
        })?;
    let document = roxmltree::Document::parse(&mathml)
        .map_err(|error| LatexError::Malformed(error.to_string()))?;
    // Among its ancestors are the node itself, the outermost element and the document.
    let is_too_deep = |node: roxmltree::Node| node.ancestors().nth(DEEPEST + 2).is_some();
    let mut elements = document.descendants().filter(|node| node.is_element());
    if elements.any(is_too_deep) {
        return Err(LatexError::TooDeep);
    }
    Ok(mathml)
}

/// "Unknown command "\foo" (character 5, at `\foo{x}`)".
fn placed(latex: &str, start: usize, message: &str) -> String {
    let within = 0..=start.min(latex.len());
    let start = within
        .rev()
        .find(|at| latex.is_char_boundary(*at))
        .unwrap_or_default();
    let near: String = latex[start..].chars().take(16).collect();
    let character = latex[..start].chars().count() + 1;
    if near.is_empty() {
        format!("{message} (at the end)")
    } else {
        format!("{message} (character {character}, at `{near}`)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_place() {
        let error = inline(r"a + \nonsense{b}").map_err(|error| error.to_string());
        let error = error.expect_err("an unknown command");
        assert!(
            error.contains("character 5") && error.contains(r"\nonsense"),
            "{error}"
        );
        assert!(inline(r"\frac{1}{2").is_err());
        assert!(inline("").is_err());
    }

    #[test]
    fn nothing_panics() {
        let parts = [
            r"\sqrt",
            r"\frac",
            "{",
            "}",
            "^",
            "_",
            "x",
            "&",
            r"\\",
            r"\begin{matrix}",
            r"\left(",
            "µ",
            "%",
            "#1",
            "$",
            r"\text{",
        ];
        for seed in 0..4000usize {
            let count = if seed % 500 == 0 { 300 } else { seed % 9 + 1 };
            let latex: String = (0..count)
                .map(|place| parts[(seed / 3 + place * (seed % 11 + 1)) % parts.len()])
                .collect();
            _ = inline(&latex);
        }
        assert!(inline(&r"\sqrt".repeat(399)).is_err());
        assert!(inline(&"{".repeat(1_999)).is_err());
        assert!(inline(&(r"\sqrt".repeat(300) + "x")).is_err());
    }

    #[test]
    fn no_formula_is_deeper_than_a_page_can_hold() {
        // One element a root, and the letter in the innermost.
        let nested = |roots: usize| inline(&(r"\sqrt".repeat(roots) + " x"));
        assert!(nested(DEEPEST - 1).is_ok());
        assert!(matches!(nested(DEEPEST), Err(LatexError::TooDeep)));
    }
}

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::{
    locales::Labels,
    model::Formula,
    page::{Element, Node, element},
};

/// Longer or deeper than this is no formula, and too deep for the JSON of a page.
const LONGEST: usize = 2_000;
const DEEPEST: usize = 50;

/// A formula in a line of its own, in a frame that scrolls by keyboard where it is too wide.
///
/// # Errors
/// What is wrong with the LaTeX, with the place in it.
pub fn formula(formula: &Formula, labels: &Labels) -> Result<Element, String> {
    let math = math(&formula.latex, MathDisplay::Block)?;
    let frame = element("div")
        .class("formula")
        .set("role", "group")
        .set("tabindex", "0")
        .set("aria-label", labels.formula.as_str())
        .set("dir", "ltr")
        .with(math);
    Ok(match &formula.label {
        Some(label) => frame.with(
            element("span")
                .class("formula__label")
                .with(format!("({label})")),
        ),
        None => frame,
    })
}

/// A formula in running text.
///
/// # Errors
/// What is wrong with the LaTeX, with the place in it.
pub fn inline(latex: &str) -> Result<Element, String> {
    math(latex, MathDisplay::Inline)
}

fn math(latex: &str, display: MathDisplay) -> Result<Element, String> {
    if latex.trim().is_empty() {
        return Err("the formula is empty".to_owned());
    }
    if latex.len() > LONGEST {
        return Err(format!("the formula is longer than {LONGEST} bytes"));
    }
    // The parser calls itself for each part, and parts can nest as deep as the formula is long.
    let work = || convert(latex, display);
    std::thread::scope(|scope| {
        let roomy = std::thread::Builder::new().stack_size(64 << 20);
        let worker = roomy
            .spawn_scoped(scope, work)
            .map_err(|error| error.to_string())?;
        let failed = || "the formula can't be read".to_owned();
        worker.join().unwrap_or_else(|_| Err(failed()))
    })
}

fn convert(latex: &str, display: MathDisplay) -> Result<Element, String> {
    let setter =
        LatexToMathML::new(MathCoreConfig::default()).map_err(|error| error.0.to_string())?;
    let mathml = setter
        .convert_with_local_counter(latex, display)
        .map_err(|error| placed(latex, error.0.start, &error.error_message()))?;
    let document = roxmltree::Document::parse(&mathml).map_err(|error| error.to_string())?;
    let made = made(document.root_element(), DEEPEST)
        .ok_or_else(|| format!("the formula is nested deeper than {DEEPEST} parts"))?;
    Ok(made.set("alttext", latex))
}

/// "Unknown command "\foo" (character 5, at `\foo{x}`)".
fn placed(latex: &str, start: usize, message: &str) -> String {
    let within = 0..=start.min(latex.len());
    let start = within.rev().find(|at| latex.is_char_boundary(*at));
    let start = start.unwrap_or_default();
    let near: String = latex[start..].chars().take(16).collect();
    let character = latex[..start].chars().count() + 1;
    match near.is_empty() {
        true => format!("{message} (at the end)"),
        false => format!("{message} (character {character}, at `{near}`)"),
    }
}

/// As nodes; none where it is too deep. Styles are not for pages: of those that the converter writes
/// the alignment of cells is kept, as data.
fn made(node: roxmltree::Node, depth: usize) -> Option<Element> {
    let mut made = element(node.tag_name().name().to_owned());
    for attribute in node.attributes() {
        let (name, value) = (attribute.name().to_owned(), attribute.value());
        if name != "style" {
            made.attributes.insert(name.into(), value.to_owned());
        } else if value.contains("text-align: right") {
            made = made.set("data-align", "end");
        } else if value.contains("text-align: left") {
            made = made.set("data-align", "start");
        }
    }
    for child in node.children() {
        made.children
            .push(match child.text().filter(|_| child.is_text()) {
                Some(words) => Node::Words(words.to_owned()),
                None => self::made(child, depth.checked_sub(1)?)?.into(),
            });
    }
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_mathml_with_its_latex() {
        let made = inline(r"E = mc^2").expect("a formula");
        assert_eq!(made.name, "math");
        assert_eq!(made.attributes["alttext"], "E = mc^2");
        assert!(format!("{made:?}").contains("msup"));
    }

    #[test]
    fn an_error_names_the_place() {
        let error = inline(r"a + \nonsense{b}").expect_err("an unknown command");
        assert!(
            error.contains("character 5") && error.contains(r"\nonsense"),
            "{error}"
        );
        assert!(inline(r"\frac{1}{2").is_err());
        assert!(inline("").is_err());
    }

    #[test]
    fn no_style_is_left() {
        let rows = r"\begin{aligned} a &= b \\ c &= \color{red} d \end{aligned}";
        let made = format!("{:?}", inline(rows).expect("rows"));
        assert!(!made.contains("\"style\""), "{made}");
        assert!(made.contains("data-align"), "{made}");
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
}

use super::setting::Setting;
use crate::{
    grammar::latex::{self, LatexError},
    model::Formula,
    page::{Element, Node, element},
};

/// A formula in a line of its own, in a frame that scrolls by keyboard where it is too wide.
///
/// # Errors
/// What is wrong with the LaTeX, with the place in it.
pub fn formula(formula: &Formula, setting: &Setting) -> Result<Element, LatexError> {
    let math = math(&formula.latex, &latex::block(&formula.latex)?)?;
    let frame = element("div")
        .class("formula")
        .set("role", "group")
        .set("tabindex", "0")
        .set("aria-label", setting.words.formula.as_str())
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
pub fn inline(latex: &str) -> Result<Element, LatexError> {
    math(latex, &latex::inline(latex)?)
}

fn math(latex: &str, mathml: &str) -> Result<Element, LatexError> {
    let document = roxmltree::Document::parse(mathml).map_err(|_| LatexError::Unreadable)?;
    Ok(nodes(document.root_element()).set("alttext", latex))
}

/// Styles are not for pages: of those that the converter writes the alignment of cells is kept, as
/// data.
fn nodes(node: roxmltree::Node) -> Element {
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
                None => nodes(child).into(),
            });
    }
    made
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
    fn no_style_is_left() {
        let rows = r"\begin{aligned} a &= b \\ c &= \color{red} d \end{aligned}";
        let made = format!("{:?}", inline(rows).expect("rows"));
        assert!(!made.contains("\"style\""), "{made}");
        assert!(made.contains("data-align"), "{made}");
    }
}

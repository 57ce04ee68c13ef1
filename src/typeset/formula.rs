use super::{Typesetter, named::Named};
use crate::{
    grammar::latex::{self, LatexError},
    model::Formula,
    page::{Element, Node, element},
};

/// How many letters and signs of a formula a line has room for, at the least, on paper and on a phone.
const LINE: usize = 60;
const NARROW_LINE: usize = 25;

impl Typesetter<'_> {
    /// A formula in a line of its own, in a frame that scrolls by keyboard where it is too wide. LaTeX
    /// that can't be read is an error of the content; what is left of it here is its letters.
    pub(super) fn formula(&self, formula: &Formula) -> Element {
        let Ok(math) = block(&formula.latex) else {
            return element("pre").class("code").with(formula.latex.as_str());
        };
        let label = formula.label.as_ref().map(|label| {
            let label = format!("({label})");
            element("span").class("formula__label").with(label)
        });
        let is_long = width(&math) > LINE;
        element("div")
            .class("formula")
            .maybe("data-long", is_long.then_some(""))
            .set("role", "group")
            .set("tabindex", "0")
            .named(self.labels.formula.as_str())
            .set("dir", "ltr")
            .with(math)
            .with_all(label)
    }

    /// A formula in running text, in a frame of its own where it may be wider than a line.
    pub(super) fn inline_formula(&self, latex: &str) -> Element {
        match inline(latex) {
            Err(_) => element("code").with(latex),
            Ok(math) if width(&math) > NARROW_LINE => element("span")
                .class("formula-in-line")
                .set("role", "group")
                .set("tabindex", "0")
                .named(self.labels.formula.as_str())
                .set("dir", "ltr")
                .with(math),
            Ok(math) => math,
        }
    }
}

/// About how wide it is: its letters and signs, and those that are drawn.
fn width(math: &Element) -> usize {
    let drawn = usize::from(["msqrt", "mroot", "mtd"].contains(&&*math.name));
    let inside = math.children.iter().map(|child| match child {
        Node::Words(words) => words.chars().count(),
        Node::Element(element) => width(element),
    });
    drawn + inside.sum::<usize>()
}

fn block(latex: &str) -> Result<Element, LatexError> {
    math(latex, &latex::block(latex)?)
}

fn inline(latex: &str) -> Result<Element, LatexError> {
    math(latex, &latex::inline(latex)?)
}

fn math(latex: &str, mathml: &str) -> Result<Element, LatexError> {
    let document = roxmltree::Document::parse(mathml).map_err(|_| LatexError::Unreadable)?;
    Ok(nodes(document.root_element()).set("alttext", latex))
}

/// Styles are not for pages: of those that the converter writes the alignment of cells is kept, as
/// data.
fn nodes(node: roxmltree::Node) -> Element {
    let mut copy = element(node.tag_name().name().to_owned());
    for attribute in node.attributes() {
        let (name, value) = (attribute.name().to_owned(), attribute.value());
        if name != "style" {
            copy.attributes.insert(name.into(), value.to_owned());
        } else if value.contains("text-align: right") {
            copy = copy.set("data-align", "end");
        } else if value.contains("text-align: left") {
            copy = copy.set("data-align", "start");
        }
    }
    copy.children = node
        .children()
        .map(|child| match child.text() {
            Some(text) if child.is_text() => Node::Words(text.to_owned()),
            _ => nodes(child).into(),
        })
        .collect();
    copy
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

//! What has to be known of elements.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

/// An element with its place in the tree.
pub type Place<'a> = NodeRef<'a, Node>;

/// The elements below a place, itself left out, in the order of the source.
pub fn elements<'a>(place: Place<'a>) -> impl Iterator<Item = (Place<'a>, &'a Element)> {
    place
        .descendants()
        .skip(1)
        .filter_map(|node| Some((node, node.value().as_element()?)))
}

/// The elements right below a place.
pub fn children<'a>(place: Place<'a>) -> impl Iterator<Item = (Place<'a>, &'a Element)> {
    place
        .children()
        .filter_map(|node| Some((node, node.value().as_element()?)))
}

/// Whether an element has a class.
pub fn has_class(element: &Element, class: &str) -> bool {
    element.classes().any(|it| it == class)
}

/// What is never shown, whatever is in it.
pub fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "template" | "noscript" | "head" | "title" | "meta" | "link" | "base"
    )
}

/// All that is written below a place, with its spaces; what is never shown apart.
pub fn raw(place: Place) -> String {
    let mut raw = String::new();
    for edge in place.traverse() {
        if let ego_tree::iter::Edge::Open(node) = edge {
            match node.value() {
                Node::Text(text) if !is_inside_hidden(node) => raw.push_str(text),
                Node::Element(element) if element.name() == "br" => raw.push('\n'),
                _ => {}
            }
        }
    }
    raw
}

/// A text in a script is right below it.
fn is_inside_hidden(text: Place) -> bool {
    let parent = text.parent().and_then(|it| it.value().as_element());
    parent.is_some_and(|element| is_hidden(element.name()))
}

/// All that is written below a place, shown or not, in one line.
pub fn everything(place: Place) -> String {
    let texts = place.descendants().filter_map(|it| it.value().as_text());
    let texts: Vec<&str> = texts.map(|text| &**text).collect();
    in_line(&texts.join(" "))
}

/// The words below a place, in one line.
pub fn words(place: Place) -> String {
    in_line(&raw(place))
}

fn in_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of HTML, in one line.
pub fn words_of(html: &str) -> String {
    let kept: String = html.chars().filter(|c| super::is_writable(*c)).collect();
    words(scraper::Html::parse_fragment(&kept).tree.root())
}

/// Whether it stands in a line of its own.
pub fn is_block(name: &str) -> bool {
    const NAMES: [&str; 42] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "ul",
    ];
    NAMES.contains(&name) || matches!(name, "tbody" | "thead" | "tfoot" | "tr" | "td" | "th")
}

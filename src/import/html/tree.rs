//! What has to be known of elements.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use super::shallow::shallow;

/// An element with its place in the tree.
pub type Place<'a> = NodeRef<'a, Node>;

/// The elements below a place, itself left out, in the order of the source.
pub fn elements(place: Place<'_>) -> impl Iterator<Item = (Place<'_>, &Element)> {
    place
        .descendants()
        .skip(1)
        .filter_map(|node| Some((node, node.value().as_element()?)))
}

/// The elements right below a place.
pub fn children(place: Place<'_>) -> impl Iterator<Item = (Place<'_>, &Element)> {
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

/// All that is written below a place, with its spaces.
pub fn raw(place: Place) -> String {
    let mut raw = String::new();
    for node in place.descendants() {
        raw.push_str(own_words(node));
        if node
            .value()
            .as_element()
            .is_some_and(|it| it.name() == "br")
        {
            raw.push('\n');
        }
    }
    raw
}

/// What is written at a place itself: a text, or what a picture shows; nothing in scripts and styles.
pub fn own_words(place: Place<'_>) -> &str {
    match place.value() {
        Node::Text(text) => {
            let parent = place.parent().and_then(|it| it.value().as_element());
            let is_code = |it: &Element| matches!(it.name(), "script" | "style");
            if parent.is_some_and(is_code) {
                ""
            } else {
                text
            }
        }
        Node::Element(element) if element.name() == "img" => {
            element.attr("alt").unwrap_or_default()
        }
        _ => "",
    }
}

/// All that is written below a place, shown or not, in one line.
pub fn everything(place: Place) -> String {
    let mut all = String::new();
    for node in place.descendants() {
        match node.value() {
            Node::Text(text) => all.push_str(text),
            _ => all.push_str(own_words(node)),
        }
        all.push(' ');
    }
    in_line(&all)
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
    let (kept, _) = shallow(&kept);
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

//! What stands in a story as those who read feeds have it, with neither our styles nor our app: plain
//! HTML, with whole addresses.

use url::Url;

use crate::{
    grammar::words::remove_invisible,
    page::{Element, Node, element, hooks},
};

/// Classes of what only works on the page, or stands in the text a second time.
const LEFT_OUT: [&str; 11] = [
    "needs-app",
    "skip-link",
    hooks::lightbox::DIALOG.name,
    hooks::live::BAR.name,
    "part__anchor",
    "pull-quote",
    hooks::embed::CLOSE.name,
    hooks::embed::NEVER.name,
    "notes__back",
    "moving__other",
    "moving__switch",
];

/// The attributes that mean something without styles.
const KEPT: [&str; 18] = [
    "alt", "cite", "colspan", "controls", "datetime", "dir", "height", "href", "lang", "open",
    "poster", "reversed", "rowspan", "src", "start", "title", "value", "width",
];

/// The attributes that are made whole addresses.
const ADDRESSES: [&str; 4] = ["cite", "href", "poster", "src"];

/// The nodes of the page at `url`.
pub fn plain_html(nodes: &[Node], url: &str) -> String {
    let mut html = String::new();
    let page = Url::parse(url).ok();
    for node in nodes.iter().flat_map(|node| plain(node, page.as_ref())) {
        // Text alone needs something to stand in.
        match node {
            Node::Words(words) => element("p").with(words).write_html(&mut html),
            Node::Element(element) => element.write_html(&mut html),
        }
    }
    html
}

/// Takes out the characters that only help a browser to break lines. What joins letters stays where
/// markup stands between them.
pub fn without_invisible(nodes: &mut [Node]) {
    let mut runs = Vec::new();
    for node in nodes {
        add_runs(node, &mut runs);
    }
    remove_invisible(&mut runs);
}

fn add_runs<'a>(node: &'a mut Node, runs: &mut Vec<&'a mut String>) {
    match node {
        Node::Words(words) => runs.push(words),
        Node::Element(element) => {
            let attributes = element.attributes.iter_mut();
            let told = attributes.filter(|(name, _)| ["alt", "aria-label"].contains(&&***name));
            runs.extend(told.map(|(_, words)| words));
            for child in &mut element.children {
                add_runs(child, runs);
            }
        }
    }
}

/// What becomes of a node: nothing, itself, something plainer, or what is inside it.
fn plain(node: &Node, page: Option<&Url>) -> Vec<Node> {
    let Node::Element(original) = node else {
        return vec![node.clone()];
    };
    let attribute = |name: &str| original.attributes.get(name).map(String::as_str);
    let classes = attribute("class").unwrap_or_default();
    let has_class = |class: &str| classes.split_whitespace().any(|one| one == class);
    let is_hidden = attribute("hidden").is_some() || attribute("aria-hidden") == Some("true");
    if is_hidden || LEFT_OUT.iter().any(|class| has_class(class)) {
        return Vec::new();
    }
    let inside = || {
        original
            .children
            .iter()
            .flat_map(|child| plain(child, page))
    };
    match &*original.name {
        "button" | "dialog" | "input" | "source" | "track" => Vec::new(),
        // Formulas are read by those who know MathML, and their letters by the others.
        "math" => vec![node.clone()],
        // A chart is drawn for two widths, and described once.
        "svg" if has_class("chart__narrow") => Vec::new(),
        "svg" => attribute("aria-label")
            .map(|label| element("p").with(label).into())
            .into_iter()
            .collect(),
        "picture" => inside().collect(),
        "a" if has_class(hooks::lightbox::LINK.name) => inside().collect(),
        _ => {
            let kept = original
                .attributes
                .iter()
                .filter(|(name, _)| KEPT.contains(&&***name))
                .map(|(name, value)| (name.clone(), absolute(name, value, page)));
            let plain = Element {
                name: original.name.clone(),
                attributes: kept.collect(),
                children: inside().collect(),
            };
            vec![plain.into()]
        }
    }
}

/// The value of an attribute, made a whole address where it is one.
fn absolute(name: &str, value: &str, page: Option<&Url>) -> String {
    page.filter(|_| ADDRESSES.contains(&name))
        .and_then(|page| page.join(value).ok())
        .map_or_else(|| value.to_owned(), String::from)
}

//! What stands in a story as those who read feeds have it, with neither our styles nor our app: plain
//! HTML, with whole addresses.

use url::Url;

use crate::page::{Element, Node, element};

/// What only works on the page, or stands in the text a second time.
const LEFT_OUT: [&str; 9] = [
    "needs-app",
    "skip-link",
    "lightbox",
    "live__bar",
    "part__anchor",
    "pull-quote",
    "embed__close",
    "embed__never",
    "notes__back",
];

const KEPT: [&str; 17] = [
    "alt", "cite", "colspan", "controls", "datetime", "dir", "height", "href", "lang", "open",
    "poster", "reversed", "rowspan", "src", "start", "value", "width",
];

const ADDRESSES: [&str; 4] = ["cite", "href", "poster", "src"];

/// Nodes of the page at `url`.
pub fn html(nodes: &[Node], url: &str) -> String {
    let mut html = String::new();
    let page = Url::parse(url).ok();
    for node in nodes.iter().flat_map(|node| told(node, page.as_ref())) {
        // Text alone needs something to stand in.
        match node {
            Node::Words(words) => element("p").with(words).write_html(&mut html),
            Node::Element(element) => element.write_html(&mut html),
        }
    }
    html
}

fn told(node: &Node, page: Option<&Url>) -> Vec<Node> {
    let Node::Element(whole) = node else {
        return vec![node.clone()];
    };
    let attribute = |name: &str| whole.attributes.get(name).map(String::as_str);
    let classes = attribute("class").unwrap_or_default();
    let is = |class: &str| classes.split_whitespace().any(|one| one == class);
    let is_hidden = attribute("hidden").is_some() || attribute("aria-hidden") == Some("true");
    if is_hidden || LEFT_OUT.iter().any(|class| is(class)) {
        return Vec::new();
    }
    let inside = || whole.children.iter().flat_map(|child| told(child, page));
    match &*whole.name {
        "button" | "dialog" | "input" | "source" | "track" => Vec::new(),
        // Formulas are read by those who know MathML, and their letters by the others.
        "math" => vec![node.clone()],
        // Drawn for two widths, and said once.
        "svg" if is("chart__narrow") => Vec::new(),
        "svg" => {
            let said = attribute("aria-label").map(|said| element("p").with(said).into());
            said.into_iter().collect()
        }
        "picture" => inside().collect(),
        "a" if is("enlarge") => inside().collect(),
        _ => {
            let mut plain = Element {
                name: whole.name.clone(),
                attributes: Default::default(),
                children: inside().collect(),
            };
            for (name, value) in &whole.attributes {
                if !KEPT.contains(&&**name) {
                    continue;
                }
                let joined = page.filter(|_| ADDRESSES.contains(&&**name));
                let joined = joined.and_then(|page| page.join(value).ok());
                let value = joined.map_or_else(|| value.clone(), String::from);
                plain.attributes.insert(name.clone(), value);
            }
            vec![plain.into()]
        }
    }
}

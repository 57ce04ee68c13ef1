//! Drawings: an SVG is a document, and one that is opened by itself may do all that documents do.

mod embedded;
mod encoding;
mod leftovers;
mod motion;
mod size;
mod style;

use roxmltree::{Attribute, Node, NodeType};

use super::{Complaint, xml};
pub use encoding::text;
use leftovers::Published;
pub use motion::{moves, standing_still};

const SVG: &str = "http://www.w3.org/2000/svg";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// In bytes: what a drawing may have.
const LONGEST: usize = 5_000_000;

/// What is wrong with a part of a drawing, and how to mend it.
type Fault = (String, &'static str);

const DELETE: &str = "delete it";
const EMBED: &str = "draw it in the same file, or embed it as `data:image/png;base64,…`";

/// A drawing that does nothing but draw, as it is published, and its width and height in pixels. It is
/// judged as browsers get it, since what is left out may have parted the letters of an address.
///
/// # Errors
/// Why it can't be shown: it is broken, or holds what could run, load or lead elsewhere.
pub fn read(text: &str) -> Result<(String, (u32, u32)), Complaint> {
    if text.len() > LONGEST {
        let what = format!(
            "has {} MB, and a drawing can have 5",
            text.len() / 1_000_000
        );
        return Err(Complaint::new(
            what,
            "simplify its paths, or save it as a PNG",
        ));
    }
    let original = xml::parse(text)?;
    let root = original.root_element();
    if root.has_tag_name("svg") && root.tag_name().namespace().is_none() {
        return Err(Complaint::new(
            "is an SVG that doesn't say so",
            format!("give its `svg` element `xmlns=\"{SVG}\"`"),
        ));
    }
    let published = Published::new(text, &original);
    let document = xml::parse(&published.text)?;
    for node in document.descendants() {
        if let Some((what, mend)) = fault(node) {
            let line = published.original_line(node.range().start);
            return Err(Complaint::new(format!("has {what} in line {line}"), mend));
        }
    }
    let size = size::size(document.root_element()).ok_or_else(|| {
        Complaint::new(
            "is an SVG without a size",
            "give its `svg` element a `viewBox`",
        )
    })?;
    Ok((published.text, size))
}

/// A drawing as it is published; none for a file that is not what it was when the content was checked.
pub fn published(bytes: &[u8]) -> Option<String> {
    let (published, _) = read(&text(bytes)?).ok()?;
    Some(published)
}

fn fault(node: Node) -> Option<Fault> {
    if node.node_type() == NodeType::PI {
        return Some(("a processing instruction".to_owned(), DELETE));
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    let refused = [
        "script",
        "handler",
        "foreignObject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
    ];
    if refused.iter().any(|one| name.eq_ignore_ascii_case(one)) {
        return Some((format!("`<{name}>`"), DELETE));
    }
    // HTML elements load files and lead elsewhere, inside an SVG too.
    if node.tag_name().namespace() != Some(SVG) {
        return Some((format!("`<{name}>`, which is no part of SVG,"), DELETE));
    }
    node.attributes().find_map(attribute_fault).or_else(|| {
        let is_style = name.eq_ignore_ascii_case("style");
        is_style.then(|| style::element_fault(node)).flatten()
    })
}

fn attribute_fault(attribute: Attribute) -> Option<Fault> {
    let (name, value) = (attribute.name(), attribute.value());
    if name.len() > 2 && name.to_ascii_lowercase().starts_with("on") {
        return Some((format!("a script, `{name}`"), DELETE));
    }
    match name {
        // An animation can set an attribute that is refused where it is written.
        "attributeName" if sets_more_than_looks(value) => {
            Some(("an animated address".to_owned(), DELETE))
        }
        "href" | "src" => embedded::address_fault(value, &format!("`{name}`")),
        "ping" => Some(("`ping`, which tells others of a click,".to_owned(), DELETE)),
        "base" if attribute.namespace() == Some(XML) => {
            Some(("`xml:base`, which leads out of it,".to_owned(), DELETE))
        }
        "style" => style::sheet_fault(value, "`style`"),
        // Words.
        _ if name.starts_with("data-") || name.starts_with("aria-") => None,
        _ => style::value_fault(value, &format!("`{name}`")),
    }
}

/// Whether an attribute of that name would load, lead elsewhere or run.
fn sets_more_than_looks(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    let name = name.rsplit(':').next().unwrap_or_default();
    ["href", "src", "ping", "base", "style"].contains(&name) || name.starts_with("on")
}

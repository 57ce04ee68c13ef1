//! Drawings: an SVG is a document, and one that is opened by itself may do all that documents do.

mod embedded;
mod leftovers;
mod motion;
mod style;

use roxmltree::{Attribute, Node, NodeType};

use super::{Complaint, xml};
use leftovers::is_own;
pub use leftovers::without_leftovers;
pub use motion::{moves, standing_still};

const SVG: &str = "http://www.w3.org/2000/svg";

/// In bytes: what a drawing may have.
const LONGEST: usize = 5_000_000;

/// What is wrong with a part of a drawing, and how to mend it.
type Fault = (String, &'static str);

const DELETE: &str = "delete it";
const EMBED: &str = "draw it in the same file, or embed it as `data:image/png;base64,…`";

/// Width and height of a drawing that does nothing but draw, in its own pixels.
///
/// # Errors
/// Why it can't be shown: it is broken, or holds what could run, load or lead elsewhere.
pub fn check(text: &str) -> Result<(u32, u32), Complaint> {
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
    let document = xml::parse(text)?;
    let root = document.root_element();
    if root.has_tag_name("svg") && root.tag_name().namespace().is_none() {
        return Err(Complaint::new(
            "is an SVG that doesn't say so",
            format!("give its `svg` element `xmlns=\"{SVG}\"`"),
        ));
    }
    let mut left_out = 0;
    for node in document.descendants() {
        let range = node.range();
        if range.start < left_out {
            continue;
        }
        if leftovers::is_left_out(node) {
            left_out = range.end;
            continue;
        }
        if let Some((what, mend)) = fault(node) {
            let line = document.text_pos_at(range.start).row;
            return Err(Complaint::new(format!("has {what} in line {line}"), mend));
        }
    }
    size(root).ok_or_else(|| {
        Complaint::new(
            "is an SVG without a size",
            "give its `svg` element a `viewBox`",
        )
    })
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
    let mut attributes = node
        .attributes()
        .filter(|attribute| !is_own(attribute.namespace()));
    attributes.find_map(attribute_fault).or_else(|| {
        let is_style = name.eq_ignore_ascii_case("style");
        is_style.then(|| style::element_fault(node)).flatten()
    })
}

fn attribute_fault(attribute: Attribute) -> Option<Fault> {
    let (name, value) = (attribute.name(), attribute.value());
    if name.len() > 2 && name.to_ascii_lowercase().starts_with("on") {
        return Some((format!("a script, `{name}`"), DELETE));
    }
    // An animation can set an attribute that is refused where it is written.
    if name == "attributeName" && value.trim().to_ascii_lowercase().ends_with("href") {
        return Some(("an animated address".to_owned(), DELETE));
    }
    if ["href", "src"].contains(&name) {
        return embedded::address_fault(value, &format!("`{name}`"));
    }
    let is_words = name.starts_with("data-") || name.starts_with("aria-");
    if is_words {
        None
    } else {
        style::fault(value, &format!("`{name}`"))
    }
}

/// `width` and `height` in pixels, else the last two numbers of `viewBox` (SVG 2, section 8).
fn size(root: Node) -> Option<(u32, u32)> {
    if !root.has_tag_name((SVG, "svg")) {
        return None;
    }
    let pixels = |name| {
        root.attribute(name)?
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
    };
    let sides = pixels("width").zip(pixels("height")).or_else(|| {
        let numbers: Vec<f64> = root
            .attribute("viewBox")?
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        Some((*numbers.get(2)?, *numbers.get(3)?))
    })?;
    let (width, height) = (sides.0.round() as u32, sides.1.round() as u32);
    (width > 0 && height > 0).then_some((width, height))
}

//! Drawings: an SVG is a document, and one that is opened by itself may do all that documents do.

use std::ops::Range;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::Complaint;

/// More is no drawing but an attack.
const NODES: u32 = 500_000;

/// The size of a drawing that does nothing but draw, or why it can't be shown.
pub fn check(text: &str) -> Result<(u32, u32), Complaint> {
    let document = read(text).map_err(|error| match error {
        roxmltree::Error::DtdDetected => (
            "has a document type, which can make a small file endless".to_owned(),
            "delete the line that starts with `<!DOCTYPE`".to_owned(),
        ),
        _ => (
            format!("is a broken SVG: {error}"),
            "save it again from the program that drew it".to_owned(),
        ),
    })?;
    for node in document.descendants() {
        if let Some((what, mend)) = complaint(node) {
            let line = document.text_pos_at(node.range().start).row;
            return Err((format!("has {what} in line {line}"), mend.to_owned()));
        }
    }
    size(document.root_element()).ok_or_else(|| {
        (
            "is an SVG without a size".to_owned(),
            "give its `svg` element a `viewBox`".to_owned(),
        )
    })
}

fn read(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
}

fn complaint(node: Node) -> Option<(String, &'static str)> {
    const DELETE: &str = "delete it";
    const EMBED: &str = "draw it in the same file, or embed it as `data:image/png;base64,…`";
    if node.node_type() == NodeType::PI {
        return Some(("a processing instruction".to_owned(), DELETE));
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
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if name.len() > 2 && name.to_ascii_lowercase().starts_with("on") {
            return Some((format!("a script, `{name}`"), DELETE));
        }
        let is_address = ["href", "src"].contains(&name);
        if (is_address && !is_inside(value)) || leads_out(value) {
            return Some((format!("`{name}` that leads out of it"), EMBED));
        }
        // An animation can set what may not be written.
        if name == "attributeName" && value.trim().to_ascii_lowercase().ends_with("href") {
            return Some(("an animated address".to_owned(), DELETE));
        }
    }
    let style = name == "style" && node.is_element();
    let words: String = match style {
        true => node
            .descendants()
            .filter_map(|inside| inside.text())
            .collect(),
        false => String::new(),
    };
    (leads_out(&words) || words.to_ascii_lowercase().contains("@import"))
        .then(|| ("a style that leads out of it".to_owned(), EMBED))
}

/// A part of the same drawing, or pixels in it.
fn is_inside(address: &str) -> bool {
    let address = address.trim();
    let pixels = ["png", "jpeg", "gif", "webp", "avif"];
    address.is_empty()
        || address.starts_with('#')
        || address
            .strip_prefix("data:image/")
            .is_some_and(|rest| pixels.iter().any(|kind| rest.starts_with(kind)))
}

/// CSS can hide what it says behind escapes, so those are refused with what they may hide.
fn leads_out(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut addresses = style.split("url(").skip(1);
    let escaped = style.contains('\\') && style.contains('(');
    escaped
        || style.contains("image-set(")
        || addresses.any(|rest| !is_inside(rest.trim_start().trim_start_matches(['"', '\''])))
}

/// `width` and `height` in pixels, else the last two numbers of `viewBox` (SVG 2, section 8).
fn size(root: Node) -> Option<(u32, u32)> {
    if root.tag_name().name() != "svg" {
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

/// A drawing without comments and what drawing programs note for themselves, such as the folders on
/// their user's disk.
pub fn without_leftovers(text: &str) -> String {
    const OWN: [&str; 2] = [
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    ];
    let Ok(document) = read(text) else {
        return text.to_owned();
    };
    let is_own = |space: Option<&str>| space.is_some_and(|space| OWN.contains(&space));
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for node in document.descendants() {
        if node.is_comment() || is_own(node.tag_name().namespace()) {
            cuts.push(node.range());
        }
        let attributes = node.attributes();
        let own = attributes.filter(|attribute| is_own(attribute.namespace()));
        cuts.extend(own.map(|attribute| attribute.range()));
    }
    cuts.sort_by_key(|cut| cut.start);
    let (mut kept, mut at) = (String::new(), 0);
    for cut in cuts {
        if cut.start >= at {
            kept.push_str(text.get(at..cut.start).unwrap_or_default());
            at = cut.end;
        }
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept
}

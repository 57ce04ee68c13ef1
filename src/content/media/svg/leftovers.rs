use std::ops::Range;

use html_escape::encode_text;
use roxmltree::Node;

use super::SVG;
use crate::content::media::{owner::Owner, xml};

/// Whether a drawing is published without this part: comments, what a drawing says of itself, and what
/// drawing programs note for themselves, such as the folders on their user's disk.
pub fn is_left_out(node: Node) -> bool {
    let space = node.tag_name().namespace();
    node.is_comment() || is_own(space) || node.has_tag_name((SVG, "metadata"))
}

/// Whether a namespace is a drawing program's own.
pub fn is_own(space: Option<&str>) -> bool {
    const OWN: [&str; 2] = [
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    ];
    space.is_some_and(|space| OWN.contains(&space))
}

/// A drawing as it is published: of what it says of itself, it keeps whose it is.
pub fn without_leftovers(text: &str) -> String {
    let Ok(document) = xml::parse(text) else {
        return text.to_owned();
    };
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    let mut owner = Some(Owner::in_xml(&document)).filter(Owner::is_known);
    for node in document.descendants() {
        if is_left_out(node) {
            let says_owner = node.has_tag_name((SVG, "metadata"));
            let owner = says_owner.then(|| owner.take()).flatten();
            cuts.push((node.range(), owner.map(metadata).unwrap_or_default()));
        }
        let attributes = node.attributes();
        let own = attributes.filter(|attribute| is_own(attribute.namespace()));
        cuts.extend(own.map(|attribute| (attribute.range(), String::new())));
    }
    cuts.sort_by_key(|(cut, _)| cut.start);
    let (mut rest, mut at) = (String::new(), 0);
    for (cut, replacement) in cuts {
        if cut.start >= at {
            rest.push_str(text.get(at..cut.start).unwrap_or_default());
            rest.push_str(&replacement);
            at = cut.end;
        }
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}

fn metadata(owner: Owner) -> String {
    let line = owner.line();
    format!(
        "<metadata xmlns=\"{SVG}\">{}</metadata>",
        encode_text(&line)
    )
}

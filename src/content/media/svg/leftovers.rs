use std::ops::Range;

use html_escape::encode_text;
use roxmltree::{Document, Node};

use super::{SVG, encoding};
use crate::content::media::owner::Owner;

/// Whether a drawing is published without this part: comments, what a drawing says of itself, and what
/// drawing programs note for themselves, such as the folders on their user's disk.
fn is_left_out(node: Node) -> bool {
    let space = node.tag_name().namespace();
    node.is_comment() || is_own(space) || node.has_tag_name((SVG, "metadata"))
}

/// Whether a namespace is a drawing program's own.
fn is_own(space: Option<&str>) -> bool {
    const OWN: [&str; 2] = [
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    ];
    space.is_some_and(|space| OWN.contains(&space))
}

/// A drawing as it is published: of what it says of itself, it keeps whose it is.
#[derive(Debug)]
pub struct Published {
    /// What browsers get.
    pub text: String,
    /// Where in the text something is left out, in bytes, and how many lines that had.
    cuts: Vec<(usize, usize)>,
}

impl Published {
    /// What is left of a drawing. The text says nothing of its encoding, unless that is UTF-8, in which it
    /// is published.
    pub fn new(text: &str, document: &Document) -> Self {
        let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
        let declaration = encoding::declaration(text).unwrap_or_default();
        if !encoding::is_plain(declaration) {
            cuts.push((0..declaration.len(), String::new()));
        }
        let mut owner = Some(Owner::in_xml(document)).filter(Owner::is_known);
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
        let (mut rest, mut at, mut places) = (String::new(), 0, Vec::new());
        for (cut, replacement) in cuts {
            if cut.start >= at {
                rest.push_str(text.get(at..cut.start).unwrap_or_default());
                rest.push_str(&replacement);
                at = cut.end;
                places.push((rest.len(), lines(text.get(cut).unwrap_or_default())));
            }
        }
        rest.push_str(text.get(at..).unwrap_or_default());
        Self {
            text: rest,
            cuts: places,
        }
    }

    /// The line, from 1, in which what is at this byte stood in the file.
    pub fn original_line(&self, at: usize) -> usize {
        let before = self.cuts.iter().take_while(|(cut, _)| *cut <= at);
        let left_out: usize = before.map(|(_, lines)| lines).sum();
        1 + lines(self.text.get(..at).unwrap_or_default()) + left_out
    }
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

fn metadata(owner: Owner) -> String {
    let line = owner.line();
    format!(
        "<metadata xmlns=\"{SVG}\">{}</metadata>",
        encode_text(&line)
    )
}

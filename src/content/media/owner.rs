use roxmltree::Document;

use crate::model::normalize_whitespace;

/// Whose a picture is, as its file says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owner {
    /// Who made it; several names are parted by semicolons.
    pub artist: Option<String>,
    /// Who holds the rights.
    pub copyright: Option<String>,
}

const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";

impl Owner {
    /// As an XMP packet says it, or what a drawing says of itself in the same words.
    pub fn in_xml(document: &Document) -> Self {
        let copyright = words(document, DUBLIN_CORE, "rights")
            .or_else(|| words(document, RIGHTS, "Owner"))
            .or_else(|| words(document, PHOTOSHOP, "Credit"));
        Self {
            artist: words(document, DUBLIN_CORE, "creator").map(|names| names.join("; ")),
            // One notice in several languages, the default first.
            copyright: copyright.and_then(|words| words.into_iter().next()),
        }
    }

    /// Whether the file says anything of it.
    pub fn is_known(&self) -> bool {
        self.artist.is_some() || self.copyright.is_some()
    }

    /// In one line.
    pub fn line(&self) -> String {
        let words: Vec<_> = [&self.artist, &self.copyright]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        words.join("; ")
    }
}

/// What the first property of that name says, which may be an element or an attribute.
fn words(document: &Document, space: &str, name: &str) -> Option<Vec<String>> {
    let found = document.descendants().find_map(|node| {
        if let Some(value) = node.attribute((space, name)) {
            return Some(vec![value]);
        }
        let texts = || node.descendants().filter(|inside| inside.is_text());
        let words = || texts().filter_map(|inside| inside.text());
        node.has_tag_name((space, name))
            .then(|| words().filter(|text| !text.trim().is_empty()).collect())
    })?;
    let words: Vec<_> = found.into_iter().map(normalize_whitespace).collect();
    (!words.is_empty()).then_some(words)
}

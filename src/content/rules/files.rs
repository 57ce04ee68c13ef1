//! Rules for files that are published as they are.

use super::{Problem, Survey};
use crate::model::Block;

/// What no browser runs, whoever made it. XML is missing, since in a browser it can hold scripts.
const KINDS: [&str; 19] = [
    "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "rtf", "epub", "csv",
    "tsv", "txt", "json", "geojson", "ics", "zip",
];

const PICTURES: [&str; 10] = [
    "jpg", "jpeg", "png", "apng", "gif", "webp", "avif", "svg", "heic", "tiff",
];

/// Ensure that a document is of a kind that readers keep and no browser runs, and is no picture, which
/// would say where it was taken.
pub(super) fn every_document_is_of_a_kind_to_keep(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Document(document) = block else {
                continue;
            };
            let name = &document.src.0;
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let kind = ending.to_lowercase();
            if KINDS.contains(&kind.as_str()) {
                continue;
            }
            let (what, mend) = if PICTURES.contains(&kind.as_str()) {
                (
                    format!(
                        "`{name}` is a picture, and a document is published with all that its file says of itself"
                    ),
                    "show it in an `image` block, or put it into a `zip`".to_owned(),
                )
            } else {
                (
                    format!("`{name}` is of no kind that is safe to offer"),
                    format!("use {}; a `zip` takes all else", KINDS.join(", ")),
                )
            };
            problems.push(source.problem(&format!("{at}/src"), what, mend));
        }
    }
}

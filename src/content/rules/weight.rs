//! A rule for what a page costs its readers.

use super::{Problem, Survey};
use crate::model::{Found, MediaKind};

/// In bytes: what a page may ask of a reader who looks at all of it, on a phone in the country for some ten
/// seconds.
const BUDGET: u64 = 3_000_000;

/// In bytes for a thousand pixels: what a photograph comes to in AVIF, of quality 60 and of mixed kinds.
const OF_A_THOUSAND_PIXELS: u64 = 70;

/// In pixels: the largest width in which a still is published for a place in a story.
const WIDEST: u64 = 1680;

/// Ensure that a page is no heavier than a reader on a phone can bear. Counted are its words, the stills as
/// they will about be once published, and what is published as it is: drawings and pictures that move.
/// Films and sounds are fetched by those who play them, and not counted.
pub(super) fn every_page_is_light(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        let pictures = pictures(content, found);
        let words: usize = found.texts.iter().map(|(_, text)| text.plain().len()).sum();
        let words = words as u64;
        let all = pictures + words;
        if all > BUDGET {
            problems.push(Problem::in_file(
                source.path.clone(),
                format!(
                    "the page weighs about {}, its {} pictures {}, and {} is much already",
                    megabytes(all),
                    found.pictures.len(),
                    megabytes(pictures),
                    megabytes(BUDGET)
                ),
                "leave pictures out, make a film of one that moves, or make two stories of it",
            ));
        }
    }
}

/// In bytes, all of them together; one that is shown twice is fetched once.
fn pictures(content: &Survey, found: &Found) -> u64 {
    let mut names: Vec<_> = found.pictures.iter().map(|(_, one)| &one.src).collect();
    names.sort();
    names.dedup();
    let media = names
        .into_iter()
        .filter_map(|src| content.media.pictures.get(src));
    media
        .map(|media| match media.kind {
            MediaKind::Still(_) => {
                let (width, height) = (u64::from(media.width), u64::from(media.height));
                let shown = width.min(WIDEST);
                let pixels = shown * (height * shown / width.max(1));
                pixels * OF_A_THOUSAND_PIXELS / 1000
            }
            _ => std::fs::metadata(&media.file).map_or(0, |found| found.len()),
        })
        .sum()
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_000_000.0)
}

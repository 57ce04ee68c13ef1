//! A rule for those who are introduced in a story.

use std::collections::BTreeMap;

use super::{Problem, Survey};
use crate::model::normalize_whitespace;

/// Ensure that nobody who has a page is introduced as a guest, which would leave the story out of it.
pub(super) fn no_guest_has_a_file(content: &Survey, problems: &mut Vec<Problem>) {
    let known = content.authors.iter();
    let known: BTreeMap<_, _> = known
        .filter_map(|author| Some((as_spoken(author.value.name.as_ref()?), &author.slug)))
        .collect();
    for entry in &content.articles {
        for (index, credit) in entry.value.authors.iter().enumerate() {
            let Some(guest) = credit.guest() else {
                continue;
            };
            if let Some(slug) = known.get(&as_spoken(&guest.name)) {
                problems.push(entry.source.problem(
                    &format!("/authors/{index}/guest/name"),
                    format!("`{}` has a file of an author", guest.name),
                    format!("write `\"author\": \"{slug}\"` in place of `guest`, or another name"),
                ));
            }
        }
    }
}

/// A name without what nobody hears.
fn as_spoken(name: &str) -> String {
    normalize_whitespace(name).to_lowercase()
}

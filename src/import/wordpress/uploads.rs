//! Which uploads stories show, told before any is written, so that they can be fetched together.

use std::collections::BTreeSet;

use super::{
    attachments::Attachments,
    item::{Item, Number},
};

/// The uploads that are shown.
#[derive(Debug, Default)]
pub struct Uploads {
    urls: BTreeSet<String>,
    numbers: BTreeSet<Number>,
}

impl Uploads {
    /// Adds those of an item.
    pub fn look(&mut self, item: &Item) {
        self.urls.extend(named(&item.content).map(str::to_owned));
        let lead = item
            .meta("_thumbnail_id")
            .and_then(|it| it.trim().parse::<u64>().ok());
        self.numbers.extend(lead.map(|id| item.number_of(id)));
        for (at, opening) in item.content.match_indices("ids=\"") {
            let list = item.content.get(at + opening.len()..).unwrap_or_default();
            let list = list.split('"').next().unwrap_or_default();
            let ids = list.split(',').filter_map(|id| id.trim().parse().ok());
            self.numbers.extend(ids.map(|id| item.number_of(id)));
        }
    }

    /// Their addresses.
    pub fn urls<'a>(&'a self, attachments: &'a Attachments) -> impl Iterator<Item = &'a str> {
        let numbers = self
            .numbers
            .iter()
            .filter_map(|number| attachments.get(number));
        let named = self.urls.iter().map(String::as_str);
        named.chain(numbers.map(|it| it.url.as_str()))
    }
}

/// The addresses of uploads that a text names.
fn named(text: &str) -> impl Iterator<Item = &str> {
    const ENDS: [char; 9] = ['"', '\'', ' ', '\n', '\t', '<', '>', '[', ']'];
    text.split(ENDS)
        .filter(|part| part.contains("/uploads/"))
        .filter_map(|part| part.get(part.find("http")?..))
        .map(|part| {
            // What stands in brackets ends with them: `url(…)`.
            let opened = part.matches('(').count();
            let closed = part.matches(')').count();
            if closed > opened {
                part.rsplit_once(')').map_or(part, |(before, _)| before)
            } else {
                part
            }
        })
}

//! What stands where no page is.

use super::{
    card::cards,
    head::{Subject, head},
    index::Index,
    sizes::CardRow,
};
use crate::page::{Content, Head, NotFound};

/// How many of the latest stories are offered.
const LATEST: usize = 6;

/// The page for every address that has none.
pub fn not_found(index: &Index) -> (Head, Content) {
    let language = index.site_language();
    let strings = index.site_strings();
    let head = head(
        index,
        Subject {
            title: &strings.not_found,
            description: strings.not_found_text.clone(),
            path: None,
            language,
            genre: "website",
        },
    );
    let latest: Vec<_> = index.stories.public().take(LATEST).collect();
    let content = NotFound {
        home: index.base.path().to_owned(),
        cards: cards(index, &latest, language, CardRow::Related),
        shards: index.shards.keys().map(str::to_owned).collect(),
    };
    (head, Content::NotFound(content))
}

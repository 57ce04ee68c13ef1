use atom_syndication::{Entry, Feed};

use super::{date, lines, link, person, plain, writable, write};
use crate::{
    publish::site::PublishError,
    resolve::{self, Address, FEED, Index, PageNumber},
};

/// How many corrections are in the feed, the newest.
const MOST: usize = 100;

/// All corrections as an Atom feed (RFC 4287); none where nothing was corrected.
pub fn corrections(index: &Index) -> Result<Option<String>, PublishError> {
    let mut entries = Vec::new();
    for correction in resolve::feed_corrections(index, MOST) {
        let updated = date(&correction.date)?;
        entries.push(Entry {
            title: plain(
                &format!("{}: {}", correction.label, correction.headline),
                &correction.language,
            ),
            id: correction.url.clone(),
            updated,
            published: Some(updated),
            links: vec![link("alternate", &correction.url, "text/html")],
            content: Some(lines(&correction.html, correction.language)),
            ..Entry::default()
        });
    }
    let Some(newest) = entries.first() else {
        return Ok(None);
    };
    let first = Address::Corrections(PageNumber::FIRST);
    let (head, page) = (
        resolve::page(index, &first).head,
        index.url(&index.path(&first)),
    );
    let feed = Feed {
        title: writable(&head.title).into(),
        id: page.clone(),
        updated: newest.updated,
        authors: vec![person(&head.site)],
        links: vec![
            link("self", &index.url(FEED), "application/atom+xml"),
            link("alternate", &page, "text/html"),
        ],
        lang: Some(head.language.0),
        entries,
        ..Feed::default()
    };
    write(&feed).map(Some)
}

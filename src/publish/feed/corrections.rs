use atom_syndication::{Entry, Feed};

use super::{date, lines, link, person, plain, writable, write};
use crate::{
    publish::site::PublishError,
    resolve::{FEED, Resolver},
};

/// How many corrections are in the feed, the newest.
const MOST: usize = 100;

/// All corrections as an Atom feed (RFC 4287); none where nothing was corrected.
pub fn corrections(resolver: &Resolver) -> Result<Option<String>, PublishError> {
    let mut entries = Vec::new();
    for told in resolver.told_corrections(MOST) {
        let updated = date(&told.date)?;
        entries.push(Entry {
            title: plain(
                &format!("{}: {}", told.label, told.headline),
                &told.language,
            ),
            id: told.url.clone(),
            updated,
            published: Some(updated),
            links: vec![link("alternate", &told.url, "text/html")],
            content: Some(lines(&told.html, told.language)),
            ..Entry::default()
        });
    }
    let Some(newest) = entries.first() else {
        return Ok(None);
    };
    let (head, page) = (resolver.corrections_head(), resolver.url("/corrections/"));
    let feed = Feed {
        title: writable(&head.title).into(),
        id: page.clone(),
        updated: newest.updated,
        authors: vec![person(&head.site)],
        links: vec![
            link("self", &resolver.url(FEED), "application/atom+xml"),
            link("alternate", &page, "text/html"),
        ],
        lang: Some(head.language.0),
        entries,
        ..Feed::default()
    };
    write(&feed).map(Some)
}

use atom_syndication::{Entry, Feed};

use super::{
    atom::{date, html, link, person, text, words},
    plain_html::without_invisible,
};
use crate::{
    grammar::{address::CORRECTIONS_FEED, words::apart},
    page::Node,
    publish::error::PublishError,
    resolve::{self, Address, FeedCorrection, Index, PageNumber},
};

/// How many corrections are in the feed, the newest.
const LIMIT: usize = 100;

/// All corrections; none where nothing was corrected.
pub fn feed(index: &Index) -> Result<Option<Feed>, PublishError> {
    let mut entries = Vec::new();
    for correction in resolve::feed_corrections(index, LIMIT) {
        let updated = date(&correction.date)?;
        entries.push(Entry {
            title: text(title(&correction), &correction.language.0),
            id: correction.url.clone(),
            updated,
            published: Some(updated),
            links: vec![link("alternate", &correction.url, "text/html")],
            content: Some(html(&markup(correction.text), correction.language.0)),
            ..Entry::default()
        });
    }
    let Some(newest) = entries.first() else {
        return Ok(None);
    };
    let first = Address::Corrections(PageNumber::FIRST);
    let head = resolve::page(index, &first).head;
    let page = index.url(&index.path(&first));
    Ok(Some(Feed {
        title: words(&head.title).into(),
        id: page.clone(),
        updated: newest.updated,
        authors: vec![person(&head.site)],
        links: vec![
            link("self", &index.url(CORRECTIONS_FEED), "application/atom+xml"),
            link("alternate", &page, "text/html"),
        ],
        lang: Some(head.language.0),
        entries,
        ..Feed::default()
    }))
}

/// What kind of correction it is, and the story's headline, whose direction is its own.
fn title(correction: &FeedCorrection) -> String {
    let headline = words(&correction.headline);
    format!(
        "{}: {}",
        words(&correction.label),
        apart(&headline, &correction.language)
    )
}

fn markup(node: Node) -> String {
    let mut nodes = [node];
    without_invisible(&mut nodes);
    let mut html = String::new();
    nodes.iter().for_each(|node| node.write_html(&mut html));
    html
}

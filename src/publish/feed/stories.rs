use atom_syndication::{Category, Entry, Feed};

use super::{date, form, lines, link, person, plain, writable, write};
use crate::{
    markup::{Fetch, img},
    page::{self, Node, Page, Story, element},
    publish::site::PublishError,
    resolve::{Address, Resolver},
};

/// Where the feed of all stories is, from the site's root.
pub const FEED: &str = "/feed.xml";

/// How many stories are in the feed, the newest.
const MOST: usize = 30;

/// The newest stories in full as an Atom feed (RFC 4287); none where there are none.
pub fn stories(resolver: &Resolver) -> Result<Option<String>, PublishError> {
    let mut entries = Vec::new();
    for address in resolver.newest(MOST) {
        let page = resolver.page(&address);
        if let page::Content::Article(story) = &page.content {
            entries.push(entry(story, &page, resolver.url(&resolver.path(&address)))?);
        }
    }
    let Some(updated) = entries.iter().map(|entry| entry.updated).max() else {
        return Ok(None);
    };
    let front = resolver.page(&Address::Front).head;
    let home = resolver.url("/");
    let feed = Feed {
        title: writable(&front.site).into(),
        subtitle: Some(writable(&front.description).into()),
        id: home.clone(),
        updated,
        authors: vec![person(&front.site)],
        links: vec![
            link("self", &resolver.url(FEED), "application/atom+xml"),
            link("alternate", &home, "text/html"),
        ],
        lang: Some(front.language.0),
        entries,
        ..Feed::default()
    };
    write(&feed).map(Some)
}

fn entry(story: &Story, page: &Page, url: String) -> Result<Entry, PublishError> {
    let language = &page.head.language.0;
    let published = date(&story.published.iso)?;
    let updated = story.updated.as_ref().map(|updated| date(&updated.iso));
    let standfirst: String = story.standfirst.iter().map(Node::plain).collect();
    let topics = story.topics.iter().map(|topic| Category {
        term: writable(&topic.name),
        ..Category::default()
    });
    Ok(Entry {
        title: plain(&story.headline, language),
        updated: updated.transpose()?.unwrap_or(published),
        published: Some(published),
        authors: story.byline.iter().map(|one| person(&one.name)).collect(),
        categories: topics.collect(),
        links: vec![link("alternate", &url, "text/html")],
        summary: (!standfirst.is_empty()).then(|| plain(&standfirst, language)),
        content: Some(lines(&form::html(&whole(story), &url), language.clone())),
        id: url,
        ..Entry::default()
    })
}

/// All that is read of a story under its standfirst.
fn whole(story: &Story) -> Vec<Node> {
    let lead = story.lead.iter().map(|lead| {
        let figure = element("figure").with(img(lead, Fetch::Near));
        let caption = element("figcaption").with_all(lead.caption.iter().cloned());
        match lead.caption.is_empty() {
            true => figure.into(),
            false => figure.with(caption).into(),
        }
    });
    let parts = [&story.before, &story.body, &story.after];
    story
        .sponsor
        .iter()
        .cloned()
        .chain(lead)
        .chain(parts.into_iter().flatten().cloned())
        .collect()
}

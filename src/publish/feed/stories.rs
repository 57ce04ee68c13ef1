use atom_syndication::{Category, Entry, Feed};

use super::{
    atom::{date, html, isolated, link, person, text, words, xml_text},
    plain_html::{plain_html, without_invisible},
};
use crate::{
    grammar::address::FEED,
    markup::{Fetch, img},
    page::{self, Node, Page, Story, element},
    publish::error::PublishError,
    resolve::{self, Address, Index},
};

/// How many stories are in the feed, the newest.
const LIMIT: usize = 30;

/// The newest stories in full; none where there are none.
pub fn feed(index: &Index) -> Result<Option<Feed>, PublishError> {
    let mut entries = Vec::new();
    for address in index.newest(LIMIT) {
        let page = resolve::page(index, &address);
        if let page::Content::Article(story) = &page.content {
            let mut entry = entry(story, &page, index.url(&index.path(&address)))?;
            if let Some(id) = index.feed_id(&address) {
                entry.id = xml_text(id);
            }
            entries.push(entry);
        }
    }
    let Some(updated) = entries.iter().map(|entry| entry.updated).max() else {
        return Ok(None);
    };
    let front = resolve::page(index, &Address::Front).head;
    let home = index.url("/");
    Ok(Some(Feed {
        title: words(&front.site).into(),
        subtitle: Some(words(&front.description).into()),
        id: home.clone(),
        updated,
        authors: vec![person(&front.site)],
        links: vec![
            link("self", &index.url(FEED), "application/atom+xml"),
            link("alternate", &home, "text/html"),
        ],
        lang: Some(front.language.0),
        entries,
        ..Feed::default()
    }))
}

fn entry(story: &Story, page: &Page, url: String) -> Result<Entry, PublishError> {
    let language = &page.head.language.0;
    let published = date(&story.published.iso)?;
    let updated = story
        .updated
        .as_ref()
        .map(|updated| date(&updated.iso))
        .transpose()?;
    let standfirst: Vec<_> = story.standfirst.iter().flat_map(lines).collect();
    let standfirst = words(&standfirst.join("\n"));
    let topics = story.topics.iter().map(|topic| Category {
        term: words(&topic.name),
        ..Category::default()
    });
    Ok(Entry {
        title: text(words(&story.headline), language),
        updated: updated.unwrap_or(published),
        published: Some(published),
        authors: story.byline.iter().map(|one| person(&one.name)).collect(),
        categories: topics.collect(),
        links: vec![link("alternate", &url, "text/html")],
        summary: (!standfirst.is_empty()).then(|| text(standfirst, language)),
        content: Some(html(&plain_html(&full_text(story), &url), language.clone())),
        id: url,
        ..Entry::default()
    })
}

/// A paragraph, or each item of a list.
fn lines(part: &Node) -> Vec<String> {
    match part {
        Node::Element(list) if list.name == "ul" => list.children.iter().map(Node::plain).collect(),
        part => vec![part.plain()],
    }
}

/// All that is read of a story under its standfirst.
fn full_text(story: &Story) -> Vec<Node> {
    let lead = story.lead.iter().map(|lead| {
        let figure = element("figure").with(img(lead, Fetch::Near));
        let caption = element("figcaption").with_all(lead.caption.iter().cloned());
        if lead.caption.is_empty() {
            figure.into()
        } else {
            figure.with(caption).into()
        }
    });
    let text = [&story.before, &story.body, &story.after];
    // The summary has its words, and no links.
    let has_links = story.standfirst.iter().any(has_link);
    let standfirst = story.standfirst.iter().filter(|_| has_links);
    let opening = story.sponsor.iter().chain(standfirst).cloned();
    let rest = lead.chain(text.into_iter().flatten().cloned());
    let (mut opening, mut rest): (Vec<_>, Vec<_>) = (opening.collect(), rest.collect());
    without_invisible(&mut opening);
    without_invisible(&mut rest);
    // After that, since the marks around its names can't be seen either.
    let byline = own_byline(story);
    opening.into_iter().chain(byline).chain(rest).collect()
}

fn has_link(node: &Node) -> bool {
    match node {
        Node::Element(element) => element.name == "a" || element.children.iter().any(has_link),
        Node::Words(_) => false,
    }
}

/// The byline of a story that has words of its own for it: names alone are told by the entry.
fn own_byline(story: &Story) -> Option<Node> {
    let authors = story.byline.iter();
    let authors: Vec<_> = authors.filter(|author| author.role.is_author()).collect();
    authors.first()?.joint.as_ref()?;
    let around = |joint: &Option<String>| joint.as_deref().map(words);
    let parts = authors.into_iter().flat_map(|author| {
        let name = Some(isolated(&author.name));
        [around(&author.joint), name, around(&author.after)]
    });
    let line: String = parts.flatten().collect();
    Some(element("p").with(line).into())
}

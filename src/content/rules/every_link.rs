//! All links of the content, wherever they stand.

use std::collections::BTreeSet;

use super::{Content, Survey, navigation, survey::Link};
use crate::model::{Block, FieldType, FieldValue, Mark, NavigationEntry};

/// Every link, with its place.
pub(super) fn find<'a>(content: &Survey<'a>) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for (pointer, mark, source) in content.marks() {
        if let Mark::Link { href, .. } = mark {
            links.push((source, format!("{pointer}/href"), href.as_str()));
        }
    }
    for (source, found, _) in content.documents() {
        // What is embedded has a rule of its own.
        let embeds = found.blocks.iter();
        let embeds = embeds.filter(|(_, block)| matches!(block, Block::Embed(_)));
        let embeds: BTreeSet<_> = embeds.map(|(at, _)| format!("{at}/href")).collect();
        let hrefs = found.links.iter();
        let hrefs = hrefs.filter(|(pointer, _)| !embeds.contains(pointer));
        links.extend(hrefs.map(|(pointer, href)| (source, pointer.clone(), href.0.as_str())));
    }
    let content = content.content();
    for entry in &content.articles {
        for (place, credit) in entry.value.authors.iter().enumerate() {
            let links_of_guest = credit.guest().map_or(&[][..], |guest| &guest.links);
            for (index, link) in links_of_guest.iter().enumerate() {
                let at = format!("/authors/{place}/guest/links/{index}/href");
                links.push((&entry.source, at, &link.href));
            }
        }
    }
    let collections = content.collections();
    for entry in &content.pages {
        let within = entry.value.within.as_ref();
        let Some(collection) = within.and_then(|name| collections.get(name)) else {
            continue;
        };
        for (name, value) in &entry.value.fields {
            let is_link = collection
                .field(name)
                .is_some_and(|field| field.kind == FieldType::Link);
            if let (true, FieldValue::Text(href)) = (is_link, value) {
                links.push((&entry.source, format!("/fields/{name}"), href));
            }
        }
    }
    for entry in &content.authors {
        for (index, link) in entry.value.links.iter().enumerate() {
            links.push((&entry.source, format!("/links/{index}/href"), &link.href));
        }
    }
    of_site(content, &mut links);
    links
}

/// Those of the site file.
fn of_site<'a>(content: &'a Content, links: &mut Vec<Link<'a>>) {
    let site = &content.site;
    for (index, link) in site.links.iter().enumerate() {
        let at = format!("/links/{index}/href");
        links.push((&content.site_source, at, &link.href));
    }
    for (at, sponsor) in site.sponsors() {
        let href = sponsor.href.as_ref();
        links
            .extend(href.map(|href| (&content.site_source, format!("{at}/href"), href.0.as_str())));
    }
    if let Some(href) = site.alert.iter().find_map(|alert| alert.href.as_ref()) {
        links.push((
            &content.site_source,
            "/alert/href".to_owned(),
            href.0.as_str(),
        ));
    }
    for (pointer, link) in navigation::links(site) {
        if let NavigationEntry::Link(link) = link
            && let Some(href) = &link.href
        {
            links.push((
                &content.site_source,
                format!("{pointer}/href"),
                href.0.as_str(),
            ));
        }
    }
    for (name, href) in site.policies.all() {
        links.push((&content.site_source, format!("/policies/{name}"), &href.0));
    }
}

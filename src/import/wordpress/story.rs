//! A post or a page as a story or a static page.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{
    block_markup, dates,
    item::Item,
    links::ItemResolver,
    plan::{Assigned, Plan},
    shortcodes,
};
use crate::{
    grammar::words::is_visible,
    import::{
        html::{self, Findings, Lines, Outcome, Resolver},
        media::Media,
    },
    model::{Article, StaticPage},
};

/// The story or page of an item, as its file has it.
pub fn story(
    item: &Item,
    assigned: &Assigned,
    plan: &Plan,
    media: &mut Media,
    findings: &mut Findings,
) -> Value {
    let mut resolver = ItemResolver {
        links: &plan.links,
        media,
        attachments: &plan.attachments,
        reusable: &plan.reusable,
        link: &item.link,
        notes: notes(item),
    };
    let body = body(item, &mut resolver, findings);
    let headline = headline(item, &body.blocks, findings);
    let standfirst = standfirst(item, &mut resolver, findings);
    let mut file = match &assigned.section {
        Some(section) => json!({
            "headline": headline,
            "section": section,
            "published": assigned.published.to_string(),
            "draft": assigned.is_draft,
        }),
        None => json!({ "title": headline }),
    };
    let mut blocks = body.blocks;
    if !standfirst.is_empty() {
        file["standfirst"] = html::text(standfirst);
    }
    let updated = dates::utc(&item.modified_gmt).filter(|updated| *updated > assigned.published);
    if let Some(updated) = updated {
        file["updated"] = updated.to_string().into();
    }
    if !assigned.aliases.is_empty() {
        file["aliases"] = json!(assigned.aliases);
    }
    if assigned.section.is_some() {
        if !assigned.topics.is_empty() {
            file["topics"] = json!(assigned.topics);
        }
        if !assigned.authors.is_empty() {
            file["authors"] = json!(assigned.authors);
        }
        // Feeds know things by addresses, of any scheme (RFC 4287, section 4.2.6).
        if url::Url::parse(&item.guid).is_ok() {
            file["id"] = item.guid.as_str().into();
        }
        if let Some(lead) = lead(item, &mut resolver, findings) {
            let is_same = blocks
                .first()
                .is_some_and(|first| first["src"] == lead["src"]);
            if is_same {
                blocks.remove(0);
                let detail = "the lead, which is the same picture";
                findings.add("first picture", Outcome::Converted, detail, "");
            }
            file["lead"] = lead;
        }
    } else if let Some(lead) = lead(item, &mut resolver, findings) {
        let mut image = lead;
        image["type"] = "image".into();
        blocks.insert(0, image);
    }
    if !body.notes.is_empty() {
        file["notes"] = body.notes.into();
    }
    file["body"] = blocks.into();
    sound(file, assigned.section.is_some(), findings)
}

/// A story that its type can read. A block that it can't is a paragraph with all that is written in it.
pub fn sound(mut file: Value, is_story: bool, findings: &mut Findings) -> Value {
    let is_read = |file: &Value| {
        if is_story {
            serde_json::from_value::<Article>(file.clone()).is_ok()
        } else {
            serde_json::from_value::<StaticPage>(file.clone()).is_ok()
        }
    };
    if is_read(&file) {
        return file;
    }
    for block in file["body"].as_array_mut().into_iter().flatten() {
        if serde_json::from_value::<crate::model::Block>(block.clone()).is_ok() {
            continue;
        }
        let words = html::all_words(block);
        let kind = block["type"].as_str().unwrap_or_default();
        findings.add(kind, Outcome::Downgraded, "a paragraph with its words", "");
        *block = json!({ "type": "paragraph", "text": words });
    }
    file
}

fn body(item: &Item, resolver: &mut ItemResolver, findings: &mut Findings) -> html::Body {
    if item.is_rendered {
        return html::convert(&item.content, Lines::Spaces, resolver, findings);
    }
    let reusable = resolver.reusable;
    if block_markup::has_blocks(&item.content) {
        let resolved = block_markup::resolve(&item.content, reusable, findings);
        let expanded = shortcodes::expand(&resolved, item.id, resolver.attachments, findings);
        return html::convert(&expanded, Lines::Spaces, resolver, findings);
    }
    let resolved = block_markup::resolve_classic(&item.content, findings);
    let expanded = shortcodes::expand(&resolved, item.id, resolver.attachments, findings);
    html::convert(&expanded, Lines::Kept, resolver, findings)
}

/// The notes that the core keeps beside a story.
fn notes(item: &Item) -> HashMap<String, String> {
    let written = item.meta("footnotes").unwrap_or_default();
    let notes: Vec<Value> = serde_json::from_str(written).unwrap_or_default();
    let pairs = notes.iter().filter_map(|note| {
        let (id, content) = (note["id"].as_str()?, note["content"].as_str()?);
        Some((id.to_owned(), content.to_owned()))
    });
    pairs.collect()
}

fn headline(item: &Item, blocks: &[Value], findings: &mut Findings) -> String {
    let title = html::words(&item.title);
    if is_visible(&title) {
        return title;
    }
    findings.add(
        "story without a title",
        Outcome::Converted,
        "its first words",
        "",
    );
    let first = blocks.iter().map(|block| html::plain(&block["text"]));
    let first = first
        .into_iter()
        .find(|words| is_visible(words))
        .unwrap_or_default();
    let words: Vec<_> = first.split_whitespace().take(8).collect();
    if words.is_empty() {
        format!("Story {}", item.id)
    } else {
        words.join(" ")
    }
}

/// The excerpt that was written for it, or else what search engines were to show.
fn standfirst(item: &Item, resolver: &mut dyn Resolver, findings: &mut Findings) -> Vec<Value> {
    let description = ["_yoast_wpseo_metadesc", "rank_math_description"]
        .iter()
        .find_map(|name| item.meta(name))
        .filter(|written| !written.contains('%'));
    let written = Some(item.excerpt.as_str()).filter(|it| is_visible(it));
    for name in ["_yoast_wpseo_title", "rank_math_title"] {
        if let Some(title) = item.meta(name) {
            let detail = "a page has one title, its headline";
            findings.add("title for search engines", Outcome::Dropped, detail, title);
        }
    }
    match (written, description) {
        (Some(excerpt), other) => {
            if let Some(other) = other {
                let detail = "search engines are told the standfirst";
                findings.add("text for search engines", Outcome::Dropped, detail, other);
            }
            findings.add("excerpt", Outcome::Converted, "the standfirst", "");
            html::convert_line(excerpt, resolver, findings)
        }
        (None, Some(description)) => {
            let detail = "the standfirst, since there is no excerpt";
            findings.add("text for search engines", Outcome::Converted, detail, "");
            vec![html::words(description).into()]
        }
        (None, None) => Vec::new(),
    }
}

/// The featured image.
fn lead(item: &Item, resolver: &mut ItemResolver, findings: &mut Findings) -> Option<Value> {
    let number = item.meta("_thumbnail_id")?.trim().parse().ok()?;
    let construct = "featured image";
    let Some(attachment) = resolver.attachments.get(number).cloned() else {
        let detail = format!("the export has no picture {number}");
        findings.add(construct, Outcome::Dropped, &detail, "");
        return None;
    };
    let words = format!("{} {}", attachment.alt, html::words(&attachment.caption));
    match resolver.picture(&attachment.url) {
        Ok(src) => {
            findings.keep(construct);
            let mut lead = json!({ "src": src, "alt": attachment.alt });
            let caption = html::convert_line(&attachment.caption, resolver, findings);
            if !caption.is_empty() {
                lead["caption"] = json!({ "text": html::text(caption) });
            }
            Some(lead)
        }
        Err(why) => {
            let detail = format!("{why}: {}", attachment.url);
            findings.add(construct, Outcome::Dropped, &detail, &words);
            None
        }
    }
}

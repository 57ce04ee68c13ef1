//! A post or a page as a story or a static page.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{
    block_markup, custom_fields, dates,
    item::Item,
    links::ItemResolver,
    plan::{Assigned, Plan},
    shortcodes::Expander,
};
use crate::{
    grammar::words::is_visible,
    import::{
        html::{self, Findings, Lines, Outcome, Resolver},
        media::Media,
        sound::whole,
    },
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
        link: &item.link,
        blog: &item.blog,
        notes: notes(item),
    };
    let (body, excerpt) = texts(item, plan, &mut resolver, findings);
    let headline = headline(item, &body.blocks, findings);
    let standfirst = standfirst(item, &excerpt, &mut resolver, findings);
    custom_fields::tell(item, findings);
    let mut file = match &assigned.section {
        Some(section) => json!({
            "headline": headline,
            "section": section,
            "published": assigned.published.to_string(),
            "draft": assigned.is_draft,
        }),
        None => json!({ "title": headline }),
    };
    if !standfirst.is_empty() {
        file["standfirst"] = html::text(standfirst);
    }
    if let Some(language) = &assigned.language {
        file["language"] = language.as_str().into();
    }
    if !assigned.translations.is_empty() {
        findings.keep("translations");
        file["translations"] = json!(assigned.translations);
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
    }
    let lead = lead(item, &mut resolver, findings);
    whole(file, body, lead, assigned.section.is_some(), findings)
}

/// The text of an item, and its excerpt as HTML.
fn texts(
    item: &Item,
    plan: &Plan,
    resolver: &mut ItemResolver,
    findings: &mut Findings,
) -> (html::Body, String) {
    let mut expander = Expander {
        story: item.number(),
        attachments: &plan.attachments,
        notes: Vec::new(),
    };
    let html = resolved(item, plan, &mut expander, findings);
    let excerpt = expander.expand(&item.excerpt, findings);
    resolver.notes.extend(expander.notes);
    let lines = if item.is_rendered || block_markup::has_blocks(&item.content) {
        Lines::Spaces
    } else {
        Lines::Kept
    };
    (html::convert(&html, lines, resolver, findings), excerpt)
}

/// The HTML of an item with all that stands for something else in it.
fn resolved(item: &Item, plan: &Plan, expander: &mut Expander, findings: &mut Findings) -> String {
    if item.is_rendered {
        return item.content.clone();
    }
    let resolved = if block_markup::has_blocks(&item.content) {
        block_markup::resolve(&item.content, &item.blog, &plan.reusable, findings)
    } else {
        block_markup::resolve_classic(&item.content, findings)
    };
    expander.expand(&resolved, findings)
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
fn standfirst(
    item: &Item,
    excerpt: &str,
    resolver: &mut dyn Resolver,
    findings: &mut Findings,
) -> Vec<Value> {
    let description = ["_yoast_wpseo_metadesc", "rank_math_description"]
        .iter()
        .find_map(|name| item.meta(name))
        .filter(|written| !written.contains('%'));
    let written = Some(excerpt).filter(|it| is_visible(it));
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
    let number: u64 = item.meta("_thumbnail_id")?.trim().parse().ok()?;
    let construct = "featured image";
    let known = resolver.attachments.get(&item.number_of(number));
    let Some(attachment) = known.cloned() else {
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

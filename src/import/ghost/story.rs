//! A post or a page as a story or a static page.

use serde_json::{Value, json};

use super::{
    body,
    links::PostResolver,
    plan::Assigned,
    records::{Meta, Post},
};
use crate::{
    grammar::words::is_visible,
    import::{
        html::{self, Findings, Outcome, Resolver},
        sound::whole,
    },
};

/// The story or page of a post, as its file has it. `note` is what boxes without a title are called.
pub fn story(
    post: &Post,
    meta: &Meta,
    assigned: &Assigned,
    resolver: &mut PostResolver,
    findings: &mut Findings,
    note: &str,
) -> Value {
    let body = body::make(post, resolver, findings, note);
    let headline = headline(post, &body.blocks, findings);
    let mut file = match &assigned.section {
        Some(section) => json!({
            "headline": headline,
            "section": section,
            "published": assigned.published.to_string(),
            "draft": assigned.is_draft,
        }),
        None => json!({ "title": headline }),
    };
    if let Some(standfirst) = standfirst(post, meta, findings) {
        file["standfirst"] = standfirst.into();
    }
    let updated = post
        .updated_at
        .0
        .filter(|updated| *updated > assigned.published);
    if let Some(updated) = updated {
        file["updated"] = updated.to_string().into();
    }
    if !assigned.aliases.is_empty() {
        file["aliases"] = json!(assigned.aliases);
    }
    let lead = lead(post, meta, resolver, findings);
    if assigned.section.is_some() {
        if !assigned.topics.is_empty() {
            file["topics"] = json!(assigned.topics);
        }
        if !assigned.authors.is_empty() {
            file["authors"] = json!(assigned.authors);
        }
        if let Some(id) = feed_id(post) {
            file["id"] = id.into();
        }
    }
    whole(file, body, lead, assigned.section.is_some(), findings)
}

/// What the feed of Ghost called a story: since version 1 its id, before that its UUID. It is no address, as
/// it should be in a feed (RFC 4287, section 4.2.6), but readers of feeds would take a story for new under
/// any other name.
pub fn feed_id(post: &Post) -> Option<&str> {
    hex_id(post).or_else(|| post.uuid.said())
}

/// The id that no other post of any site has, which there is since version 1.
pub fn hex_id(post: &Post) -> Option<&str> {
    let id = post.id.0.as_str();
    let is_hex = id.len() == 24 && id.bytes().all(|it| it.is_ascii_hexdigit());
    is_hex.then_some(id)
}

fn headline(post: &Post, blocks: &[Value], findings: &mut Findings) -> String {
    // A title is plain text, in which `<` is what it is.
    let title = in_line(&post.title.0);
    let is_placeholder = matches!(title.as_str(), "(Untitled)" | "Untitled");
    if is_visible(&title) && !is_placeholder {
        return title;
    }
    let detail = "its first words";
    findings.add("story without a title", Outcome::Converted, detail, &title);
    let mut first = blocks.iter().map(|block| html::plain(&block["text"]));
    let first = first.find(|words| is_visible(words)).unwrap_or_default();
    let words: Vec<_> = first.split_whitespace().take(8).collect();
    if words.is_empty() {
        let name = post.slug.said().unwrap_or(&post.id.0);
        format!("Story {name}")
    } else {
        words.join(" ")
    }
}

/// The excerpt that was written for it, or else what search engines were to show.
fn standfirst(post: &Post, meta: &Meta, findings: &mut Findings) -> Option<String> {
    let excerpt = post.custom_excerpt.said().map(in_line);
    let description = meta.meta_description.said().map(in_line);
    if excerpt.is_some() {
        findings.add("excerpt", Outcome::Converted, "the standfirst", "");
        if let Some(description) = description {
            let detail = "search engines are told the standfirst";
            findings.add(
                "text for search engines",
                Outcome::Dropped,
                detail,
                &description,
            );
        }
        return excerpt;
    }
    if description.is_some() {
        let detail = "the standfirst, since there is no excerpt";
        findings.add("text for search engines", Outcome::Converted, detail, "");
    }
    description
}

/// The picture over it.
fn lead(
    post: &Post,
    meta: &Meta,
    resolver: &mut PostResolver,
    findings: &mut Findings,
) -> Option<Value> {
    let src = post.picture();
    if src.trim().is_empty() {
        return None;
    }
    let alt = in_line(&meta.feature_image_alt.0);
    let caption = &meta.feature_image_caption.0;
    match resolver.picture(src) {
        Ok(path) => {
            findings.keep("feature image");
            let mut lead = json!({ "src": path, "alt": alt });
            let spans = html::convert_line(caption, resolver, findings);
            if !spans.is_empty() {
                lead["caption"] = json!({ "text": html::text(spans) });
            }
            Some(lead)
        }
        Err(why) => {
            let detail = format!("{why}: {}", resolver.links.whole_text(src));
            let words = format!("{alt} {}", html::words(caption));
            findings.add("feature image", Outcome::Dropped, &detail, &words);
            None
        }
    }
}

/// What is said of a post and stands on no page here.
pub fn tell(post: &Post, meta: &Meta, findings: &mut Findings) {
    let title = "a page has one title, its headline";
    let network = "networks are told the headline, the standfirst and the lead";
    let code = "a page runs no code but the site's own";
    let said = [
        ("title for search engines", &meta.meta_title, title),
        ("title for networks", &meta.og_title, network),
        ("text for networks", &meta.og_description, network),
        ("picture for networks", &meta.og_image, network),
        ("title for X", &meta.twitter_title, network),
        ("text for X", &meta.twitter_description, network),
        ("picture for X", &meta.twitter_image, network),
        ("code in the head", &post.codeinjection_head, code),
        ("code in the foot", &post.codeinjection_foot, code),
        (
            "canonical address",
            &post.canonical_url,
            "each page names itself as the one to be found",
        ),
        ("template", &post.custom_template, "how a theme showed it"),
    ];
    for (construct, text, detail) in said {
        if let Some(text) = text.said() {
            findings.add(construct, Outcome::Dropped, detail, text);
        }
    }
}

fn in_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! A file as a story or a static page.

use serde_json::{Value, json};

use super::{
    codes::{Around, expand},
    config::Config,
    doc::Doc,
    links::DocResolver,
    markdown::{Ways, render},
    media::Files,
    plan::{Assigned, Plan},
    system::System,
};
use crate::{
    grammar::words::is_visible,
    import::{
        html::{self, Findings, Lines, Outcome, Resolver},
        sound::whole,
    },
};

/// What all stories of a folder share.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    /// The program that made the site.
    pub system: System,
    /// What its files say of it.
    pub config: &'a Config,
    /// What is made of each file.
    pub plan: &'a Plan,
}

/// The story or page of a file, as its file here has it. `text` is what stands below its fields.
pub fn story(
    doc: &Doc,
    text: &str,
    assigned: &Assigned,
    folder: Folder,
    files: &mut Files,
    findings: &mut Findings,
) -> Value {
    let mut resolver = DocResolver {
        links: &folder.plan.links,
        files,
        system: folder.system,
        file: &doc.path,
        old: &assigned.old,
        path: &assigned.path,
        headings: &doc.headings,
        notes: std::collections::HashMap::new(),
    };
    let mut body = body(doc, text, folder, &mut resolver, findings);
    let headline = headline(doc, &mut body.blocks, findings);
    let mut file = match &assigned.section {
        Some(section) => json!({
            "headline": headline,
            "section": section,
            "published": assigned.published.to_string(),
            "draft": assigned.is_draft,
        }),
        None => json!({ "title": headline }),
    };
    if let Some(standfirst) = &doc.matter.standfirst {
        file["standfirst"] = standfirst.as_str().into();
    }
    if !assigned.aliases.is_empty() {
        file["aliases"] = json!(assigned.aliases);
    }
    if let Some(language) = &assigned.language {
        file["language"] = language.as_str().into();
    }
    dates(doc, assigned, folder.plan, &mut file);
    let lead = lead(doc, &mut resolver, findings);
    if assigned.section.is_some() {
        filed(assigned, &mut file);
    }
    whole(file, body, lead, assigned.section.is_some(), findings)
}

/// What only a story has.
fn filed(assigned: &Assigned, file: &mut Value) {
    let lists = [
        ("topics", &assigned.topics),
        ("authors", &assigned.authors),
        ("translations", &assigned.translations),
    ];
    for (name, list) in lists {
        if !list.is_empty() {
            file[name] = json!(list);
        }
    }
    for (name, value) in [("series", &assigned.series), ("id", &assigned.id)] {
        if let Some(value) = value {
            file[name] = value.as_str().into();
        }
    }
}

fn dates(doc: &Doc, assigned: &Assigned, plan: &Plan, file: &mut Value) {
    let zone = jiff::tz::TimeZone::get(&plan.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let later = |when: super::dates::When| {
        let moment = when.at(&zone)?;
        (moment > assigned.published).then(|| moment.to_string())
    };
    if let Some(updated) = doc.matter.updated.and_then(later) {
        file["updated"] = updated.into();
    }
    if let Some(expires) = doc.matter.expires.and_then(later)
        && assigned.section.is_some()
    {
        file["expires"] = expires.into();
    }
}

fn body(
    doc: &Doc,
    text: &str,
    folder: Folder,
    resolver: &mut DocResolver,
    findings: &mut Findings,
) -> html::Body {
    let is_plain = folder.system == System::Plain;
    let has_math = is_plain || doc.matter.has_math || folder.config.has_math || text.contains("$$");
    let around = Around {
        system: folder.system,
        config: folder.config,
        doc,
        links: &folder.plan.links,
        has_math,
    };
    let (text, tokens) = expand(text, around, findings);
    if doc.path.ends_with(".html") {
        return html::convert(&tokens.in_html(&text), Lines::Spaces, resolver, findings);
    }
    let text = without_more(&text, findings);
    let ways = Ways {
        is_smart: folder.config.is_smart,
        has_math,
        has_wiki_links: is_plain,
        has_attributes: folder.system.has_attributes(),
    };
    let rendered = render(&text, ways, &tokens, findings);
    resolver.notes = rendered.notes;
    html::convert(&rendered.html, Lines::Spaces, resolver, findings)
}

/// Without the sign for where a list of stories breaks off.
fn without_more(text: &str, findings: &mut Findings) -> String {
    let mut text = text.to_owned();
    for sign in [
        "<!--more-->",
        "<!-- more -->",
        "<!--excerpt-->",
        "<!-- excerpt -->",
    ] {
        if text.contains(sign) {
            let detail = "lists show the standfirst";
            findings.add("<!--more-->", Outcome::Converted, detail, "");
            text = text.replace(sign, "");
        }
    }
    text
}

/// The title; else the heading at which the text begins, or else the name of the file.
fn headline(doc: &Doc, blocks: &mut Vec<Value>, findings: &mut Findings) -> String {
    let first = blocks.first().filter(|block| block["type"] == "heading");
    let first = first
        .map(|block| html::plain(&block["text"]))
        .filter(|words| is_visible(words));
    let is_title = doc.headings.title.is_some();
    if let Some(title) = doc.matter.title.clone().filter(|title| is_visible(title)) {
        if is_title && first.is_some_and(|first| first.trim() == title.trim()) {
            blocks.remove(0);
            let detail = "the headline, which says the same";
            findings.add("first heading", Outcome::Converted, detail, "");
        }
        return title;
    }
    if let Some(first) = first.filter(|_| is_title) {
        blocks.remove(0);
        findings.add("first heading", Outcome::Converted, "the headline", "");
        return first;
    }
    findings.add(
        "story without a title",
        Outcome::Converted,
        "the name of its file",
        "",
    );
    doc.stem.replace(['-', '_'], " ").trim().to_owned()
}

/// The picture that stands for it.
fn lead(doc: &Doc, resolver: &mut DocResolver, findings: &mut Findings) -> Option<Value> {
    let image = doc.matter.image.as_ref()?;
    match resolver.picture(&image.src) {
        Ok(src) => {
            findings.keep("picture of a story");
            let mut lead = json!({ "src": src, "alt": image.alt });
            if is_visible(&image.caption) {
                lead["caption"] = json!({ "text": image.caption });
            }
            Some(lead)
        }
        Err(why) => {
            let detail = format!("{why}: {}", image.src);
            let words = format!("{} {}", image.alt, image.caption);
            findings.add(
                "picture of a story",
                Outcome::Dropped,
                &detail,
                words.trim(),
            );
            None
        }
    }
}

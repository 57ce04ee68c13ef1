//! The site file: made where there is none, and told of new sections and topics where there is one.

use std::{fs, io, path::Path};

use serde_json::{Value, json};

use super::{plan::Plan, terms::Named};
use crate::grammar::{canonical_language, words::is_visible};

/// What a site file that is there says of addresses and dates; none where there is none.
///
/// # Errors
/// Where it can't be read, or is no site file.
pub fn read(content: &Path) -> io::Result<Option<Value>> {
    match fs::read(content.join("site.json")) {
        Ok(bytes) => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            Ok(Some(serde_json::from_slice(bytes)?))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// How a site has addresses and dates.
#[derive(Debug)]
pub struct Ways {
    /// The pattern of the addresses of stories.
    pub permalink: String,
    /// Where dates are told.
    pub time_zone: String,
    /// Where the site stands.
    pub base_url: String,
    /// Addresses that lead on.
    pub redirects: Vec<String>,
    /// The language of what names none.
    pub language: Option<String>,
}

/// How a site has them, by its file.
pub fn ways(site: &Value) -> Ways {
    let field = |name: &str, usual: &str| site[name].as_str().unwrap_or(usual).to_owned();
    let redirects = site["redirects"].as_object().into_iter().flatten();
    Ways {
        redirects: redirects.map(|(from, _)| from.clone()).collect(),
        language: site["languages"][0].as_str().map(str::to_owned),
        permalink: field("permalink", super::permalinks::USUAL),
        time_zone: field("time_zone", "UTC"),
        base_url: field("base_url", ""),
    }
}

/// A site file for what was imported.
pub fn new(plan: &Plan, pages: &[String]) -> Value {
    let head = &plan.head;
    let name = crate::import::html::words(&head.name);
    let name = if is_visible(&name) {
        name
    } else {
        "News".to_owned()
    };
    let language = canonical_language(&head.language);
    let language = language.unwrap_or_else(|| "en".to_owned());
    let base = plan.links.base(&head.blog()).map(ToString::to_string);
    let mut site = json!({
        "name": name,
        "tagline": crate::import::html::words(&head.tagline),
        "base_url": base.unwrap_or_else(|| "https://news.example/".to_owned()),
        "time_zone": plan.time_zone,
        "languages": [language],
        "sections": [],
        "permalink": plan.permalink,
    });
    if plan.terms.sections.is_empty() {
        site["sections"] = json!([{ "slug": "news", "name": "News" }]);
    }
    add(&mut site, plan);
    menu(&mut site, plan, pages);
    if !plan.pins.is_empty() {
        front(&mut site, plan);
    }
    site
}

/// Adds the sections, topics, redirects and languages that are missing. Says whether any was.
pub fn add(site: &mut Value, plan: &Plan) -> bool {
    let sections = add_to(&mut site["sections"], plan.terms.sections.iter());
    let topics = add_to(&mut site["topics"], plan.terms.topics.iter());
    if site["topics"].as_array().is_none_or(Vec::is_empty)
        && let Some(fields) = site.as_object_mut()
    {
        fields.remove("topics");
    }
    let redirects = redirects(site, plan);
    let languages = languages(site, plan);
    sections || topics || redirects || languages
}

/// Adds the languages of stories.
fn languages(site: &mut Value, plan: &Plan) -> bool {
    let Some(list) = site["languages"].as_array_mut() else {
        return false;
    };
    let before = list.len();
    for language in &plan.languages {
        let is_there = |it: &Value| {
            let tag = it.as_str().unwrap_or_default();
            tag.eq_ignore_ascii_case(language)
        };
        if !list.iter().any(is_there) {
            list.push(language.as_str().into());
        }
    }
    list.len() > before
}

fn add_to<'a>(list: &mut Value, named: impl Iterator<Item = (&'a String, &'a Named)>) -> bool {
    if !list.is_array() {
        *list = json!([]);
    }
    let Some(list) = list.as_array_mut() else {
        return false;
    };
    let before = list.len();
    for (slug, named) in named {
        if list.iter().any(|there| there["slug"] == slug.as_str()) {
            continue;
        }
        let mut entry = json!({ "slug": slug, "name": named.name });
        if is_visible(&named.description) {
            entry["description"] = named.description.as_str().into();
        }
        list.push(entry);
    }
    list.len() > before
}

/// Lists have other addresses here.
fn redirects(site: &mut Value, plan: &Plan) -> bool {
    let mut is_new = false;
    for (old, new) in &plan.redirects {
        if !site["redirects"].is_object() {
            site["redirects"] = json!({});
        }
        if site["redirects"].get(old).is_none() {
            site["redirects"][old] = new.as_str().into();
            is_new = true;
        }
    }
    is_new
}

/// The sections of the menu, in its order, are the navigation; its pages stand in the foot.
fn menu(site: &mut Value, plan: &Plan, pages: &[String]) {
    let mut entries: Vec<_> = plan.menu.iter().collect();
    entries.sort_by_key(|item| item.order);
    let mut navigation: Vec<&str> = Vec::new();
    let mut foot: Vec<String> = Vec::new();
    for item in entries {
        let number = item
            .meta("_menu_item_object_id")
            .and_then(|it| it.trim().parse().ok());
        let number = item.number_of(number.unwrap_or_default());
        match item.meta("_menu_item_object") {
            Some("category") => {
                let section = plan.terms.section_of_number(&number);
                navigation.extend(section.filter(|it| !navigation.contains(it)));
            }
            Some("page") => {
                let slug = plan
                    .links
                    .path(&number)
                    .map(|path| path.trim_matches('/').to_owned());
                let slug = slug.filter(|slug| pages.contains(slug) && !foot.contains(slug));
                foot.extend(slug);
            }
            _ => {}
        }
    }
    if !navigation.is_empty() {
        site["navigation"] = json!(navigation);
    }
    if !foot.is_empty() {
        site["foot"] = json!(foot);
    }
}

/// The stories that stood first, then each section.
fn front(site: &mut Value, plan: &Plan) {
    let pins: Vec<_> = plan.pins.iter().take(20).collect();
    let lead = json!({ "layout": "lead", "pins": pins, "size": pins.len().max(5) });
    let sections = plan.terms.sections.keys();
    let sections = sections.map(|slug| json!({ "query": { "sections": [slug] } }));
    let front: Vec<_> = [lead].into_iter().chain(sections).take(30).collect();
    site["front"] = front.into();
}

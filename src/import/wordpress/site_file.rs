//! The site file: made where there is none, and told of new sections and topics where there is one.

use serde_json::{Value, json};

use super::plan::Plan;
use crate::{
    grammar::{canonical_language, words::is_visible},
    import::site_file::{NOWHERE, add_redirects, add_to, front, story_names},
};

/// The name and the tagline of the site.
pub fn head(plan: &Plan) -> (String, String) {
    let words = crate::import::html::words;
    (words(&plan.head.name), words(&plan.head.tagline))
}

/// A site file for what was imported.
pub fn new(plan: &Plan, pages: &[String]) -> Value {
    let head = &plan.head;
    let (name, tagline) = self::head(plan);
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
        "tagline": tagline,
        "base_url": base.unwrap_or_else(|| NOWHERE.to_owned()),
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
        let all = plan.assigned.values().map(|it| it.stem.as_str());
        let pins = story_names(&plan.pins, all);
        front(&mut site, &pins, plan.terms.sections.keys());
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
    let redirects = add_redirects(site, &plan.redirects);
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

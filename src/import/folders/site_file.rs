//! The site file: made where there is none, and told of new sections and topics where there is one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{config::Config, filing::Named, plan::Plan};
use crate::import::site_file::NOWHERE;

/// How many pages stand in the foot where no menu chooses.
const FOOT: usize = 8;

/// A site file for what was imported.
pub fn new(plan: &Plan, config: &Config) -> Value {
    let base = config.base.as_ref().map(ToString::to_string);
    let languages = [&plan.language].into_iter().chain(&plan.languages);
    let mut site = json!({
        "name": config.name.clone().unwrap_or_else(|| "News".to_owned()),
        "tagline": config.tagline.clone().unwrap_or_default(),
        "base_url": base.unwrap_or_else(|| NOWHERE.to_owned()),
        "time_zone": plan.time_zone,
        "languages": languages.collect::<Vec<_>>(),
        "sections": [],
        "permalink": plan.permalink,
    });
    if plan.filing.sections.is_empty() {
        site["sections"] = json!([{ "slug": "news", "name": "News" }]);
    }
    add(&mut site, plan);
    menu(&mut site, plan, config);
    site
}

/// Adds the sections, topics and old addresses that are missing. Says whether any was.
pub fn add(site: &mut Value, plan: &Plan) -> bool {
    let mut is_new = add_to(site, "sections", &plan.filing.sections);
    is_new |= add_to(site, "topics", &plan.filing.topics);
    for language in &plan.languages {
        if let Some(languages) = site["languages"].as_array_mut()
            && !languages.contains(&language.as_str().into())
        {
            languages.push(language.as_str().into());
            is_new = true;
        }
    }
    for (old, new) in &plan.redirects {
        if site["redirects"].get(old).is_none() {
            site["redirects"][old] = new.as_str().into();
            is_new = true;
        }
    }
    is_new
}

fn add_to(site: &mut Value, name: &str, named: &BTreeMap<String, Named>) -> bool {
    let there = site[name].as_array().cloned().unwrap_or_default();
    let is_new = |slug: &&String| !there.iter().any(|it| it["slug"] == slug.as_str());
    let new: Vec<_> = named
        .iter()
        .filter(|(slug, _)| is_new(slug))
        .map(|(slug, named)| {
            let mut entry = json!({ "slug": slug, "name": named.name });
            if !named.description.is_empty() {
                entry["description"] = named.description.as_str().into();
            }
            entry
        })
        .collect();
    if new.is_empty() {
        return false;
    }
    site[name] = there.into_iter().chain(new).collect();
    true
}

/// The sections of the menu, in its order, are the navigation; its pages stand in the foot.
fn menu(site: &mut Value, plan: &Plan, config: &Config) {
    let mut navigation: Vec<&str> = Vec::new();
    let mut foot: Vec<&str> = Vec::new();
    let pages: Vec<&str> = plan
        .assigned
        .values()
        .filter(|it| it.section.is_none() && !it.is_draft)
        .map(|it| it.path.trim_matches('/'))
        .collect();
    for (_, href) in &config.menu {
        let inside = config.base.as_ref().and_then(|base| base.inside(href));
        let inside = inside.unwrap_or_else(|| format!("/{}", href.trim_start_matches('/')));
        let content = format!("content{inside}");
        let found = plan
            .links
            .of_path(&inside)
            .or_else(|| plan.links.of_file(&content));
        let Some(target) = found else {
            continue;
        };
        let slug = target.path.trim_matches('/');
        let section = plan.filing.sections.keys().find(|known| *known == slug);
        let page = pages.iter().find(|known| **known == slug);
        navigation.extend(
            section
                .map(String::as_str)
                .filter(|it| !navigation.contains(it)),
        );
        foot.extend(page.filter(|it| !foot.contains(it)));
    }
    if !navigation.is_empty() {
        site["navigation"] = json!(navigation);
    }
    if foot.is_empty() && pages.len() > FOOT {
        foot = pages.into_iter().take(FOOT).collect();
    }
    if !foot.is_empty() {
        site["foot"] = json!(foot);
    }
}

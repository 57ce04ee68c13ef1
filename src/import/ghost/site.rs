//! The site file, made of what the settings of an export say.

use serde_json::{Value, json};

use super::plan::Plan;
use crate::{
    grammar::{canonical_language, words::is_visible},
    import::{
        html::{self, Link, Outcome},
        report::{Place, Report},
        site_file::{add_redirects, add_to, front},
    },
};

/// How many sections stand in the masthead of a site that has no menu of them.
const MOST: usize = 8;

/// The language of the site, as the settings have it.
pub fn language(plan: &Plan) -> String {
    let written = plan.survey.setting(&["locale", "lang", "default_locale"]);
    let language = written.and_then(canonical_language);
    language.unwrap_or_else(|| "en".to_owned())
}

/// A site file for what was imported.
pub fn new(plan: &Plan, pages: &[String], place: &Place, report: &mut Report) -> Value {
    let setting = |names: &[&str]| plan.survey.setting(names).unwrap_or_default();
    let in_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = in_line(setting(&["title"]));
    let name = if is_visible(&name) {
        name
    } else {
        "News".to_owned()
    };
    let base = plan.links.base.as_ref().map(ToString::to_string);
    let mut site = json!({
        "name": name,
        "tagline": in_line(setting(&["description"])),
        "base_url": base.unwrap_or_default(),
        "time_zone": plan.time_zone,
        "languages": [language(plan)],
        "sections": [],
        "permalink": plan.permalink,
    });
    if plan.terms.sections.is_empty() {
        site["sections"] = json!([{ "slug": "news", "name": "News" }]);
    }
    add(&mut site, plan);
    menu(&mut site, plan, pages, place, report);
    if !plan.pins.is_empty() {
        front(&mut site, &plan.pins, plan.terms.sections.keys());
        for pin in plan.pins.iter().skip(20) {
            let detail = format!("no more than 20 stories stand first on the front: {pin}");
            report.say(place, "featured", Outcome::Dropped, &detail);
        }
    }
    site
}

/// Adds the sections, topics and old addresses that are missing. Says whether any was.
pub fn add(site: &mut Value, plan: &Plan) -> bool {
    let sections = add_to(&mut site["sections"], plan.terms.sections.iter());
    let topics = add_to(&mut site["topics"], plan.terms.topics.iter());
    if site["topics"].as_array().is_none_or(Vec::is_empty)
        && let Some(fields) = site.as_object_mut()
    {
        fields.remove("topics");
    }
    let redirects = add_redirects(site, &plan.redirects);
    sections || topics || redirects
}

/// The tags of the menus, in their order, are the navigation; their pages stand in the foot.
fn menu(site: &mut Value, plan: &Plan, pages: &[String], place: &Place, report: &mut Report) {
    let mut navigation: Vec<String> = Vec::new();
    let mut foot: Vec<String> = Vec::new();
    for name in ["navigation", "secondary_navigation"] {
        let written = plan.survey.setting(&[name]).unwrap_or_default();
        let entries: Vec<Value> = serde_json::from_str(written).unwrap_or_default();
        for entry in entries {
            let label = entry["label"].as_str().unwrap_or_default();
            let url = entry["url"].as_str().unwrap_or_default();
            let path = match plan.links.to(url) {
                Link::To(path) | Link::Story(path) => path,
                Link::File(_) | Link::Nowhere(_) => String::new(),
            };
            let slug = path.trim_matches('/').to_owned();
            if plan.terms.sections.contains_key(&slug) {
                if !navigation.contains(&slug) {
                    navigation.push(slug);
                }
            } else if pages.contains(&slug) {
                if !foot.contains(&slug) {
                    foot.push(slug);
                }
            } else if path != "/" {
                let detail = format!("it is no section and no page: {label}, {url}");
                report.say(place, "entry of a menu", Outcome::Dropped, &detail);
            }
        }
    }
    if navigation.is_empty() && plan.terms.sections.len() > MOST {
        let largest = plan.terms.largest();
        navigation = largest.into_iter().take(MOST).map(str::to_owned).collect();
        let detail = format!("the {MOST} sections with most stories are the navigation");
        report.say(place, "menu", Outcome::Converted, &detail);
    }
    if !navigation.is_empty() {
        site["navigation"] = json!(navigation);
    }
    if !foot.is_empty() {
        site["foot"] = json!(foot);
    }
}

/// What the site itself had, and has not here.
pub fn tell(plan: &Plan, place: &Place, report: &mut Report) {
    let code = "a page runs no code but the site's own";
    let network = "networks are told the name and the tagline";
    let said = [
        ("code in the head of all pages", "codeinjection_head", code),
        ("code in the head of all pages", "ghost_head", code),
        ("code in the foot of all pages", "codeinjection_foot", code),
        ("code in the foot of all pages", "ghost_foot", code),
        ("title for search engines", "meta_title", network),
        ("text for search engines", "meta_description", network),
        ("title for networks", "og_title", network),
        ("text for networks", "og_description", network),
        ("title for X", "twitter_title", network),
        ("text for X", "twitter_description", network),
        (
            "announcement",
            "announcement_content",
            "no page has a bar over it",
        ),
    ];
    for (construct, key, why) in said {
        if let Some(text) = plan.survey.setting(&[key]) {
            let detail = format!("{why}: {text}");
            report.say(place, construct, Outcome::Dropped, &detail);
        }
    }
    for tag in plan.survey.tags.values() {
        if let Some(picture) = tag.feature_image.said() {
            let picture = plan.links.whole_text(picture);
            let name = html::words(&tag.name.0);
            let detail = format!("a section has no picture: {name}, {picture}");
            report.say(place, "picture of a tag", Outcome::Dropped, &detail);
        }
    }
    for (construct, why, words) in &plan.routes.lost {
        let detail = format!("{why}: {words}");
        report.say(place, construct, Outcome::Dropped, &detail);
    }
    for old in &plan.lost {
        let detail = format!("{old} is the site's own, or another page's, or leads nowhere");
        report.say(place, "address", Outcome::Dropped, &detail);
    }
}

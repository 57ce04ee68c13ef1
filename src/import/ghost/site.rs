//! The site file, made of what the settings of an export say.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use url::Url;

use super::{plan::Plan, survey::Survey, uploads};
use crate::{
    grammar::{Base, canonical_language, words::is_visible},
    import::{
        ImportError,
        html::{Link, Outcome},
        media::Scheme,
        report::{Place, Report},
        site_file::{add_redirects, add_to, front, story_names},
    },
};

/// How many sections stand in the masthead of a site that has no menu of them.
const MOST: usize = 8;

/// The host on which the makers of Ghost keep the files of sites.
pub const STORAGE: &str = "https://storage.ghost.io/";

/// Where the site stood: as somebody says, or as most of its own pictures have it.
///
/// # Errors
/// Where what somebody says is no address.
pub fn base(url: Option<&str>, survey: &Survey) -> Result<Option<Base>, ImportError> {
    if let Some(url) = url {
        let base = Base::parse(url);
        return base
            .map(Some)
            .map_err(|it| ImportError::Address(it.to_string()));
    }
    if let Some(url) = survey.setting(&["url"])
        && let Ok(base) = Base::parse(url)
    {
        return Ok(Some(base));
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for address in uploads::beside(survey) {
        let whole = Url::parse(address).ok().filter(|url| url.has_host());
        let root = whole.and_then(|url| {
            let folder = Scheme::Ghost.start(url.path())? - "content/".len();
            let path = url.path().get(..folder)?.to_owned();
            url.join(&path).ok()
        });
        if let Some(root) = root.filter(|it| !it.as_str().starts_with(STORAGE)) {
            *counts.entry(root.into()).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    Ok(most.and_then(|(root, _)| Base::parse(&root).ok()))
}

/// The language of the site, as the settings have it.
pub fn language(plan: &Plan) -> String {
    let written = plan.survey.setting(&["locale", "lang", "default_locale"]);
    let language = written.and_then(canonical_language);
    language.unwrap_or_else(|| "en".to_owned())
}

/// The name and the tagline of the site.
pub fn head(plan: &Plan) -> (String, String) {
    let setting = |name: &str| {
        let written = plan.survey.setting(&[name]).unwrap_or_default();
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (setting("title"), setting("description"))
}

/// A site file for what was imported.
pub fn new(plan: &Plan, pages: &[String], place: &Place, report: &mut Report) -> Value {
    let (name, tagline) = head(plan);
    let name = if is_visible(&name) {
        name
    } else {
        "News".to_owned()
    };
    let base = plan.links.base.as_ref().map(ToString::to_string);
    let mut site = json!({
        "name": name,
        "tagline": tagline,
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
        let all = plan.assigned.values().map(|it| it.stem.as_str());
        let pins = story_names(&plan.pins, all);
        front(&mut site, &pins, plan.terms.sections.keys());
        for pin in pins.iter().skip(20) {
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

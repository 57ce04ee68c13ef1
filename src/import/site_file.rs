//! The site file: what one that is there says, and what is added to it.

use std::{collections::HashMap, fs, io, path::Path};

use serde_json::{Value, json};

use super::{
    addresses::USUAL,
    html::{Findings, Outcome},
    output::Output,
    report::{Place, Report},
};
use crate::grammar::words::is_visible;

/// What takes a name in the site file.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// As readers see it.
    pub name: String,
    /// A sentence on it.
    pub description: String,
}

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

/// Where a site stands of which nobody says it, until somebody does.
pub const NOWHERE: &str = "https://news.example/";

/// Says of a site file what nobody should miss: that it is of another publication, which no import has made, or
/// that there will be one without an address.
pub fn say_first(site: Option<&Value>, is_placed: bool, output: &Output, report: &mut Report) {
    match site {
        Some(site) if output.before().files.is_empty() => {
            let ways = ways(site);
            let name = site["name"].as_str().unwrap_or_default();
            report.say_first(format!(
                "`{}` held {name} ({}) before, whose name, address and permalinks stay: for a publication of its \
                 own name another folder by `--content`",
                output.root().display(),
                ways.base_url
            ));
        }
        None if !is_placed => report.say_first(format!(
            "nothing says where the site stands: `base_url` in `site.json` is {NOWHERE} until you change it"
        )),
        _ => {}
    }
}

/// Reports the name and the tagline that the source has by now, where a site file that an import has made says
/// otherwise: it is somebody's own since.
pub fn say_head(
    site: Option<&Value>,
    (name, tagline): (&str, &str),
    output: &Output,
    report: &mut Report,
) {
    let Some(site) = site.filter(|_| output.before().files.contains_key("site.json")) else {
        return;
    };
    for (field, said) in [("name", name), ("tagline", tagline)] {
        let there = site[field].as_str().unwrap_or_default();
        if !is_visible(said) || there == said {
            continue;
        }
        let mut findings = Findings::default();
        let detail = format!(
            "`site.json` stays as it is, with \"{there}\": change it there if the source is right"
        );
        let construct = format!("`{field}` of the site");
        findings.add(&construct, Outcome::Dropped, &detail, said);
        report.add_all(&Place::default(), findings);
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
    /// The slugs of its sections.
    pub sections: Vec<String>,
    /// The language of what names none.
    pub language: Option<String>,
}

/// How a site has them, by its file.
pub fn ways(site: &Value) -> Ways {
    let field = |name: &str, usual: &str| site[name].as_str().unwrap_or(usual).to_owned();
    let redirects = site["redirects"].as_object().into_iter().flatten();
    let sections = site["sections"].as_array().into_iter().flatten();
    let sections = sections.filter_map(|it| it["slug"].as_str().map(str::to_owned));
    Ways {
        sections: sections.collect(),
        redirects: redirects.map(|(from, _)| from.clone()).collect(),
        language: site["languages"][0].as_str().map(str::to_owned),
        permalink: field("permalink", USUAL),
        time_zone: field("time_zone", "UTC"),
        base_url: field("base_url", ""),
    }
}

/// Adds what is missing in a list of the site file. Says whether anything was.
pub fn add_to<'a>(list: &mut Value, named: impl Iterator<Item = (&'a String, &'a Named)>) -> bool {
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

/// Adds old addresses with where each leads. Says whether any was new.
pub fn add_redirects(site: &mut Value, redirects: &[(String, String)]) -> bool {
    let mut is_new = false;
    for (old, new) in redirects {
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

/// Stories by the shortest name that each alone has of all: its slug, or its section too. They are given by their
/// files, without the ending.
pub fn story_names<'a>(stems: &[String], all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let slug = |stem: &'a str| stem.rsplit('/').next().unwrap_or(stem);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for stem in all.filter(|stem| stem.starts_with("articles/")) {
        *counts.entry(slug(stem)).or_default() += 1;
    }
    let name = |stem: &String| {
        let inside = stem.trim_start_matches("articles/");
        let slug = inside.rsplit('/').next().unwrap_or(inside);
        let is_alone = counts.get(slug).is_none_or(|count| *count < 2);
        if is_alone { slug } else { inside }.to_owned()
    };
    stems.iter().map(name).collect()
}

/// The stories that stood first, then each section.
pub fn front<'a>(site: &mut Value, pins: &[String], sections: impl Iterator<Item = &'a String>) {
    let pins: Vec<_> = pins.iter().take(20).collect();
    let lead = json!({ "layout": "lead", "pins": pins, "size": pins.len().max(5) });
    let sections = sections.map(|slug| json!({ "query": { "sections": [slug] } }));
    let front: Vec<_> = [lead].into_iter().chain(sections).take(30).collect();
    site["front"] = front.into();
}

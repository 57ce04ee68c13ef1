//! What is wrong with what a page tells machines.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::vocabulary::{ARTICLE, ASKED_FOR, VOCABULARY};
use crate::support::{
    Document,
    publisher::{Publisher, tree},
};

/// Every page of a site that says something to machines, with what it says.
pub fn told(publisher: &Publisher) -> BTreeMap<String, Document> {
    let files = tree(&publisher.site(""));
    let folders = files
        .keys()
        .filter_map(|name| name.strip_suffix("index.html"));
    let pages = folders.map(|path| (path.to_owned(), publisher.document(path)));
    let tells = |page: &Document| page.count("script[type='application/ld+json']") > 0;
    pages.filter(|(_, page)| tells(page)).collect()
}

/// Every object of a graph that is more than a reference.
pub fn nodes(value: &Value) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(list) => left.extend(list),
            Value::Object(node) => {
                left.extend(node.values());
                if !is_reference(node) {
                    found.push(node);
                }
            }
            _ => {}
        }
    }
    found
}

fn is_reference(node: &Map<String, Value>) -> bool {
    node.len() == 1 && node.contains_key("@id")
}

pub fn types(node: &Map<String, Value>) -> Vec<&str> {
    let named = match &node["@type"] {
        Value::Array(types) => types.iter().collect(),
        one => vec![one],
    };
    let named = named.into_iter().map(|one| one.as_str().expect("a type"));
    named.collect()
}

/// What is wrong with a graph, in words.
pub fn faults(graph: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let all = nodes(graph);
    let ids: BTreeSet<_> = all
        .iter()
        .filter_map(|node| node.get("@id")?.as_str())
        .collect();
    let mut referred = vec![graph];
    while let Some(value) = referred.pop() {
        match value {
            Value::Array(list) => referred.extend(list),
            Value::Object(node) if is_reference(node) => {
                let is_there = node["@id"].as_str().is_some_and(|id| ids.contains(id));
                faults.extend((!is_there).then(|| format!("{value} refers to nothing")));
            }
            Value::Object(node) => referred.extend(node.values()),
            _ => {}
        }
    }
    let named = all.iter().filter(|node| node.contains_key("@id"));
    if named.count() > ids.len() {
        faults.push("something is told of twice".to_owned());
    }
    for node in all {
        faults.extend(faults_of(node));
    }
    faults
}

fn faults_of(node: &Map<String, Value>) -> Vec<String> {
    let mut faults = Vec::new();
    let types = types(node);
    let mut allowed = BTreeSet::from(["@id", "@type"]);
    for one in &types {
        let known = VOCABULARY.iter().find(|(name, _)| name == one);
        match known {
            Some((_, properties)) => allowed.extend(*properties),
            None => faults.push(format!("{one} is in no table")),
        }
        if ["LiveBlogPosting", "ReviewNewsArticle"].contains(one) {
            allowed.extend(ARTICLE);
        }
        let asked = ASKED_FOR.iter().filter(|(name, _)| name == one);
        for property in asked.flat_map(|(_, properties)| *properties) {
            if !node.contains_key(*property) {
                faults.push(format!("{one} lacks {property}"));
            }
        }
    }
    for (name, value) in node {
        if !allowed.contains(name.as_str()) {
            faults.push(format!("{types:?} has no {name}"));
        }
        let is_empty = match value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if is_empty {
            faults.push(format!("{name} of {types:?} is empty"));
        }
        let is_address = ["@id", "url", "item", "logo"].contains(&name.as_str());
        if is_address
            && !value
                .as_str()
                .is_some_and(|text| text.starts_with("https://"))
        {
            faults.push(format!("{name} is no whole address: {value}"));
        }
    }
    let moment = |name: &str| {
        let text = node.get(name)?.as_str()?;
        Some(
            text.parse::<jiff::Timestamp>()
                .expect("ISO 8601 with an offset"),
        )
    };
    for (first, last) in [
        ("datePublished", "dateModified"),
        ("coverageStartTime", "coverageEndTime"),
    ] {
        if let (Some(first), Some(last)) = (moment(first), moment(last))
            && first > last
        {
            faults.push(format!("{types:?} ends before it begins"));
        }
    }
    faults
}

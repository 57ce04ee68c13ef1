//! What pages tell machines, by the vocabulary of schema.org: each type is one of its, and has each property, of its
//! own or of those that it is a kind of.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde_json::{Map, Value};

use super::{package, sites};
use crate::support::{Document, publisher::tree};

/// The types of schema.org as `schema-dts` declares them in TypeScript.
#[derive(Default)]
struct Vocabulary {
    /// Of each type those that it is a kind of.
    above: BTreeMap<String, Vec<String>>,
    properties: BTreeMap<String, BTreeSet<String>>,
    /// What may be the type of something.
    types: BTreeSet<String>,
}

impl Vocabulary {
    fn read(text: &str) -> Self {
        let mut read = Self::default();
        let mut inside = String::new();
        for line in text.lines() {
            let line_of = line.trim_start_matches("export ");
            if let Some(head) = line_of.strip_prefix("interface ") {
                let head = head.trim_end_matches(['{', ' ']);
                let (name, above) = head.split_once(" extends ").unwrap_or((head, ""));
                inside = name.to_owned();
                let above = above
                    .split(", ")
                    .filter(|it| !it.is_empty())
                    .map(str::to_owned);
                read.above.insert(inside.clone(), above.collect());
            } else if let Some(property) = line.strip_prefix("    \"") {
                let name = property.split('"').next().unwrap_or_default();
                if name == "@type" {
                    let told = property.split('"').nth(2).unwrap_or_default();
                    read.types.insert(told.to_owned());
                }
                read.properties
                    .entry(inside.clone())
                    .or_default()
                    .insert(name.to_owned());
            }
        }
        read
    }

    fn has(&self, of: &str, property: &str) -> bool {
        let own = self
            .properties
            .get(of)
            .is_some_and(|own| own.contains(property));
        own || self
            .above
            .get(of)
            .is_some_and(|above| above.iter().any(|it| self.has(it, property)))
    }
}

#[test]
#[ignore = "make audit runs it"]
fn every_type_and_property_is_in_the_vocabulary() {
    let text = fs::read_to_string(package("SCHEMA_DTS")).expect("the vocabulary");
    let vocabulary = Vocabulary::read(&text);
    assert!(
        vocabulary.has("NewsArticleLeaf", "headline")
            && !vocabulary.has("NewsArticleLeaf", "recipeYield")
    );
    let mut faults = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (name, publisher) in sites() {
        for (file, bytes) in tree(&publisher.site("")) {
            if file.ends_with(".html") {
                let page = Document::of(&String::from_utf8_lossy(&bytes));
                if let Some(data) = page.json_if_any("script[type='application/ld+json']") {
                    look(
                        &vocabulary,
                        &data["@graph"],
                        &format!("{name}: {file}"),
                        &mut faults,
                        &mut seen,
                    );
                }
            }
        }
    }
    assert!(seen.len() > 15, "{seen:?}");
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn look(
    vocabulary: &Vocabulary,
    value: &Value,
    at: &str,
    faults: &mut BTreeSet<String>,
    seen: &mut BTreeSet<String>,
) {
    match value {
        Value::Array(list) => list
            .iter()
            .for_each(|one| look(vocabulary, one, at, faults, seen)),
        Value::Object(node) => {
            faults.extend(
                faults_of(vocabulary, node, seen)
                    .into_iter()
                    .map(|fault| format!("{at}: {fault}")),
            );
            node.values()
                .for_each(|one| look(vocabulary, one, at, faults, seen));
        }
        _ => {}
    }
}

fn faults_of(
    vocabulary: &Vocabulary,
    node: &Map<String, Value>,
    seen: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut faults = Vec::new();
    let types: Vec<_> = match node.get("@type") {
        None => return faults,
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        Some(one) => one.as_str().into_iter().collect(),
    };
    for one in &types {
        seen.insert((*one).to_owned());
        if !vocabulary.types.contains(*one) {
            faults.push(format!("{one} is no type of schema.org"));
        }
    }
    for property in node.keys().filter(|name| !name.starts_with('@')) {
        if !types
            .iter()
            .any(|one| vocabulary.has(&format!("{one}Leaf"), property))
        {
            faults.push(format!("{types:?} has no {property}"));
        }
    }
    faults
}

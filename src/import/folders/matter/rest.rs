//! Fields of a file, until something is made of them.

use serde_json::Value;

use crate::import::folders::{
    dates::When,
    values::{Fields, field, plain_name, shown, words},
};

/// Names of fields that hold others.
const GROUPS: [&str; 5] = ["extra", "params", "taxonomies", "header", "sitedata"];

/// Fields that have not been looked at.
pub struct Rest {
    /// As it is written, its plain name, and what it says.
    pub fields: Vec<(String, String, Value)>,
    /// Dates that are none.
    pub flaws: Vec<String>,
}

impl Rest {
    /// All fields of a file, those in groups too.
    pub fn of(fields: &Fields) -> Self {
        let mut rest = Vec::new();
        let mut inner = Vec::new();
        for (name, value) in fields {
            match value {
                Value::Object(more) if GROUPS.contains(&&*plain_name(name)) => {
                    for (field, value) in more {
                        let whole = format!("{name}.{field}");
                        inner.push((whole, plain_name(field), value.clone()));
                    }
                }
                // What a template makes of it is not known, but for an address that is one.
                Value::Object(more) if plain_name(name) == "eleventycomputed" => {
                    for (field, value) in more {
                        let is_address = field == "permalink";
                        let plain = if is_address { "permalink" } else { "" };
                        inner.push((format!("{name}.{field}"), plain.to_owned(), value.clone()));
                    }
                }
                value => rest.push((name.clone(), plain_name(name), value.clone())),
            }
        }
        // What stands at the top counts before what stands in a group.
        rest.extend(inner);
        Self {
            fields: rest,
            flaws: Vec::new(),
        }
    }

    /// The field of a name, which stays.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let mut fields = self.fields.iter();
        fields
            .find(|(_, plain, _)| plain == name)
            .map(|(.., value)| value)
    }

    /// Takes the first of these that says something.
    pub fn take(&mut self, names: &[&str]) -> Option<Value> {
        self.take_if(names, |value| !shown(value).is_empty())
    }

    /// Takes the first of these that is wanted.
    pub fn take_if(&mut self, names: &[&str], is_wanted: impl Fn(&Value) -> bool) -> Option<Value> {
        let index = names.iter().find_map(|name| {
            let mut fields = self.fields.iter();
            fields.position(|(_, plain, value)| plain == name && is_wanted(value))
        })?;
        Some(self.fields.remove(index).2)
    }

    /// Takes the first of these that has words.
    pub fn words(&mut self, names: &[&str]) -> Option<String> {
        let value = self.take_if(names, |value| words(value).is_some())?;
        words(&value)
    }

    /// The words of all fields of these names.
    pub fn all(&mut self, names: &[&str], ends: &[char]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in names {
            while let Some(value) = self.take(&[name]) {
                for words in several(&value, ends) {
                    if !found.contains(&words) {
                        found.push(words);
                    }
                }
            }
        }
        found
    }

    /// Takes the first of these that is a date; what is none is a flaw.
    pub fn date(&mut self, names: &[&str]) -> Option<When> {
        while let Some(value) = self.take_if(names, |value| words(value).is_some()) {
            let written = words(&value).unwrap_or_default();
            match When::parse(&written) {
                Some(when) => return Some(when),
                // Some systems write this for no date.
                None if written.starts_with("0001-") => {}
                None => self
                    .flaws
                    .push(format!("`{written}` is no date that can be read")),
            }
        }
        None
    }
}

/// The words of a list, of a list in one line, or of the names in objects.
fn several(value: &Value, ends: &[char]) -> Vec<String> {
    let one = |value: &Value| {
        let name = || {
            ["name", "title", "slug", "id", "url"]
                .iter()
                .find_map(|it| field(value, it))
        };
        words(value).or_else(|| name().and_then(words))
    };
    match value {
        Value::Array(items) => items.iter().filter_map(one).collect(),
        Value::String(line) => {
            let parts = line.trim_matches(['[', ']']).split(ends);
            let parts = parts.map(|part| part.trim().trim_matches(['"', '\'']).to_owned());
            parts.filter(|part| !part.is_empty()).collect()
        }
        Value::Object(fields) if one(value).is_none() => fields.keys().cloned().collect(),
        other => one(other).into_iter().collect(),
    }
}

/// Names, or objects with a name.
pub fn authors_of(value: Value) -> Vec<Value> {
    match value {
        Value::Array(authors) => authors,
        Value::Object(_) => vec![value],
        other => several(&other, &[',', ';'])
            .into_iter()
            .map(Value::from)
            .collect(),
    }
}

//! What a page is about as search engines read it, in the terms of schema.org (JSON-LD): one graph a page,
//! the page's own subject first. Whoever is named twice is told of once and referred to by an id after
//! that, and what the front says of the publication the other pages leave out.

mod article;
mod blocks;
mod live;
mod pages;
mod people;
mod things;

use std::{borrow::Cow, collections::BTreeSet};

use serde_json::{Value, json};

use super::index::Index;
use crate::{grammar::words::without_invisible, json::Json};
pub use article::story;
pub use pages::{Trail, author, front, list, page};
pub use things::thing;

/// Collects what a page tells of.
struct Graph<'a> {
    index: &'a Index<'a>,
    /// The ids of those who were told of.
    told: BTreeSet<String>,
}

impl<'a> Graph<'a> {
    fn new(index: &'a Index<'a>) -> Self {
        let told = BTreeSet::new();
        Self { index, told }
    }

    /// What `node` says, with its id, and the id alone from the second time on.
    fn once(&mut self, id: String, node: impl FnOnce() -> Value) -> Value {
        if self.told.contains(&id) {
            return json!({ "@id": id });
        }
        let mut node = node();
        node["@id"] = id.clone().into();
        self.told.insert(id);
        node
    }

    /// The address of the front.
    fn home(&self) -> String {
        self.index.url("/")
    }

    /// The publication, in short.
    fn publisher(&mut self) -> Value {
        let (index, home) = (self.index, self.home());
        self.once(format!("{home}#publisher"), || {
            let name = &index.publication.site.name;
            let mut node = json!({ "@type": "NewsMediaOrganization", "name": name, "url": home });
            if let Some(logo) = index.logo {
                node["logo"] = index.url(&format!("/{logo}")).into();
            }
            node
        })
    }

    /// The site as a whole, which is called as the publication is.
    fn website(&mut self) -> Value {
        let home = self.home();
        let name = &self.index.publication.site.name;
        self.once(
            format!("{home}#website"),
            || json!({ "@type": "WebSite", "name": name, "url": home }),
        )
    }
}

/// The graph as it stands in a page.
fn graph(nodes: Vec<Value>) -> Json {
    let mut graph = json!({ "@context": "https://schema.org", "@graph": nodes });
    tidy(&mut graph);
    graph.into()
}

/// Takes out the characters that only help a browser to break lines, and writes a whole number as a browser
/// does, which writes it anew for the live document.
fn tidy(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(tidy),
        Value::Object(fields) => fields.values_mut().for_each(tidy),
        Value::String(text) => {
            if let Cow::Owned(clean) = without_invisible(text) {
                *text = clean;
            }
        }
        Value::Number(number) => {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0);
            // Beyond that they are no longer told apart.
            if let Some(whole) = whole.filter(|whole| whole.abs() < 9e15) {
                *value = json!(whole as i64);
            }
        }
        _ => {}
    }
}

/// Adds a field, if it says something.
fn set(node: &mut Value, name: &str, value: impl Into<Value>) {
    match value.into() {
        Value::Null => {}
        Value::Array(list) if list.is_empty() => {}
        value => node[name] = value,
    }
}

//! A folder of what WordPress's REST interface gives, a file a request: `/wp-json/wp/v2/posts?_embed` and so
//! on.

use std::{collections::HashMap, io, path::Path, rc::Rc};

use serde_json::Value;

use super::{
    item::{Head, HeadAuthor, HeadTerm, Item, ItemTerm},
    json_list::each,
    redirects,
};
use crate::import::html;

/// What a file says of the site, of those who write and of what stories are filed under.
///
/// # Errors
/// Where it can't be read.
pub fn add_head(path: &Path, head: &mut Head) -> io::Result<()> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let flaw = each(path, |value, _| {
        if value["namespaces"].is_array() {
            head.name = text(&value["name"]);
            head.tagline = text(&value["description"]);
            head.url = text(&value["home"]);
        }
        redirects::add_json(&value, head);
        for author in value["_embedded"]["author"]
            .as_array()
            .into_iter()
            .flatten()
        {
            add_author(head, author);
        }
        let terms = value["_embedded"]["wp:term"].as_array();
        for term in terms
            .into_iter()
            .flatten()
            .flat_map(|it| it.as_array())
            .flatten()
        {
            add_term(head, term);
        }
        if value["taxonomy"].is_string() {
            add_term(head, &value);
        } else if value["type"].is_null() && value["avatar_urls"].is_object() {
            add_author(head, &value);
        }
        if head.url.is_empty()
            && let Ok(link) = url::Url::parse(&text(&value["link"]))
        {
            head.url = format!("{}/", link.origin().ascii_serialization());
        }
    })?;
    head.flaws
        .extend(flaw.map(|flaw| format!("`{name}`: {flaw}")));
    Ok(())
}

fn add_author(head: &mut Head, value: &Value) {
    let Some(id) = value["id"].as_u64() else {
        return;
    };
    if head.authors.iter().any(|author| author.id == id) {
        return;
    }
    head.authors.push(HeadAuthor {
        id,
        login: id.to_string(),
        slug: text(&value["slug"]),
        name: text(&value["name"]),
        biography: text(&value["description"]),
    });
}

fn add_term(head: &mut Head, value: &Value) {
    let Some(id) = value["id"].as_u64() else {
        return;
    };
    if head.terms.iter().any(|term| term.id == id) {
        return;
    }
    let parent = value["parent"].as_u64().filter(|parent| *parent > 0);
    head.terms.push(HeadTerm {
        id,
        taxonomy: text(&value["taxonomy"]),
        slug: text(&value["slug"]),
        name: text(&value["name"]),
        parent: parent.map(|parent| parent.to_string()).unwrap_or_default(),
        description: text(&value["description"]),
        biography: String::new(),
    });
}

/// Writes the slugs of parents, which are named by numbers as long as not all terms are known.
pub fn name_parents(head: &mut Head) {
    let slugs: Vec<_> = head
        .terms
        .iter()
        .map(|term| (term.id.to_string(), term.slug.clone()))
        .collect();
    for term in &mut head.terms {
        let parent = slugs.iter().find(|(id, _)| *id == term.parent);
        term.parent = parent.map(|(_, slug)| slug.clone()).unwrap_or_default();
    }
}

/// The terms of a site by their numbers.
pub fn numbered_terms(head: &Head) -> HashMap<u64, ItemTerm> {
    let terms = head.terms.iter().map(|term| {
        let term_here = ItemTerm {
            taxonomy: term.taxonomy.clone(),
            slug: term.slug.clone(),
            name: term.name.clone(),
        };
        (term.id, term_here)
    });
    terms.collect()
}

/// Calls `act` with each item of a file, which the report calls `file`. Gives what is wrong with the rest of it.
///
/// # Errors
/// Where it can't be read.
pub fn each_item(
    path: &Path,
    file: &Rc<str>,
    terms: &HashMap<u64, ItemTerm>,
    blog: &Rc<str>,
    mut act: impl FnMut(Item),
) -> io::Result<Option<String>> {
    each(path, |value, byte| {
        let mut act = |item: Item| {
            let blog = blog.clone();
            act(Item { blog, ..item });
        };
        let embedded = value["_embedded"]["wp:featuredmedia"].as_array();
        for media in embedded.into_iter().flatten() {
            act(attachment(media, file, byte));
        }
        match value["type"].as_str() {
            Some("attachment") => act(attachment(&value, file, byte)),
            Some(kind) if value["content"].is_object() || value["title"].is_object() => {
                act(item(&value, kind, terms, file, byte));
            }
            _ => {}
        }
    })
}

fn attachment(value: &Value, file: &Rc<str>, byte: u64) -> Item {
    Item {
        file: file.clone(),
        byte,
        id: value["id"].as_u64().unwrap_or_default(),
        kind: "attachment".to_owned(),
        title: rendered(&value["title"]),
        link: text(&value["link"]),
        slug: text(&value["slug"]),
        excerpt: rendered(&value["caption"]),
        content: text(&value["description"]["raw"]),
        parent: value["post"].as_u64().unwrap_or_default(),
        file_url: text(&value["source_url"]),
        meta: vec![(
            "_wp_attachment_image_alt".to_owned(),
            text(&value["alt_text"]),
        )],
        ..Item::default()
    }
}

fn item(
    value: &Value,
    kind: &str,
    known: &HashMap<u64, ItemTerm>,
    file: &Rc<str>,
    byte: u64,
) -> Item {
    let raw = value["content"]["raw"].as_str();
    let content = raw.map_or_else(|| rendered(&value["content"]), str::to_owned);
    let date = |name: &str| text(&value[name]).replace('T', " ");
    let mut meta = Vec::new();
    if let Some(number) = value["featured_media"]
        .as_u64()
        .filter(|number| *number > 0)
    {
        meta.push(("_thumbnail_id".to_owned(), number.to_string()));
    }
    let description = text(&value["yoast_head_json"]["description"]);
    meta.push(("_yoast_wpseo_metadesc".to_owned(), description));
    meta.push(("footnotes".to_owned(), text(&value["meta"]["footnotes"])));
    Item {
        file: file.clone(),
        byte,
        id: value["id"].as_u64().unwrap_or_default(),
        kind: kind.to_owned(),
        status: value["status"].as_str().unwrap_or("publish").to_owned(),
        title: rendered(&value["title"]),
        link: text(&value["link"]),
        guid: rendered(&value["guid"]),
        slug: text(&value["slug"]),
        date: date("date"),
        date_gmt: date("date_gmt"),
        modified_gmt: date("modified_gmt"),
        excerpt: excerpt(value, &content),
        content,
        is_protected: value["content"]["protected"] == true,
        is_sticky: value["sticky"] == true,
        parent: value["parent"].as_u64().unwrap_or_default(),
        order: value["menu_order"].as_i64().unwrap_or_default(),
        author: value["author"]
            .as_u64()
            .map(|id| id.to_string())
            .unwrap_or_default(),
        terms: terms(value, known),
        meta,
        is_rendered: raw.is_none(),
        ..Item::default()
    }
}

/// Every list of numbers that are those of terms: `categories`, `tags` and those of other taxonomies.
fn terms(value: &Value, known: &HashMap<u64, ItemTerm>) -> Vec<ItemTerm> {
    let embedded = value["_embedded"]["wp:term"].as_array();
    let embedded = embedded
        .into_iter()
        .flatten()
        .flat_map(|it| it.as_array())
        .flatten();
    let embedded = embedded.filter_map(|term| term["id"].as_u64());
    let lists = ["categories", "tags"]
        .iter()
        .filter_map(|name| value[*name].as_array());
    let numbers = lists.flatten().filter_map(Value::as_u64).chain(embedded);
    let mut found: Vec<ItemTerm> = Vec::new();
    for number in numbers {
        let term = known.get(&number).cloned();
        found.extend(term.filter(|term| !found.contains(term)));
    }
    found
}

/// The excerpt, where it is not the start of the story, which WordPress takes for one.
fn excerpt(value: &Value, content: &str) -> String {
    let raw = value["excerpt"]["raw"].as_str();
    let excerpt = raw.map_or_else(|| rendered(&value["excerpt"]), str::to_owned);
    let words = html::words(&excerpt);
    let start = words.trim_end_matches(|c: char| "[]….".contains(c) || c.is_whitespace());
    if html::words(content).starts_with(start) {
        String::new()
    } else {
        excerpt
    }
}

fn rendered(value: &Value) -> String {
    text(&value["raw"])
        .into_nonempty()
        .unwrap_or_else(|| text(&value["rendered"]))
}

/// A text with something in it.
trait Nonempty {
    fn into_nonempty(self) -> Option<String>;
}

impl Nonempty for String {
    fn into_nonempty(self) -> Option<String> {
        (!self.is_empty()).then_some(self)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

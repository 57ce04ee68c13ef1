//! What can't stand in a slot: what would change the page around it, and what the policy refuses.

use super::fragment::{Fragment, Misfit, Tag};
use crate::{
    grammar::{OWN_CLASSES, OWN_IDS},
    model::Place,
};

/// What is wrong at a place, and how to mend it.
#[derive(Debug)]
pub struct Flaw {
    /// Line and column.
    pub at: (usize, usize),
    /// A sentence without a full stop.
    pub what: String,
    /// In the same form.
    pub mend: String,
}

impl Flaw {
    /// At a tag.
    pub fn at(tag: &Tag, what: String, mend: impl Into<String>) -> Self {
        let mend = mend.into();
        Self {
            at: tag.at,
            what,
            mend,
        }
    }
}

/// The elements that a head is made of.
const HEAD: [&str; 3] = ["link", "meta", "script"];

/// How a file is no fragment that leaves the page around it as it is.
pub fn shape(fragment: &Fragment, place: Place) -> Vec<Flaw> {
    let mut flaws: Vec<_> = fragment
        .misfits
        .iter()
        .map(|(at, misfit)| misfitting(*at, misfit))
        .collect();
    for tag in &fragment.tags {
        flaws.extend(out_of_place(tag, place));
    }
    if let (Place::Head, Some(at)) = (place, fragment.words) {
        flaws.push(Flaw {
            at,
            what: "words would end the head of the document".to_owned(),
            mend: "put them into another slot".to_owned(),
        });
    }
    flaws
}

fn misfitting(at: (usize, usize), misfit: &Misfit) -> Flaw {
    let (what, mend) = match misfit {
        Misfit::Open(name) => (
            format!("`<{name}>` is not closed, and what comes after it would stand in it"),
            format!("write `</{name}>` where it ends"),
        ),
        Misfit::Stray(name) => (
            format!("`</{name}>` closes nothing that is open here"),
            "take it out".to_owned(),
        ),
        Misfit::SelfClosed(name) => (
            format!("`<{name}/>` is not closed: HTML passes over the slash"),
            format!("write `<{name}></{name}>`"),
        ),
        Misfit::Unfinished => (
            "the file ends inside of a tag or a comment, and the page would go on in it".to_owned(),
            "write `>`, or `-->` for a comment, where it ends".to_owned(),
        ),
        Misfit::Doctype => (
            "a slot is a part of a document, and no document".to_owned(),
            "leave only what stands inside of `<body>`".to_owned(),
        ),
    };
    Flaw { at, what, mend }
}

fn out_of_place(tag: &Tag, place: Place) -> Option<Flaw> {
    let name = tag.name.as_str();
    let (what, mend) = match name {
        "html" | "head" | "body" | "frameset" | "frame" => (
            format!("`<{name}>` belongs to a document, and a slot is a part of one"),
            "leave only what stands inside of it",
        ),
        "base" | "plaintext" => (
            format!("`<{name}>` would change the whole page"),
            "take it out",
        ),
        "title" if !tag.is_foreign => (
            "`<title>` would be a second one: each page has its own".to_owned(),
            "take it out",
        ),
        "main" => (
            "`<main>` would be a second one: each page has its own".to_owned(),
            "make it a `<div>` or a `<section>`",
        ),
        "meta" if tag.value("http-equiv").is_some() => (
            "`http-equiv` is for what the host sends".to_owned(),
            "take it out: the site's policy and headers are made of the site file",
        ),
        _ if place == Place::Head && !HEAD.contains(&name) => (
            format!("`<{name}>` would end the head of the document"),
            "put it into another slot: a head holds `<link>`, `<meta>` and `<script>`",
        ),
        _ => return taken(tag),
    };
    Some(Flaw::at(tag, what, mend))
}

/// A name by which the site finds something of its own.
fn taken(tag: &Tag) -> Option<Flaw> {
    let id = tag.value("id").filter(|id| OWN_IDS.contains(id));
    let classes = tag.value("class").unwrap_or_default();
    let class = classes
        .split_ascii_whitespace()
        .find(|class| OWN_CLASSES.contains(class));
    let (kind, name) = id
        .map(|id| ("id", id))
        .or(class.map(|class| ("class", class)))?;
    let what = format!("the {kind} `{name}` is one by which the site finds its own parts");
    Some(Flaw::at(
        tag,
        what,
        format!("give it another one, such as `our-{name}`"),
    ))
}

/// What the policy of the pages would refuse, whatever is declared.
pub fn refused(fragment: &Fragment) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for tag in &fragment.tags {
        flaws.extend(refused_element(tag));
        for (name, value) in &tag.attributes {
            flaws.extend(refused_attribute(tag, name, value));
        }
    }
    flaws
}

fn refused_element(tag: &Tag) -> Option<Flaw> {
    let (what, mend) = match tag.name.as_str() {
        "script" if tag.value("src").is_none() && !is_data(tag) => (
            "a script that stands in the page is refused by its policy",
            "put it into a file of `public/`, such as `public/own.js`, and write `<script src=\"/own.js\" defer></script>`",
        ),
        "style" => (
            "styles that stand in the page are refused by its policy",
            "put them into a file of `theme/`, which holds for the whole site",
        ),
        "object" | "embed" | "applet" => (
            "what plugins show is refused by the policy",
            "show it by `<iframe>`, `<img>`, `<audio>` or `<video>`",
        ),
        _ => return None,
    };
    Some(Flaw::at(tag, what.to_owned(), mend))
}

/// Whether a script is data that nothing runs (HTML, "data block").
fn is_data(tag: &Tag) -> bool {
    let kind = tag
        .value("type")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let runs = ["", "module", "importmap", "speculationrules"].contains(&kind.as_str());
    !runs && !kind.contains("javascript") && !kind.contains("ecmascript")
}

fn refused_attribute(tag: &Tag, name: &str, value: &str) -> Option<Flaw> {
    let is_event = name
        .strip_prefix("on")
        .is_some_and(|event| !event.is_empty());
    let scheme = value.trim_start().to_ascii_lowercase();
    let (what, mend) = if is_event {
        (
            format!("`{name}` is a script in the page, which the policy refuses"),
            "listen to the event in a file of `public/`",
        )
    } else if name == "style" {
        (
            "`style` is refused by the policy of the page".to_owned(),
            "give the element a class, and style that in a file of `theme/`",
        )
    } else if name == "srcdoc" {
        (
            "`srcdoc` would be a frame of the site's own, which could reach into the page"
                .to_owned(),
            "name a page of another origin by `src`",
        )
    } else if scheme.starts_with("javascript:") {
        (
            format!("`{name}` runs a script, which the policy refuses"),
            "listen to the click in a file of `public/`",
        )
    } else {
        return None;
    };
    Some(Flaw::at(tag, what, mend))
}

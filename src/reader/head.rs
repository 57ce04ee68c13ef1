//! The head of the live document.

use const_format::concatcp;
use leptos::prelude::document;
use web_sys::Element;

use super::{
    Loader,
    dom::{all, among, within},
};
use crate::page::{Head, Tag, hooks};

/// The elements that belong to the page and not to the site.
const TAGS: &str = concatcp!("head ", hooks::document::HEAD.selector);

/// Of the root: which language, and which way it is written.
const LANGUAGE: [&str; 2] = ["lang", "dir"];

/// Adds, changes and removes elements until the head of a document says what `head` says. `root` is the
/// document's root element.
pub fn show(head: &Head, root: &Element, loader: &Loader) {
    let (language, direction) = (head.language.0.clone(), head.direction.as_str().to_owned());
    set_language(root, [Some(language), Some(direction)]);
    let Some(parent) = within::<Element>(root, "head") else {
        return;
    };
    let old = among::<Element>(root, TAGS);
    let tags = head.tags();
    for (index, tag) in tags.iter().enumerate() {
        match (old.get(index), build(tag, loader)) {
            (Some(element), Some(new)) if !element.is_equal_node(Some(&new)) => {
                _ = element.replace_with_with_node_1(&new);
            }
            (None, Some(new)) => _ = parent.append_child(&new),
            // An element that can't be made is not left as it was for the page before.
            (Some(element), None) => element.remove(),
            _ => {}
        }
    }
    old.iter().skip(tags.len()).for_each(Element::remove);
}

fn build(tag: &Tag, loader: &Loader) -> Option<Element> {
    let element = document().create_element(tag.name).ok()?;
    for (name, value) in &tag.attributes {
        element.set_attribute(name, value).ok()?;
    }
    element.set_attribute(hooks::document::HEAD.name, "").ok()?;
    match &tag.text {
        Some(text) if tag.name == "script" => loader.set_data(&element, text).ok()?,
        Some(text) => element.set_text_content(Some(text)),
        None => {}
    }
    Some(element)
}

/// The head that the document came with.
#[derive(Clone)]
pub struct PublishedHead {
    language: [Option<String>; 2],
    tags: Vec<Element>,
}

impl PublishedHead {
    /// As it is now.
    pub fn new() -> Self {
        let root = document().document_element();
        Self {
            language: LANGUAGE.map(|name| root.as_ref()?.get_attribute(name)),
            tags: all(TAGS),
        }
    }

    /// In the place of that of another page.
    pub fn put_back(&self, root: &Element) {
        set_language(root, self.language.clone());
        for tag in among::<Element>(root, TAGS) {
            tag.remove();
        }
        if let Some(parent) = within::<Element>(root, "head") {
            for tag in &self.tags {
                _ = parent.append_child(tag);
            }
        }
    }
}

fn set_language(root: &Element, values: [Option<String>; 2]) {
    for (name, value) in LANGUAGE.into_iter().zip(values) {
        // Even an equal one would have the document styled anew.
        if root.get_attribute(name) != value {
            _ = match value {
                Some(value) => root.set_attribute(name, &value),
                None => root.remove_attribute(name),
            };
        }
    }
}

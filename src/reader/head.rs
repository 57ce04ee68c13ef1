//! Keeps the live document's head equal to the page's.

use std::cell::RefCell;

use const_format::concatcp;
use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::dom::{all, one};
use crate::page::{Head, Tag, hooks};

/// Adds, changes and removes elements until the head says what `head` says.
pub fn keep(head: &Head) {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute("lang", &head.language.0);
        _ = root.set_attribute("dir", head.direction.as_str());
    }
    let Some(parent) = document().head() else {
        return;
    };
    let old = all::<Element>(concatcp!("head ", hooks::document::HEAD.selector));
    let tags = head.tags();
    for (place, tag) in tags.iter().enumerate() {
        match (old.get(place), build(tag)) {
            (Some(element), Some(new)) if !element.is_equal_node(Some(&new)) => {
                _ = element.replace_with_with_node_1(&new);
            }
            (None, Some(new)) => _ = parent.append_child(&new),
            // What can't be said is not said of another page either.
            (Some(element), None) => element.remove(),
            _ => {}
        }
    }
    old.iter().skip(tags.len()).for_each(Element::remove);
}

/// The structured data of the published document, which is there once.
pub fn structured() -> Option<String> {
    one::<Element>(concatcp!("head script", hooks::document::HEAD.selector))?.text_content()
}

thread_local! {
    static WRITE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// `write(script, text)` sets the text of a script that holds data: under the policy on Trusted Types
/// only the loader may, and it takes nothing but JSON.
pub fn write_scripts_by(write: Function) {
    WRITE.set(Some(write));
}

fn build(tag: &Tag) -> Option<Element> {
    let element = document().create_element(tag.name).ok()?;
    for (name, value) in &tag.attributes {
        element.set_attribute(name, value).ok()?;
    }
    element.set_attribute(hooks::document::HEAD.name, "").ok()?;
    match &tag.text {
        Some(text) if tag.name == "script" => WRITE.with_borrow(|write| {
            let written = write
                .as_ref()?
                .call2(&JsValue::NULL, &element, &text.into());
            written.ok()
        })?,
        Some(text) => {
            let text = document().create_text_node(text);
            element.append_child(&text).ok()?.into()
        }
        None => JsValue::NULL,
    };
    Some(element)
}

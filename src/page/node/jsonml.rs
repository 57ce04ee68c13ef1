use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::Field;
use crate::json::Json;

/// A node of the document: text or an element.
#[derive(Debug, Clone, PartialEq)]
pub struct Node(JsValue);

/// An element of HTML, SVG or MathML.
#[derive(Debug, Clone, PartialEq)]
pub struct Element(Array);

/// An element without attributes and children.
pub fn element(name: &str) -> Element {
    Element(Array::of2(&name.into(), &Object::new()))
}

impl Element {
    /// With an attribute, in place of an earlier one of that name.
    pub fn set(self, name: &str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        _ = Reflect::set(&self.0.get(1), &name.into(), &value.into());
        self
    }

    /// With these class names, separated by spaces, in place of earlier ones.
    pub fn class(self, names: &str) -> Self {
        self.set("class", names)
    }

    /// With an attribute where there is a value for it.
    pub fn maybe(self, name: &str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// With a child after those that it has.
    pub fn with(self, child: impl Into<Node>) -> Self {
        let Node(child) = child.into();
        self.0.push(&child);
        self
    }

    /// With children after those that it has.
    pub fn with_all<N: Into<Node>>(self, children: impl IntoIterator<Item = N>) -> Self {
        children.into_iter().fold(self, Self::with)
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        Reflect::get(&self.0.get(1), &name.into()).ok()?.as_string()
    }

    /// The first child, if it is an element.
    pub fn first_element(&self) -> Option<Self> {
        let mut parts = self
            .0
            .iter()
            .skip(1)
            .skip_while(|part| !Array::is_array(part) && part.is_object());
        Node(parts.next()?).element()
    }
}

impl Node {
    /// The element that it is.
    pub fn element(&self) -> Option<Element> {
        self.0.dyn_ref::<Array>().cloned().map(Element)
    }
}

impl AsRef<JsValue> for Node {
    fn as_ref(&self) -> &JsValue {
        &self.0
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self(element.0.into())
    }
}

impl From<&str> for Node {
    fn from(words: &str) -> Self {
        Self(words.into())
    }
}

impl From<String> for Node {
    fn from(words: String) -> Self {
        Self(words.into())
    }
}

impl Field for Node {
    fn read(json: &Json) -> Option<Self> {
        Some(Self(json.clone().into_value()))
    }
}

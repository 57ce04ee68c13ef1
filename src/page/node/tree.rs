use std::{borrow::Cow, collections::BTreeMap};

use serde::{Serialize, Serializer, ser::SerializeSeq};
use serde_json::Value;

use crate::json::Json;

/// A node of the document: text or an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Text, not escaped.
    Words(String),
    /// An element with all that is in it.
    Element(Element),
}

/// An element of HTML, SVG or MathML.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// As it is written: `p`, `svg`, `math`.
    pub name: Cow<'static, str>,
    /// Values by name, not escaped; an empty value is written as the name alone.
    pub attributes: BTreeMap<Cow<'static, str>, String>,
    /// In document order.
    pub children: Vec<Node>,
}

/// An element without attributes and children.
pub fn element(name: impl Into<Cow<'static, str>>) -> Element {
    Element {
        name: name.into(),
        attributes: BTreeMap::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// With an attribute, in place of an earlier one of that name.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.insert(name.into(), value.into());
        self
    }

    /// With these class names, separated by spaces, in place of earlier ones.
    pub fn class(self, names: &str) -> Self {
        self.set("class", names)
    }

    /// With an attribute where there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// With a child after those that it has.
    pub fn with(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With children after those that it has.
    pub fn with_all<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.get(name).cloned()
    }

    /// The first child, if it is an element.
    pub fn first_element(&self) -> Option<Element> {
        self.children.first().and_then(Node::element)
    }

    /// Appends it as HTML (section 13.3, "Serializing HTML fragments").
    pub fn write_html(&self, html: &mut String) {
        html.push('<');
        html.push_str(&self.name);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            if !value.is_empty() {
                html.push_str("=\"");
                html.push_str(&html_escape::encode_double_quoted_attribute(value));
                html.push('"');
            }
        }
        html.push('>');
        if VOID.contains(&&*self.name) {
            return;
        }
        // A parser drops a line end at the start of these two.
        let drops_line_end = ["pre", "textarea"].contains(&&*self.name);
        let first = self.children.first();
        if drops_line_end && first.is_some_and(|node| node.plain().starts_with('\n')) {
            html.push('\n');
        }
        for child in &self.children {
            child.write_html(html);
        }
        html.push_str("</");
        html.push_str(&self.name);
        html.push('>');
    }
}

/// Elements without an end tag (HTML, section 13.1.2).
const VOID: [&str; 9] = [
    "br", "col", "hr", "img", "input", "link", "source", "track", "wbr",
];

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Node {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl Node {
    /// All text in it, without markup and without what is struck through; a line break is one.
    pub fn plain(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Element(element) if element.name == "br" => "\n".to_owned(),
            Self::Element(element) if element.name == "del" => String::new(),
            Self::Element(element) => element.children.iter().map(Self::plain).collect(),
        }
    }

    /// Appends it as HTML.
    pub fn write_html(&self, html: &mut String) {
        match self {
            Self::Words(words) => html.push_str(&html_escape::encode_text(words)),
            Self::Element(element) => element.write_html(html),
        }
    }

    /// The element that it is.
    pub fn element(&self) -> Option<Element> {
        match self {
            Self::Words(_) => None,
            Self::Element(element) => Some(element.clone()),
        }
    }

    fn from_value(value: Value) -> Self {
        let mut parts = match value {
            Value::Array(parts) => parts.into_iter().peekable(),
            Value::String(words) => return Self::Words(words),
            _ => return Self::Words(String::new()),
        };
        let name = parts
            .next()
            .and_then(|name| name.as_str().map(str::to_owned));
        let mut made = element(name.unwrap_or_default());
        if let Some(Value::Object(fields)) = parts.next_if(Value::is_object) {
            for (name, value) in fields {
                if let Value::String(value) = value {
                    made.attributes.insert(name.into(), value);
                }
            }
        }
        made.with_all(parts.map(Self::from_value)).into()
    }
}

impl super::Field for Node {
    fn read(json: &Json) -> Option<Self> {
        Some(Self::from_value(json.clone().into_value()))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let element = match self {
            Self::Words(words) => return serializer.serialize_str(words),
            Self::Element(element) => element,
        };
        let mut parts = serializer.serialize_seq(None)?;
        parts.serialize_element(&element.name)?;
        if !element.attributes.is_empty() {
            let fields = element
                .attributes
                .iter()
                .map(|(name, value)| (name.to_string(), value.clone().into()));
            parts.serialize_element(&Value::Object(fields.collect()))?;
        }
        for child in &element.children {
            parts.serialize_element(child)?;
        }
        parts.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::Field, *};

    #[test]
    fn what_is_written_is_read_again() {
        let node: Node = element("p")
            .class("verse")
            .with("one ")
            .with(element("em").with("two"))
            .into();

        let json = serde_json::to_value(&node).expect("nodes are written");

        assert_eq!(
            json,
            json!(["p", { "class": "verse" }, "one ", ["em", "two"]])
        );
        assert_eq!(Node::read(&json.into()), Some(node));
    }
}

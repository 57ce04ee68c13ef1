use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeSeq};
use serde_json::Value;

/// A node of the document: text or an element. In JSON text is a string, and an element is a list of
/// its name, its attributes if it has any, and its children (JsonML).
///
/// The markup of a newsroom's blocks is decided when publishing, so an app of any age shows all of them.
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

    /// Whether an app may make it: nothing that runs, loads a page or changes the style of others.
    fn is_harmless(&self) -> bool {
        const REFUSED: [&str; 10] = [
            "base", "embed", "frame", "iframe", "link", "meta", "object", "script", "style",
            "template",
        ];
        let is_refused = |name: &&str| self.name.eq_ignore_ascii_case(name);
        is_name(&self.name) && !REFUSED.iter().any(is_refused)
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
            match child {
                Node::Words(words) => html.push_str(&html_escape::encode_text(words)),
                Node::Element(element) => element.write_html(html),
            }
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

/// A letter, then letters, digits and hyphens: what `createElement` and `setAttribute` never refuse.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_harmless_attribute(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    is_name(&name) && !name.starts_with("on") && !["style", "srcdoc"].contains(&name.as_str())
}

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
    /// All text in it, without markup.
    pub fn plain(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Element(element) => element.children.iter().map(Self::plain).collect(),
        }
    }

    /// Reads JsonML. What can't be an element, or must not be one, becomes a `div` that keeps its text.
    pub fn read(value: Value) -> Self {
        let mut parts = match value {
            Value::String(words) => return Self::Words(words),
            Value::Array(parts) => parts.into_iter().peekable(),
            _ => return Self::Words(String::new()),
        };
        let mut made = match parts.next() {
            Some(Value::String(name)) => element(name),
            _ => element("div"),
        };
        if let Some(Value::Object(fields)) = parts.next_if(Value::is_object) {
            for (name, value) in fields {
                if let (true, Value::String(value)) = (is_harmless_attribute(&name), value) {
                    made.attributes.insert(name.into(), value);
                }
            }
        }
        made.children = parts.map(Self::read).collect();
        if made.is_harmless() {
            made.into()
        } else {
            element("div").with_all(made.children).into()
        }
    }
}

/// By hand, since what serde derives is many times larger.
impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::read)
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

    use super::*;

    fn read(value: Value) -> Node {
        Node::deserialize(value).expect("nodes are read")
    }

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
        assert_eq!(read(json), node);
    }

    #[test]
    fn an_element_that_is_refused_keeps_its_words() {
        let node = read(json!(["SCRIPT", { "src": "x" }, "one ", ["a b", "two"]]));

        assert_eq!(node.plain(), "one two");
        assert_eq!(
            node,
            element("div")
                .with("one ")
                .with(element("div").with("two"))
                .into()
        );
    }

    #[test]
    fn attributes_that_run_are_left_out() {
        let node = read(
            json!(["p", { "onclick": "x()", "ONLOAD": "x()", "style": "x", "id": "a" }, "one"]),
        );

        assert_eq!(node, element("p").set("id", "a").with("one").into());
    }

    #[test]
    fn nothing_panics() {
        for value in [
            json!(null),
            json!([]),
            json!([[]]),
            json!([7, 7]),
            json!({}),
        ] {
            read(value);
        }
    }
}

//! What was typeset when publishing, as one piece of the view: the app takes it over without a look
//! inside and makes it node by node, never from HTML.

use leptos::{
    prelude::*,
    tachys::{
        dom::document,
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{CastFrom, dom},
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

use crate::page::{Element, Node};

/// An element with all that is in it.
pub fn static_markup(element: Element) -> AnyView {
    StaticMarkup(element).into_any()
}

#[derive(Debug)]
struct StaticMarkup(Element);

impl Render for StaticMarkup {
    type State = dom::Element;

    fn build(self) -> Self::State {
        build(&self.0, None)
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl RenderHtml for StaticMarkup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        self.0.write_html(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        // On another element than this one the page is not the one that was published, and the app
        // that finds this out gives up, as it does on any other such page.
        dom::Element::cast_from(cursor.current()).unwrap_or_else(|| build(&self.0, None))
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}

/// Leptos asks for this where a view is handed attributes; this one never is.
impl AddAnyAttr for StaticMarkup {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self::Output<NewAttr> {
        self
    }
}

/// An SVG or MathML element and all in it are of its namespace.
pub fn build(element: &Element, around: Option<&'static str>) -> dom::Element {
    let namespace = match &*element.name {
        "svg" => Some("http://www.w3.org/2000/svg"),
        "math" => Some("http://www.w3.org/1998/Math/MathML"),
        _ => around,
    };
    // Through the names that are there, no name makes either fail.
    let made = match namespace {
        Some(namespace) => document().create_element_ns(Some(namespace), &element.name),
        None => document().create_element(&element.name),
    };
    #[expect(
        clippy::expect_used,
        reason = "names are looked at when a page is read"
    )]
    let made = made.expect("an element's name was looked at when it was read");
    for (name, value) in &element.attributes {
        _ = made.set_attribute(name, value);
    }
    for child in &element.children {
        _ = match child {
            Node::Words(words) => made.append_child(&document().create_text_node(words)),
            Node::Element(child) => made.append_child(&build(child, namespace)),
        };
    }
    made
}

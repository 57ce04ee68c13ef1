use leptos::{
    prelude::*,
    tachys::{
        renderer::types,
        view::{Mountable, Render},
    },
};
use send_wrapper::SendWrapper;
use web_sys::Element;

/// A view as nodes of the document, which go to their place when it is mounted.
pub struct Made(SendWrapper<Parts>);

/// Nodes, in their order.
pub struct Parts(Vec<Box<dyn Mountable>>);

impl Made {
    pub(super) fn of<V: IntoView>(view: V) -> Self
    where
        V::State: 'static,
    {
        Self::from_node(view.build())
    }

    pub(super) fn print(&self, _html: &mut String) {}

    /// What is a node already.
    pub fn from_node(node: impl Mountable + 'static) -> Self {
        Self(SendWrapper::new(Parts(vec![Box::new(node)])))
    }

    /// Puts it at the end of an element.
    pub fn append_to(self, parent: &Element) {
        self.build().mount(parent, None);
    }

    /// The element that it is, in no document yet.
    pub fn into_element(self) -> Option<Element> {
        let parent = document().create_element("div").ok()?;
        self.append_to(&parent);
        parent.first_element_child()
    }
}

impl Default for Made {
    fn default() -> Self {
        Self::from_iter([])
    }
}

impl FromIterator<Made> for Made {
    fn from_iter<I: IntoIterator<Item = Made>>(parts: I) -> Self {
        // In a loop, since chained iterators have the views in the app twice.
        let mut all = Vec::new();
        for made in parts {
            all.append(&mut made.build().0);
        }
        Self(SendWrapper::new(Parts(all)))
    }
}

impl Render for Made {
    type State = Parts;

    fn build(self) -> Parts {
        self.0.take()
    }

    fn rebuild(self, state: &mut Parts) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Parts {
    fn unmount(&mut self) {
        self.0.iter_mut().for_each(|part| part.unmount());
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.0
            .iter_mut()
            .for_each(|part| part.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.iter().any(|part| part.insert_before_this(child))
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.iter().flat_map(|part| part.elements()).collect()
    }
}

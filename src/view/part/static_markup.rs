//! What was typeset when publishing, as one piece of a view.

use crate::{page::Node, view::made::Made};

/// A node with all that is in it.
#[cfg(not(target_arch = "wasm32"))]
pub fn static_markup(node: impl Into<Node>) -> Made {
    let mut html = String::new();
    node.into().write_html(&mut html);
    Made::from_html(html)
}

/// A node with all that is in it; nothing, if it can't be made.
#[cfg(target_arch = "wasm32")]
pub fn static_markup(node: impl Into<Node>) -> Made {
    built::build(&node.into())
        .map(Made::from_node)
        .unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
pub use built::build_with;

#[cfg(target_arch = "wasm32")]
mod built {
    use std::cell::OnceCell;

    use js_sys::Function;
    use wasm_bindgen::{JsCast, JsValue};

    use crate::page::Node;

    thread_local! {
        static BUILD: OnceCell<Function> = const { OnceCell::new() };
    }

    /// `build(node)` makes elements of JsonML and refuses what runs; the loader brings it.
    pub fn build_with(build: Function) {
        BUILD.with(|cell| _ = cell.set(build));
    }

    /// The node in the document; nothing, if it can't be made.
    pub(super) fn build(node: &Node) -> Option<web_sys::Node> {
        let build = BUILD.with(|cell| cell.get().cloned())?;
        build
            .call1(&JsValue::NULL, node.as_ref())
            .ok()?
            .dyn_into()
            .ok()
    }
}

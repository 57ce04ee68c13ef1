//! A node of the document. In JSON text is a string, and an element is a list of its name, its attributes
//! if it has any, and its children (JsonML).
//!
//! The markup of a newsroom's blocks is decided when publishing, so an app of any age shows all of them.
//! The publisher makes a tree of them, which it writes as HTML and as JSON. In the browser they stay the
//! JSON that they came as, until the loader makes elements of them (`reader/boot.js`), and refuses what
//! may not be made.

#[cfg(target_arch = "wasm32")]
mod jsonml;
#[cfg(not(target_arch = "wasm32"))]
mod tree;

use super::Field;

#[cfg(target_arch = "wasm32")]
pub use jsonml::{Element, Node, element};
#[cfg(not(target_arch = "wasm32"))]
pub use tree::{Element, Node, element};

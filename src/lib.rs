//! Content files become a [`Publication`](model::Publication), a publication becomes
//! [`Page`](page::Page)s, a page becomes HTML and JSON; [`publish`] writes both to disk, and [`reader`]
//! shows the next page without leaving this one.
//!
//! 1. [`content`] reads the files and refuses what is wrong in them; [`grammar`] knows what written values
//!    mean.
//! 2. [`resolve`] makes a page for each address. [`typeset`] makes markup of what a newsroom writes, as
//!    [`Node`](page::Node)s.
//! 3. [`view`] makes markup of what stands around that: the frame, lists and cards. What both need is in
//!    [`markup`].
//! 4. [`publish`] renders every page with [`view`], and so does [`reader`] in a browser.
//! 5. [`lsp`] has an editor tell what [`content`] finds, while the files are written, and [`cms`] sets up one in
//!    the browser.
//! 6. [`serve`] shows the site while it is written.
//!
//! Knowledge runs down only: `ARCHITECTURE.md` has the table, and a test refuses what it forbids.

pub mod json;
pub mod model;
pub mod page;

pub mod locales;
pub mod markup;
pub mod view;

pub mod reader;

#[cfg(not(target_arch = "wasm32"))]
pub mod cms;
#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(not(target_arch = "wasm32"))]
pub mod content;
#[cfg(not(target_arch = "wasm32"))]
pub mod grammar;
#[cfg(not(target_arch = "wasm32"))]
pub mod hash;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
#[cfg(not(target_arch = "wasm32"))]
pub mod lsp;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod resolve;
#[cfg(not(target_arch = "wasm32"))]
pub mod say;
#[cfg(not(target_arch = "wasm32"))]
pub mod serve;
#[cfg(not(target_arch = "wasm32"))]
pub mod styles;
#[cfg(not(target_arch = "wasm32"))]
pub mod typeset;

//! Content files become a [`Publication`](model::Publication), a publication becomes
//! [`Page`](page::Page)s, a page becomes a [`view`]; [`publish`] writes every page to disk, and
//! [`reader`] shows the next page without leaving this one.
//!
//! Modules stand in the order of that sentence. Knowledge runs one way: [`model`] knows nobody,
//! [`page`] knows [`model`], [`view`] knows [`page`], [`reader`] knows [`view`]; the native ones at
//! the end may know all of these.

pub mod model;
pub mod page;

pub mod locales;
pub mod markup;
pub mod view;

pub mod reader;

#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(not(target_arch = "wasm32"))]
pub mod compare;
#[cfg(not(target_arch = "wasm32"))]
pub mod content;
#[cfg(not(target_arch = "wasm32"))]
pub mod grammar;
#[cfg(not(target_arch = "wasm32"))]
pub mod hash;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod resolve;
#[cfg(not(target_arch = "wasm32"))]
pub mod typeset;

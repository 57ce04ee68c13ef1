//! The pieces of static markup that several kinds of page have in common, as [`crate::page::Node`]s.
//! The publisher writes them as HTML, and the reader makes the same elements of them.

mod begun;
mod picture;
mod slot;
mod time;
mod turns;

pub use begun::begun;
pub use picture::{Fetch, enlargeable, figure, img};
pub use slot::slot;
pub use time::time;
pub use turns::{Turn, turns};

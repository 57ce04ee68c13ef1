//! What happens while someone reads: the app takes over the published page, and from then on shows
//! the next one without leaving it. Compiles natively too, where only [`App`] is used, to publish.

mod app;
mod head;
mod load;
#[cfg(target_arch = "wasm32")]
mod start;

pub use app::{App, Shown};
#[cfg(target_arch = "wasm32")]
pub use start::{say_dead, start};

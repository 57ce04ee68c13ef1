//! What happens while someone reads: the app takes over the published page, and from then on shows
//! the next one without leaving it. Compiles natively too, where only [`App`] is used, to publish.
//!
//! `wiring` hears what the reader does, `acts` what is done with the blocks of a story, `turn` decides
//! what is shown, `load` and `texts` have it from the network, `entry` and `place` keep the way back.
//! `live` asks for the posts of a live blog, `waiting` keeps those that are new and `posts` shows them.
// Natively nothing starts.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod acts;
mod address;
mod ahead;
mod app;
mod bar;
mod dom;
mod entry;
mod failure;
mod head;
mod heal;
mod live;
mod load;
mod morph;
mod near;
mod network;
mod permalink;
mod place;
mod posts;
mod returning;
mod router;
#[cfg(target_arch = "wasm32")]
mod start;
mod tables;
mod texts;
mod turn;
mod waiting;
mod wiring;

pub use app::{App, Shown};
use failure::Failure;
#[cfg(target_arch = "wasm32")]
pub use start::{say_dead, start};
use turn::Reader;

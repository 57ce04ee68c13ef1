//! What happens while someone reads: the app adopts the published page, and from then on shows the next one
//! without leaving it. Compiles natively too, where what decides is tested.
//!
//! `start` makes the one `Reader`, which is handed to all others; `events` hears what
//! happens. `navigation` decides what is shown and `trouble` which message where nothing can be; `load`,
//! `cache` and `fetch` have it from the network; `history` and `viewport` keep the way back. `blocks` is
//! what is done with the blocks of a story, `live` what a live blog does.
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "natively nothing starts")
)]

mod address;
mod adopted;
mod ahead;
mod app;
mod blocks;
mod cache;
mod dom;
mod events;
mod failure;
mod fetch;
mod head;
mod history;
mod last_visit;
mod live;
mod load;
mod loader;
mod morph;
mod navigation;
mod navigator;
mod nearest;
mod network;
mod prefetch;
mod reload;
mod router;
mod screen;
mod sheet;
#[cfg(target_arch = "wasm32")]
mod start;
mod state;
mod timer;
mod trouble;
mod viewport;
mod warm;

use failure::Failure;
pub use loader::Loader;
use screen::{Screen, Shown};
#[cfg(target_arch = "wasm32")]
pub use start::{say_dead, start};
use state::Reader;

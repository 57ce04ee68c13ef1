//! What a user of Standfirst would notice, through the doors that a user has: the command line, the
//! files it writes, and a real browser. `tests/README.md` says what is where.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails says so by a panic"
)]
#![allow(
    clippy::too_many_lines,
    reason = "a journey is told from its start to its end"
)]

mod audit;
mod bench;
mod blocks;
mod cms;
mod content;
mod demo;
mod docs;
mod download;
mod engines;
mod failing;
mod fuzzed;
mod hosts;
mod import;
mod layers;
mod live;
mod lsp;
mod navigation;
mod not_found;
mod proof;
mod published;
mod publishing;
mod reading;
mod screenshots;
mod searching;
mod serving;
mod size;
mod slots;
mod startup;
mod support;
mod themes;
mod upgrading;

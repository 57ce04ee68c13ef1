//! What a user of Standfirst would notice, through the doors that a user has: the command line, the
//! files it writes, and a real browser. `tests/README.md` says what is where.

mod bench;
mod blocks;
mod content;
mod demo;
mod docs;
mod engines;
mod failing;
mod layers;
mod live;
mod navigation;
mod not_found;
mod proof;
mod published;
mod publishing;
mod reading;
mod screenshots;
mod size;
mod startup;
mod support;

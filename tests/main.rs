//! What a user of Standfirst would notice, through the doors that a user has: the command line, the
//! files it writes, and a real browser. `BLESS=1 cargo test` writes what the tests compare with anew.

mod acts;
mod bench;
mod blocks;
mod corrections;
mod demo;
mod docs;
mod drawings;
mod engines;
mod failing;
mod feeds;
mod files;
mod history;
mod hostile;
mod journeys;
mod layers;
mod live;
mod metadata;
mod moving;
mod not_found;
mod pages;
mod pictures;
mod proof;
mod published;
mod rules;
mod size;
mod support;
mod tables;
mod walk;

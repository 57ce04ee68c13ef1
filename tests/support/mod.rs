//! What the tests are made of: the publisher on a folder of its own, a static host that can fail on
//! demand, and a reader's browser.

mod actions;
mod audit;
mod browser;
mod driver;
mod facts;
mod host;
pub mod publisher;
mod server;
mod setup;
mod site;

pub use browser::Browser;
pub use driver::Engine;
pub use server::{Fault, Server};
pub use site::{APP, BASES, Site};

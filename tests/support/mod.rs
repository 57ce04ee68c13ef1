//! What the tests are made of: the publisher on a folder of its own, a static host that can fail on
//! demand, and a reader's browser.

mod actions;
mod audit;
mod browser;
mod driver;
mod facts;
mod host;
mod html;
mod publication;
pub mod publisher;
mod server;
mod setup;
mod site;
mod wait;

pub use browser::Browser;
pub use driver::Engine;
pub use html::{Document, edited};
pub use publication::{
    NAME, PLAIN, PLAIN_DATA, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, STORY_TITLE, fixture,
    story, with,
};
pub use server::{Fault, Server};
pub use site::{APP, Site, at_each_base};
pub use wait::{assert_never, until, until_still};

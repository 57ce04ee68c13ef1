//! A publication becomes files: every page twice, as HTML and as data, and what they need.
//!
//! 1. [`content`](crate::content) loads and checks the folder.
//! 2. `app` reads the built app, `style` is bundled into it.
//! 3. `media` makes the files of every picture.
//! 4. [`resolve`](crate::resolve) makes each page, `document` renders it.
//! 5. `output` writes what has changed and removes what is no longer there.

mod app;
mod document;
mod feed;
mod headers;
mod media;
mod output;
mod progress;
mod site;
mod style;
mod template;
mod trunk;

pub use site::{Order, PublishError, Report, publish};

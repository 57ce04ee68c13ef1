//! A publication becomes files: every page twice, as HTML and as data, and what they need.
//!
//! 1. [`content`](crate::content) loads and checks the folder.
//! 2. `app` reads the built app, and `assets` names its files by their content.
//! 3. `media` makes the files of every picture, `share_card` draws one for pages that have none.
//! 4. [`resolve`](crate::resolve) makes each page, `document` renders it.
//! 5. `site` lists everything that is written; each part of it has a function that writes it.
//! 6. `hosting` says what its hosts have to know, each in its own form.
//! 7. `output` leaves alone what has not changed, and removes what is no longer there.

mod alert;
mod app;
mod assets;
mod cache;
mod changes;
mod data;
mod document;
mod error;
mod feed;
mod file_error;
mod files;
mod frame_tags;
mod hosting;
mod html;
mod icons;
mod machines;
mod media;
mod moved;
mod order;
mod output;
mod pages;
mod precompress;
mod progress;
mod replace;
mod report;
mod search;
mod share_card;
mod site;
mod slots;
mod staging;
mod style_needs;
mod template;
mod tools;
mod trouble;

pub use app::{all_styles, sources};
pub use cache::{cache, is_cached};
pub use error::PublishError;
pub use file_error::FileError;
pub use order::Order;
pub use report::Report;
pub use site::publish;
pub use trouble::{OVERLAY, SHOWN, Trouble, tell};

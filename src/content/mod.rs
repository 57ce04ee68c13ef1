//! Files become a [`Publication`](crate::model::Publication), or the list of everything that is wrong
//! with them: first each file by its schema, then all together by the rules.

mod branches;
mod content_type;
mod convert;
mod dates;
mod edition;
mod entry;
mod error;
mod explain;
mod files;
mod folder;
mod history;
mod interface;
mod litter;
mod load;
pub mod markdown;
mod meant;
pub mod media;
mod not_json;
mod pointer;
mod preview;
mod problem;
mod publication;
mod rules;
mod schema;
mod source;
mod story_names;
mod strings;
mod tidy;
mod visible;
mod wanted;
mod wording;

pub use convert::{ConvertError, Form, convert};
pub use edition::Edition;
pub use error::LoadError;
pub use history::record;
pub use interface::{language_tag, write as write_strings};
pub use load::{Findings, check, load};
pub use preview::PreviewError;
pub use problem::Problem;
pub use rules::{RULES, Rule};
pub use schema::{SCHEMAS, schema};

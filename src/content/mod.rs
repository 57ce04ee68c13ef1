//! Files become a [`Publication`](crate::model::Publication), or the list of everything that is wrong
//! with them: first each file by its schema, then all together by the rules.

mod branches;
mod history;
mod load;
pub mod media;
mod preview;
mod problem;
mod rules;
mod schema;
mod shape;
mod source;
mod wording;

pub use history::record;
pub use load::{Edition, LoadError, check, load};
pub use problem::Problem;
pub use rules::{RULES, Rule};
pub use schema::{SCHEMAS, schema};

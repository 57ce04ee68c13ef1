//! What a reader meets when a page can't be had: what is said, what is left, and the ways on.

mod going_on;
mod offline;
mod renewed;
mod said;

use std::time::Duration;

use crate::support::Fault;

const REASON: &str = ".trouble__reason";

/// Longer than the app takes to ask again, or to load a page in full again, where it does.
const MOMENT: Duration = Duration::from_millis(1000);

/// An answer of this JSON, or of what is meant to be some.
fn json_of(body: &str) -> Fault {
    Fault::Body {
        status: 200,
        content_type: "application/json",
        body: body.to_owned(),
    }
}

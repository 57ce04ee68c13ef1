//! What a reader meets when a page can't be had: what is said, what is left, and the ways on.

mod going_on;
mod messages;
mod offline;
mod renewed;
mod translated;

use std::time::Duration;

const REASON: &str = ".trouble__reason";

/// Longer than the app takes to ask again, or to load a page in full again, where it does.
const MOMENT: Duration = Duration::from_millis(1000);

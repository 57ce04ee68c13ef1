//! What has come, for those who follow a publication by feeds.

mod atom;
mod corrections;
mod plain_html;
mod stories;

use super::{error::PublishError, output::Output};
use crate::{
    grammar::address::{CORRECTIONS_FEED, FEED},
    resolve::Index,
};

/// Writes the feeds that have anything in them.
pub fn write(index: &Index, output: &Output) -> Result<(), PublishError> {
    for (path, feed) in [
        (CORRECTIONS_FEED, corrections::feed(index)?),
        (FEED, stories::feed(index)?),
    ] {
        if let Some(feed) = feed {
            output.write(path, atom::xml(&feed)?.as_bytes())?;
        }
    }
    Ok(())
}

//! What the reader asks for besides pages.

use rayon::prelude::*;

use super::{file_error::FileError, output::Output};
use crate::resolve::{self, Index};

/// Writes what the open pages of live blogs ask for again and again.
pub fn write_live(index: &Index, output: &Output) -> Result<(), FileError> {
    resolve::live_data(index)
        .into_iter()
        .try_for_each(|live| output.write(&live.path, live.data.to_string().as_bytes()))
}

/// Writes the addresses that the page for what is missing suggests, in files by how words begin.
pub fn write_suggestions(index: &Index, output: &Output) -> Result<(), FileError> {
    resolve::shard_keys(index).par_iter().try_for_each(|key| {
        let shard = resolve::shard(index, key).to_string();
        output.write(&format!("404/{key}.json"), shard.as_bytes())
    })
}

//! What the reader asks for besides pages.

use rayon::prelude::*;

use super::{file_error::FileError, output::Output};
use crate::resolve::Resolver;

/// Writes what the open pages of live blogs ask for again and again.
pub fn write_live(resolver: &Resolver, output: &Output) -> Result<(), FileError> {
    resolver
        .live_data()
        .into_iter()
        .try_for_each(|(path, data)| output.write(&path, data.to_string().as_bytes()))
}

/// Writes the addresses that the page for what is missing suggests, in files by how words begin.
pub fn write_suggestions(resolver: &Resolver, output: &Output) -> Result<(), FileError> {
    resolver.shards().par_iter().try_for_each(|key| {
        let shard = resolver.shard(key).to_string();
        output.write(&format!("404/{key}.json"), shard.as_bytes())
    })
}

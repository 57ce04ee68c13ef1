//! The pages nearest to an address that is missing, for the reader's app to choose from.

use serde_json::{Value, json};

use super::{index::Index, language::tagged};
use crate::grammar::words::without_invisible;

/// The keys of all shards: a shard lists the pages that have a word in their address which begins with
/// its key.
pub fn shard_keys<'b>(index: &'b Index) -> Vec<&'b str> {
    index.shards.keys().collect()
}

/// The pages of a shard as JSON: path without the slash before it, title, and language with direction
/// where they are not the site's.
pub fn shard(index: &Index, key: &str) -> Value {
    let pages = index.shards.pages(key);
    pages
        .map(|page| {
            let path = page.path.trim_start_matches('/');
            let title = without_invisible(page.title);
            if page.language == index.site_language() {
                json!([path, title])
            } else {
                let (language, direction) = tagged(page.language);
                json!([path, title, language, direction])
            }
        })
        .collect()
}

//! A rule for what has been published before.

use super::{Content, Problem, links::site_map};
use crate::{
    content::addresses::{file, published},
    grammar::nearest,
};

/// Ensure that a page which has been published is still at its address: others link to it, and have it in
/// their bookmarks. `standfirst build` keeps the addresses in `addresses.lock`.
pub(super) fn no_published_address_is_gone(content: &Content, problems: &mut Vec<Problem>) {
    // A story that can't be read is not gone.
    if !content.is_whole {
        return;
    }
    let Some(site) = site_map(content) else {
        return;
    };
    let last = |path: &str| {
        let path = path.trim_end_matches('/');
        path.rsplit('/').next().unwrap_or_default().to_owned()
    };
    for (line, address) in published(&content.root) {
        if site.has(&address) {
            continue;
        }
        let name = last(&address);
        let moved = site
            .paths()
            .filter(|path| path.ends_with('/') && last(path) == name);
        let moved = moved.map(|path| (path, path));
        let mend = match nearest(&address, moved, 0.0) {
            Some(path) => format!(
                "give the story at `{path}` this address again, or lead there from here on your host and take the line out"
            ),
            None => "bring the page back, or take the line out if it may be gone".to_owned(),
        };
        let what = format!("`{address}` has been published, and nothing is there now");
        problems.push(Problem::at(file(&content.root), (line, 1), what, mend));
    }
}

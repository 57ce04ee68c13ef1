//! Rules for the blocks of a publication's own.

use super::{Problem, Survey};
use crate::{
    content::templates::path_of,
    grammar::own_block,
    model::{Block, OwnBlock},
};

/// Ensure that the template of a block of the publication's own can make it: that it asks for no field which is not
/// there, comes to an end, and makes nothing that a page may not hold, such as a script, a frame or a style. The block
/// would otherwise be missing from its story.
pub(super) fn every_own_block_can_be_made(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Own(block) = block else { continue };
            let template = content.templates.get(&block.kind);
            let Some(template) = template.filter(|template| !template.html.is_empty()) else {
                continue;
            };
            let Err(error) = own_block::set(template, block) else {
                continue;
            };
            let OwnBlock { kind, .. } = block;
            let path = path_of(&content.root, kind);
            let line = error
                .line
                .map(|line| format!(":{line}"))
                .unwrap_or_default();
            let what = format!(
                "`{kind}` can't be made: {} ({}{line})",
                error.what,
                path.display()
            );
            problems.push(source.problem(at, what, error.mend));
        }
    }
}

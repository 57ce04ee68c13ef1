//! Rules for a publication's own stylesheets.

use super::{Problem, Survey};
use crate::styles;

/// Ensure that a publication's own stylesheets, in `theme/` and beside the templates of blocks, can be read,
/// and that each file which they name is there. A path in them is from the stylesheet on, or with a slash
/// before it from `public/` on.
pub(super) fn every_style_can_be_used(content: &Survey, problems: &mut Vec<Problem>) {
    let faults = styles::faults(&content.root).into_iter();
    problems
        .extend(faults.map(|fault| Problem::at(fault.file, fault.place, fault.what, fault.mend)));
}

/// The same for faults that were found while the styles were made for a site.
pub fn unusable_styles(faults: Vec<styles::Fault>) -> Vec<Problem> {
    let problems = faults
        .into_iter()
        .map(|fault| Problem::at(fault.file, fault.place, fault.what, fault.mend));
    problems
        .map(|problem| problem.of("every-style-can-be-used"))
        .collect()
}

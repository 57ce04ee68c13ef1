use thiserror::Error;

use super::{PreviewError, Problem};

/// Why there is nothing to publish.
#[derive(Debug, Error)]
pub enum LoadError {
    /// Everything that is wrong, in the order of files and places.
    #[error("{} problems in the content", .0.len())]
    Content(Vec<Problem>),
    /// A story can't be previewed.
    #[error(transparent)]
    Preview(#[from] PreviewError),
}

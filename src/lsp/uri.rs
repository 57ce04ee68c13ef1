//! Files by their addresses, and the other way round.

use std::path::{Path, PathBuf};

use lsp_types::Uri;
use url::Url;

/// The file of an address; none where it is not on disk.
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    to_path(uri.as_str())
}

/// The file of an address; none where it is not on disk.
pub fn to_path(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok()?.to_file_path().ok()
}

/// The address of a file.
pub fn uri_of(file: &Path) -> Option<Uri> {
    Url::from_file_path(file).ok()?.as_str().parse().ok()
}

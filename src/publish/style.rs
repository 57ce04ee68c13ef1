use std::path::Path;

use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

/// A stylesheet that can't be read, with file, line and column.
#[derive(Debug, thiserror::Error)]
#[error("the styles can't be bundled: {0}")]
pub struct StyleError(String);

impl StyleError {
    /// Of any of the errors that Lightning CSS has.
    pub fn new(error: impl ToString) -> Self {
        Self(error.to_string())
    }
}

/// The stylesheet at `entry` with all that it imports, minified.
pub fn bundle(entry: &Path) -> Result<String, StyleError> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(StyleError::new)?;
    let targets = Targets::from(supported());
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(StyleError::new)?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(StyleError::new)?;
    Ok(printed.code)
}

/// The oldest browsers that have all of what the styles rest on: layers, container queries, nesting
/// and `light-dark()`, without which the colours are those of the day. Lightning CSS must not write
/// fallbacks for older ones.
fn supported() -> Browsers {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Browsers {
        chrome: version(123, 0),
        edge: version(123, 0),
        firefox: version(120, 0),
        safari: version(17, 5),
        ios_saf: version(17, 5),
        ..Browsers::default()
    }
}

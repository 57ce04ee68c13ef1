use std::{fmt, path::Path};

use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

/// A stylesheet that can't be read, with file, line and column.
#[derive(Debug)]
pub struct StyleError(String);

/// The stylesheet at `entry` with all that it imports, as one small text.
pub fn bundle(entry: &Path) -> Result<String, StyleError> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(entry)
        .map_err(|error| StyleError(error.to_string()))?;
    let targets = Targets::from(supported());
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| StyleError(error.to_string()))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|error| StyleError(error.to_string()))?;
    Ok(printed.code)
}

/// The oldest browsers that have all of what the styles rest on: layers, container queries, nesting
/// and `light-dark()`. Lightning CSS must not write fallbacks for older ones.
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

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the styles can't be bundled: {}", self.0)
    }
}

use std::{collections::BTreeMap, path::Path};

use cssparser::serialize_string;
use lightningcss::{
    bundler::{BundleErrorKind, Bundler},
    dependencies::{Dependency, DependencyOptions},
    error::Error,
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

use super::{
    BLOCKS, THEME,
    addresses::Addresses,
    fault::Fault,
    sources::{ENTRY, Import, SourceError, Sources},
};

/// A stylesheet, and the files that it names.
#[derive(Debug)]
pub struct Sheet {
    /// Minified.
    pub css: String,
    /// What it has addresses of.
    pub linked: Vec<Linked>,
}

/// A file that a stylesheet names.
#[derive(Debug)]
pub struct Linked {
    /// Its path from the site's root, named by its bytes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Stylesheets one after the other, with all that they import.
///
/// # Errors
/// What is wrong with them.
pub fn bundle(
    imports: &[Import],
    content: &Path,
    program: &Path,
    href: &dyn Fn(&str) -> String,
) -> Result<Sheet, Vec<Fault>> {
    let sources = Sources::read(
        imports,
        // A folder may itself be a link, to wherever its files are kept.
        &[
            content,
            program,
            &content.join(THEME),
            &content.join(BLOCKS),
        ],
    );
    let mut bundler = Bundler::new(&sources, None, ParserOptions::default());
    let mut sheet = bundler.bundle(Path::new(ENTRY)).map_err(refused)?;
    let targets = Targets::from(supported());
    let options = MinifyOptions {
        targets,
        ..MinifyOptions::default()
    };
    sheet.minify(options).map_err(unplaced)?;
    let options = PrinterOptions {
        minify: true,
        targets,
        analyze_dependencies: Some(DependencyOptions::default()),
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options).map_err(unplaced)?;
    let mut css = printed.code;
    let mut addresses = Addresses::new(content, program, href);
    let mut wanted = BTreeMap::new();
    for dependency in printed.dependencies.into_iter().flatten() {
        if let Dependency::Url(url) = dependency {
            wanted.insert(url.placeholder.clone(), url);
        }
    }
    for (placeholder, url) in wanted {
        if let Some(address) = addresses.of(&url) {
            css = css.replace(&placeholder, &quoted(&address));
        }
    }
    let linked = addresses.finish()?;
    // Inline, it would end the style element; it can stand in strings alone, where an escape says the same.
    let css = css.replace("</", "\\3c /");
    Ok(Sheet { css, linked })
}

/// As it stands between quotation marks (CSS Syntax 3, section 4.3.5).
fn quoted(address: &str) -> String {
    let mut quoted = String::new();
    _ = serialize_string(address, &mut quoted);
    let inside = quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or_default().to_owned()
}

fn refused(error: Error<BundleErrorKind<'_, SourceError>>) -> Vec<Fault> {
    let (file, place) = match &error.loc {
        Some(loc) if loc.filename != ENTRY => (
            loc.filename.clone(),
            (loc.line as usize + 1, loc.column as usize),
        ),
        _ => (String::new(), (0, 0)),
    };
    let (what, mend) = match &error.kind {
        BundleErrorKind::ResolverError(SourceError::Elsewhere(_)) => (
            error.kind.to_string(),
            "keep a copy beside this file, and import that: no page may load styles from elsewhere"
                .to_owned(),
        ),
        BundleErrorKind::ResolverError(SourceError::TooMuch(what)) => (
            (*what).to_owned(),
            "part it, or take out what is there by mistake".to_owned(),
        ),
        BundleErrorKind::ResolverError(SourceError::File(path, why)) if file.is_empty() => {
            let what = format!("the stylesheet can't be read: {why}");
            let mend = "make it a text in UTF-8, or remove it".to_owned();
            return vec![Fault::at(path, (0, 0), what, mend)];
        }
        BundleErrorKind::ResolverError(SourceError::File(..)) => (
            format!("the import can't be had: {}", error.kind),
            "write its path from the folder of this file on, or remove the line".to_owned(),
        ),
        kind => (
            format!("this is no CSS that can be read: {kind}"),
            "look at what stands just before this place, such as a brace or a semicolon".to_owned(),
        ),
    };
    vec![Fault::at(Path::new(&file), place, what, mend)]
}

/// What Lightning CSS finds once a sheet is read.
fn unplaced<T: std::fmt::Display>(error: Error<T>) -> Vec<Fault> {
    let (file, place) = error.loc.as_ref().map_or_else(Default::default, |loc| {
        (
            loc.filename.clone(),
            (loc.line as usize + 1, loc.column as usize),
        )
    });
    let what = format!("the stylesheet can't be written: {}", error.kind);
    let mend = "write this rule in another way".to_owned();
    vec![Fault::at(Path::new(&file), place, what, mend)]
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

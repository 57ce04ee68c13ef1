//! The same bytes again, compressed as far as they can be, for servers that send them as they are.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use super::replace::replace;

/// The codings, each by the ending of its files.
const ENDINGS: [&str; 2] = ["br", "gz"];

/// Below this a file fits into one packet anyway.
const LEAST: u64 = 1_024;

/// What is published of kinds that are not compressed by themselves.
const KINDS: [&str; 16] = [
    "css",
    "csv",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "map",
    "md",
    "mjs",
    "svg",
    "txt",
    "vtt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Whether a file is another one, compressed.
pub fn is_coded(name: &str) -> bool {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    let is_coding = ENDINGS.iter().any(|ending| has_ending(name, ending));
    is_coding && stem.is_some_and(has_kind)
}

/// Writes the compressed files beside a file that has just been written, unless those from before are of the same
/// bytes. Gives the ending of each, and whether it is new or other than before.
pub fn write_beside(path: &Path, name: &str) -> io::Result<Vec<(&'static str, bool)>> {
    let is_worth_it = has_kind(name) && fs::metadata(path)?.len() >= LEAST;
    if !is_worth_it {
        return Ok(Vec::new());
    }
    let mut bytes = None;
    let mut written = Vec::new();
    for ending in ENDINGS {
        let beside = beside(path, ending);
        // A build that was cut short may have left the new file beside what was made of the old one.
        if is_newer(&beside, path) {
            written.push((ending, false));
            continue;
        }
        let bytes = match &mut bytes {
            Some(bytes) => bytes,
            none => none.insert(fs::read(path)?),
        };
        let coded = match ending {
            "br" => brotli(bytes, name.starts_with("assets/"))?,
            _ => gzip(bytes)?,
        };
        // One that is the same is written anyway, to be newer than the file.
        _ = fs::remove_file(&beside);
        replace(&beside, &coded)?;
        written.push((ending, true));
    }
    Ok(written)
}

fn has_kind(name: &str) -> bool {
    KINDS.iter().any(|ending| has_ending(name, ending))
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == ending)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn is_newer(beside: &Path, path: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    time(beside)
        .zip(time(path))
        .is_some_and(|(beside, file)| beside >= file)
}

/// The app is compressed as far as can be. With pages that takes ten times as long for a twentieth less.
fn brotli(bytes: &[u8], is_app: bool) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: if is_app { 11 } else { 9 },
        ..Default::default()
    };
    let mut coded = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut coded, &parameters)?;
    Ok(coded)
}

/// Without the time at which it was made, so that the same bytes stay the same.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

//! What a file is that was fetched, by how it begins: hosts answer with pages where a picture is missing.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// In bytes: how much of a file tells what it is.
const START: u64 = 4096;

/// What the names of pictures end in.
pub const KINDS: [&str; 7] = ["jpg", "png", "gif", "webp", "avif", "svg", "jpeg"];

/// Whether a file may be what its name says.
///
/// # Errors
/// Why it can't, in words.
pub fn look(path: &Path) -> Result<(), String> {
    look_as(path, &path.to_string_lossy())
}

/// The same of a file that will have that name.
///
/// # Errors
/// Why it can't, in words.
pub fn look_as(path: &Path, name: &str) -> Result<(), String> {
    let start = start(path).map_err(|error| error.to_string())?;
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let is_page = infer::text::is_html(&start) && !(ending == "svg" && is_drawing(&start));
    if start.is_empty() {
        Err("the answer was empty".to_owned())
    } else if is_page && !matches!(ending.as_str(), "html" | "htm") {
        Err("the answer was a page, and no file".to_owned())
    } else if ending != "svg" && KINDS.contains(&ending.as_str()) && !infer::is_image(&start) {
        Err("the answer was no picture".to_owned())
    } else {
        Ok(())
    }
}

/// What the name of a picture should end in.
///
/// # Errors
/// Where it is no picture, in words.
pub fn kind(path: &Path) -> Result<&'static str, String> {
    let start = start(path).map_err(|error| error.to_string())?;
    let found = infer::get(&start).map(|it| it.extension());
    let found = found.filter(|kind| KINDS.contains(kind));
    let found = found.or_else(|| is_drawing(&start).then_some("svg"));
    found.ok_or_else(|| "the answer was no picture".to_owned())
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(START).read_to_end(&mut start)?;
    Ok(start)
}

/// A drawing may begin with a comment, as a page may.
fn is_drawing(start: &[u8]) -> bool {
    memchr::memmem::find(start, b"<svg").is_some()
}

//! Pictures are looked at before anything is published: what they are, how large, and whether they can
//! be shown. None of their pixels is read here.

mod colors;
mod ends;
mod frames;
mod look;
mod name;
mod owner;
mod parts;
mod svg;
mod xml;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{Problem, load::Content};
use crate::{
    hash::{SHORT, sha256_hex_from},
    model::{File, Media},
};
pub use frames::{GifBlock, gif_blocks};
pub use look::{HEADER, LARGEST};
pub use owner::Owner;
pub use parts::{png_chunks, riff_chunks, webp_body};
pub use svg::without_leftovers;
pub use xml::read as read_xml;

/// Pictures by path under `content/media/`.
pub type Pictures = BTreeMap<String, Media>;

/// Other files by path under `content/media/`.
pub type Files = BTreeMap<String, File>;

/// Where in which content file something is named.
type Places = Vec<(usize, String)>;

/// What is wrong with a file, and how to mend it.
type Complaint = (String, String);

/// Looks at every picture and file that the content names; its problems come with every place that
/// names it.
pub fn read(content: &Content) -> (Pictures, Files, Vec<Problem>) {
    let mut pictures: BTreeMap<&str, Places> = BTreeMap::new();
    let mut files: BTreeMap<&str, Places> = BTreeMap::new();
    let sources: Vec<_> = content.sources().collect();
    for (place, (_, found)) in sources.iter().enumerate() {
        for (pointer, picture) in &found.pictures {
            let named = pictures.entry(&picture.src).or_default();
            named.push((place, format!("{pointer}/src")));
        }
        for (pointer, file) in &found.files {
            let named = files.entry(&file.0).or_default();
            named.push((place, pointer.clone()));
        }
    }
    let folder = content.root.join("media");
    let mut problems = Vec::new();
    let mut blame = |places: &Places, (what, mend): Complaint| {
        let places = places.iter();
        problems.extend(
            places.map(|(place, pointer)| sources[*place].0.problem(pointer, &what, &mend)),
        );
    };
    let pictures = looked_at(&pictures, |src| picture(&folder, src), &mut blame);
    let files = looked_at(&files, |src| file(&folder, src), &mut blame);
    (pictures, files, problems)
}

fn looked_at<T: Send>(
    named: &BTreeMap<&str, Places>,
    look: impl Fn(&str) -> Result<T, Complaint> + Sync,
    blame: &mut impl FnMut(&Places, Complaint),
) -> BTreeMap<String, T> {
    let answers: Vec<_> = named
        .par_iter()
        .map(|(src, places)| (*src, places, look(src)))
        .collect();
    let mut found = BTreeMap::new();
    for (src, places, answer) in answers {
        match answer {
            Ok(one) => drop(found.insert(src.to_owned(), one)),
            Err(complaint) => blame(places, complaint),
        }
    }
    found
}

/// Where a file of the media folder is, and how long.
fn find(folder: &Path, src: &str) -> Result<(PathBuf, u64), Complaint> {
    name::check(src)?;
    let file = folder.join(src);
    let facts = std::fs::metadata(&file).map_err(|error| unreadable(src, &error))?;
    if !facts.is_file() {
        let mend = "name a file in it".to_owned();
        return Err((format!("`media/{src}` is a folder"), mend));
    }
    Ok((file, facts.len()))
}

fn unreadable(src: &str, error: &std::io::Error) -> Complaint {
    match error.kind() {
        std::io::ErrorKind::NotFound => (
            format!("there is no file `media/{src}`"),
            "put the file there, or mend the name".to_owned(),
        ),
        _ => (
            format!("`media/{src}` can't be read: {error}"),
            "make it readable".to_owned(),
        ),
    }
}

fn picture(folder: &Path, src: &str) -> Result<Media, Complaint> {
    let (file, length) = find(folder, src)?;
    let named = |(what, mend): Complaint| (format!("`media/{src}` {what}"), mend);
    look::length(length).map_err(named)?;
    let bytes = std::fs::read(&file).map_err(|error| unreadable(src, &error))?;
    look::at(file, &bytes).map_err(named)
}

/// A file that is published as it is.
fn file(folder: &Path, src: &str) -> Result<File, Complaint> {
    let (file, bytes) = find(folder, src)?;
    if bytes == 0 {
        let mend = "put the whole file there".to_owned();
        return Err((format!("`media/{src}` is empty"), mend));
    }
    // A film has no room in memory.
    let hash = std::fs::File::open(&file).and_then(|file| sha256_hex_from(file, SHORT));
    Ok(File {
        hash: hash.map_err(|error| unreadable(src, &error))?,
        file,
        bytes,
    })
}

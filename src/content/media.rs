use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Problem, load::Content};
use crate::model::{File, Media};

/// Pictures by path under `content/media/`.
pub type Pictures = BTreeMap<String, Media>;

/// Other files by path under `content/media/`.
pub type Files = BTreeMap<String, File>;

/// Where in which content file something is named.
type Places = Vec<(usize, String)>;

/// What is wrong with a file, and how to mend it.
type Fault = (String, String);

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
    let mut blame = |places: &Places, (what, mend): Fault| {
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
    look: impl Fn(&str) -> Result<T, Fault> + Sync,
    blame: &mut impl FnMut(&Places, Fault),
) -> BTreeMap<String, T> {
    let answers: Vec<_> = named
        .par_iter()
        .map(|(src, places)| (*src, places, look(src)))
        .collect();
    let mut found = BTreeMap::new();
    for (src, places, answer) in answers {
        match answer {
            Ok(one) => drop(found.insert(src.to_owned(), one)),
            Err(fault) => blame(places, fault),
        }
    }
    found
}

/// The bytes of a file of the media folder, and where it is.
fn bytes(folder: &Path, src: &str) -> Result<(PathBuf, Vec<u8>), Fault> {
    let path = Path::new(src);
    let within = |part| matches!(part, Component::Normal(_));
    if src.is_empty() || !path.components().all(within) {
        let what = format!("`{src}` leads out of the media folder");
        let mend = "name a file under `media/`, such as `section/picture.svg`";
        return Err((what, mend.to_owned()));
    }
    let file = folder.join(path);
    match std::fs::read(&file) {
        Ok(bytes) => Ok((file, bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err((
            format!("there is no file `media/{src}`"),
            "put the file there, or mend the name".to_owned(),
        )),
        Err(error) => Err((
            format!("`media/{src}` can't be read: {error}"),
            "make it readable".to_owned(),
        )),
    }
}

fn file(folder: &Path, src: &str) -> Result<File, Fault> {
    let (file, bytes) = bytes(folder, src)?;
    if bytes.is_empty() {
        let mend = "put the whole file there".to_owned();
        return Err((format!("`media/{src}` is empty"), mend));
    }
    Ok(File {
        file,
        hash: hash(&bytes),
        bytes: bytes.len() as u64,
    })
}

fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn picture(folder: &Path, src: &str) -> Result<Media, Fault> {
    let (file, bytes) = bytes(folder, src)?;
    let (width, height) = size(&bytes).ok_or_else(|| {
        let what = format!("`media/{src}` is no picture whose size can be read");
        (
            what,
            "use SVG with a `viewBox`, AVIF, WebP, PNG, JPEG or GIF".to_owned(),
        )
    })?;
    Ok(Media {
        file,
        hash: hash(&bytes),
        width,
        height,
    })
}

fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match imagesize::blob_size(bytes) {
        Ok(size) => (
            u32::try_from(size.width).ok()?,
            u32::try_from(size.height).ok()?,
        ),
        Err(_) => svg_size(std::str::from_utf8(bytes).ok()?)?,
    };
    (width > 0 && height > 0).then_some((width, height))
}

/// `width` and `height` in pixels, else the last two numbers of `viewBox` (SVG 2, section 8).
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let document = roxmltree::Document::parse(text).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return None;
    }
    let pixels = |name| {
        root.attribute(name)?
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
    };
    let sides = pixels("width").zip(pixels("height")).or_else(|| {
        let numbers: Vec<f64> = root
            .attribute("viewBox")?
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        Some((*numbers.get(2)?, *numbers.get(3)?))
    })?;
    Some((sides.0.round() as u32, sides.1.round() as u32))
}

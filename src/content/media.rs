use std::{
    collections::BTreeMap,
    path::{Component, Path},
};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Problem, load::Content};
use crate::model::{Media, Picture};

/// Looks at every picture that the content names; its problems come with every place that names it.
pub fn read(content: &Content) -> (BTreeMap<String, Media>, Vec<Problem>) {
    let mut named: BTreeMap<&str, Vec<(usize, String)>> = BTreeMap::new();
    let sources: Vec<_> = content.sources().collect();
    for (place, (_, pictures)) in sources.iter().enumerate() {
        for (pointer, picture) in pictures {
            named
                .entry(&picture.src)
                .or_default()
                .push((place, format!("{pointer}/src")));
        }
    }
    let folder = content.root.join("media");
    let answers: Vec<_> = named
        .par_iter()
        .map(|(src, places)| (*src, places, file(&folder, src)))
        .collect();
    let mut media = BTreeMap::new();
    let mut problems = Vec::new();
    for (src, places, answer) in answers {
        match answer {
            Ok(file) => drop(media.insert(src.to_owned(), file)),
            Err((what, mend)) => problems.extend(
                places
                    .iter()
                    .map(|(place, pointer)| sources[*place].0.problem(pointer, &what, &mend)),
            ),
        }
    }
    (media, problems)
}

/// The pictures of one content file, by JSON pointer.
pub type Pictures<'a> = Vec<(String, &'a Picture)>;

fn file(folder: &Path, src: &str) -> Result<Media, (String, String)> {
    let path = Path::new(src);
    if src.is_empty()
        || !path
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
    {
        let what = format!("`{src}` leads out of the media folder");
        return Err((
            what,
            "name a file under `media/`, such as `section/picture.svg`".to_owned(),
        ));
    }
    let file = folder.join(path);
    let bytes = std::fs::read(&file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => (
            format!("there is no picture `media/{src}`"),
            "put the file there, or mend the name".to_owned(),
        ),
        _ => (
            format!("`media/{src}` can't be read: {error}"),
            "make it readable".to_owned(),
        ),
    })?;
    let (width, height) = size(&bytes).ok_or_else(|| {
        let what = format!("`media/{src}` is no picture whose size can be read");
        (
            what,
            "use SVG with a `viewBox`, AVIF, WebP, PNG, JPEG or GIF".to_owned(),
        )
    })?;
    let hash = Sha256::digest(&bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Media {
        file,
        hash,
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

//! Pictures are looked at before anything is published: what they are, how large, and whether they can
//! be shown. Pixels are read here of PNG and GIF, and of others that may be damaged.

mod colors;
mod ends;
mod frames;
mod kinds;
mod look;
mod meant;
mod name;
mod owner;
mod parts;
mod profile;
mod svg;
mod xml;

use std::{
    collections::BTreeMap,
    io::{self, Read},
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use thiserror::Error;

use super::{
    Problem,
    entry::{Content, Files, Pictures},
    reading::{EVERY_FILE_CAN_BE_OFFERED, EVERY_PICTURE_CAN_BE_SHOWN},
    texts::Stamp,
};
use crate::{
    hash::{SHORT, sha256_hex_from},
    model::{File, Media},
};
pub use ends::mended;
pub use frames::{GifBlock, gif_blocks};
pub use look::{HEADER, MEMORY};
pub use owner::Owner;
pub use parts::{png_chunks, riff_chunks, webp_body};
pub use profile::{conversion, is_deep};
pub use svg::{published as published_drawing, standing_still};
pub use xml::parse as parse_xml;

/// Where a file is named: the index of a content file, and a JSON pointer in it.
type Mentions = Vec<(usize, String)>;

/// What is wrong with a file, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what}: {mend}")]
pub struct Complaint {
    /// What is wrong; goes on from the file's name where it doesn't begin with it.
    pub what: String,
    /// What to do about it.
    pub mend: String,
    /// What to write in place of the file's name, where that is sure.
    pub instead: Option<String>,
    /// Whether nothing is there of that name or one that looks like it.
    pub is_missing: bool,
}

impl Complaint {
    fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
            instead: None,
            is_missing: false,
        }
    }

    /// With the name of the file that is meant.
    fn meaning(what: impl Into<String>, instead: &str) -> Self {
        Self {
            instead: Some(instead.to_owned()),
            ..Self::new(what, format!("write `{instead}`"))
        }
    }
}

/// The media that the content names which can be published.
#[derive(Debug, Default)]
pub struct Seen {
    /// By path under `content/media/`.
    pub pictures: Pictures,
    /// Other files, by path under `content/media/`.
    pub files: Files,
    /// What each was told by when it was looked at, by the same paths.
    stamps: BTreeMap<String, Stamp>,
}

/// Looks at every picture and file that the content names, unless it was `before` what it is: those that can be
/// published, and a problem at each place that names another one.
pub fn inspect(content: &Content, before: &Seen) -> (Seen, Vec<Problem>) {
    let mut pictures: BTreeMap<&str, Mentions> = BTreeMap::new();
    let mut files: BTreeMap<&str, Mentions> = BTreeMap::new();
    let sources: Vec<_> = content.sources().collect();
    for (index, (_, found)) in sources.iter().enumerate() {
        for (pointer, picture) in &found.pictures {
            let mentions = pictures.entry(&picture.src).or_default();
            mentions.push((index, format!("{pointer}/src")));
        }
        for (pointer, file) in &found.files {
            let mentions = files.entry(&file.0).or_default();
            mentions.push((index, pointer.clone()));
        }
    }
    let folder = content.root.join("media");
    let mut names = meant::Names::of(&folder);
    let mut problems = Vec::new();
    let mut blame = |rule, src: &str, mentions: &Mentions, complaint: Complaint| {
        let near = complaint.is_missing.then(|| names.near(src)).flatten();
        let mend = near.map_or(complaint.mend, |near| format!("did you mean `{near}`?"));
        for (index, pointer) in mentions {
            let source = sources[*index].0;
            let mut problem = source.problem(pointer, &complaint.what, &mend).of(rule);
            let instead = complaint.instead.as_ref();
            let fix = instead.and_then(|name| source.fix(pointer, &(0..src.len()), name));
            let fix = fix.and_then(|fix| source.confirmed(fix));
            problem.fix = fix.map(Box::new);
            problems.push(problem);
        }
    };
    let mut stamps = BTreeMap::new();
    let names = pictures.keys().chain(files.keys());
    for src in names {
        // Before it is read, so that a change meanwhile is seen the next time.
        let stamp = Stamp::of(&folder.join(src));
        stamps.extend(stamp.map(|stamp| ((*src).to_owned(), stamp)));
    }
    let is_known = |src: &str| {
        let stamp = stamps.get(src);
        stamp.is_some() && stamp == before.stamps.get(src)
    };
    let pictures = inspect_all(
        &pictures,
        |src| match before.pictures.get(src).filter(|_| is_known(src)) {
            Some(known) => Ok(known.clone()),
            None => picture(&folder, src),
        },
        &mut |src, mentions, complaint| {
            blame(EVERY_PICTURE_CAN_BE_SHOWN, src, mentions, complaint);
        },
    );
    let files = inspect_all(
        &files,
        |src| match before.files.get(src).filter(|_| is_known(src)) {
            Some(known) => Ok(known.clone()),
            None => file(&folder, src),
        },
        &mut |src, mentions, complaint| {
            blame(EVERY_FILE_CAN_BE_OFFERED, src, mentions, complaint);
        },
    );
    let seen = Seen {
        pictures,
        files,
        stamps,
    };
    (seen, problems)
}

fn inspect_all<T: Send>(
    named: &BTreeMap<&str, Mentions>,
    look: impl Fn(&str) -> Result<T, Complaint> + Sync,
    blame: &mut impl FnMut(&str, &Mentions, Complaint),
) -> BTreeMap<String, T> {
    let answers: Vec<_> = named
        .par_iter()
        .map(|(src, mentions)| (*src, mentions, look(src)))
        .collect();
    let mut found = BTreeMap::new();
    for (src, mentions, answer) in answers {
        match answer {
            Ok(one) => _ = found.insert(src.to_owned(), one),
            Err(complaint) => blame(src, mentions, complaint),
        }
    }
    found
}

/// Where a file of the media folder is, and how long, in bytes.
fn find(folder: &Path, src: &str) -> Result<(PathBuf, u64), Complaint> {
    let checked = name::check(src);
    if (checked.is_err() || !folder.join(src).exists())
        && let Some(name) = meant::from_here(folder, src)
    {
        let what = format!("`{src}` is not written from the folder `media/` on");
        return Err(Complaint::meaning(what, &name));
    }
    checked?;
    let file = folder.join(src);
    if let Some(complaint) = kinds::annexed(&file) {
        return Err(named(src, complaint));
    }
    let metadata = std::fs::metadata(&file).map_err(|error| {
        let alike =
            (error.kind() == io::ErrorKind::NotFound).then(|| name::look_alike(folder, src));
        alike.flatten().unwrap_or_else(|| unreadable(src, &error))
    })?;
    let target = file.canonicalize().unwrap_or_else(|_| file.clone());
    let inside = [Some(folder), folder.parent()].into_iter().flatten();
    let mut inside = inside.filter_map(|root| root.canonicalize().ok());
    if !inside.any(|root| target.starts_with(root)) {
        let what = format!(
            "`media/{src}` is a link that leads out of the content folder, to `{}`, and is not followed",
            target.display()
        );
        return Err(Complaint::new(what, "put the file itself there"));
    }
    if !metadata.is_file() {
        let what = format!("`media/{src}` is a folder");
        return Err(Complaint::new(what, "name a file in it"));
    }
    Ok((file, metadata.len()))
}

fn unreadable(src: &str, error: &io::Error) -> Complaint {
    if matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    ) {
        let what = format!("there is no file `media/{src}`");
        Complaint {
            is_missing: true,
            ..Complaint::new(what, "put the file there, or mend the name")
        }
    } else {
        let what = format!("`media/{src}` can't be read: {error}");
        Complaint::new(what, "make it readable")
    }
}

/// A picture of the media folder.
///
/// # Errors
/// Why it can't be published.
pub fn picture(folder: &Path, src: &str) -> Result<Media, Complaint> {
    let (file, length) = find(folder, src)?;
    let named = |complaint| named(src, complaint);
    look::check_length(length).map_err(named)?;
    let bytes = std::fs::read(&file).map_err(|error| unreadable(src, &error))?;
    look::inspect(file, &bytes).map_err(named)
}

/// A complaint that goes on from the file's name.
fn named(src: &str, complaint: Complaint) -> Complaint {
    Complaint {
        what: format!("`media/{src}` {}", complaint.what),
        ..complaint
    }
}

/// In bytes: how much of a file tells whether it is the file itself.
const START: u64 = 200;

/// A file that is published as it is.
///
/// # Errors
/// Why it can't be.
pub fn file(folder: &Path, src: &str) -> Result<File, Complaint> {
    let (file, bytes) = find(folder, src)?;
    if bytes == 0 {
        let what = format!("`media/{src}` is empty");
        return Err(Complaint::new(what, "put the whole file there"));
    }
    let mut start = Vec::new();
    let opened = std::fs::File::open(&file).map_err(|error| unreadable(src, &error))?;
    let read = opened.take(START).read_to_end(&mut start);
    read.map_err(|error| unreadable(src, &error))?;
    kinds::check_pointer(&start).map_err(|complaint| named(src, complaint))?;
    // Read in pieces, since a film may have no room in memory.
    let hash = std::fs::File::open(&file).and_then(|file| sha256_hex_from(file, SHORT));
    Ok(File {
        hash: hash.map_err(|error| unreadable(src, &error))?,
        file,
        bytes,
    })
}

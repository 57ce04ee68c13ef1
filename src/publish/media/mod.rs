//! Pictures become files: each is read once, and what is made of it is kept for the next build.
//!
//! 1. [`renditions`](crate::resolve::renditions) says which files a publication needs, [`cache`] which are there.
//! 2. [`decode`] reads the pixels of the others' pictures, upright and in the colours of screens.
//! 3. [`encode`] cuts, scales and writes them, with what [`rights`] keeps of their metadata.

mod cache;
mod decode;
mod encode;
mod moving;
mod rights;
mod tint;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use rayon::prelude::*;

use super::{PublishError, output::Output, progress::Progress};
use crate::{
    content::{self, Problem},
    model::{Media, MediaKind, Publication},
    resolve::{Rendition, renditions},
};
use cache::Cache;
use decode::Pixels;
use encode::Task;

/// How many pixels are in memory at once, in all pictures that are worked on: 300 MB and as much again
/// for what is made of them. A larger picture is worked on alone.
const AT_ONCE: u64 = 50_000_000;

/// What making the pictures took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Made {
    /// The pictures whose pixels were read.
    pub read: usize,
    /// The files that were made of them.
    pub files: usize,
}

/// Makes what is not in the cache, writes every file of every picture, and notes the tints. Gives every
/// picture that can't be read.
pub fn publish(
    publication: &mut Publication,
    output: &Output,
    folder: &Path,
) -> Result<Made, PublishError> {
    let cache = Cache::open(folder)?;
    let made = make(publication, &cache)?;
    files(&renditions(publication))
        .par_iter()
        .try_for_each(|(path, media)| {
            let bytes = contents(path, media, &cache)?;
            output.write(path, &bytes).map_err(PublishError::from)
        })?;
    let tints: Vec<_> = stills(publication)
        .map(|(src, media)| (src.to_owned(), cache.tint(media)))
        .collect();
    for (src, tint) in tints {
        if let Some(media) = publication.media.get_mut(&src) {
            media.tint = tint;
        }
    }
    cache.sweep();
    Ok(made)
}

fn stills(publication: &Publication) -> impl Iterator<Item = (&str, &Media)> {
    let media = publication.media.iter();
    media
        .filter(|(_, media)| matches!(media.kind, MediaKind::Still(_)))
        .map(|(src, media)| (src.as_str(), media))
}

fn make(publication: &Publication, cache: &Cache) -> Result<Made, PublishError> {
    // By content, since a picture may have several names.
    let mut tasks: BTreeMap<&str, Vec<Task>> = BTreeMap::new();
    for rendition in renditions(publication) {
        for width in &rendition.widths {
            let formats = rendition.formats().into_iter();
            let missing = formats.filter(|format| !cache.has(&rendition.path(*width, *format)));
            let missing: Vec<_> = missing
                .map(|format| (format, rendition.path(*width, format)))
                .collect();
            let list = tasks.entry(rendition.media.hash.as_str()).or_default();
            for (format, path) in missing {
                Task::add(list, rendition.crop, *width, format, path);
            }
        }
    }
    let mut seen = BTreeSet::new();
    let todo: Vec<_> = stills(publication)
        .filter(|(_, media)| seen.insert(media.hash.as_str()))
        .filter_map(|(_, media)| {
            let tasks = tasks.remove(media.hash.as_str()).unwrap_or_default();
            let is_done = tasks.is_empty() && cache.knows_tint(media);
            (!is_done).then_some((media, tasks))
        })
        .collect();
    let files = |todo: &[(&Media, Vec<Task>)]| -> usize {
        let tasks = todo.iter().flat_map(|(_, tasks)| tasks);
        tasks.map(|task| task.files.len()).sum()
    };
    let made = Made {
        read: todo.len(),
        files: files(&todo),
    };
    let progress = Progress::new(made.files, "pictures");
    let mut problems = Vec::new();
    for batch in batches(&todo) {
        problems.extend(work(batch, cache, &progress)?);
    }
    progress.finish();
    match problems.is_empty() {
        true => Ok(made),
        false => Err(PublishError::Content(problems)),
    }
}

type Todo<'a> = (&'a Media, Vec<Task>);

/// As many pictures as may be in memory at once.
fn batches<'a, 'b>(todo: &'b [Todo<'a>]) -> Vec<&'b [Todo<'a>]> {
    let pixels = |media: &Media| u64::from(media.width) * u64::from(media.height);
    let (mut batches, mut start, mut sum) = (Vec::new(), 0, 0);
    for (place, (media, _)) in todo.iter().enumerate() {
        if place > start && sum + pixels(media) > AT_ONCE {
            batches.push(&todo[start..place]);
            (start, sum) = (place, 0);
        }
        sum += pixels(media);
    }
    batches.push(&todo[start..]);
    batches
}

fn work(batch: &[Todo], cache: &Cache, progress: &Progress) -> Result<Vec<Problem>, PublishError> {
    let read: Vec<_> = batch
        .par_iter()
        .map(|(media, tasks)| (*media, tasks, decode::read(media)))
        .collect();
    let mut problems = Vec::new();
    let mut jobs: Vec<(&Media, &Pixels, &Task)> = Vec::new();
    for (media, tasks, pixels) in &read {
        match pixels {
            Ok(pixels) => {
                cache.keep_tint(media, tint::of(&pixels.image).as_deref())?;
                jobs.extend(tasks.iter().map(|task| (*media, pixels, task)));
            }
            Err(problem) => problems.push(problem.clone()),
        }
    }
    // The longest first, so that none is left over for one core at the end.
    jobs.sort_by_key(|(_, _, task)| std::cmp::Reverse(task.width));
    let made: Vec<_> = jobs
        .par_iter()
        .with_max_len(1)
        .map(|(media, pixels, task)| {
            let files = encode::make(media, pixels, task).map_err(PublishError::content)?;
            for (path, bytes) in files {
                cache.keep(&path, &bytes)?;
                progress.step();
            }
            Ok(())
        })
        .collect();
    for result in made {
        match result {
            Err(PublishError::Content(more)) => problems.extend(more),
            other => other?,
        }
    }
    problems.sort();
    problems.dedup();
    Ok(problems)
}

/// Every published file, once, though a picture may have it for several uses.
fn files<'a>(renditions: &[Rendition<'a>]) -> BTreeMap<String, &'a Media> {
    let files = renditions.iter().flat_map(|rendition| {
        let widths = rendition.widths.iter();
        let sizes = widths.flat_map(|width| {
            rendition
                .formats()
                .into_iter()
                .map(|it| rendition.path(*width, it))
        });
        let single = rendition.widths.is_empty().then(|| rendition.single_path());
        let paths: Vec<_> = sizes.chain(single).collect();
        paths.into_iter().map(|path| (path, rendition.media))
    });
    files.collect()
}

fn contents(path: &str, media: &Media, cache: &Cache) -> Result<Vec<u8>, PublishError> {
    match media.kind {
        MediaKind::Still(_) => Ok(cache.get(path)?),
        MediaKind::Drawing => {
            let text = read(&media.file)?;
            let text = String::from_utf8_lossy(&text);
            Ok(content::media::without_leftovers(&text).into_bytes())
        }
        MediaKind::Moving => moving::without_leftovers(&read(&media.file)?)
            .ok_or_else(|| PublishError::content(broken(media, "its frames make no sense"))),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, PublishError> {
    fs::read(path).map_err(|error| PublishError::Other(format!("`{}`: {error}", path.display())))
}

/// A picture whose header promised more than there is behind it.
fn broken(media: &Media, why: impl std::fmt::Display) -> Problem {
    Problem::in_file(
        media.file.clone(),
        format!("this picture can't be read: {why}"),
        "save it again from the original",
    )
}

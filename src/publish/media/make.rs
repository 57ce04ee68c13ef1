use std::cmp::Reverse;

use rayon::prelude::*;

use super::{
    cache::Cache,
    decode::{self, Pixels},
    encode, frames,
    task::{Task, tasks},
    tint,
};
use crate::{
    content::Problem,
    model::{Format, Media, MediaKind},
    publish::{error::PublishError, progress::Progress},
    resolve::Rendition,
};

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

/// A picture, and what is to be made of it.
type Work<'a> = (&'a Media, Vec<Task>);

/// Puts into the cache what is not there yet of these pictures, the tint of each included. The error
/// names every picture that can't be read.
pub fn missing(
    renditions: &[Rendition],
    stills: &[&Media],
    cache: &Cache,
) -> Result<Made, PublishError> {
    let mut tasks = tasks(renditions, cache);
    let work: Vec<Work> = stills
        .iter()
        .map(|media| {
            (
                *media,
                tasks.remove(media.hash.as_str()).unwrap_or_default(),
            )
        })
        .filter(|(media, tasks)| !tasks.is_empty() || !cache.knows_tint(media))
        .collect();
    let files = |(_, tasks): &Work| tasks.iter().map(|task| task.files.len()).sum::<usize>();
    let made = Made {
        read: work.len(),
        files: work.iter().map(files).sum(),
    };
    let progress = Progress::new(made.files, "pictures");
    let mut problems = Vec::new();
    for batch in batches(&work) {
        problems.extend(make(batch, cache, &progress)?);
    }
    progress.finish();
    if problems.is_empty() {
        Ok(made)
    } else {
        Err(PublishError::Content(problems))
    }
}

/// As many pictures as may be in memory at once.
fn batches<'a, 'b>(work: &'b [Work<'a>]) -> Vec<&'b [Work<'a>]> {
    let pixels = |media: &Media| u64::from(media.width) * u64::from(media.height);
    let (mut batches, mut start, mut sum) = (Vec::new(), 0, 0);
    for (index, (media, _)) in work.iter().enumerate() {
        if index > start && sum + pixels(media) > AT_ONCE {
            batches.push(&work[start..index]);
            (start, sum) = (index, 0);
        }
        sum += pixels(media);
    }
    batches.push(&work[start..]);
    batches
}

/// Works on all of these at once. Gives what is wrong with those that can't be read.
fn make(batch: &[Work], cache: &Cache, progress: &Progress) -> Result<Vec<Problem>, PublishError> {
    let read: Vec<_> = batch
        .par_iter()
        .map(|(media, tasks)| (*media, tasks, decode::read(media)))
        .collect();
    let mut problems = Vec::new();
    let mut jobs: Vec<(&Media, &Pixels, &Task)> = Vec::new();
    for (media, tasks, pixels) in &read {
        match pixels {
            Ok(pixels) => {
                let still = tint::of(&pixels.image);
                let tint = match &media.kind {
                    // Nothing is behind a still that is there in full, whatever comes after it.
                    MediaKind::Moving(Format::Png) if still.is_none() => frames::tint(media),
                    _ => still,
                };
                cache.keep_tint(media, tint.as_deref())?;
                jobs.extend(tasks.iter().map(|task| (*media, pixels, task)));
            }
            Err(problem) => problems.push(problem.clone()),
        }
    }
    // The longest first, so that none is left over for one core at the end.
    jobs.sort_by_key(|(_, _, task)| Reverse(task.width));
    let results: Vec<Result<(), PublishError>> = jobs
        .par_iter()
        .with_max_len(1)
        .map(|(media, pixels, task)| {
            for (path, bytes) in encode::make(media, pixels, task)? {
                cache.keep(&path, &bytes)?;
                progress.step();
            }
            Ok(())
        })
        .collect();
    for result in results {
        match result {
            Err(PublishError::Content(more)) => problems.extend(more),
            other => other?,
        }
    }
    problems.sort();
    problems.dedup();
    Ok(problems)
}

use std::collections::BTreeMap;

use super::cache::Cache;
use crate::{
    model::Format,
    resolve::{ImageCrop, Rendition},
};

/// What is to be made of one part of a picture at one width.
#[derive(Debug)]
pub struct Task {
    /// The part.
    pub crop: ImageCrop,
    /// In pixels, after scaling.
    pub width: u32,
    /// The formats that are wanted, each with the path that the file is published at.
    pub files: Vec<(Format, String)>,
}

/// The tasks of what is not in the cache, by the hash of the picture.
pub fn tasks<'a>(renditions: &[Rendition<'a>], cache: &Cache) -> BTreeMap<&'a str, Vec<Task>> {
    let mut tasks: BTreeMap<&str, Vec<Task>> = BTreeMap::new();
    for rendition in renditions {
        let list = tasks.entry(rendition.media.hash.as_str()).or_default();
        for width in &rendition.widths {
            for format in rendition.formats() {
                let path = rendition.path(*width, format);
                if !cache.has(&path) {
                    add(list, rendition.crop, *width, format, path);
                }
            }
        }
    }
    tasks
}

/// Adds a file to the task that scales its pixels, so that none are scaled twice.
fn add(list: &mut Vec<Task>, crop: ImageCrop, width: u32, format: Format, path: String) {
    let same = |task: &&mut Task| (task.crop, task.width) == (crop, width);
    match list.iter_mut().find(same) {
        // By format, since a picture with two names has one file in the cache.
        Some(task) if task.files.iter().all(|(one, _)| *one != format) => {
            task.files.push((format, path));
        }
        Some(_) => {}
        None => list.push(Task {
            crop,
            width,
            files: vec![(format, path)],
        }),
    }
}

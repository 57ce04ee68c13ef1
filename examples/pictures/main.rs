//! Makes the generated pictures, the same bytes every time, and writes them into content/media/:
//! `cargo run --profile publisher --example pictures`; words after `--` keep to paths with them in.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a picture that can't be made is a mistake in this program"
)]

mod business;
mod canvas;
mod health;
mod international;
mod maths;
mod noise;
mod paper;
mod pen;
mod press;
mod relief;
mod science;
mod sea;
mod technology;
mod terrain;

use canvas::Canvas;
use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, panic, thread};

type Picture = (&'static str, fn() -> Canvas);
type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// In bytes, for one picture.
const LIMIT: usize = 350_000;

const PICTURES: &[Picture] = &[
    ("science/eclipse-corona", science::corona),
    ("science/eclipse-shadow", science::shadow),
    ("climate/sea-surface", sea::surface),
    ("climate/flood-terrain", terrain::flood),
    ("culture/paper-fibres", paper::fibres),
    ("culture/type-halftone", press::halftone),
    ("culture/meridian-globe", press::globe),
    ("culture/printed-line", paper::printed_line),
    ("technology/clock-beats", technology::beats),
    ("technology/two-frequencies", technology::frequencies),
    ("international/strait-traffic", international::strait),
    ("business/containers", business::containers),
    ("health/antigenic-drift", health::drift),
];

fn main() -> Outcome {
    let words: Vec<String> = env::args().skip(1).collect();
    let wanted: Vec<&Picture> = PICTURES
        .iter()
        .filter(|(path, _)| {
            words.is_empty() || words.iter().any(|word| path.contains(word.as_str()))
        })
        .collect();
    // Beyond four of them, canvases would take more memory than it is worth: 104 MB each.
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(4));
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(picture) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            make(picture)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|cause| panic::resume_unwind(cause))
        })
    })
}

fn make((path, paint): &Picture) -> Outcome {
    let file = Path::new("content/media").join(path).with_extension("jpg");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let canvas = paint();
    let mut quality = 82;
    let mut bytes = canvas.jpeg(quality)?;
    while bytes.len() > LIMIT {
        quality -= 2;
        bytes = canvas.jpeg(quality)?;
    }
    println!("{}: {} KB", file.display(), bytes.len() / 1000);
    fs::write(file, bytes)?;
    Ok(())
}

//! Folders of Markdown that others have made sites of.

mod again;
mod astro;
mod damage;
mod hugo;
mod jekyll;
mod moved;
mod notes;
mod noticed;
mod reported_elsewhere;
mod settings;
mod unpublished;
mod words;
mod zola;

use std::{fs, path::Path, process::Output};

use tempfile::TempDir;

use super::Import;
use crate::support::{fixture, publisher::said};

impl Import {
    /// Imports a folder of the fixtures, which must succeed, and be sound.
    fn of_folder(name: &str, more: &[&str]) -> Self {
        let import = Self::new();
        let folder = copy(name);
        import.must_run_folder(folder.path(), more);
        import.checks();
        import
    }

    fn run_folder(&self, folder: &Path, more: &[&str]) -> Output {
        let mut command = self.publisher.command("import");
        command.arg("markdown").arg(folder).args(more);
        command.output().expect("the publisher starts")
    }

    fn must_run_folder(&self, folder: &Path, more: &[&str]) -> String {
        let output = self.run_folder(folder, more);
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }

    /// Imports files, each with its path and its text, which must succeed, and be sound.
    fn of_files(files: &[(&str, &str)]) -> Self {
        let import = Self::new();
        let folder = folder_of(files);
        import.must_run_folder(folder.path(), &[]);
        import.checks();
        import
    }

    /// The body of a story, as JSON.
    fn body(&self, name: &str) -> String {
        self.json(name)["body"].to_string()
    }
}

/// A folder with files of these paths and texts.
fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        write(folder.path(), name, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// A copy of a folder of the fixtures, with the pictures that its stories name.
fn copy(name: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let files = crate::support::publisher::tree(&fixture("import/folders").join(name));
    for (path, bytes) in files {
        write(folder.path(), &path, &bytes);
    }
    let pictures = match name {
        "hugo" => ["content/posts/pier/pier.png", "static/images/quay.png"].as_slice(),
        "jekyll" => &["assets/rope.png"],
        "astro" => &["src/assets/sky.png"],
        "notes" => &["Ideas/wave.png"],
        _ => &[],
    };
    for picture in pictures {
        let pixels = image::RgbImage::from_pixel(12, 8, image::Rgb([10, 90, 160]));
        let path = folder.path().join(picture);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        pixels.save(path).expect("a picture");
    }
    folder
}

//! Under Trunk's `post_build` hook: what Trunk has built is kept as an app folder, and the site is
//! linked into the staging folder, which becomes `dist`.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

/// What Trunk tells a hook.
#[derive(Debug)]
pub struct Trunk {
    pub staging: PathBuf,
    /// The path of `--public-url`.
    pub public_url: String,
    pub release: bool,
}

impl Trunk {
    /// None where Trunk did not start this process.
    pub fn from_env() -> Option<Self> {
        let staging = env::var_os("TRUNK_STAGING_DIR")?;
        Some(Self {
            staging: staging.into(),
            public_url: env::var("TRUNK_PUBLIC_URL").unwrap_or_default(),
            release: env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release"),
        })
    }

    /// The folder that the app is kept in.
    pub fn app(&self) -> PathBuf {
        PathBuf::from(if self.release {
            "target/app"
        } else {
            "target/app-debug"
        })
    }

    /// The folder that the site is kept in between builds; Trunk empties its own each time.
    pub fn site(&self) -> PathBuf {
        PathBuf::from(if self.release {
            "target/standfirst/release"
        } else {
            "target/standfirst/debug"
        })
    }
}

/// Makes `staging` the same as `site`, by hard links where the file system has them.
pub fn stage(site: &Path, staging: &Path) -> io::Result<()> {
    for entry in fs::read_dir(staging)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    for entry in WalkDir::new(site) {
        let entry = entry?;
        let Ok(relative) = entry.path().strip_prefix(site) else {
            continue;
        };
        let target = staging.join(relative);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else if fs::hard_link(entry.path(), &target).is_err() {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

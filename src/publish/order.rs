use std::path::PathBuf;

use crate::content::Edition;

/// What is to be published, with what, and where to.
#[derive(Debug)]
pub struct Order {
    /// The folder with `site.json`, `articles/` and so on.
    pub content: PathBuf,
    /// The folder that the site is written to, and kept in for the next build.
    pub out: PathBuf,
    /// The folder with the built app; made from `staging`, where there is one.
    pub app: PathBuf,
    /// A path or a whole URL in place of that in the site file.
    pub base_url: Option<String>,
    /// Which stories are out.
    pub edition: Edition,
    /// Whether files are written compressed, too.
    pub precompress: bool,
    /// The folder with the lists of what an upload has to move.
    pub changes: Option<PathBuf>,
    /// The folder that a bundler has just built the app into, and that it will serve. The app is kept
    /// from there, the site is linked into it, and the bundler's script that reloads the page stays.
    pub staging: Option<PathBuf>,
    /// Whether it is only to be looked at, so that neither the history of the stories nor the addresses of the site
    /// are kept.
    pub is_trial: bool,
}

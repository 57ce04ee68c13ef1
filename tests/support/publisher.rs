//! The publisher's command line, run on a folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

use super::html::Document;
pub use super::publication::fixture;

/// The day the demo was last told from.
const TODAY: &str = "2026-01-01T00:00:00Z";

/// A workspace with a copy of the fixture publication in `content/`.
pub struct Publisher {
    pub folder: TempDir,
    program: PathBuf,
    app: PathBuf,
    base_url: String,
    now: String,
    drafts: bool,
    previews: Vec<String>,
    more: Vec<String>,
}

impl Publisher {
    /// With the fixture's app, which is no app but has the files of one.
    pub fn new() -> Self {
        Self::with_content(&fixture("publication"))
    }

    /// With a copy of the demo.
    pub fn demo() -> Self {
        Self::with_content(&demo()).now(TODAY)
    }

    /// With a copy of another content folder.
    pub fn with_content(content: &Path) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        copy(content, &folder.path().join("content"));
        share_pictures(folder.path());
        Self {
            folder,
            program: env!("CARGO_BIN_EXE_standfirst").into(),
            app: fixture("app"),
            base_url: "https://fixture.example/news/site/".to_owned(),
            now: "2025-05-20T12:00:00Z".to_owned(),
            drafts: false,
            previews: Vec::new(),
            more: Vec::new(),
        }
    }

    /// Has the publisher of another version do the work.
    pub fn run_by(mut self, program: &Path) -> Self {
        self.program = program.to_owned();
        self
    }

    pub fn with_app(mut self, app: &Path) -> Self {
        self.app = app.to_owned();
        self
    }

    /// With an app of its own that has the fixture's files, and the styles that a site may ask for.
    pub fn with_optional_styles(self) -> Self {
        let app = self.folder.path().join("app");
        copy(&fixture("app"), &app);
        let optional = concat!(env!("CARGO_MANIFEST_DIR"), "/style/optional");
        copy(optional.as_ref(), &app.join("style/optional"));
        self.with_app(&app)
    }

    pub fn at(mut self, base_url: &str) -> Self {
        self.base_url = base_url.to_owned();
        self
    }

    pub fn now(mut self, now: &str) -> Self {
        self.now = now.to_owned();
        self
    }

    pub fn with_drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// Has files written compressed, too.
    pub fn precompressed(self) -> Self {
        self.with_option("--precompress")
    }

    /// Gives `standfirst build` one more argument.
    pub fn with_option(mut self, option: &str) -> Self {
        self.more.push(option.to_owned());
        self
    }

    pub fn without_options(mut self) -> Self {
        self.more.clear();
        self
    }

    pub fn with_preview(mut self, slug: &str) -> Self {
        self.previews.push(slug.to_owned());
        self
    }

    pub fn without_previews(mut self) -> Self {
        self.previews.clear();
        self
    }

    /// Writes a content file.
    pub fn with(self, name: &str, value: Value) -> Self {
        let file = self.content(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, value.to_string()).expect("a content file");
        self
    }

    /// Changes fields of the site file.
    pub fn with_site(self, fields: Value) -> Self {
        let text = fs::read_to_string(self.content("site.json")).expect("the site file");
        let mut site: Value = serde_json::from_str(&text).expect("JSON");
        for (name, value) in fields.as_object().expect("fields") {
            site[name] = value.clone();
        }
        self.with("site.json", site)
    }

    /// Lays a folder over the content.
    pub fn overlay(self, folder: &Path) -> Self {
        copy(folder, &self.folder.path().join("content"));
        self
    }

    pub fn content(&self, name: &str) -> PathBuf {
        self.folder.path().join("content").join(name)
    }

    pub fn site(&self, name: &str) -> PathBuf {
        self.folder.path().join("site").join(name)
    }

    /// Runs `standfirst build`.
    pub fn run(&self) -> Output {
        self.build_command().output().expect("the publisher starts")
    }

    /// `standfirst build` with all that was set up.
    pub fn build_command(&self) -> Command {
        let mut command = self.command("build");
        command.arg("--app").arg(&self.app);
        command.args([
            "--out",
            "site",
            "--base-url",
            &self.base_url,
            "--now",
            &self.now,
        ]);
        if self.drafts {
            command.arg("--drafts");
        }
        command.args(&self.more);
        for slug in &self.previews {
            command.args(["--preview", slug]);
        }
        command
    }

    /// The publisher, to be given more arguments.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(name).current_dir(self.folder.path());
        // Under Trunk the publisher takes its folders from Trunk.
        command
            .env_remove("TRUNK_STAGING_DIR")
            .env_remove("TRUNK_PUBLIC_URL")
            .env_remove("STANDFIRST_CONTENT");
        command
    }

    /// Builds the site, which must succeed.
    pub fn build(self) -> Self {
        let output = self.run();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        self
    }

    /// What a page says, from its data.
    pub fn page(&self, path: &str) -> Value {
        self.json(&format!("{path}index.json"))
    }

    /// The markup of a page.
    pub fn document(&self, path: &str) -> Document {
        Document::of(&self.read(&format!("{path}index.html")))
    }

    /// A published file of JSON.
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).expect("JSON")
    }

    pub fn read(&self, name: &str) -> String {
        let path = self.site(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// The content of the demo.
pub fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// What a command has said, to standard output and then to standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// What is made of pictures is named by their content, so that every workspace may have one cache: that
/// of the repository, where making the demo's would take minutes.
fn share_pictures(workspace: &Path) {
    let cache = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/standfirst/pictures");
    fs::create_dir_all(&cache).expect("a cache");
    let here = workspace.join("target/standfirst");
    fs::create_dir_all(&here).expect("a folder");
    std::os::unix::fs::symlink(cache, here.join("pictures")).expect("a link to the cache");
}

/// Every file below a folder with its bytes, by path with slashes.
pub fn tree(root: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(root).expect("below the root");
            let bytes = fs::read(entry.path()).expect("a readable file");
            (name.to_string_lossy().replace('\\', "/"), bytes)
        })
        .collect()
}

pub fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        fs::write(target, bytes).expect("a written file");
    }
}

/// Whether the tests are to write what they compare with.
pub fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

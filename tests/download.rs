//! The download, laid out as it is packed, in a folder elsewhere, where nothing else can be called.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::support::{publisher::said, until};

/// Someone with the download and nothing else.
struct Person(TempDir);

impl Person {
    fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut script = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/dist-tool"));
        script
            .args(["lay", env!("CARGO_BIN_EXE_standfirst")])
            .arg(folder.path().join("unpacked"));
        let output = script.output().expect("the script");
        assert!(output.status.success(), "{}", said(&output));
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.path("unpacked/standfirst"));
        command
            .args(arguments)
            .env_clear()
            .current_dir(self.path(folder));
        command
    }

    fn runs(&self, folder: &str, arguments: &[&str]) -> String {
        let output: Output = self.command(folder, arguments).output().expect("a start");
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    }
}

/// Ends a server, whatever becomes of the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

fn answer(url: &str) -> (u16, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let mut answer = agent.get(url).call().expect("an answer");
    let status = answer.status().as_u16();
    (
        status,
        answer.body_mut().read_to_string().unwrap_or_default(),
    )
}

#[test]
fn a_publication_is_begun_written_checked_built_and_served_with_the_download_alone() {
    let person = Person::new();
    person.runs("", &["init", "gazette"]);
    person.runs("gazette", &["new", "A dam is built", "--section", "news"]);
    let checked = person.runs("gazette", &["check", "--deny", "warnings"]);
    assert!(checked.contains("no problems"), "{checked}");
    person.runs("gazette", &["build"]);
    let site = person.path("gazette/dist");
    for name in [
        "index.html",
        "404.html",
        "guide/show-what-you-mean/index.json",
        "icon.svg",
    ] {
        assert!(site.join(name).is_file(), "{name}");
    }
    let assets = fs::read_dir(site.join("assets")).expect("the app");
    let names: Vec<_> = assets
        .map(|file| file.expect("a file").file_name())
        .collect();
    let has = |ending: &str| {
        names
            .iter()
            .any(|name| name.to_string_lossy().ends_with(ending))
    };
    assert!(has(".wasm") && has(".js") && has(".css"), "{names:?}");

    let mut serve = person.command("gazette", &["serve", "--port", "0"]);
    let mut child = serve
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a start");
    let output = child.stdout.take().expect("its output");
    let _running = Running(child);
    let mut lines = BufReader::new(output).lines();
    let line = lines.next().expect("a line").expect("words");
    std::thread::spawn(move || lines.all(|line| line.is_ok()));
    let address = line.split(' ').next().expect("an address").to_owned();
    let shows = |path: &str, status: u16, words: &str| {
        let found = until(|| match answer(&format!("{address}{path}")) {
            (code, text) if code == status && text.contains(words) => Ok(()),
            (code, text) => Err(format!("{path} answers {code}: {text}")),
        });
        found.unwrap_or_else(|error| panic!("{error}"));
    };
    shows("", 200, "A newspaper begins in a folder");
    shows("news/nothing/", 404, "</html>");
    let story = person.path("gazette/articles/news/a-newspaper-in-a-folder.md");
    let text = fs::read_to_string(&story).expect("a story");
    fs::write(&story, text.replace("A newspaper begins", "A paper begins")).expect("a save");
    shows("", 200, "A paper begins in a folder");
}

#[test]
fn the_download_has_its_licences_and_its_manual() {
    let person = Person::new();
    for name in [
        "README.md",
        "CHANGELOG.md",
        "docs/upgrading.md",
        "licences/LICENSE-MIT",
        "licences/LICENSE-APACHE",
        "licences/fonts.txt",
        "app/index.html",
        "app/style/main.css",
    ] {
        assert!(person.path("unpacked").join(name).is_file(), "{name}");
    }
}

#[test]
fn a_program_without_its_app_says_where_it_is_had() {
    let person = Person::new();
    person.runs("", &["init", "gazette"]);
    fs::rename(person.path("unpacked/app"), person.path("app")).expect("a move");
    let output = person
        .command("gazette", &["build"])
        .output()
        .expect("a start");
    assert_eq!(output.status.code(), Some(2));
    let version = env!("CARGO_PKG_VERSION");
    let words = format!("the download of version {version} has one");
    assert!(said(&output).contains(&words), "{}", said(&output));

    // Where systems keep what belongs to a program.
    let shared = person.path("share/standfirst");
    fs::create_dir_all(&shared).expect("a folder");
    fs::rename(person.path("app"), shared.join("app")).expect("a move");
    fs::rename(person.path("unpacked"), person.path("bin")).expect("a move");
    let mut command = Command::new(person.path("bin/standfirst"));
    let output = command
        .arg("build")
        .env_clear()
        .current_dir(person.path("gazette"))
        .output();
    let output = output.expect("a start");
    assert!(output.status.success(), "{}", said(&output));
}

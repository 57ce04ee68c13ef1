//! What is wrong with the content, in the pages that Trunk serves while someone edits.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

use super::{paper, story};
use crate::support::{
    APP, Browser, Server,
    publisher::{Publisher, copy, said},
};

/// What a bundler hands to its hook: the app as it has just built it, for a page that it reloads or for a site.
struct Bundler {
    publisher: Publisher,
    reloads: bool,
}

impl Bundler {
    fn new(reloads: bool) -> Self {
        let publisher = paper();
        let work = publisher.folder.path();
        copy(&root().join("style"), &work.join("style"));
        copy(&root().join("public"), &work.join("public"));
        Self { publisher, reloads }
    }

    fn staging(&self) -> PathBuf {
        self.publisher.folder.path().join("dist/.stage")
    }

    /// One build: the folder is made anew, and the hook runs.
    fn build(&self) -> Output {
        let staging = self.staging();
        _ = fs::remove_dir_all(&staging);
        copy(&root().join(APP), &staging);
        for name in ["style", "sources"] {
            let path = staging.join(name);
            _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
        if self.reloads {
            let shell = staging.join("index.html");
            let html = fs::read_to_string(&shell).expect("the shell");
            let script = "<script>window.reloads = '{{__TRUNK_WS_BASE__}}';</script></body>";
            fs::write(&shell, html.replace("</body>", script)).expect("the shell");
        }
        let mut command = self.publisher.command("build");
        command
            .env("TRUNK_STAGING_DIR", &staging)
            .env("TRUNK_PROFILE", "debug");
        command.output().expect("the hook starts")
    }

    /// The problems that the open page is told of.
    fn told(&self) -> Vec<Value> {
        let list = fs::read_to_string(self.staging().join(".problems/list.json"));
        serde_json::from_str(&list.expect("a list")).expect("JSON")
    }

    fn save(&self, story: &Value) {
        let file = self.publisher.content("articles/news/dam.json");
        fs::write(file, story.to_string()).expect("a save");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn wrong() -> Value {
    let mut wrong = story("A dam breaks");
    wrong["sektion"] = "news".into();
    wrong
}

const NOTICE: &str = "document.querySelector('standfirst-problems')?.shadowRoot.textContent ?? ''";

#[test]
fn what_is_wrong_stands_over_the_page_that_a_bundler_serves_until_it_is_mended() {
    let bundler = Bundler::new(true);
    assert!(bundler.build().status.success());
    assert!(bundler.told().is_empty());

    bundler.save(&wrong());
    let output = bundler.build();
    // A hook that fails would have the bundler keep the page from saying it.
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("sektion"), "{}", said(&output));
    assert_eq!(bundler.told().len(), 1);
    let server = Server::start(bundler.staging(), "/");
    let browser = Browser::open(&server.url("/news/dam/"));
    browser.expect_text("h1", "A dam is built").wait_for(
        &format!("({NOTICE}).includes('sektion') && ({NOTICE}).includes('news/dam.json:1:')"),
        "what is wrong and where",
    );

    bundler.save(&story("A dam is mended"));
    assert!(bundler.build().status.success());
    let browser = Browser::open(&server.url("/news/dam/"));
    browser.expect_text("h1", "A dam is mended");
    assert!(bundler.told().is_empty());
}

#[test]
fn a_mistake_in_a_stylesheet_is_told_like_one_in_a_story() {
    let bundler = Bundler::new(true);
    assert!(bundler.build().status.success());
    let sheet = bundler.publisher.content("theme/own.css");
    fs::create_dir_all(sheet.parent().expect("a folder")).expect("a folder");
    fs::write(&sheet, "@import \"gone.css\";").expect("a sheet");
    assert!(bundler.build().status.success());
    let told = bundler.told();
    let place = told[0]["place"].as_str().expect("a place");
    assert!(place.contains("theme/own.css"), "{told:?}");
}

#[test]
fn before_there_is_a_site_to_serve_its_first_page_says_why() {
    let bundler = Bundler::new(true);
    bundler.save(&wrong());
    assert!(bundler.build().status.success());
    let server = Server::start(bundler.staging(), "/");
    let browser = Browser::open(&server.url("/"));
    browser.expect_text("h1", "Nothing is published yet");
    browser.wait_for(&format!("({NOTICE}).includes('sektion')"), "what is wrong");
}

#[test]
fn a_build_that_nobody_looks_at_fails_where_the_content_is_wrong() {
    let bundler = Bundler::new(false);
    bundler.save(&wrong());
    let output = bundler.build();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(!bundler.staging().join(".problems").exists());

    bundler.save(&story("A dam is built"));
    assert!(bundler.build().status.success());
    assert!(!bundler.staging().join(".problems").exists());
}

/// What Trunk does in the open page when a build fails.
const FAILED: &str = "const overlay = document.createElement('div');
    const [title, reason] = [1, 2].map(() => document.createElement('div'));
    overlay.append(title, reason);
    title.textContent = 'Build failure';
    document.body.prepend(overlay);
    window.fails = () => { reason.textContent = 'bad status'; };
    fails();";

#[test]
fn what_rustc_says_of_a_build_that_fails_stands_over_the_open_page() {
    let bundler = Bundler::new(true);
    assert!(bundler.build().status.success());
    let served = bundler.staging();
    let server = Server::start(served.clone(), "/");
    let browser = Browser::open(&server.url("/news/dam/"));
    browser.expect_text("h1", "A dam is built");

    let compile = |code: &str| {
        let file = bundler.publisher.folder.path().join("view.rs");
        fs::write(&file, code).expect("code");
        let compiled = Command::new(root().join(".ci/rustc"))
            .args([
                "rustc",
                "--error-format=json",
                "--crate-type=lib",
                "--emit=metadata",
                "view.rs",
            ])
            .env("TRUNK_BUILD_DIST", &served)
            .current_dir(bundler.publisher.folder.path())
            .output();
        compiled.expect("rustc starts")
    };
    let output = compile("fn height() -> u8 {\n    \"five\"\n}");
    assert!(!output.status.success());
    // Cargo reads it as well.
    assert!(
        said(&output).contains("mismatched types"),
        "{}",
        said(&output)
    );
    browser.script(FAILED);
    browser.wait_for(
        &format!("({NOTICE}).includes('view.rs:2:5') && ({NOTICE}).includes('mismatched types')"),
        "what is wrong and where",
    );

    assert!(!compile("fn height() -> u8 {\n    tall\n}").status.success());
    browser.script("fails()");
    browser.wait_for(
        &format!("({NOTICE}).includes('tall') && !({NOTICE}).includes('mismatched')"),
        "what is wrong now",
    );
    assert!(compile("fn height() -> u8 {\n    5\n}").status.success());
}

//! HTML of a publication's own: where it stands, what it may load, and what it is told.

mod alert;
mod declared;
mod event;
mod form;
mod navigation;

use std::fs;

use crate::support::{Server, publisher::Publisher};

/// A publication with files of its own, by their paths in the content folder.
fn with_files(publisher: Publisher, files: &[(&str, &str)]) -> Publisher {
    for (name, text) in files {
        let file = publisher.content(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    publisher
}

/// A host of another origin, and its folder.
struct Other {
    server: Server,
    _folder: tempfile::TempDir,
}

impl Other {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            server: Server::start(folder.path(), "/"),
            _folder: folder,
        }
    }

    /// `http://127.0.0.1:8080`.
    fn origin(&self) -> String {
        self.server.url("/").trim_end_matches('/').to_owned()
    }

    /// The paths that were sent something, in their order.
    fn posts(&self) -> Vec<String> {
        let requests = self.server.requests().into_iter();
        requests
            .filter_map(|request| Some(request.strip_prefix("POST ")?.to_owned()))
            .collect()
    }
}

/// The policy that every page of a site is sent.
fn policy(publisher: &Publisher) -> String {
    let headers = publisher.read("_headers");
    let line = headers
        .lines()
        .find(|line| line.contains("Content-Security-Policy:"));
    line.expect("a policy").trim().to_owned()
}

/// The sources of a directive; none where it is not in the policy.
fn directive(publisher: &Publisher, name: &str) -> Option<String> {
    let policy = policy(publisher);
    let mut directives = policy.split_once(": ").expect("a policy").1.split("; ");
    let found =
        directives.find_map(|one| one.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned));
    found
}

//! What judges of others' making say of a site: a checker of HTML, schemas, a vocabulary, Lighthouse. `make audit`
//! installs them and sets the variables that name them.

mod links;
mod markup;
mod scores;
mod vocabulary;
mod xml;

use std::{env, process::Command};

use serde_json::json;

use crate::{publishing::podcasts::with_podcast, support::publisher::Publisher};

/// The file of a package, which a variable names.
fn package(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run `make audit`"))
}

/// What a program says, whether it is content or not.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}: run `make audit`"));
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

/// The sites that are judged: the demo with its app, and the fixture, which has what few sites have.
fn sites() -> [(&'static str, Publisher); 3] {
    let app = concat!(env!("CARGO_MANIFEST_DIR"), "/target/app");
    let feeds = json!({ "feeds": { "rss": true, "hub": "https://hub.example/" } });
    let podcast = with_podcast(Publisher::new()).with_site(feeds);
    [
        (
            "demo",
            Publisher::demo()
                .with_app(app.as_ref())
                .at("https://meridian.example/")
                .build(),
        ),
        ("fixture", Publisher::new().with_drafts().build()),
        ("podcast", podcast.build()),
    ]
}

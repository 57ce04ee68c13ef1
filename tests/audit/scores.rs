//! Lighthouse, on each kind of page.

use std::{env, fs};

use serde_json::Value;

use super::{package, said};
use crate::support::Site;

/// One page of each kind.
const PAGES: [&str; 8] = [
    "/",
    "/international/",
    "/international/xi-in-moscow/",
    "/science/eclipse-2024-as-it-happened/",
    "/author/international-desk/",
    "/topic/diplomacy/",
    "/archive/",
    "/about/",
];

const CATEGORIES: [&str; 2] = ["seo", "best-practices"];

/// What Lighthouse looks for that a test on this machine can't have.
const NOT_HERE: [&str; 1] = ["is-on-https"];

#[test]
#[ignore = "make audit runs it"]
fn each_kind_of_page_has_full_marks() {
    let site = Site::demo("/");
    let folder = tempfile::tempdir().expect("a folder");
    let chrome = env::var("CHROME").expect("CHROME is set by `make audit`");
    let mut faults = Vec::new();
    for page in PAGES {
        let report = folder.path().join("report.json");
        let words = said(
            "node",
            &[
                &package("LIGHTHOUSE"),
                &site.url(page),
                "--quiet",
                "--output=json",
                &format!("--output-path={}", report.display()),
                &format!("--only-categories={}", CATEGORIES.join(",")),
                &format!("--skip-audits={}", NOT_HERE.join(",")),
                &format!("--chrome-path={chrome}"),
                "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run",
            ],
        );
        let text =
            fs::read_to_string(&report).unwrap_or_else(|_| panic!("no report on {page}: {words}"));
        fs::remove_file(&report).expect("a report is for one page");
        let report: Value = serde_json::from_str(&text).expect("JSON");
        for category in CATEGORIES {
            let score = &report["categories"][category]["score"];
            let audits = report["audits"].as_object().expect("audits");
            let failed = audits
                .iter()
                .filter(|(_, audit)| audit["score"].as_f64().is_some_and(|score| score < 1.0));
            let failed: Vec<_> = failed.map(|(name, _)| name.as_str()).collect();
            println!("{page}: {category} {score}");
            if score.as_f64() != Some(1.0) {
                faults.push(format!("{page}: {category} {score}: {failed:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

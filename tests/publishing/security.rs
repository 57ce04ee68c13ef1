//! What hosts send for a reader's safety, and what they do not.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde_json::json;

use crate::support::{
    Document,
    publisher::{Publisher, tree},
};

/// The headers that a file `_headers` has a path sent with, where a line with `!` takes away what is before it.
pub fn sent(text: &str, path: &str) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    let mut applies = false;
    for line in text.lines() {
        match line.strip_prefix("  ") {
            None => {
                let (start, end) = line.split_once('*').unwrap_or((line, ""));
                applies = if line.contains('*') {
                    path.starts_with(start) && path.ends_with(end)
                } else {
                    path == line
                };
            }
            Some(_) if !applies => {}
            Some(header) => match header.strip_prefix("! ") {
                Some(name) => _ = headers.remove(name),
                None => {
                    let (name, value) = header.split_once(": ").expect("a header");
                    let before = headers.insert(name.to_owned(), value.to_owned());
                    assert_eq!(
                        before, None,
                        "{path} has two of {name}, which Cloudflare joins"
                    );
                }
            },
        }
    }
    headers
}

#[test]
fn no_address_is_sent_one_header_twice() {
    let publisher = Publisher::demo()
        .with_site(json!({ "host": "cloudflare-pages" }))
        .build();
    let text = publisher.read("_headers");

    for name in tree(&publisher.site("")).keys() {
        let headers = sent(&text, &format!("/news/site/{name}"));
        assert!(
            headers["Content-Security-Policy"].contains("default-src 'none'"),
            "{name}"
        );
    }
    for line in text.lines() {
        assert!(
            line.len() < 2_000,
            "Cloudflare takes no line of {}",
            line.len()
        );
    }
}

#[test]
fn whoever_edits_may_load_what_readers_may() {
    let publisher = Publisher::demo().build();
    let published = sent(&publisher.read("_headers"), "/news/site/");
    let trunk = fs::read_to_string("Trunk.toml").expect("Trunk.toml");
    let trunk: toml::Table = trunk.parse().expect("TOML");
    let served = |name: &str| {
        let policy = trunk["serve"]["headers"][name].as_str().expect(name);
        directives(policy)
    };
    let (allowed, reported) = (
        served("Content-Security-Policy"),
        served("Content-Security-Policy-Report-Only"),
    );
    let is_inline =
        |source: &str| source.starts_with("'sha256-") || source == "'inline-speculation-rules'";
    for (directive, sources) in directives(&published["Content-Security-Policy"]) {
        match directive.as_str() {
            "require-trusted-types-for" | "trusted-types" => {
                assert_eq!(reported[&directive], sources, "{directive}");
            }
            // Who edits frames nothing of this.
            "frame-ancestors" => {}
            _ => {
                for source in sources.iter().filter(|source| **source != "'none'") {
                    let there = &allowed[&directive];
                    let is_there = there.contains(source)
                        || source.starts_with("https:") && there.contains("https:")
                        || is_inline(source) && there.contains("'unsafe-inline'");
                    assert!(is_there, "{directive} {source}");
                }
            }
        }
    }
}

fn directives(policy: &str) -> BTreeMap<String, BTreeSet<String>> {
    let directives = policy.split(';').map(str::split_whitespace);
    directives
        .filter_map(|mut words| {
            Some((words.next()?.to_owned(), words.map(str::to_owned).collect()))
        })
        .collect()
}

/// The score of Mozilla's HTTP Observatory by its published table, in whose order the tests are: a hundred, less
/// what is missing, and more for what is better than asked, where what is missing takes less than ten away.
fn observatory(headers: &BTreeMap<String, String>, cookies: usize) -> i32 {
    let header = |name: &str| headers.get(name).map_or("", String::as_str);
    let policy: BTreeMap<&str, Vec<&str>> = header("Content-Security-Policy")
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect();
    let sources = |name: &str| policy.get(name).or(policy.get("default-src"));
    let is_loose = |name: &str| {
        sources(name).is_none_or(|sources| {
            let loose = [
                "'unsafe-inline'",
                "'unsafe-eval'",
                "data:",
                "https:",
                "http:",
                "*",
            ];
            sources.iter().any(|source| loose.contains(source))
        })
    };
    let has_insecure = policy
        .values()
        .flatten()
        .any(|source| source.starts_with("http:"));
    let is_closed = policy
        .get("default-src")
        .is_some_and(|sources| **sources == ["'none'"]);
    let policy_score = match () {
        () if policy.is_empty() => -25,
        () if is_loose("script-src") || is_loose("object-src") || has_insecure => -20,
        () if is_loose("style-src") => 0,
        () if is_closed && policy.contains_key("form-action") => 10,
        () => 5,
    };
    let age = header("Strict-Transport-Security").strip_prefix("max-age=");
    let age: u32 = age
        .and_then(|age| age.split(';').next()?.parse().ok())
        .unwrap_or(0);
    let private = [
        "no-referrer",
        "same-origin",
        "strict-origin",
        "strict-origin-when-cross-origin",
    ];
    let scores = [
        policy_score,
        if cookies == 0 { 0 } else { -20 },
        if headers.contains_key("Access-Control-Allow-Origin") {
            -50
        } else {
            0
        },
        if private.contains(&header("Referrer-Policy")) {
            5
        } else {
            0
        },
        if age >= 15_768_000 { 0 } else { -20 },
        if header("X-Content-Type-Options") == "nosniff" {
            0
        } else {
            -5
        },
        match policy.get("frame-ancestors").map(Vec::as_slice) {
            Some(["'none'" | "'self'"]) => 5,
            _ => -20,
        },
        match header("Cross-Origin-Resource-Policy") {
            "same-origin" | "same-site" => 10,
            _ => 0,
        },
    ];
    let missing: i32 = scores.iter().filter(|score| **score < 0).sum();
    let better: i32 = scores.iter().filter(|score| **score > 0).sum();
    100 + missing + if 100 + missing >= 90 { better } else { 0 }
}

#[test]
fn the_headers_are_graded_a_plus_by_the_observatory() {
    let grade = |publisher: &Publisher, path: &str| {
        observatory(&sent(&publisher.read("_headers"), path), 0)
    };
    let demo = Publisher::demo().at("https://meridian.example/").build();
    for path in ["/", "/international/xi-in-moscow/", "/404.html"] {
        let score = grade(&demo, path);
        assert!(score >= 130, "{path}: {score}");
    }

    let site = Publisher::new().at("https://fixture.example/").build();
    assert_eq!(
        grade(&site, "/"),
        80,
        "without `https_only` a reader may be led astray once"
    );
}

#[test]
fn a_reader_is_given_no_cookie_and_asks_nobody_else() {
    let publisher = Publisher::demo().at("https://meridian.example/").build();
    let site = tree(&publisher.site(""));

    assert!(
        !publisher
            .read("_headers")
            .to_lowercase()
            .contains("set-cookie")
    );
    let pages = site.iter().filter(|(name, _)| name.ends_with(".html"));
    let mut looked_at = 0;
    for (name, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        let page = Document::of(&text);
        let loaded = [
            ("img", "src"),
            ("img", "srcset"),
            ("source", "src"),
            ("source", "srcset"),
            ("script", "src"),
            ("video", "src"),
            ("video", "poster"),
            ("audio", "src"),
            ("track", "src"),
            ("iframe", "src"),
            ("object", "data"),
            ("embed", "src"),
            ("input", "src"),
        ];
        for (element, attribute) in loaded {
            for value in page.attributes(element, attribute) {
                let is_own = value
                    .split(", ")
                    .all(|one| one.starts_with('/') && !one.starts_with("//"));
                assert!(is_own, "{name}: <{element} {attribute}=\"{value}\">");
                looked_at += 1;
            }
        }
        for link in page.attributes("link", "rel") {
            assert!(
                !["preconnect", "dns-prefetch"].contains(&link.as_str()),
                "{name}: {link}"
            );
        }
        for styles in ["stylesheet", "icon", "preload", "modulepreload", "manifest"] {
            for href in page.attributes(&format!("link[rel~={styles}]"), "href") {
                assert!(
                    href.starts_with('/') && !href.starts_with("//"),
                    "{name}: {href}"
                );
            }
        }
        assert!(!text.contains("http-equiv=\"set-cookie\""), "{name}");
        assert!(
            !text.contains("url(http") && !text.contains("@import"),
            "{name}: styles from elsewhere"
        );
    }
    assert!(looked_at > 500, "{looked_at}");
}

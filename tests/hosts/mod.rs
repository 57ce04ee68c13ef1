//! A site behind real servers, by the files that are written for them: `make test-hosts`. What needs none of them
//! is among the other tests.

mod addresses;
mod policy;
mod servers;

use std::collections::BTreeMap;

use serde_json::json;

use self::{
    addresses::{ALIASES, MOVED, TARGETS},
    servers::{Answer, Kind, Running},
};
use crate::support::{
    publisher::{Publisher, tree},
    story,
};

/// The files that are for hosts. Who asks for one finds nothing.
const OWN: [&str; 9] = [
    ".htaccess",
    ".standfirst",
    "Caddyfile",
    "_headers",
    "_nginx/http.conf",
    "_nginx/server.conf",
    "_redirects",
    "firebase.json",
    "vercel.json",
];

/// The page of a story that was withdrawn.
const GONE: &str = "world/gone/index.html";

fn published(base: &str) -> Publisher {
    let redirects: BTreeMap<_, _> = MOVED.iter().map(|(from, ..)| *from).zip(TARGETS).collect();
    let live = json!({
        "kind": "live",
        "live": { "interval": 45, "posts": [{
            "id": "first",
            "published": "2025-05-10T09:00:00Z",
            "body": [{ "type": "paragraph", "text": "It has begun." }]
        }]}
    });
    let gone =
        json!({ "withdrawn": { "date": "2025-05-11T08:00:00Z", "text": "It was never so." } });
    Publisher::new()
        .with(
            "articles/world/gone.json",
            story("2025-05-10T08:00:00Z", gone),
        )
        .with(
            "articles/world/storm.json",
            story("2025-05-10T08:00:00Z", live),
        )
        .with_site(json!({
            "redirects": redirects,
            "https_only": true,
            "host": [
                "nginx", "apache", "caddy", "netlify", "cloudflare-pages", "vercel", "firebase",
            ],
        }))
        .at(&format!("https://fixture.example{base}"))
        .precompressed()
        .build()
}

/// What every address says, whatever the server.
#[track_caller]
fn is_sent(name: &str, answer: &Answer) {
    let header = |header: &str| answer.header(header);
    let is_media = name.starts_with("media/");
    let is_hashed = is_media || name.starts_with("assets/");
    let policy = header("content-security-policy");
    assert_eq!(
        policy.contains("script-src 'self'"),
        !is_media,
        "{name}: {policy}"
    );
    assert!(
        policy.contains("frame-ancestors 'self'"),
        "{name}: {policy}"
    );
    let kept = if is_hashed {
        "public, max-age=31536000, immutable"
    } else if name.ends_with("live.json") {
        "public, max-age=45"
    } else {
        "no-cache"
    };
    assert_eq!(header("cache-control"), kept, "{name}");
    let is_open = is_hashed || name.starts_with("icon");
    let wanted = if is_open {
        "cross-origin"
    } else {
        "same-origin"
    };
    assert_eq!(header("cross-origin-resource-policy"), wanted, "{name}");
    let robots = if [".json", ".html.md"].iter().any(|end| name.ends_with(end)) {
        "noindex"
    } else {
        ""
    };
    assert_eq!(header("x-robots-tag"), robots, "{name}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{name}");
    assert_eq!(
        header("referrer-policy"),
        "strict-origin-when-cross-origin",
        "{name}"
    );
    assert_eq!(
        header("cross-origin-opener-policy"),
        "same-origin",
        "{name}"
    );
    assert!(header("permissions-policy").contains("camera=()"), "{name}");
    assert_eq!(
        header("strict-transport-security"),
        "max-age=63072000",
        "{name}"
    );
    assert_eq!(header("set-cookie"), "", "{name}");
    let ending = name.rsplit('.').next().unwrap_or_default();
    let kind = match ending {
        "html" => "text/html; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "xml" => "text/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "png" => "image/png",
        // Bytes that the search alone reads: hosts differ in what they call them.
        "pagefind" | "pf_filter" | "pf_fragment" | "pf_index" | "pf_meta" => return,
        other => panic!("{name}: what is `{other}`?"),
    };
    assert_eq!(header("content-type").to_lowercase(), kind, "{name}");
}

fn a_site_is_served(kind: Kind) {
    for base in ["/", "/news/site/"] {
        let publisher = published(base);
        let server = Running::start(kind, &publisher, base);
        let files = tree(&publisher.site(""));
        let old = |name: &str| {
            let path = format!("/{name}");
            let moved = MOVED.iter().map(|(from, ..)| *from);
            moved.chain(ALIASES).any(|from| path.starts_with(from))
        };
        let is_coded = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
        let mut compressed = 0;
        for (name, bytes) in &files {
            if OWN.contains(&name.as_str()) || old(name) || is_coded(name) || name == "404.html" {
                continue;
            }
            let path = name.strip_suffix("index.html").unwrap_or(name);
            let answer = server.get(path, "");
            // Apache has one page for all that is gone.
            let is_gone = name == GONE && kind != Kind::Apache;
            let status = if is_gone { 410 } else { 200 };
            assert_eq!((answer.status, name.as_str()), (status, name.as_str()));
            assert!(
                answer.body == *bytes,
                "{name} is sent otherwise than it is written"
            );
            assert_eq!(answer.header("content-encoding"), "", "{name}");
            is_sent(name, &answer);
            if is_gone {
                continue;
            }
            assert_eq!(server.again(path, &answer), 304, "{name} is sent again");
            for (coding, asked, ending) in [("br", "gzip, br", "br"), ("gzip", "gzip", "gz")] {
                let Some(coded) = files.get(&format!("{name}.{ending}")) else {
                    continue;
                };
                let answer = server.get(path, asked);
                assert_eq!(answer.header("content-encoding"), coding, "{name}");
                assert!(answer.body == *coded, "{name} by {coding} is not the file");
                assert!(
                    answer
                        .header("vary")
                        .to_lowercase()
                        .contains("accept-encoding"),
                    "{name}"
                );
                is_sent(name, &answer);
                compressed += 1;
            }
        }
        assert!(compressed > 20, "{compressed} are compressed");
        nothing_is_found(&server, &files["404.html"]);
        old_addresses_lead_on(&server);
    }
}

fn nothing_is_found(server: &Running, page: &[u8]) {
    for path in [
        "nothing/",
        "nothing",
        "assets/",
        "assets/nothing.js",
        "media/nothing.png",
        "a/index.json",
    ]
    .iter()
    .chain(&OWN)
    {
        let answer = server.get(path, "");
        // Apache keeps the names of its own files to itself.
        let is_denied = *path == ".htaccess" && answer.status == 403;
        assert!(
            answer.status == 404 || is_denied,
            "{path}: {}",
            answer.status
        );
        if !is_denied {
            assert!(answer.body == page, "{path}: another page");
            assert_eq!(answer.header("cache-control"), "no-cache", "{path} is kept");
            assert!(
                answer.header("content-type").starts_with("text/html"),
                "{path}"
            );
        }
    }
    let answer = server.get("science/plain", "");
    assert!([301, 308].contains(&answer.status), "{}", answer.status);
    assert_eq!(server.path(&answer), server.with_base("/science/plain/"));
}

fn old_addresses_lead_on(server: &Running) {
    for (_, from, to) in MOVED {
        let to = if to.starts_with('/') {
            server.with_base(to)
        } else {
            to.to_owned()
        };
        let bare = from.trim_end_matches('/');
        let forms = if bare == from {
            vec![from]
        } else {
            vec![from, bare]
        };
        for form in forms {
            let answer = server.get(form.trim_start_matches('/'), "");
            assert_eq!(answer.status, 301, "{form}");
            assert_eq!(server.path(&answer), to, "{form}");
        }
    }
}

#[test]
#[ignore = "make test-hosts runs it"]
fn a_site_is_served_by_nginx() {
    a_site_is_served(Kind::Nginx);
}

#[test]
#[ignore = "make test-hosts runs it"]
fn a_site_is_served_by_apache() {
    a_site_is_served(Kind::Apache);
}

#[test]
#[ignore = "make test-hosts runs it"]
fn a_site_is_served_by_caddy() {
    a_site_is_served(Kind::Caddy);
}

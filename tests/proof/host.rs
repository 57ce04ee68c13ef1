//! The static host, and the ways in which it fails on demand.

use std::{
    fs,
    time::{Duration, Instant},
};

use super::site;
use crate::support::Fault;

/// Status, a header and the body of an answer; no redirect is followed.
fn fetch(address: &str, header: &str) -> Result<(u16, String, String), ureq::Error> {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .build();
    let mut answer = ureq::Agent::from(agent).get(address).call()?;
    let value = answer
        .headers()
        .get(header)
        .map(|value| value.to_str().unwrap().to_owned());
    Ok((
        answer.status().as_u16(),
        value.unwrap_or_default(),
        answer.body_mut().read_to_string()?,
    ))
}

#[test]
fn a_folder_is_served_as_a_static_host_would() {
    let (server, folder) = site();
    let get = |path: &str, header| fetch(&server.url(path), header).unwrap();
    let kind = |path| get(path, "content-type").1;
    assert_eq!(get("/", "content-type").0, 200);
    assert_eq!(kind("/"), "text/html; charset=utf-8");
    assert_eq!(kind("/index.json"), "application/json");
    assert_eq!(kind("/assets/app.js"), "text/javascript");
    assert_eq!(kind("/assets/empty.wasm"), "application/wasm");
    assert_eq!(kind("/assets/icon.svg"), "image/svg+xml; charset=utf-8");
    let (status, location, _) = get("/a?b", "location");
    assert_eq!((status, &*location), (301, "/news/site/a/?b"));
    let (status, location, _) = fetch(server.url("/").trim_end_matches('/'), "location").unwrap();
    assert_eq!((status, &*location), (301, "/news/site/"));
    assert_eq!(get("/na%C3%AFve/", "etag").0, 200);
    let (status, policy, body) = get("/nowhere/", "content-security-policy");
    assert!(
        status == 404 && policy.starts_with("default-src 'none'") && body.contains("Not here"),
        "{status} {body}"
    );
    let outside = server.url("/").replace("/news/site/", "/news/");
    assert_eq!(
        fetch(&outside, "content-type").unwrap(),
        (404, String::new(), String::new())
    );
    fs::write(folder.path().with_extension("secret"), "secret").unwrap();
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    for escape in ["..%2f", "%2e%2e/", "a/%2e%2e/%2e%2e/", "a%5c..%5c..%5c"] {
        assert_eq!(
            get(&format!("/{escape}{name}.secret"), "etag").0,
            404,
            "{escape}"
        );
    }
    fs::remove_file(folder.path().with_extension("secret")).unwrap();
    assert_eq!(get("/_headers", "etag").0, 404);
    assert_eq!(get("/", "cache-control").1, "no-cache");
    assert_eq!(
        get("/assets/app.js", "cache-control").1,
        "public, max-age=31536000, immutable"
    );
    assert_eq!(get("/a/index.json", "x-robots-tag").1, "noindex");
    assert_eq!(get("/a/", "x-robots-tag").1, "");
    assert_eq!(server.requests_for("ve/"), ["GET /news/site/naïve/"]);
    server.forget();
    assert!(server.requests().is_empty());
}

#[test]
fn a_server_fails_on_demand() {
    let (server, _folder) = site();
    let get = |path: &str| fetch(&server.url(path), "content-type");
    server.fault("/a/", Fault::Status(503));
    assert_eq!(get("/a/").unwrap().0, 503);
    let body = "{".to_owned();
    server.fault(
        "/news/site/a/",
        Fault::Body {
            status: 200,
            content_type: "application/json",
            body,
        },
    );
    assert_eq!(
        get("/a/").unwrap(),
        (200, "application/json".to_owned(), "{".to_owned())
    );
    server.fault("/a/", Fault::Truncate(10));
    assert!(get("/a/").is_err());
    server.fault("/a/", Fault::Close);
    assert!(get("/a/").is_err());
    server.mend("/a/");
    let delay = Duration::from_secs(1);
    server.delay("/na%C3%AFve/", delay);
    let is_late = |path| {
        let start = Instant::now();
        assert_eq!(get(path).unwrap().0, 200);
        start.elapsed() >= delay
    };
    assert!(!is_late("/a/"));
    assert!(is_late("/naïve/"));
    server.clear();
    assert!(!is_late("/naïve/"));
}

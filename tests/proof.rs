//! Whether the tools of the other tests work, on a small site of their own, and those of a newcomer.

use std::fs;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{Browser, Fault, Server};

const HEADERS: &str = "# The policy of a strict site
/*
  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/news/site/*.json
  X-Robots-Tag: noindex
/assets/icon.*
  Content-Type: image/svg+xml; charset=utf-8
";

const APP: &str = "
const root = document.documentElement;
async function show(path) {
  const page = await (await fetch(path + 'index.json')).json();
  document.title = page.title;
  document.querySelector('h1').textContent = page.title;
}
addEventListener('click', event => {
  const link = event.target.closest('a[href]');
  if (!link || link.rel === 'external') return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show(link.pathname);
});
addEventListener('popstate', () => show(location.pathname));
document.querySelector('input')?.addEventListener('input', event => {
  document.querySelector('output').textContent = event.target.value;
});
root.dataset.wasm = typeof WebAssembly;
root.dataset.app = 'live';
";

const VIOLATION: &str = "document.querySelector('h1').innerHTML = '<em>Unsafe</em>'";

const SHIFT: &str = "requestAnimationFrame(() => setTimeout(() => {
  const late = document.createElement('p');
  late.textContent = 'Late, and in the way';
  document.querySelector('main').prepend(late);
  document.documentElement.dataset.late = 'shown';
}, 100))";

fn page(title: &str, main: &str, script: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>
        <link rel=icon href=/news/site/assets/icon.svg><link rel=stylesheet href=/news/site/assets/site.css>
        <script type=module src=/news/site/assets/{script}></script><body><main><h1>{title}</h1>{main}</main>"
    )
}

/// The folder is to be held as long as the server.
fn site() -> (Server, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    let links = "<p><a href=/news/site/a/>Story  <b>A</b></a> <a href=/news/site/naïve/>Story N</a>
        <a href=/news/site/b/ rel=external aria-label='Far away'>B</a></p>";
    let form = "<label>Name <input></label> <output></output> <div class=tall></div>";
    write(
        "index.html",
        &page("Front", &format!("{links}{form}"), "app.js"),
    );
    write("index.json", r#"{ "title": "Front" }"#);
    for (path, title) in [("a", "Story A"), ("naïve", "Story N"), ("b", "Story B")] {
        write(&format!("{path}/index.html"), &page(title, links, "app.js"));
        write(
            &format!("{path}/index.json"),
            &format!(r#"{{ "title": "{title}" }}"#),
        );
    }
    write(
        "violation/index.html",
        &page("Violation", "", "violation.js"),
    );
    write(
        "shift/index.html",
        &page("Shift", "<p>In its place</p>", "shift.js"),
    );
    write(
        "barrier/index.html",
        &page(
            "Barrier",
            "<p class=faint>Faint</p><img src=../assets/icon.svg>",
            "app.js",
        ),
    );
    write("404.html", &page("Not here", "", "app.js"));
    write("_headers", HEADERS);
    write("assets/app.js", APP);
    write("assets/violation.js", VIOLATION);
    write("assets/shift.js", SHIFT);
    write(
        "assets/site.css",
        ".faint { color: #ccc; background: #fff } .tall { height: 3000px }
        @media (prefers-color-scheme: dark) { html { color-scheme: dark } }",
    );
    write(
        "assets/icon.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    write("assets/empty.wasm", "\0asm\x01\0\0\0");
    (Server::start(folder.path(), "/news/site/"), folder)
}

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

#[test]
fn a_reader_walks_a_site() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));
    page.wait_until_live()
        .mark_document()
        .expect_heading("Front")
        .expect_path("/news/site/");
    server.delay("/a/index.json", Duration::from_millis(300));
    page.click_link("Story A")
        .expect_heading("Story A")
        .expect_title("Story A");
    page.click_link("Story N")
        .expect_title("Story N")
        .expect_path("/news/site/naïve/");
    page.back()
        .expect_heading("Story A")
        .forward()
        .expect_heading("Story N")
        .expect_same_document();
    page.reload()
        .wait_until_live()
        .expect_new_document()
        .mark_document();
    page.click_link("Far away")
        .expect_path("/news/site/b/")
        .expect_new_document()
        .assert_silent();
    page.back().expect_path("/news/site/naïve/").forward();
    assert_eq!(
        (page.title(), page.path()),
        ("Story B".to_owned(), "/news/site/b/".to_owned())
    );
    assert_eq!(server.requests_for("/a/index.json").len(), 2);
    server.fault("/a/index.json", Fault::Hang);
    page.mark_document()
        .click("a")
        .expect_path("/news/site/a/")
        .expect_heading("Story B");
    server.fault("/naïve/index.json", Fault::Close);
    page.click_link("Story N")
        .expect_path("/news/site/naïve/")
        .expect_in_console("ERR_EMPTY_RESPONSE")
        .expect_in_console("Failed to fetch");
    page.visit(&server.url("/nowhere/"))
        .expect_heading("Not here");
    page.expect_in_console("404 (Not Found)").assert_silent();
    page.script("console.debug('quiet', 1)");
    assert!(page.console()[0].starts_with("DEBUG"));
    page.assert_silent();
}

#[test]
fn a_reader_has_hands_and_preferences() {
    let (server, _folder) = site();
    let page = Browser::setup().size(390, 844).open(&server.url("/"));
    page.expect("the width", "innerWidth", 390)
        .resize(800, 600)
        .expect("the size", "[innerWidth, innerHeight]", vec![800, 600]);
    page.click("input")
        .write("Zoë")
        .press("Backspace")
        .press("Shift+e")
        .expect_text("output", "ZoE");
    page.press("Shift+Tab")
        .expect_focus("a[rel=external]")
        .press("Shift+Tab")
        .press("Enter")
        .expect_heading("Story N");
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    page.expect("dark mode", dark, false)
        .set_media(&[("prefers-color-scheme", "dark")])
        .expect("dark mode", dark, true);
    page.back().expect_heading("Front").scroll_to(500);
    assert_eq!(page.scroll_position(), 500.0);
    assert_eq!((page.count("a"), page.text("a")), (3, "Story A".to_owned()));
    assert_eq!(
        page.attribute("a", "href"),
        Some("/news/site/a/".to_owned())
    );
    assert_eq!(page.attribute("a", "title"), None);
    page.expect_count("a", 3).assert_silent();
    let picture = tempfile::NamedTempFile::with_suffix(".png").unwrap();
    page.resize(320, 800).screenshot(picture.path());
    let png = fs::read(picture.path()).unwrap();
    assert_eq!(
        (&png[1..4], &png[18..20]),
        (&b"PNG"[..], &320_u16.to_be_bytes()[..])
    );
    assert!(
        u16::from_be_bytes([png[22], png[23]]) > 3000,
        "the whole page"
    );
}

#[test]
fn pages_can_be_opened_without_scripts_or_wasm() {
    let (server, _folder) = site();
    let page = Browser::setup().without_scripts().open(&server.url("/"));
    page.mark_document()
        .click_link("Story A")
        .expect_heading("Story A")
        .expect_new_document();
    assert_eq!(page.attribute("html", "data-app"), None);
    let page = Browser::setup()
        .before_scripts("delete globalThis.WebAssembly")
        .open(&server.url("/"));
    assert_eq!(page.attribute("html", "data-wasm").unwrap(), "undefined");
    let page = Browser::setup()
        .flag("--js-flags=--jitless")
        .open(&server.url("/"));
    assert_eq!(page.attribute("html", "data-wasm").unwrap(), "undefined");
}

#[test]
fn what_is_wrong_is_found() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));
    page.wait_until_live().assert_accessible().assert_silent();
    assert_eq!(page.layout_shift(), 0.0);
    page.visit(&server.url("/shift/")).wait_for(
        "document.documentElement.dataset.late",
        "the late paragraph",
    );
    assert!(page.layout_shift() > 0.001);
    let violations = page.visit(&server.url("/barrier/")).axe_violations();
    let rules: Vec<_> = violations
        .iter()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        rules,
        ["color-contrast (serious)", "image-alt (critical)"],
        "{violations:#?}"
    );
    assert!(violations[0].ends_with(": p"), "{}", violations[0]);
    page.assert_silent();
}

#[test]
#[should_panic(expected = "TrustedHTML")]
fn a_violation_of_the_policy_is_not_silent() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/violation/"));
    page.visit(&server.url("/"))
        .wait_until_live()
        .assert_silent();
}

/// Trunk starts only where all that it is told to watch, or not to, is there.
#[test]
fn a_fresh_clone_has_all_that_trunk_asks_for() {
    let settings = include_str!("../Trunk.toml");
    let watch = settings.split("[watch]").nth(1).unwrap_or_default();
    let watch = watch.split("\n[").next().unwrap_or_default();
    let named: Vec<&str> = watch.split('"').skip(1).step_by(2).collect();
    assert!(named.contains(&"content"), "{watch}");
    for path in named {
        let tracked = std::process::Command::new("git")
            .args(["ls-files", "--", path])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("git");
        assert!(
            !tracked.stdout.is_empty(),
            "{path} is not in the repository"
        );
    }
}

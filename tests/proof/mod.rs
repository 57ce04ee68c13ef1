//! Whether the tools of the other tests work, on a small site of their own, and those of a newcomer.

mod audit;
mod browser;
mod host;
mod markup;
mod newcomer;
mod patience;

use std::fs;

use tempfile::TempDir;

use crate::support::Server;

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
            "<p class=faint>Faint</p><img src=../assets/icon.svg>
             <button class=small>+</button><button class=small>-</button>",
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
        "a { display: inline-block; padding: 8px } .faint { color: #ccc; background: #fff } .small { width: 12px; height: 12px; padding: 0 } .tall { height: 3000px }
        @media (prefers-color-scheme: dark) { html { color-scheme: dark } }",
    );
    write(
        "assets/icon.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    write("assets/empty.wasm", "\0asm\x01\0\0\0");
    (Server::start(folder.path(), "/news/site/"), folder)
}

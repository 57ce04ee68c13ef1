use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

/// A folder as a static host serves it, with the headers that its own `_headers` file asks for.
pub struct Host {
    folder: PathBuf,
    base: String,
}

enum Found {
    File(PathBuf),
    FolderWithoutSlash,
    Nothing,
}

impl Host {
    pub fn new(folder: &Path, base: &str) -> Self {
        assert!(
            base.starts_with('/') && base.ends_with('/'),
            "a base starts and ends with a slash, {base:?} does not"
        );
        assert!(
            folder.is_dir(),
            "there is no folder {} to serve",
            folder.display()
        );
        Self {
            folder: folder.to_owned(),
            base: base.to_owned(),
        }
    }

    /// Adds the base to a path that lacks it.
    pub fn with_base(&self, path: &str) -> String {
        if path.starts_with(&self.base) {
            path.to_owned()
        } else {
            self.base.clone() + path.trim_start_matches('/')
        }
    }

    pub fn answer(&self, method: &Method, uri: &Uri) -> Response {
        if uri.path() == self.base.trim_end_matches('/') {
            return moved_to_slash(uri);
        }
        let Some(below) = uri.path().strip_prefix(&self.base) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        if method != Method::GET && method != Method::HEAD {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        let mut response = match self.find(below) {
            Found::File(file) => content(StatusCode::OK, &file),
            Found::FolderWithoutSlash => moved_to_slash(uri),
            Found::Nothing => content(StatusCode::NOT_FOUND, &self.folder.join("404.html")),
        };
        let no_cache = HeaderValue::from_static("no-cache");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, no_cache);
        response
            .headers_mut()
            .extend(self.asked_headers(&decoded(below)));
        response
    }

    fn find(&self, below: &str) -> Found {
        if ["_headers", "_redirects"].contains(&below) {
            return Found::Nothing;
        }
        let (names, has_slash) = match below.strip_suffix('/') {
            Some(names) => (names, true),
            None => (below, below.is_empty()),
        };
        let mut path = self.folder.clone();
        for name in names.split('/').filter(|_| !names.is_empty()) {
            // Decoded one by one, so that an encoded slash cannot make two names of one.
            let name = decoded(name);
            if ["", ".", ".."].contains(&&*name) || name.contains(['/', '\\', '\0']) {
                return Found::Nothing;
            }
            path.push(&*name);
        }
        let index = path.join("index.html");
        match (has_slash, index.is_file(), path.is_file()) {
            (true, true, _) => Found::File(index),
            (false, true, _) => Found::FolderWithoutSlash,
            (false, _, true) => Found::File(path),
            _ => Found::Nothing,
        }
    }

    /// The headers of every rule that matches, in the syntax of Netlify and Cloudflare. A rule may
    /// name a path with the base, for a host that has other sites beside this one, or without.
    fn asked_headers(&self, below: &str) -> HeaderMap {
        let rules = fs::read_to_string(self.folder.join("_headers")).unwrap_or_default();
        let paths = [format!("/{below}"), format!("{}{below}", self.base)];
        let mut headers = HeaderMap::new();
        let mut applies = false;
        for line in rules.lines().map(str::trim_end) {
            if line.trim_start().starts_with('#') {
                continue;
            }
            if !line.starts_with(char::is_whitespace) {
                applies = paths.iter().any(|path| matches(&decoded(line), path));
            } else if let Some(name) = line.trim_start().strip_prefix('!').filter(|_| applies) {
                // What a rule before has asked for is taken back.
                headers.remove(name.trim());
            } else if let Some((name, value)) = line.split_once(':').filter(|_| applies) {
                let name: HeaderName = name.trim().parse().expect("a header name in _headers");
                let value = value.trim().parse().expect("a header value in _headers");
                headers.append(name, value);
            }
        }
        headers
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|path| {
            let mut ends = path.char_indices().map(|(at, _)| at).chain([path.len()]);
            ends.any(|at| matches(rest, &path[at..]))
        }),
    }
}

fn content(status: StatusCode, file: &Path) -> Response {
    match fs::read(file) {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, content_type(file))], bytes).into_response(),
        Err(_) => status.into_response(),
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("webm") => "video/webm",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn moved_to_slash(uri: &Uri) -> Response {
    let address = match uri.query() {
        Some(query) => format!("{}/?{query}", uri.path()),
        None => format!("{}/", uri.path()),
    };
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, address)]).into_response()
}

pub fn decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8_lossy()
}

use std::fmt;

use percent_encoding::percent_decode_str;
use thiserror::Error;
use url::{Position, Url};

use super::address;

/// Where the site stands: an origin and the path of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    url: Url,
}

/// Why a text is no base.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what}: {mend}")]
pub struct BaseError {
    /// What is wrong with it.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Base {
    /// Reads an absolute URL. A path is taken to be a folder, whether it ends in a slash or not.
    ///
    /// # Errors
    /// Where it is none, of another scheme than HTTP and HTTPS, or has what no site can have: a user, a
    /// query, a fragment, the name of a page's file, folders `.` and `..`, letters that are no ASCII, or two
    /// slashes in a row, which would lead from an address without its origin to another host.
    pub fn parse(text: &str) -> Result<Self, BaseError> {
        let wrong = |what: &str, mend: String| BaseError {
            what: format!("`{text}` {what}"),
            mend,
        };
        let none = || {
            let likely = Url::parse(&format!("https://{}", text.trim_start_matches('/')));
            let is_likely = |url: &Url| url.host_str().is_some_and(|host| host.contains('.'));
            let mend = match likely.ok().filter(is_likely) {
                Some(url) => format!("write it whole, as `{}`", shown(&url)),
                None => {
                    "write it whole, such as `https://example.org/` or `https://example.org/news/`"
                        .to_owned()
                }
            };
            wrong("is no address of a site", mend)
        };
        let url = Url::parse(text).map_err(|_| none())?;
        if !["http", "https"].contains(&url.scheme()) {
            let mend = "write one that begins with `https:`".to_owned();
            return Err(wrong("is no address of a site", mend));
        }
        let plain = plain(&url);
        let host = url.host_str().unwrap_or_default();
        let what = if text.contains(char::is_whitespace) {
            "has a space in it, and is no address of a site"
        } else if host.split('.').any(str::is_empty) {
            "has a dot too many in its host"
        } else if url.port() == Some(0) {
            "names the port 0, at which nothing can be had"
        } else if url.query().is_some() || url.fragment().is_some() {
            "has a query or a fragment, and is no address of a site"
        } else if !url.username().is_empty() || url.password().is_some() {
            "names a user, and is no address of a site"
        } else if url.path().contains("//") {
            "has two slashes in a row"
        } else if has_dots(text) {
            "goes up and down in its path"
        } else if plain.path().trim_end_matches('/') != url.path().trim_end_matches('/') {
            "is the address of a page, and not of a site"
        } else if !text.is_ascii() {
            // Its host in ASCII is that of RFC 5891.
            let what = "has letters that are no ASCII, and not every program knows such addresses";
            let mend = format!("write `{plain}`, which browsers show in its own letters");
            return Err(wrong(what, mend));
        } else {
            return Ok(Self { url: plain });
        };
        Err(wrong(what, format!("write `{}`", shown(&plain))))
    }

    /// The same origin with another path; a whole URL gives both.
    ///
    /// # Errors
    /// As of [`Base::parse`].
    pub fn with(&self, path_or_url: &str) -> Result<Self, BaseError> {
        if !path_or_url.starts_with('/') || path_or_url.starts_with("//") {
            return Self::parse(path_or_url);
        }
        let origin = self.origin();
        Self::parse(&format!("{origin}{path_or_url}")).map_err(|error| BaseError {
            what: error.what.replacen(&origin, "", 1),
            mend: error.mend.replacen(&origin, "", 1),
        })
    }

    fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Of the site, without its port.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Host and port, as a reader would write them down.
    pub fn authority(&self) -> &str {
        self.url.authority()
    }

    /// Whether an address is on the site's own server, however it is written: by HTTP or HTTPS, with
    /// `www.` or without, with a dot at the end of its host.
    pub fn is_own(&self, href: &str) -> bool {
        Url::parse(href).is_ok_and(|url| host_and_port(&url) == host_and_port(&self.url))
    }

    /// The path with slashes at both ends.
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// The path without a slash at its end: empty for a site at the root.
    pub fn prefix(&self) -> &str {
        self.url.path().trim_end_matches('/')
    }

    /// The address of a path from the site's root, percent-encoded as browsers do (WHATWG URL), base
    /// included, origin not. A query and a fragment stay as they are.
    pub fn href(&self, href: &str) -> String {
        let (path, rest) = address::split(href);
        let mut url = self.url.clone();
        url.set_path(&format!("{}{path}", self.prefix()));
        format!("{}{rest}", url.path())
    }

    /// Where a whole address leads on this site, from its root; none for one of another site. The site is
    /// the same by HTTP and by HTTPS, with `www.` and without.
    pub fn inside(&self, href: &str) -> Option<String> {
        let whole = href.trim_start();
        let is_relative = whole.starts_with(['/', '\\']);
        let url = if is_relative {
            self.url.join(whole).ok()?
        } else {
            Url::parse(whole).ok()?
        };
        // A user who is named in it is none of the address.
        let is_own = ["http", "https"].contains(&url.scheme())
            && host_and_port(&url) == host_and_port(&self.url);
        if !is_own {
            return None;
        }
        // Segment by segment, since one letter may be percent-encoded in several ways.
        let mut segments = url.path().split('/').skip(1);
        let own = self.prefix().split('/').skip(1);
        for folder in own {
            let is_same = percent_decode_str(segments.next()?).eq(percent_decode_str(folder));
            if !is_same {
                return None;
            }
        }
        let rest: Vec<_> = segments.collect();
        Some(format!(
            "/{}{}",
            rest.join("/"),
            &url[Position::AfterPath..]
        ))
    }

    /// The same with its origin.
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin())
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.url.fmt(f)
    }
}

/// What tells sites apart: the host, without `www.` and the dot that may end it, and a port of its own.
fn host_and_port(url: &Url) -> Option<(&str, Option<u16>)> {
    let host = url.host_str()?;
    let host = host.strip_suffix('.').unwrap_or(host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some((host, url.port().filter(|port| ![80, 443].contains(port))))
}

/// Whether a path as it is written has a folder that means this one or the one above it (WHATWG URL, "single-dot"
/// and "double-dot URL path segment").
fn has_dots(text: &str) -> bool {
    let (path, _) = address::split(text);
    let mut folders = path.split(['/', '\\']);
    folders.any(|folder| {
        let folder = folder.to_lowercase().replace("%2e", ".");
        folder == "." || folder == ".."
    })
}

/// The address of the site that an address is probably meant to be.
fn plain(url: &Url) -> Url {
    let mut plain = url.clone();
    plain.set_query(None);
    plain.set_fragment(None);
    // None of these fails where there is a host.
    _ = plain.set_username("");
    _ = plain.set_password(None);
    if plain.port() == Some(0) {
        _ = plain.set_port(None);
    }
    let labels = url.host_str().unwrap_or_default().split('.');
    let labels: Vec<_> = labels.filter(|label| !label.is_empty()).collect();
    _ = plain.set_host(Some(&labels.join(".")));
    let mut folders: Vec<_> = url
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let is_page = |name: &&str| {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let endings = [
            "html", "htm", "xhtml", "php", "asp", "aspx", "jsp", "json", "xml",
        ];
        ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    };
    if folders.last().is_some_and(is_page) {
        folders.pop();
    }
    let path = folders
        .iter()
        .map(|folder| format!("/{folder}"))
        .collect::<String>();
    plain.set_path(&format!("{path}/"));
    plain
}

/// As a message shows it.
fn shown(url: &Url) -> String {
    plain(url).to_string()
}

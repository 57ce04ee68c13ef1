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

/// The text that is no base.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no address of a site: write it whole, such as https://example.org/news/")]
pub struct BaseError(pub String);

impl Base {
    /// Reads an absolute URL. A path is taken to be a folder, whether it ends in a slash or not.
    ///
    /// # Errors
    /// Where it is none, or of another scheme than HTTP and HTTPS.
    pub fn parse(text: &str) -> Result<Self, BaseError> {
        let mut url = Url::parse(text).map_err(|_| BaseError(text.to_owned()))?;
        if !["http", "https"].contains(&url.scheme()) {
            return Err(BaseError(text.to_owned()));
        }
        url.set_query(None);
        url.set_fragment(None);
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self { url })
    }

    /// The same origin with another path; a whole URL gives both.
    ///
    /// # Errors
    /// As of [`Base::parse`].
    pub fn with(&self, path_or_url: &str) -> Result<Self, BaseError> {
        if path_or_url.starts_with('/') {
            Self::parse(&format!("{}{path_or_url}", self.origin()))
        } else {
            Self::parse(path_or_url)
        }
    }

    fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
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
        let is_own = ["http", "https"].contains(&url.scheme())
            && url.username().is_empty()
            && url.password().is_none()
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

use std::fmt;

use thiserror::Error;
use url::Url;

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
        let server = |url: &Url| {
            let host = url.host_str()?.trim_end_matches('.').to_owned();
            let bare = host.strip_prefix("www.").map(str::to_owned);
            Some((bare.unwrap_or(host), url.port()))
        };
        let other = Url::parse(href).ok();
        other.is_some_and(|other| server(&other) == server(&self.url))
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
        let path = address::path(href);
        let mut url = self.url.clone();
        url.set_path(&format!("{}{path}", self.prefix()));
        format!("{}{}", url.path(), &href[path.len()..])
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

use std::fmt;

use url::Url;

/// Where the site stands: an origin and a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    url: Url,
}

/// A text that is no base.
#[derive(Debug)]
pub struct BaseError(pub String);

impl Base {
    /// Reads an absolute URL. A path is taken to be a folder, whether it ends in a slash or not.
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
    pub fn with(&self, path_or_url: &str) -> Result<Self, BaseError> {
        match path_or_url.starts_with('/') {
            true => Self::parse(&format!("{}{path_or_url}", self.origin())),
            false => Self::parse(path_or_url),
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
    /// included, origin not.
    pub fn href(&self, path: &str) -> String {
        let (path, rest) = path.split_at(path.find(['#', '?']).unwrap_or(path.len()));
        let mut url = self.url.clone();
        url.set_path(&format!("{}{path}", self.prefix()));
        format!("{}{rest}", url.path())
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

impl fmt::Display for BaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no address of a site: write it whole, such as https://example.org/news/",
            self.0
        )
    }
}

impl std::error::Error for BaseError {}

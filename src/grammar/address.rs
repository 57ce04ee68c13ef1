//! Addresses of pages of this site, as writers put them into links: `/section/slug/#part`.

use percent_encoding::percent_decode_str;

/// First segments of addresses that the site needs for itself.
pub const RESERVED: [&str; 15] = [
    "404",
    "archive",
    "assets",
    "author",
    "corrections",
    "feed",
    "live",
    "media",
    "page",
    "pagefind",
    "preview",
    "saved",
    "schema",
    "search",
    "topic",
];

/// Whether an address leads to a page of this site, from its root.
pub fn is_internal(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//")
}

/// The same address with the slash that ends the path of every page, any query and fragment after it,
/// and the path not percent-encoded, as it is in an address copied from a browser.
pub fn normalize(href: &str) -> String {
    let path = path(href);
    let rest = &href[path.len()..];
    let path = percent_decode_str(path.trim_end_matches('/')).decode_utf8_lossy();
    format!("{path}/{rest}")
}

/// An address without its query and fragment.
pub fn path(href: &str) -> &str {
    href.split(['#', '?']).next().unwrap_or(href)
}

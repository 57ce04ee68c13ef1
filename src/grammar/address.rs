//! Addresses of pages of this site, as writers put them into links: `/section/slug/#part`.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// First segments of addresses that the site needs for itself.
pub const RESERVED: [&str; 16] = [
    "404",
    "archive",
    "assets",
    "author",
    "corrections",
    "feed",
    "feeds",
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

/// The files that are for hosts and not for readers, from the site's root: a name that ends in a slash is a folder's.
pub const HOST_FILES: [&str; 8] = [
    ".htaccess",
    ".standfirst",
    "Caddyfile",
    "_headers",
    "_nginx/",
    "_redirects",
    "firebase.json",
    "vercel.json",
];

/// The index of all topics.
pub const TOPICS: &str = "/topic/";

/// The index of all authors.
pub const AUTHORS: &str = "/author/";

/// The index of all months.
pub const MONTHS: &str = "/archive/";

/// The first page of all corrections.
pub const CORRECTIONS: &str = "/corrections/";

/// Where readers search.
pub const SEARCH: &str = "/search/";

/// The feed of the newest stories.
pub const FEED: &str = "/feed.xml";

/// Files that every site has beside its pages: its icon, what programs ask for, and the schemas for editors.
pub const FILES: [&str; 8] = [
    "/icon.svg",
    "/llms.txt",
    "/robots.txt",
    "/schema/article.json",
    "/schema/author.json",
    "/schema/page.json",
    "/schema/site.json",
    "/sitemap.xml",
];

/// Where a host leads those who ask for a page that is missing.
pub const NOT_FOUND: &str = "/404.html";

/// Whether an address leads to a page of this site, from its root.
pub fn is_internal(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//")
}

/// The attributes that hold one address (HTML and SVG).
const ATTRIBUTES: [&str; 10] = [
    "action",
    "background",
    "cite",
    "data",
    "data-src",
    "formaction",
    "href",
    "poster",
    "src",
    "xlink:href",
];

/// The value of an attribute in which `lead` has changed each address that is written from the site's root; none
/// where the attribute holds no address.
pub fn led(attribute: &str, value: &str, lead: impl Fn(&str) -> String) -> Option<String> {
    let one = |address: &str| {
        if is_internal(address) {
            lead(address)
        } else {
            address.to_owned()
        }
    };
    match attribute {
        // Candidates, each an address and its size (HTML, "Srcset attributes").
        "srcset" => {
            let candidates = value.split(", ").map(|candidate| {
                let candidate = candidate.trim_start();
                let end = candidate.find(char::is_whitespace);
                let (address, size) = candidate.split_at(end.unwrap_or(candidate.len()));
                one(address) + size
            });
            Some(candidates.collect::<Vec<_>>().join(", "))
        }
        "ping" => {
            let addresses = value.split_ascii_whitespace().map(one);
            Some(addresses.collect::<Vec<_>>().join(" "))
        }
        _ => ATTRIBUTES.contains(&attribute).then(|| one(value)),
    }
}

/// The path of a page as the site has it, from one that may be percent-encoded, as it is in an address
/// copied from a browser, be in another form of Unicode, name the page's file, or lack the slash at its end.
pub fn page_path(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    let path: String = path.nfc().collect();
    let folder = path.strip_suffix("/index.html").unwrap_or(&path);
    format!("{}/", folder.trim_end_matches('/'))
}

/// A fragment as the page has it, from one that may be percent-encoded.
pub fn decoded(fragment: &str) -> String {
    percent_decode_str(fragment)
        .decode_utf8_lossy()
        .nfc()
        .collect()
}

/// An address without its query and fragment, and those.
pub fn split(href: &str) -> (&str, &str) {
    href.split_at(href.find(['#', '?']).unwrap_or(href.len()))
}

//! What every host is to do, said once; the form of it differs from host to host.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use url::Url;

use super::{old_feeds::old_feeds, policy};
use crate::{
    grammar::{Base, address},
    hash::sha256_hex_of,
    model::Publication,
    publish::app::App,
    resolve::{self, Index},
};

/// What hosts are told of a site.
#[derive(Debug)]
pub struct Rules {
    /// Host and port of the site.
    pub authority: String,
    /// The site's path without a slash at its end, encoded.
    pub prefix: String,
    /// What stands at the addresses that the site had before.
    pub moved: Vec<Moved>,
    /// The addresses of stories that are withdrawn, from the site's root, decoded. Hosts that can answer with status
    /// 410 (RFC 9110, section 15.5.11) and a page send the page that stands there.
    pub gone: Vec<String>,
    /// Of two rules that give one header, the later one counts.
    pub headers: Vec<HeaderRule>,
    /// The media type of each ending that a file of the site has.
    pub types: BTreeMap<String, &'static str>,
    /// Whether `.br` and `.gz` stand beside files.
    pub is_precompressed: bool,
}

/// An address that leads on for good.
#[derive(Debug)]
pub struct Moved {
    /// From the site's root, decoded, as its writer wrote it.
    pub from: String,
    /// Where it leads, in ASCII, with no sign that means something in the files of a host.
    pub to: String,
    /// Whether a document stands there too, which leads on by itself.
    pub is_document: bool,
}

/// Headers, and the addresses that are sent with them.
#[derive(Debug)]
pub struct HeaderRule {
    /// Which addresses.
    pub place: Place,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

/// A set of addresses, each from the site's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Every one.
    Everywhere,
    /// Those that begin so.
    Below(&'static str),
    /// Those that end so.
    Ending(&'static str),
    /// This one, decoded.
    At(String),
}

/// What browsers may not do for a page, nor for a frame in it: nothing here asks for it. What embeds use, such
/// as the full screen, is not among it.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

/// What is named by its bytes is kept for a year, the longest that caches keep anything.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// What changes in place may be kept, and is asked for before it is shown again (RFC 9111, section 5.2.2.4).
const REVALIDATED: &str = "no-cache";

/// Two years, as browsers' makers advise. What stands on other names of the domain is not ours to judge.
const HTTPS_ONLY: &str = "max-age=63072000";

impl Rules {
    /// `types` are the files that the site has. The app has its inline styles, and the files of its own.
    pub fn new(
        publication: &Publication,
        base: &Base,
        index: &Index,
        app: &App,
        types: BTreeMap<String, &'static str>,
        is_precompressed: bool,
    ) -> Self {
        let moved = resolve::old_addresses(index).map(|moved| Moved {
            from: moved.path,
            to: target(&moved.to),
            is_document: true,
        });
        let mut moved: Vec<_> = moved.collect();
        moved.extend(old_feeds(index, &moved, &app.public));
        Self {
            authority: base.authority().to_owned(),
            prefix: base.prefix().to_owned(),
            moved,
            gone: resolve::withdrawn(index),
            headers: headers(publication, base, index, &app.inline_styles()),
            types,
            is_precompressed,
        }
    }

    /// The site's path as servers compare it with what is asked for.
    pub fn decoded_prefix(&self) -> String {
        percent_decode_str(&self.prefix)
            .decode_utf8_lossy()
            .into_owned()
    }

    /// A name for a server's variable that no other site of the server has. nginx takes none of more than 46
    /// letters.
    pub fn variable(&self, name: &str) -> String {
        let site = sha256_hex_of(&[self.authority.as_bytes(), self.prefix.as_bytes()], 4);
        format!("site_{site}_{}", name.to_lowercase().replace('-', "_"))
    }
}

fn headers(publication: &Publication, base: &Base, index: &Index, css: &[&str]) -> Vec<HeaderRule> {
    let rule = |place, headers: &[(&'static str, &str)]| HeaderRule {
        place,
        headers: headers
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
    };
    let policy = policy::of_pages(css, publication);
    let mut everywhere = vec![
        ("Content-Security-Policy", policy.as_str()),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", REVALIDATED),
    ];
    if publication.site.https_only && base.absolute("").starts_with("https:") {
        everywhere.push(("Strict-Transport-Security", HTTPS_ONLY));
    }
    // Search engines are asked to leave out previews, and the data and the Markdown of pages, which say the same again. Readers of
    // feeds show pictures and icons, and translators and archives load what a page consists of.
    let open = ("Cross-Origin-Resource-Policy", "cross-origin");
    let kept = ("Cache-Control", IMMUTABLE);
    let mut rules = vec![
        rule(Place::Everywhere, &everywhere),
        rule(Place::Below("/preview/"), &[("X-Robots-Tag", "noindex")]),
        rule(Place::Ending(".json"), &[("X-Robots-Tag", "noindex")]),
        rule(Place::Ending(".html.md"), &[("X-Robots-Tag", "noindex")]),
        rule(Place::Below("/icon"), &[open]),
        rule(Place::Below("/assets/"), &[open, kept]),
        rule(
            Place::Below("/media/"),
            &[("Content-Security-Policy", policy::MEDIA), open, kept],
        ),
    ];
    rules.extend(resolve::polled(index).map(|(path, interval)| HeaderRule {
        place: Place::At(path),
        headers: vec![("Cache-Control", format!("public, max-age={interval}"))],
    }));
    rules
}

/// What has a meaning in the files of some host, besides what an address may not have at all.
const SPECIAL: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'$')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'*')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address that is encoded as far as browsers need, encoded as far as hosts do.
fn target(to: &str) -> String {
    let whole = match Url::parse(to) {
        Ok(url) => url.into(),
        Err(_) => to.to_owned(),
    };
    utf8_percent_encode(&whole, &SPECIAL).to_string()
}

/// The same of an address from the site's root that is not encoded, base included.
pub fn encoded(prefix: &str, path: &str) -> String {
    /// As a browser sends a path (WHATWG URL, "path percent-encode set"), and as hosts need it.
    const PATH: AsciiSet = SPECIAL.add(b'#').add(b'%').add(b'?');
    format!("{prefix}{}", utf8_percent_encode(path, &PATH))
}

impl Moved {
    /// The address without and with a slash at its end, where it has one of the two: a folder has both.
    pub fn forms(&self) -> Vec<String> {
        let bare = self.from.trim_end_matches('/');
        if bare.is_empty() || is_file(bare) || is_feed(bare) {
            vec![self.from.clone()]
        } else {
            vec![bare.to_owned(), format!("{bare}/")]
        }
    }
}

fn is_feed(path: &str) -> bool {
    [".xml", ".json"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// Whether an address names a file, as sites of old have it: `/2019/a-story.html`.
pub fn is_file(path: &str) -> bool {
    [".html", ".htm"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// The page for what is missing, base included.
pub fn not_found(prefix: &str) -> String {
    format!("{prefix}{}", address::NOT_FOUND)
}

//! Names of uploads: which file an address means, and what it is called here.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;
use url::Url;

use crate::hash::{SHORT, sha256_hex_of};

/// In bytes: with a hash and a width the name of a file has to fit into 255.
const LONGEST: usize = 180;

/// Whose uploads they are: each system has folders and names of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// All of them in `wp-content/uploads/`, pictures in several sizes beside each other.
    WordPress,
    /// In `content/images/`, `content/media/` and `content/files/`; smaller pictures in folders of their own.
    Ghost,
}

impl Scheme {
    /// Where the path of an upload begins in the path of its address, in bytes.
    pub fn start(self, path: &str) -> Option<usize> {
        match self {
            Self::WordPress => path.find("/uploads/").map(|at| at + "/uploads/".len()),
            Self::Ghost => GHOST
                .iter()
                .filter_map(|folder| path.find(folder))
                .min()
                .map(|at| at + "/content/".len()),
        }
    }

    /// The path of an upload in its folder, from its address, decoded; none for what is no upload, or would
    /// lead out of the folder.
    pub fn after_uploads(self, url: &str) -> Option<String> {
        let path = url.split(['?', '#']).next()?;
        let rest = path.get(self.start(path)?..)?;
        let path: String = percent_decode_str(rest).decode_utf8().ok()?.nfc().collect();
        let path = match self {
            Self::WordPress => path,
            Self::Ghost => without_size_folders(&path),
        };
        is_inside(&path).then_some(path)
    }

    /// Paths that an upload may be had under, the best first.
    pub fn originals(self, path: &str) -> Vec<String> {
        match self {
            Self::WordPress => originals(path),
            Self::Ghost => vec![path.to_owned()],
        }
    }

    /// The name of the original of an upload, whether there is one or not.
    pub fn whole(self, path: &str) -> String {
        self.originals(path).swap_remove(0)
    }

    /// Paths that an upload may be fetched by, the best first: a name without a size is fetched as it is.
    pub fn fetched(self, path: &str) -> Vec<String> {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        if self == Self::Ghost || without_size(stem) == stem {
            vec![path.to_owned()]
        } else {
            originals(path)
        }
    }
}

/// Where Ghost keeps what was uploaded.
const GHOST: [&str; 3] = ["/content/images/", "/content/media/", "/content/files/"];

/// Without the folders in which Ghost has pictures made smaller or of another format:
/// `images/size/w600/format/webp/2024/01/dam.jpg`.
fn without_size_folders(path: &str) -> String {
    let Some(mut rest) = path.strip_prefix("images/") else {
        return path.to_owned();
    };
    for folder in ["size/", "format/"] {
        let inside = rest.strip_prefix(folder).and_then(|it| it.split_once('/'));
        rest = inside.map_or(rest, |(_, inside)| inside);
    }
    format!("images/{rest}")
}

/// The host of an address, without `www.`; that of the site whose picture it is, where WordPress.com sends it.
pub fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    let sent_for = host
        .strip_suffix(".wp.com")
        .filter(|server| matches!(*server, "i0" | "i1" | "i2" | "i3"))
        .and_then(|_| url.path_segments()?.next());
    let host = sent_for.unwrap_or(host).trim_end_matches('.');
    Some(host.strip_prefix("www.").unwrap_or(host).to_lowercase())
}

/// Whether a path stays in its folder on every system.
pub fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(['\\', ':'])
            && !part.contains(char::is_control)
    };
    !path.is_empty() && path.split('/').all(is_name)
}

/// Paths that an upload may be had under, the best first: WordPress makes smaller pictures of each, and of
/// one that is too large a smaller one to take its place.
fn originals(path: &str) -> Vec<String> {
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, format!(".{ending}")),
        _ => (path, String::new()),
    };
    let whole = without_size(stem);
    let whole = whole.strip_suffix("-scaled").unwrap_or(whole);
    let mut all = vec![
        format!("{whole}{ending}"),
        format!("{whole}-scaled{ending}"),
    ];
    if !all.iter().any(|it| it == path) {
        all.push(path.to_owned());
    }
    all
}

/// Without what WordPress adds to the names of smaller pictures: `-300x200`.
fn without_size(stem: &str) -> &str {
    let Some((start, size)) = stem.rsplit_once('-') else {
        return stem;
    };
    let is_number = |part: &str| {
        (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match size.split_once('x') {
        Some((width, height)) if is_number(width) && is_number(height) => start,
        _ => stem,
    }
}

/// What a picture of another host is called in the media folder, but for its ending: what is after the `?` may tell it
/// from others.
pub fn of_other(url: &Url) -> String {
    let path = percent_decode_str(url.path()).decode_utf8_lossy();
    let path: String = path.trim_matches('/').nfc().collect();
    let path = if is_inside(&path) { &path } else { "picture" };
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_matches(['[', ']']).replace(':', "-");
    let named = in_media(&format!("elsewhere/{host}/{path}"));
    let folder = named.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = named.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = sha256_hex_of(&[url.as_str().as_bytes()], SHORT);
    with_hash(&format!("{folder}/{stem}"), &hash)
}

/// What an upload is called in the media folder: on every system a name, and in every address itself. One that
/// is not called as it was has a hash of that, so that no two become one.
pub fn in_media(path: &str) -> String {
    let parts: Vec<_> = path.split('/').map(part).collect();
    parts.join("/")
}

/// A path with a hash before its ending.
pub fn with_hash(path: &str, hash: &str) -> String {
    let hash = hash.get(..8).unwrap_or(hash);
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => format!("{stem}-{hash}.{ending}"),
        _ => format!("{path}-{hash}"),
    }
}

fn part(whole: &str) -> String {
    let is_special = |c: char| "#?%\\:*\"<>|".contains(c) || c.is_control();
    let name = whole.replace(is_special, "-");
    let name = name.trim_matches(['.', ' ']);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let short: String = stem
        .chars()
        .scan(0, |bytes, c| {
            *bytes += c.len_utf8();
            (*bytes <= LONGEST).then_some(c)
        })
        .collect();
    let is_other = short != stem || name != whole;
    let short = if is_other {
        format!("{short}-{}", sha256_hex_of(&[whole.as_bytes()], SHORT))
    } else {
        short
    };
    let short = if is_device(&short) || short.is_empty() {
        format!("file-{short}")
    } else {
        short
    };
    match ending.get(..20).unwrap_or(ending) {
        "" => short,
        ending => format!("{short}.{ending}"),
    }
}

/// Names that mean something else on Windows, whatever their ending.
fn is_device(stem: &str) -> bool {
    const NAMES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let first = stem.split('.').next().unwrap_or_default().to_lowercase();
    let is_port = |name: &str| {
        first
            .strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    NAMES.contains(&first.as_str()) || is_port("com") || is_port("lpt")
}

/// Whether it is of a kind that a site offers to keep.
pub fn is_document(path: &str) -> bool {
    const KINDS: [&str; 19] = [
        "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "rtf", "epub",
        "csv", "tsv", "txt", "json", "geojson", "ics", "zip",
    ];
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| KINDS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_is_had_as_the_large_one() {
        assert_eq!(
            originals("2019/05/dam-300x200.jpg"),
            [
                "2019/05/dam.jpg",
                "2019/05/dam-scaled.jpg",
                "2019/05/dam-300x200.jpg"
            ]
        );
        assert_eq!(originals("a/b-scaled.png"), ["a/b.png", "a/b-scaled.png"]);
    }

    #[test]
    fn a_smaller_picture_of_ghost_is_the_one_that_was_uploaded() {
        for path in [
            "content/images/2024/01/dam-300x200.jpg",
            "content/images/size/w600/2024/01/dam-300x200.jpg",
            "blog/content/images/size/w1000/format/webp/2024/01/dam-300x200.jpg?v=1",
        ] {
            let url = format!("https://news.example/{path}");
            let path = Scheme::Ghost.after_uploads(&url);
            assert_eq!(path.as_deref(), Some("images/2024/01/dam-300x200.jpg"));
        }
        let sound = Scheme::Ghost.after_uploads("/content/media/2024/01/sea%20waves.mp3");
        assert_eq!(sound.as_deref(), Some("media/2024/01/sea waves.mp3"));
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for path in [
            "../x.jpg",
            "%2e%2e/x.jpg",
            "a/..%2fx.jpg",
            "a\\b.jpg",
            "/etc/x",
            "c:/x",
            "a%00b",
        ] {
            let url = format!("https://news.example/wp-content/uploads/{path}");
            assert_eq!(Scheme::WordPress.after_uploads(&url), None, "{path}");
            let url = format!("https://news.example/content/images/{path}");
            assert_eq!(Scheme::Ghost.after_uploads(&url), None, "{path}");
        }
    }

    #[test]
    fn a_name_can_be_written_on_every_system() {
        assert_eq!(in_media("2019/con.jpg"), "2019/file-con.jpg");
        assert_eq!(in_media("a/b c.png"), "a/b c.png");
        let mended = in_media("a/b?c.png");
        assert!(
            mended.starts_with("a/b-c-") && mended.ends_with(".png"),
            "{mended}"
        );
        assert_ne!(mended, in_media("a/b|c.png"));
        let long = "я".repeat(200);
        assert_ne!(
            in_media(&format!("{long}1.png")),
            in_media(&format!("{long}2.png"))
        );
    }
}

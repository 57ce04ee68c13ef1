//! Names as programs write them in addresses.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// As Hugo writes names in addresses: small letters, spaces as hyphens, few signs.
pub fn hugo_slug(name: &str) -> String {
    let joined = name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-")
        .to_lowercase();
    joined
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_.+".contains(*c))
        .collect()
}

/// As Astro does.
pub fn astro_slug(name: &str) -> String {
    let lower = name.to_lowercase().replace(' ', "-");
    lower
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_".contains(*c))
        .collect()
}

/// Letters without their accents, digits, and hyphens between them.
pub fn ascii_slug(name: &str) -> String {
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = plain
        .to_lowercase()
        .replace('ß', "ss")
        .replace('æ', "ae")
        .replace('ø', "o");
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

//! Parts of addresses as others have them, made parts of addresses here.

use percent_encoding::percent_decode_str;
use unicode_normalization::char::is_combining_mark;

use crate::{
    grammar::words::{lower_case, without_invisible},
    model::Slug,
};

/// In bytes: with its ending the name of a file has to fit into 255.
const LONGEST: usize = 200;

/// What was written, as a slug; none where no letter or digit is in it.
pub fn slug(written: &str) -> Option<String> {
    let decoded = percent_decode_str(written).decode_utf8_lossy();
    let letters = lower_case(&without_invisible(&decoded));
    let mut slug = String::new();
    for word in letters.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c))) {
        let joined = usize::from(!slug.is_empty());
        if word.is_empty() || (!slug.is_empty() && slug.len() + joined + word.len() > LONGEST) {
            continue;
        }
        if joined > 0 {
            slug.push('-');
        }
        slug.extend(word.chars().scan(0, |bytes, c| {
            *bytes += c.len_utf8();
            (*bytes <= LONGEST).then_some(c)
        }));
    }
    slug.parse::<Slug>().is_ok().then_some(slug)
}

/// A slug that nothing else has: itself, or with a number.
pub fn free(slug: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(slug) {
        return slug.to_owned();
    }
    let mut numbers = 2..;
    loop {
        let number = numbers.next().unwrap_or(u64::MAX);
        let candidate = format!("{slug}-{number}");
        if !is_taken(&candidate) || number == u64::MAX {
            return candidate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_have_in_addresses_becomes_a_slug() {
        assert_eq!(slug("caf%C3%A9-Paris").as_deref(), Some("café-paris"));
        assert_eq!(slug("--Two  words__").as_deref(), Some("two-words"));
        assert_eq!(slug("%F0%9F%98%80"), None);
        assert_eq!(slug("?"), None);
    }

    #[test]
    fn a_slug_has_room_for_the_ending_of_a_file() {
        let long = "wort-".repeat(100);
        assert!(slug(&long).is_some_and(|slug| slug.len() <= LONGEST));
        assert!(slug(&"ß".repeat(400)).is_some_and(|slug| slug.len() <= LONGEST));
    }
}

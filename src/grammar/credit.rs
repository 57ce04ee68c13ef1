//! Who made a picture, told from the words under it.

/// How credits begin that are sentences or lines of their own.
const BEGINNINGS: [&str; 13] = [
    "bild:",
    "photo\u{a0}:",
    "fotografie:",
    "photo :",
    "photo:",
    "photos:",
    "photograph:",
    "foto:",
    "fotos:",
    "photo by ",
    "photos by ",
    "photograph by ",
    "© ",
];

/// Agencies, which stand alone or behind a name in brackets.
const AGENCIES: [&str; 14] = [
    "afp",
    "ansa",
    "ap",
    "apa",
    "bloomberg",
    "dpa",
    "efe",
    "epa",
    "getty",
    "getty images",
    "keystone",
    "pa",
    "reuters",
    "xinhua",
];

/// Small words that are part of names, and what stands between two.
const PARTICLES: [&str; 24] = [
    "al", "alliance", "and", "da", "de", "del", "der", "di", "du", "el", "for", "für", "la", "of",
    "on", "picture", "privat", "private", "the", "und", "van", "via", "von", "y",
];

/// In characters: what is longer is no name.
const NAME: usize = 80;

/// Words before a credit that stands at their end, that, and whether it stands in brackets.
pub fn at_end(words: &str) -> Option<(&str, &str, bool)> {
    let words = words.trim_end();
    let whole = words.strip_suffix('.').unwrap_or(words);
    if let Some((before, inside)) = whole.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && (is_credit(inside) || is_of_agency(inside))
    {
        return Some((before.trim_end(), inside.trim(), true));
    }
    let ends = whole.char_indices().rev().filter_map(|(at, c)| {
        let after = at + c.len_utf8();
        let is_end = matches!(
            c,
            '.' | '!' | '?' | '…' | '"' | '”' | '“' | '»' | '|' | '\n'
        );
        (is_end && (c == '\n' || whole.get(after..)?.starts_with(char::is_whitespace)))
            .then_some(after)
    });
    ends.chain([0]).find_map(|start| {
        let (before, credit) = whole.split_at_checked(start)?;
        let before = before.trim_end_matches(['|', '\n', ' ']);
        is_credit(credit.trim()).then_some((before, credit.trim(), false))
    })
}

/// Whether words say that somebody made a picture, and nothing else.
fn is_credit(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut beginnings = BEGINNINGS.iter();
    let who =
        beginnings.find_map(|begin| words.get(lower.strip_prefix(begin).map(|_| begin.len())?..));
    who.is_some_and(is_name)
}

/// `AP`, `Ann Lee/Reuters` and `AP Photo/Ann Lee`.
fn is_of_agency(words: &str) -> bool {
    let is_agency = |name: &str| AGENCIES.contains(&&*name.trim().to_lowercase());
    match words.rsplit_once('/') {
        Some((before, last)) => is_name(words) && (is_agency(last) || before == "AP Photo"),
        None => is_agency(words) && words.starts_with(char::is_alphabetic),
    }
}

/// Whether each word of it is written as names are.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let mut parts = words
        .split(['/', ' ', ',', '\u{a0}'])
        .filter(|it| !it.is_empty())
        .peekable();
    let is_there = parts.peek().is_some() && words.chars().count() <= NAME;
    // After a full stop another sentence begins, unless a letter stands before it.
    let mut sentences = words.split(". ").collect::<Vec<_>>();
    sentences.pop();
    let is_one = sentences.iter().all(|it| {
        let last = it.rsplit(' ').next().unwrap_or_default();
        last.chars().count() < 3
    });
    is_there
        && is_one
        && parts.all(|part| {
            let lower = part.to_lowercase();
            let is_small = PARTICLES.contains(&&*lower) || AGENCIES.contains(&&*lower);
            is_small
                || part
                    .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "@&-–".contains(c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_in_a_credit_in_certain_forms_alone() {
        for (words, before, credit) in [
            ("Photo: Ann Lee", "", "Photo: Ann Lee"),
            (
                "A boat. Photo by Ann Lee/Reuters.",
                "A boat.",
                "Photo by Ann Lee/Reuters",
            ),
            ("A boat? Foto: dpa", "A boat?", "Foto: dpa"),
            ("A boat | © 2020 J. R. Lee", "A boat", "© 2020 J. R. Lee"),
            ("A boat (Photo: Ann Lee)", "A boat", "Photo: Ann Lee"),
            ("A boat. Photo : Ann Lee", "A boat.", "Photo : Ann Lee"),
            ("A boat. (AP)", "A boat.", "AP"),
            ("A boat (Ann Lee/Reuters).", "A boat", "Ann Lee/Reuters"),
            (
                "A boat. PHOTO: ANN VAN LEE",
                "A boat.",
                "PHOTO: ANN VAN LEE",
            ),
        ] {
            let found = at_end(words).map(|(before, credit, _)| (before, credit));
            assert_eq!(found, Some((before, credit)), "{words}");
        }
        for words in [
            "",
            "A boat",
            "A boat (red)",
            "A boat (2020/21)",
            "Photo: the boat at sea",
            "Photo by the harbour wall",
            "Photo: Ann Lee. The boat sank.",
            "A photo by Ann Lee",
            "(pa)ddle",
            "Photo:",
            "©",
        ] {
            assert_eq!(at_end(words), None, "{words}");
        }
    }
}

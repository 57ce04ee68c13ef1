//! Who made a picture, told from the words under it.

use serde_json::Value;

use super::html::{Findings, Outcome, plain, text};

/// How credits begin that are sentences or lines of their own.
const BEGINNINGS: [&str; 9] = [
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

/// Has the captions of all pictures of a story say in their own field who made those, where the words end in it.
pub fn split_off(value: &mut Value, findings: &mut Findings) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| split_off(it, findings)),
        Value::Object(fields) => {
            let is_picture =
                fields.contains_key("alt") || fields.get("type").is_some_and(|it| it == "gallery");
            for (name, value) in fields {
                if is_picture && name == "caption" {
                    of_caption(value, findings);
                } else {
                    split_off(value, findings);
                }
            }
        }
        _ => {}
    }
}

fn of_caption(caption: &mut Value, findings: &mut Findings) {
    let Some(fields) = caption
        .as_object_mut()
        .filter(|it| !it.contains_key("credit"))
    else {
        return;
    };
    let mut spans = match fields.get("text") {
        Some(Value::Array(spans)) => spans.clone(),
        Some(words) => vec![words.clone()],
        None => return,
    };
    let Some(credit) = credit_of(&mut spans) else {
        return;
    };
    if spans.is_empty() {
        fields.remove("text");
    } else {
        fields.insert("text".to_owned(), text(spans));
    }
    fields.insert("credit".to_owned(), credit.into());
    let detail = "the credit of its picture";
    findings.add("credit in a caption", Outcome::Converted, detail, "");
}

/// Takes the credit at the end of a text.
fn credit_of(spans: &mut Vec<Value>) -> Option<String> {
    let (last, before) = spans.split_last()?;
    let is_set_off = last["type"] == "emphasis" || last["type"] == "strong";
    let words = if is_set_off { &last["text"] } else { last };
    let (rest, (credit, in_brackets)) = ending(words.as_str()?)?;
    let goes_on = before.last().is_some_and(|before| {
        before["type"] != "line-break" && !plain(before).trim_end().ends_with(['.', '!', '?', '…'])
    });
    if rest.is_empty() && goes_on && !in_brackets || !rest.is_empty() && is_set_off {
        return None;
    }
    let (rest, credit) = (rest.to_owned(), credit.to_owned());
    spans.pop();
    spans.push(rest.into());
    while let Some(last) = spans.last_mut() {
        if let Value::String(words) = last {
            words.truncate(words.trim_end().len());
        }
        if *last != "" && last["type"] != "line-break" {
            break;
        }
        spans.pop();
    }
    Some(credit)
}

/// Words before a credit, that, and whether it stands in brackets.
fn ending(words: &str) -> Option<(&str, (&str, bool))> {
    let words = words.trim_end();
    let whole = words.strip_suffix('.').unwrap_or(words);
    if let Some((before, inside)) = whole.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && (is_credit(inside) || is_of_agency(inside))
    {
        return Some((before.trim_end(), (inside.trim(), true)));
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
        is_credit(credit.trim()).then_some((before, (credit.trim(), false)))
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
            ("A boat. (AP)", "A boat.", "AP"),
            ("A boat (Ann Lee/Reuters).", "A boat", "Ann Lee/Reuters"),
            (
                "A boat. PHOTO: ANN VAN LEE",
                "A boat.",
                "PHOTO: ANN VAN LEE",
            ),
        ] {
            let found = ending(words).map(|(before, (credit, _))| (before, credit));
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
            assert_eq!(ending(words), None, "{words}");
        }
    }
}

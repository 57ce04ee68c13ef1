//! Rules for how words are set, which differ by language and by house: off until the site file asks for
//! them.

use super::{
    Problem, Survey,
    runs::{Run, each_run},
};

/// Ensure that words are one space apart. Browsers show several as one, and they are left behind by typing
/// and pasting.
pub(super) fn no_space_stands_twice(content: &Survey, problems: &mut Vec<Problem>) {
    each_run(content, problems, |run, problems| {
        let words = run.words;
        for (start, _) in words.match_indices("  ") {
            let is_first = !words[..start].ends_with(' ');
            let rest = &words[start..];
            let end = start + rest.len() - rest.trim_start_matches(' ').len();
            // Spaces that end a line are seen to by nobody.
            if is_first {
                let what = format!("there are {} spaces in a row", end - start);
                problems.push(run.problem(&(start..end), what, "leave one", Some(" ")));
            }
        }
    });
}

/// Outer and inner quotation marks, an opening and a closing one each, by language.
const QUOTES: [(&str, [&str; 4]); 13] = [
    ("ar", ["«", "»", "‹", "›"]),
    ("de", ["„", "“", "‚", "‘"]),
    ("en", ["“", "”", "‘", "’"]),
    ("es", ["«", "»", "“", "”"]),
    ("fa", ["«", "»", "‹", "›"]),
    ("fr", ["«\u{202f}", "\u{202f}»", "“", "”"]),
    ("it", ["«", "»", "“", "”"]),
    ("ja", ["「", "」", "『", "』"]),
    ("nl", ["“", "”", "‘", "’"]),
    ("pl", ["„", "”", "«", "»"]),
    ("pt", ["“", "”", "‘", "’"]),
    ("ru", ["«", "»", "„", "“"]),
    ("zh", ["“", "”", "‘", "’"]),
];

/// Ensure that quotation marks and apostrophes are those of the language, and not the straight ones of a
/// typewriter. After a digit they stand for feet, inches, minutes and seconds, and are left alone.
pub(super) fn every_quotation_mark_is_of_its_language(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    each_run(content, problems, |run, problems| {
        let quotes = QUOTES.iter().find(|(tag, _)| *tag == run.primary());
        for (at, sign) in run.words.match_indices(['"', '\'']) {
            let (before, after) = around(&run, at, sign.len());
            if before.is_some_and(char::is_numeric) {
                continue;
            }
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let opens = before.is_none_or(|c| c.is_whitespace() || "([{—–-/«„“‘‚".contains(c));
            let with = match quotes {
                _ if sign == "'" && is_letter(before) && is_letter(after) => Some("’"),
                // It may be an apostrophe as well.
                _ if sign == "'" => None,
                Some((_, [open, ..])) if opens && after.is_some() => Some(*open),
                Some((_, [_, close, ..])) if !opens => Some(*close),
                _ => None,
            };
            let mend = match (with, quotes) {
                (Some(with), _) => format!("write `{}`", with.trim_matches('\u{202f}')),
                (None, Some((_, [open, close, inner, outer]))) => {
                    format!("write `{open}…{close}`, `{inner}…{outer}` or `’`")
                }
                (None, None) => "write the quotation mark of the language".to_owned(),
            };
            let what = format!("`{sign}` is the mark of a typewriter");
            // Which side of a pair a mark is on, and whether it is one, only a reader knows for sure.
            let sure = with.filter(|_| sign == "'");
            problems.push(run.problem(&(at..at + sign.len()), what, mend, sure));
        }
    });
}

/// Ensure that a dash between words is one, and not a hyphen or two. A hyphen joins, a dash parts.
pub(super) fn every_dash_is_no_hyphen(content: &Survey, problems: &mut Vec<Problem>) {
    each_run(content, problems, |run, problems| {
        for sign in [" - ", "--"] {
            for (at, _) in run.words.match_indices(sign) {
                let part = at..at + sign.len();
                let is_line =
                    run.words[..at].ends_with('-') || run.words[part.end..].starts_with('-');
                // `--option` is one word.
                let (before, after) = around(&run, at, sign.len());
                let is_option = sign == "--"
                    && before.is_none_or(char::is_whitespace)
                    && after.is_some_and(char::is_alphanumeric);
                if !is_line && !is_option {
                    let what = format!("`{}` stands for a dash", sign.trim());
                    let mend = "write `–` with a space at each side, or `—` with none";
                    problems.push(run.problem(&part, what, mend, None));
                }
            }
        }
    });
}

/// A space that no line ends at, and a narrow one.
const NO_BREAK: &str = "\u{a0}";
const NARROW: &str = "\u{202f}";

/// Ensure that French sets a space before `:`, `;`, `!`, `?` and `»` and after `«`, and one at which no line
/// ends, or the sign would stand alone at the beginning of a line. In Canada and Switzerland it is done
/// otherwise, and not looked at.
pub(super) fn french_punctuation_keeps_its_space(content: &Survey, problems: &mut Vec<Problem>) {
    each_run(content, problems, |run, problems| {
        if run.primary() != "fr" || run.language.ends_with("-CA") || run.language.ends_with("-CH") {
            return;
        }
        for (at, sign) in run.words.match_indices([':', ';', '!', '?', '»', '«']) {
            let (before, after) = around(&run, at, sign.len());
            let opens = sign == "«";
            let beside = if opens { after } else { before };
            // A time, an address, and one sign after another.
            let ends_here = |c: char| c.is_whitespace() || "»”’\"')]}!?.…,;".contains(c);
            let is_inside = !opens && !"»".contains(sign) && after.is_some_and(|c| !ends_here(c));
            let is_kept = match beside {
                None | Some('\u{a0}' | '\u{202f}') => true,
                Some(c) => "([!?:;.…".contains(c),
            };
            if is_inside || is_kept {
                continue;
            }
            let space = if [":", "«", "»"].contains(&sign) {
                NO_BREAK
            } else {
                NARROW
            };
            let is_space = beside == Some(' ');
            let with = if opens {
                format!("{sign}{space}")
            } else {
                format!("{space}{sign}")
            };
            let part = match (is_space, opens) {
                (false, _) => at..at + sign.len(),
                (true, true) => at..at + sign.len() + 1,
                (true, false) => at.saturating_sub(1)..at + sign.len(),
            };
            // The space may be the end of another run.
            let is_here = run
                .words
                .get(part.clone())
                .is_some_and(|text| !is_space || text.contains(' '));
            let what = if is_space {
                format!("a line may end at the space beside `{sign}`")
            } else {
                format!("there is no space beside `{sign}`")
            };
            let code = space.chars().next().map_or(0, u32::from);
            let mend = format!("set a space at which no line ends (U+{code:04X})");
            let part = if is_here { part } else { at..at + sign.len() };
            problems.push(run.problem(&part, what, mend, is_here.then_some(with.as_str())));
        }
    });
}

/// The characters before and after a part of a run, in the runs beside it too.
fn around(run: &Run, at: usize, length: usize) -> (Option<char>, Option<char>) {
    let before = run.words[..at].chars().next_back().or(run.before);
    let after = run.words[at + length..].chars().next().or(run.after);
    (before, after)
}

use super::figures::Figures;
use crate::model::{Language, Mark, Span, Text};

/// The number that a cell says in its language, for sorting. None where that is not certain: of two
/// numbers, of raised or lowered digits, and of digits that are not grouped as the language does it.
pub fn read(text: &Text, language: &Language) -> Option<f64> {
    if text.0.iter().any(is_raised) {
        return None;
    }
    in_words(&text.plain(), language)
}

/// The same of words that are nothing but a number, with its sign and unit signs.
pub fn bare(words: &str, language: &Language) -> Option<f64> {
    let is_bare = |c: char| digit(c).is_some() || !c.is_alphanumeric();
    words
        .chars()
        .all(is_bare)
        .then(|| in_words(words, language))?
}

fn in_words(words: &str, language: &Language) -> Option<f64> {
    let digits = |c: char| digit(c).is_some();
    let start = words.find(digits)?;
    let end = words.rfind(digits)?;
    let end = end + words[end..].chars().next()?.len_utf8();
    let number = unsigned(&words[start..end], &marks(&words[start..end], language))?;
    // A dash after a word is no sign.
    let mut before = words[..start].chars().rev();
    let is_minus =
        matches!(before.next(), Some('-' | '−' | '–')) && before.all(|c| !c.is_alphanumeric());
    Some(if is_minus { -number } else { number })
}

fn is_raised(span: &Span) -> bool {
    match span {
        Span::Marked(Mark::Sup { .. } | Mark::Sub { .. }) => true,
        Span::Marked(mark) => mark.text().is_some_and(|text| text.0.iter().any(is_raised)),
        Span::Plain(_) => false,
    }
}

struct Marks {
    group: char,
    decimal: char,
}

/// Arabic and Persian digits have marks of their own; Latin ones have the language's, or commas where
/// it has others.
fn marks(number: &str, language: &Language) -> Marks {
    let is_latin = |words: &str| words.contains(|c: char| c.is_ascii_digit());
    let (group, decimal) = if is_latin(number) {
        let example = Figures::of(language).number(1_234_567.5, 1);
        let mut marks = example.chars().filter(|c| digit(*c).is_none());
        let marks = marks.next().zip(marks.next_back());
        marks.filter(|_| is_latin(&example)).unwrap_or((',', '.'))
    } else {
        ('٬', '٫')
    };
    Marks { group, decimal }
}

/// Groups of three after the first; of two before the last, as in India.
fn unsigned(number: &str, marks: &Marks) -> Option<f64> {
    let (whole, part) = match number.split_once(marks.decimal) {
        Some((whole, part)) => (whole, Some(part)),
        None => (number, None),
    };
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let is_group = |c: char| c == marks.group || is_space(c) || matches!(c, '\'' | '’');
    let groups: Vec<&str> = whole.split(is_group).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.chars().count()).collect();
    let grouped = match lengths.as_slice() {
        [_] => true,
        [first, between @ .., last] => {
            (1..=3).contains(first) && *last == 3 && between.iter().all(|one| matches!(one, 2 | 3))
        }
        [] => false,
    };
    let digits = |words: &str| -> Option<String> {
        let digits = words.chars().map(|c| char::from_digit(digit(c)?, 10));
        digits.collect()
    };
    let whole = digits(&groups.concat()).filter(|_| grouped)?;
    format!("{whole}.{}", digits(part.unwrap_or_default())?)
        .parse()
        .ok()
}

/// Latin, Arabic and Persian digits.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(language: &str, words: &str) -> Option<f64> {
        let text = Text(vec![Span::Plain(words.to_owned())]);
        read(&text, &Language(language.to_owned()))
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        for (language, words, value) in [
            ("en", "12", 12.0),
            ("en", "12,500", 12500.0),
            ("en", "$1,234.5", 1234.5),
            ("en", "12,34,567", 1_234_567.0),
            ("en", "−3 °C", -3.0),
            ("de", "12.500", 12500.0),
            ("de", "1.234.567,8", 1_234_567.8),
            ("de", "0,125", 0.125),
            ("de", "12,5 %", 12.5),
            ("fr", "12 500", 12500.0),
            ("fa", "۱۲٬۵۰۰", 12500.0),
            ("ar", "٣٫٥", 3.5),
            ("fa", "1,234.5", 1234.5),
        ] {
            assert_eq!(number(language, words), Some(value), "{language} {words}");
        }
    }

    #[test]
    fn what_may_be_another_number_is_none() {
        for words in [
            "", "–", "n/a", ".", "5–10", "2019/20", "12 (2)", "12,5", "1,23", "3 of 5",
        ] {
            assert_eq!(number("en", words), None, "{words}");
        }
        let raised = Mark::Sup {
            text: Text(vec![Span::Plain("6".to_owned())]),
        };
        let text = Text(vec![Span::Plain("10".to_owned()), Span::Marked(raised)]);
        assert_eq!(read(&text, &Language("en".to_owned())), None);
    }
}

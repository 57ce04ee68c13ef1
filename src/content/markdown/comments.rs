//! Comments among fields, which no value has a place for.

/// Where comments begin in fields in YAML or TOML that begin at a byte; without those that name a schema.
pub fn in_fields(text: &str, base: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = base;
    // How far the line was indented whose value stands in the lines below it.
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        if block.is_some_and(|outer| words.is_empty() || indent > outer) {
            continue;
        }
        block = None;
        let comment = comment(line);
        let value = line
            .get(..comment.unwrap_or(line.len()))
            .unwrap_or_default();
        let value = value.trim_end().trim_end_matches(['-', '+']);
        if value.ends_with(": |") || value.ends_with(": >") {
            block = Some(indent);
        }
        let is_schema =
            words.starts_with("# yaml-language-server: $schema=") || words.starts_with("#:schema ");
        if let Some(comment) = comment.filter(|_| !is_schema) {
            found.push(begin + comment);
        }
    }
    found
}

/// Whether a comment in HTML has words: one without keeps two lists apart.
pub fn says_something(html: &str) -> bool {
    let mut comments = html.split("<!--").skip(1);
    comments.any(|comment| {
        let words = comment.split("-->").next().unwrap_or_default();
        !words.trim_matches(['-', ' ', '\n', '\r', '\t']).is_empty()
    })
}

/// Where the comment of a line begins: at a sign behind a space, outside of quotation marks.
fn comment(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') if before.is_whitespace() => return Some(at),
            // An apostrophe inside of a word begins nothing.
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (Some(open), c) if c == open && before != '\\' => quote = None,
            _ => {}
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_words_is_no_comment() {
        for (fields, comments) in [
            ("# one\na: b # two\n", vec!["# one", "# two"]),
            ("a: 'b # c'\nd: \"e # f\"\n", vec![]),
            ("a: it's # so\n", vec!["# so"]),
            ("a: b#c\n", vec![]),
            ("a: |\n  # words\n\n  # more\nb: c # d\n", vec!["# d"]),
            ("# yaml-language-server: $schema=a.json\n", vec![]),
        ] {
            let found = in_fields(fields, 0);
            let found: Vec<_> = found
                .into_iter()
                .map(|at| fields[at..].lines().next().unwrap_or_default())
                .collect();
            assert_eq!(found, comments, "{fields}");
        }
    }
}

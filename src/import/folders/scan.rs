//! Signs among words: where code is, which is left as it is, and what stands between quotation marks.

/// The words that a program gives to a name: `site: "https://…"`. Programs are not run.
pub fn literal<'t>(program: &'t str, name: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(found) = program.get(from..)?.find(name) {
        let at = from + found;
        from = at + name.len();
        let before = program.get(..at)?.chars().next_back();
        let is_whole = before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '.');
        let line = program.get(..at)?.rsplit('\n').next()?;
        let is_comment = line.trim_start().starts_with("//") || line.trim_start().starts_with('#');
        let rest = program
            .get(from..)?
            .trim_start_matches(['"', '\''])
            .trim_start();
        let Some(rest) = rest.strip_prefix([':', '=']) else {
            continue;
        };
        let rest = rest.trim_start();
        let Some(quote) = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\'' | '`'))
        else {
            continue;
        };
        if is_whole && !is_comment {
            return rest.get(1..)?.split(quote).next();
        }
    }
    None
}

/// Goes through Markdown and lets `look` replace what stands at one of the signs outside of code: it gives how
/// many bytes it takes, and what is put there. In code only what `in_code` finds is replaced.
pub fn replace(
    text: &str,
    signs: &[char],
    look: &mut dyn FnMut(At) -> Option<(usize, String)>,
    in_code: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let is_sign = |c: char| matches!(c, '`' | '~') || signs.contains(&c);
        let Some(next) = rest.find(is_sign) else {
            made.push_str(rest);
            break;
        };
        made.push_str(&rest[..next]);
        at += next;
        let rest = &text[at..];
        let begins_line = begins_line(text, at);
        if let Some(length) = code(rest, begins_line) {
            let whole = &rest[..length];
            made.push_str(&in_code(whole).unwrap_or_else(|| whole.to_owned()));
            at += length;
            continue;
        }
        let place = At {
            rest,
            before: &text[..at],
        };
        if let Some((length, new)) = look(place).filter(|(length, _)| *length > 0) {
            made.push_str(&new);
            at += length;
            continue;
        }
        // A run of signs that nothing ends is passed over whole.
        let sign = rest.chars().next().unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches(sign).len();
        let length = if sign == '`' { run } else { sign.len_utf8() };
        made.push_str(&rest[..length]);
        at += length;
    }
    made
}

/// Where a sign stands.
#[derive(Debug, Clone, Copy)]
pub struct At<'t> {
    /// From the sign on.
    pub rest: &'t str,
    /// What stands before it.
    pub before: &'t str,
}

impl At<'_> {
    /// Whether it is all that stands in its line, at the line's begin.
    pub fn is_alone(&self, length: usize) -> bool {
        let after = self.rest.get(length..).unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default();
        (self.before.is_empty() || self.before.ends_with('\n')) && after.trim().is_empty()
    }
}

/// Whether only signs of quotes and lists stand before a byte in its line.
fn begins_line(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let is_sign = |c: char| c.is_ascii_digit() || " \t>-*+.)".contains(c);
    line.chars().all(is_sign)
}

/// How long the code is that begins here; none where none does.
fn code(rest: &str, begins_line: bool) -> Option<usize> {
    let sign = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let run = rest.len() - rest.trim_start_matches(sign).len();
    let first = rest.split('\n').next().unwrap_or_default();
    let is_fence = begins_line && run >= 3 && !(sign == '`' && first[run..].contains('`'));
    if is_fence {
        let mut length = 0;
        for (index, line) in rest.split_inclusive('\n').enumerate() {
            length += line.len();
            let inner = line.trim_start_matches([' ', '\t', '>']).trim_end();
            let is_end = inner.len() >= run && inner.chars().all(|c| c == sign);
            if index > 0 && is_end {
                break;
            }
        }
        return Some(length);
    }
    if sign == '~' {
        return None;
    }
    // In a line of words the code ends in the same paragraph.
    let paragraph = rest.find("\n\n").unwrap_or(rest.len());
    let mut from = run;
    while let Some(found) = rest.get(from..paragraph)?.find('`') {
        let at = from + found;
        let length = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        if length == run {
            return Some(at + length);
        }
        from = at + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_code_is_left_alone() {
        let text = "a {x} `{x}` ``b ` {x}``\n\n```\n{x}\n```\n- ~~~\n  {x}\n  ~~~\n{x} ` {x}\n";
        let mut look = |at: At| at.rest.starts_with("{x}").then(|| (3, "y".to_owned()));
        let made = replace(text, &['{'], &mut look, &|_| None);
        let wanted = "a y `{x}` ``b ` {x}``\n\n```\n{x}\n```\n- ~~~\n  {x}\n  ~~~\ny ` y\n";
        assert_eq!(made, wanted);
    }

    #[test]
    fn a_program_is_read_for_the_words_that_it_gives_to_a_name() {
        let program =
            "// site: 'https://old.example'\nexport default { site: 'https://a.example', x: 1 }";
        assert_eq!(literal(program, "site"), Some("https://a.example"));
        assert_eq!(literal("const websites = 'x'", "site"), None);
    }
}

//! What stands between the signs of a shortcode: a name, and values with and without names.

use std::{cell::RefCell, collections::BTreeSet};

use crate::grammar::words::is_visible;

/// A shortcode without its signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Call {
    /// What is called.
    pub name: String,
    /// Values without a name, in their order.
    pub values: Vec<String>,
    /// Values with a name.
    pub named: Vec<(String, String)>,
    /// The names of those that somebody has asked for.
    pub read: RefCell<BTreeSet<String>>,
}

impl Call {
    /// Reads `figure src="a.png" alt=words`, `youtube(id="x", wide=true)` and `link "a", "b"`.
    pub fn parse(inside: &str) -> Self {
        let inside = inside.trim();
        let end = inside
            .find(|c: char| c.is_whitespace() || c == '(')
            .unwrap_or(inside.len());
        let (name, mut rest) = inside.split_at(end);
        let mut call = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        loop {
            rest = rest
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'));
            if rest.is_empty() {
                return call;
            }
            let (first, after, is_quoted) = value(rest);
            let next = after.trim_start();
            let is_name = !is_quoted && !first.is_empty();
            match next.strip_prefix(['=', ':']).filter(|_| is_name) {
                Some(after) => {
                    let (value, after, _) = value(after.trim_start());
                    call.named.push((first.to_lowercase(), value));
                    rest = after;
                }
                None => {
                    let is_sign = first.is_empty() && !is_quoted;
                    if !is_sign {
                        call.values.push(first);
                    }
                    rest = if is_sign {
                        after.get(1..).unwrap_or_default()
                    } else {
                        after
                    };
                }
            }
        }
    }

    /// The first of these names that has a value.
    pub fn get(&self, names: &[&str]) -> Option<&str> {
        let find = |name: &&str| {
            let mut named = self.named.iter();
            named.find(|(known, value)| known == name && !value.is_empty())
        };
        let (name, value) = names.iter().find_map(find)?;
        self.read.borrow_mut().insert(name.clone());
        Some(value)
    }

    /// The values of which nothing was made: those with a name that nobody has asked for, and others that are not in
    /// the HTML.
    pub fn unread(&self, html: &str) -> Vec<String> {
        let html = html_escape::decode_html_entities(html).to_lowercase();
        let is_lost = |value: &str| is_visible(value) && !html.contains(&value.to_lowercase());
        let read = self.read.borrow();
        let named = self.named.iter();
        let named = named.filter(|(name, value)| !read.contains(name) && is_visible(value));
        let named = named.map(|(name, value)| format!("{name}={value}"));
        let others = self.values.iter().filter(|value| is_lost(value));
        others.cloned().chain(named).collect()
    }

    /// The same, or a value without a name by its place.
    pub fn get_or(&self, names: &[&str], place: usize) -> Option<&str> {
        let by_place = || {
            self.values
                .get(place)
                .map(String::as_str)
                .filter(|it| !it.is_empty())
        };
        self.get(names).or_else(by_place)
    }
}

/// A value, what comes after it, and whether it stood between quotation marks.
fn value(text: &str) -> (String, &str, bool) {
    let mut chars = text.char_indices();
    if let Some((_, quote)) = chars
        .next()
        .filter(|(_, c)| matches!(c, '"' | '\'' | '`' | '“'))
    {
        let end = if quote == '“' { '”' } else { quote };
        let mut value = String::new();
        let mut is_escaped = false;
        for (at, c) in chars {
            if is_escaped {
                value.push(c);
                is_escaped = false;
            } else if c == '\\' && quote != '`' {
                is_escaped = true;
            } else if c == end {
                let after = text.get(at + c.len_utf8()..).unwrap_or_default();
                return (value, after, true);
            } else {
                value.push(c);
            }
        }
        return (value, "", true);
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '=' | ')');
    // A colon that a space follows is one between a name and its value.
    let colon = text.find(": ");
    let end = text.find(is_end).unwrap_or(text.len());
    let end = colon.map_or(end, |colon| end.min(colon));
    let (value, after) = text.split_at(end);
    (value.to_owned(), after, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_in_every_form() {
        for inside in [
            "figure src=\"a b.png\" alt='Seen' wide=true x",
            "figure(src=\"a b.png\", alt='Seen', wide=true, x)",
            "figure src: \"a b.png\", alt: 'Seen', wide: true, x",
        ] {
            let call = Call::parse(inside);
            assert_eq!(call.name, "figure");
            assert_eq!(call.get(&["src"]), Some("a b.png"), "{inside}");
            assert_eq!(call.get(&["alt"]), Some("Seen"));
            assert_eq!(call.get(&["wide"]), Some("true"));
            assert_eq!(call.values, ["x"]);
        }
        assert_eq!(Call::parse("a = = ,, ) \"x").values, ["x"]);
        assert_eq!(
            Call::parse("gist \"https://a.example/x\"").values,
            ["https://a.example/x"]
        );
    }
}

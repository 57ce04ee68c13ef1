//! Signs that several systems have: boxes in quotes, tables of contents, formulas, marks of Obsidian.

use super::{Codes, Found};
use crate::{
    grammar::latex,
    import::{
        folders::{
            codes::known::{formula, sort_title},
            markdown::box_in_quote,
            scan::At,
        },
        html::LATEX,
    },
};

impl Codes<'_, '_> {
    /// `> [!NOTE] Title`, `[TOC]`.
    pub(super) fn bracket(&mut self, at: At) -> Found {
        let line = at.rest.split('\n').next()?;
        let before = at.before.rsplit('\n').next()?;
        if let Some(rest) = line.strip_prefix("[!") {
            let is_quote = before.contains('>') && before.chars().all(|c| " \t>".contains(c));
            let (sort, title) = rest.split_once(']')?;
            let is_sort = |c: char| c.is_alphanumeric() || "-_ |".contains(c);
            if !is_quote || sort.is_empty() || !sort.chars().all(is_sort) {
                return None;
            }
            let title = title.trim_start_matches(['+', '-']).trim();
            let sort = sort.split('|').next().unwrap_or_default();
            let sort = sort_title(&sort.to_lowercase());
            let title = if title.is_empty() { &sort } else { title };
            let token = self.tokens.add(box_in_quote(title), line);
            return Some((line.len(), token));
        }
        let is_contents = matches!(
            line.trim().to_lowercase().as_str(),
            "[toc]" | "[[toc]]" | "[[_toc_]]" | "[[ toc ]]"
        );
        if is_contents && before.trim().is_empty() {
            self.drop("table of contents", "a story has none", line);
            return Some((line.len(), String::new()));
        }
        None
    }

    /// `\(x\)` and `\[x\]`, with one backslash or two.
    pub(super) fn formula(&mut self, at: At) -> Found {
        if !self.around.has_math {
            return None;
        }
        let signs = [
            ("\\\\(", "\\\\)"),
            ("\\\\[", "\\\\]"),
            ("\\(", "\\)"),
            ("\\[", "\\]"),
        ];
        let (begin, end) = signs.iter().find(|(begin, _)| at.rest.starts_with(begin))?;
        let rest = at.rest.get(begin.len()..)?;
        let paragraph = rest.find("\n\n").unwrap_or(rest.len());
        let length = rest.get(..paragraph)?.find(end)?;
        let written = rest.get(..length)?.trim();
        let is_block = begin.ends_with('[');
        let whole = begin.len() + length + end.len();
        latex::inline(written).ok()?;
        self.findings.keep("formula");
        let html = if is_block {
            formula(written)
        } else {
            let written = html_escape::encode_double_quoted_attribute(written);
            format!("<span {LATEX}=\"{written}\"></span>")
        };
        Some((whole, self.put(at, whole, html)))
    }

    /// `==words==` and `%%words%%`.
    pub(super) fn wide(&mut self, at: At) -> Found {
        let paragraph = at.rest.find("\n\n").unwrap_or(at.rest.len());
        if at.rest.starts_with("%%") {
            let end = at.rest.get(2..)?.find("%%")?;
            self.drop("%%comment%%", "nobody saw it", at.rest.get(2..2 + end)?);
            return Some((end + 4, String::new()));
        }
        if at.rest.starts_with("==") {
            let inner = at.rest.get(2..paragraph)?;
            let end = inner.find("==")?;
            let words = inner.get(..end)?;
            if words.trim() != words || words.is_empty() || words.contains(['=', '\n']) {
                return None;
            }
            self.findings.keep("==words==");
            let begin = self.tokens.add("<mark>".to_owned(), "==");
            let close = self.tokens.add("</mark>".to_owned(), "==");
            return Some((end + 4, format!("{begin}{words}{close}")));
        }
        None
    }
}

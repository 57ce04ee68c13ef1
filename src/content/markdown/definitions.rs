//! Links that are named in one place and written out in another: `[name]: /address/`.

use std::{collections::HashMap, ops::Range};

use pulldown_cmark::{BrokenLink, LinkType, Parser};

use super::{
    settings::options,
    stretch::{Stretch, whole},
    trouble::Trouble,
};

/// Where a link leads that others name.
#[derive(Debug)]
struct Definition {
    href: String,
    /// Where it begins in the file, in bytes.
    offset: usize,
    /// Where the address itself is written; none where it is written otherwise than it reads.
    written: Option<Stretch>,
    /// Whether a link or a picture names it.
    is_used: bool,
    /// Whether it leads nowhere, as what many write in place of a comment: `[//]: # (words)`.
    is_comment: bool,
}

/// All of a file, by their names as Markdown compares them.
#[derive(Debug, Default)]
pub struct Definitions(HashMap<String, Definition>);

impl Definitions {
    /// Adds those of a piece that begins at a byte of the file; of two with one name the first counts.
    pub fn gather(&mut self, text: &str, base: usize) {
        if !text.contains("]:") {
            return;
        }
        let parser = Parser::new_ext(text, options());
        let all = parser.reference_definitions().iter();
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, link)| link.span.start);
        for (name, link) in all {
            let href = link.dest.to_string();
            self.0.entry(normal(name)).or_insert_with(|| Definition {
                offset: base + link.span.start,
                written: address(text, &link.span, &href).map(|stretch| stretch.moved(base)),
                is_used: false,
                is_comment: matches!(href.as_str(), "" | "#"),
                href,
            });
        }
    }

    /// The address of that name.
    pub fn href(&self, name: &str) -> Option<&str> {
        let found = self.0.get(&normal(name))?;
        Some(&found.href)
    }

    /// Where the address of that name is written.
    pub fn written(&self, name: &str) -> Option<&Stretch> {
        self.0.get(&normal(name))?.written.as_ref()
    }

    /// Takes note that something names it.
    pub fn note_use(&mut self, name: &str) {
        if let Some(found) = self.0.get_mut(&normal(name)) {
            found.is_used = true;
        }
    }

    /// Where those begin that nothing names, in bytes: comments in the form of a link, or else others.
    pub fn unused(&self, are_comments: bool) -> impl Iterator<Item = usize> {
        let all = self.0.values();
        let unused = all.filter(move |one| !one.is_used && one.is_comment == are_comments);
        unused.map(|one| one.offset)
    }
}

/// What to say of a link by a name that has no address, in a piece that begins at a byte of the file; brackets behind a
/// word are an index of it.
pub fn unresolved(text: &str, base: usize, link: &BrokenLink) -> Option<Trouble> {
    if !matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
        return None;
    }
    let before = text.get(..link.span.start)?;
    let is_index = before.ends_with(|c: char| c.is_alphanumeric() || c == ']');
    let brackets = match link.link_type {
        LinkType::Collapsed => "[]",
        _ => "",
    };
    let written = text.get(link.span.clone())?;
    let written = format!("{}{brackets}", written.trim_end_matches(brackets));
    (!is_index).then(|| {
        let what = format!("`{written}` names no address, so it is read as words");
        let name = &link.reference;
        let mend = format!(
            "write the address in a line of its own, `[{name}]: https://…`, or `\\[` where these are words"
        );
        Trouble::new(base + link.span.start, what, mend)
    })
}

/// Capitals and spaces make no difference (CommonMark 0.31, "matches").
fn normal(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Where the address of a definition is written.
fn address(text: &str, span: &Range<usize>, href: &str) -> Option<Stretch> {
    let source = text.get(span.clone())?;
    let rest = source.split_once("]:")?.1.trim_start();
    let rest = rest.strip_prefix('<').unwrap_or(rest);
    let start = span.start + source.len() - rest.len();
    let stretch = whole(text, start..start + href.len(), href);
    stretch.is_exact.then_some(stretch)
}

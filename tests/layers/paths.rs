//! What code names of the crate that it is a part of.

use std::{collections::BTreeSet, iter};

use proc_macro2::{TokenStream, TokenTree};

/// The modules at the root of the crate that code names, each with its line. The code stands `depth`
/// modules below the root. `*` is for all of them, and `as` for the root under another name.
pub fn outside(code: &str, depth: usize) -> BTreeSet<(usize, String)> {
    let mut paths = Vec::new();
    gather(code.parse().expect("Rust"), "", depth, &mut paths);
    let at_root = |(line, depth, path): (usize, usize, String)| {
        let mut parts = path.split("::").filter(|part| *part != "self").peekable();
        let up = if parts.next_if_eq(&"crate").is_some() {
            depth
        } else {
            iter::from_fn(|| parts.next_if_eq(&"super")).count()
        };
        let other = parts.next().filter(|_| up >= depth)?;
        Some((line, other.to_owned()))
    };
    paths.into_iter().filter_map(at_root).collect()
}

/// Every path with its line and the depth of the module it stands in; `group` is what stands before the
/// braces of a `use`.
fn gather(tokens: TokenStream, group: &str, depth: usize, paths: &mut Vec<(usize, usize, String)>) {
    let mut path = group.to_owned();
    let mut before = [String::new(), String::new()];
    for token in tokens {
        let line = token.span().start().line;
        let said = token.to_string();
        match token {
            TokenTree::Ident(_) => {
                path = match &*said {
                    "as" => path + "::as",
                    _ if path.is_empty() || path.ends_with("::") => path + &said,
                    _ => said.clone(),
                };
                paths.push((line, depth, path.clone()));
            }
            TokenTree::Punct(_) if said == ":" => path += ":",
            TokenTree::Punct(_) if said == "*" && path.ends_with("::") => {
                paths.push((line, depth, path + "*"));
                path = group.to_owned();
            }
            TokenTree::Group(within) => {
                let group_of_use = path.ends_with("::").then_some(path);
                let below = depth + usize::from(before[0] == "mod");
                let prefix = group_of_use.unwrap_or_default();
                gather(within.stream(), &prefix, below, paths);
                path = group.to_owned();
            }
            // As attributes name functions.
            TokenTree::Literal(_)
                if said.starts_with("\"crate::") || said.starts_with("\"super::") =>
            {
                let named = said.trim_matches('"').parse().unwrap_or_default();
                gather(named, "", depth, paths);
                path = group.to_owned();
            }
            _ => path = group.to_owned(),
        }
        before = [std::mem::take(&mut before[1]), said];
    }
}

#[test]
fn nothing_hides_what_code_names() {
    let named = |code: &str, depth| -> Vec<String> {
        let all = outside(code, depth).into_iter();
        all.map(|(_, other)| other).collect()
    };
    for (code, depth, other) in [
        ("use crate::view::Frame;", 2, "view"),
        ("use crate::*;", 2, "*"),
        ("use crate as root;", 2, "as"),
        ("use crate::{self as root};", 2, "as"),
        ("use super::*;", 1, "*"),
        ("use super as root;", 1, "as"),
        ("use crate::view::{*};", 2, "view"),
        ("use crate::{view::{part::{Byline}}};", 2, "view"),
        ("use super::super::view;", 2, "view"),
        ("use self::super::super::view;", 2, "view"),
        ("use super::{super::view};", 2, "view"),
        ("use super::super::super::view;", 2, "view"),
        ("fn a() { b(\"https://\", crate::view::c()) }", 2, "view"),
        ("mod a { use super::super::view; }", 1, "view"),
        ("#[serde(with = \"crate::view::a\")] struct B;", 2, "view"),
        ("fn a() -> b::C<crate::view::D> {}", 2, "view"),
    ] {
        assert_eq!(named(code, depth), [other], "{code}");
    }
    for (code, depth) in [
        ("use super::*;", 2),
        ("mod tests { use super::*; }", 1),
        (
            "// crate::view\n/// [`crate::view`]\npub(crate) fn a() {}",
            2,
        ),
        ("pub(super) fn a() { \"// crate::view\"; }", 1),
        ("use std::fmt as view;", 2),
    ] {
        assert_eq!(named(code, depth), Vec::<String>::new(), "{code}");
    }
}

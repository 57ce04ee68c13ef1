//! `_headers` and `_redirects`, which Netlify, Cloudflare Pages and their like read.

use super::rules::{HeaderRule, Place, Rules, encoded};

/// How a redirect is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redirects {
    /// Cloudflare's form, which leads on whatever stands there. Netlify has the document that stands there
    /// lead on.
    Shared,
    /// Netlify's, which takes the place of the document that stands there.
    Forced,
}

/// The file `_headers`.
pub fn headers(rules: &Rules) -> String {
    rules
        .headers
        .iter()
        .map(|rule| of_rule(rules, rule))
        .collect()
}

fn of_rule(rules: &Rules, rule: &HeaderRule) -> String {
    let is_everywhere = rule.place == Place::Everywhere;
    let mut text = format!("{}\n", pattern(&rules.prefix, &rule.place));
    for (name, value) in &rule.headers {
        if is_everywhere && is_by_default(name) {
            continue;
        }
        // Cloudflare joins the values of all rules that fit, but for what is taken away first; Netlify passes
        // over a line without a colon, and the later rule counts there.
        let is_replaced = !is_everywhere && !is_by_default(name) && {
            let mut everywhere = rules.headers.iter();
            everywhere.any(|other| {
                other.place == Place::Everywhere && other.headers.iter().any(|(one, _)| one == name)
            })
        };
        if is_replaced {
            text += &format!("  ! {name}\n");
        }
        text += &format!("  {name}: {value}\n");
    }
    text
}

/// Both hosts have browsers ask anew for whatever no rule is for.
fn is_by_default(name: &str) -> bool {
    name == "Cache-Control"
}

fn pattern(prefix: &str, place: &Place) -> String {
    match place {
        Place::Everywhere => format!("{prefix}/*"),
        Place::Below(start) => format!("{prefix}{start}*"),
        Place::Ending(end) => format!("{prefix}/*{end}"),
        Place::At(path) => encoded(prefix, path),
    }
}

/// The file `_redirects`. An address that is a folder's has one line, in the form in which it was written, where a
/// document stands: from the other form both hosts lead to it, and Cloudflare takes but two thousand lines.
pub fn redirects(rules: &Rules, form: Redirects) -> String {
    let status = match form {
        Redirects::Shared => "301",
        Redirects::Forced => "301!",
    };
    let lines = rules.moved.iter().flat_map(|moved| {
        let forms = if moved.is_document {
            vec![moved.from.clone()]
        } else {
            moved.forms()
        };
        let line =
            |from: String| format!("{} {} {status}\n", encoded(&rules.prefix, &from), moved.to);
        forms.into_iter().map(line)
    });
    lines.collect()
}

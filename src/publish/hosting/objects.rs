//! `vercel.json` and `firebase.json`.

use serde_json::{Value, json};

use super::rules::{HeaderRule, Moved, Place, Rules, encoded};

/// The file `vercel.json`: patterns are those of path-to-regexp, and of two headers the later one counts.
pub fn vercel(rules: &Rules) -> String {
    let prefix = &rules.prefix;
    let source = |place: &Place| match place {
        Place::Everywhere => format!("{prefix}/(.*)"),
        Place::Below(start) => format!("{prefix}{start}(.*)"),
        Place::Ending(end) => format!("{prefix}/(.*){end}"),
        Place::At(path) => encoded(prefix, path),
    };
    let redirect = |Moved { from, to, .. }: &Moved| {
        json!({
            "source": encoded(prefix, from).replace('+', "\\+"),
            "destination": without_names(to),
            "statusCode": 301,
        })
    };
    let settings = json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "trailingSlash": true,
        "redirects": rules.moved.iter().map(redirect).collect::<Vec<_>>(),
        "headers": rules.headers.iter().map(|rule| named("source", source(&rule.place), rule)).collect::<Vec<_>>(),
    });
    format!("{settings:#}\n")
}

/// The file `firebase.json`, for `firebase deploy` in the folder of the site. Headers have globs, and redirects
/// regular expressions, since an old address may have signs that mean something in a glob.
pub fn firebase(rules: &Rules) -> String {
    let prefix = &rules.prefix;
    let source = |place: &Place| match place {
        Place::Everywhere => format!("{prefix}/**"),
        Place::Below(start) if start.ends_with('/') => format!("{prefix}{start}**"),
        Place::Below(start) => format!("{prefix}{start}*"),
        Place::Ending(end) => format!("{prefix}/**/*{end}"),
        Place::At(path) => encoded(prefix, path),
    };
    let redirect = |moved: &Moved| {
        let bare = encoded(prefix, moved.from.trim_end_matches('/'));
        let slash = if moved.forms().len() > 1 { "/?" } else { "" };
        json!({
            "regex": format!("^{}{slash}$", regex::escape(&bare)),
            "destination": without_names(&moved.to),
            "type": 301,
        })
    };
    let settings = json!({
        "hosting": {
            "public": ".",
            "ignore": [
                "firebase.json", "firebase-debug.log", ".firebase/**", ".firebaserc", ".standfirst",
            ],
            "trailingSlash": true,
            "redirects": rules.moved.iter().map(redirect).collect::<Vec<_>>(),
            "headers": rules.headers.iter().map(|rule| named("source", source(&rule.place), rule)).collect::<Vec<_>>(),
        },
    });
    format!("{settings:#}\n")
}

fn named(key: &str, source: String, rule: &HeaderRule) -> Value {
    let headers = rule.headers.iter();
    let headers = headers.map(|(name, value)| json!({ "key": name, "value": value }));
    json!({ key: source, "headers": headers.collect::<Vec<_>>() })
}

/// A colon before a letter begins the name of a part of the address, but for the one after the scheme.
fn without_names(to: &str) -> String {
    match to.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            format!("{scheme}://{host}{}", path.replace(':', "%3A"))
        }
        None => to.replace(':', "%3A"),
    }
}

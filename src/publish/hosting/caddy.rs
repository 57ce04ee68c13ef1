//! What Caddy imports into the block of a site.

use super::rules::{HeaderRule, Place, Rules, not_found};
use crate::grammar::address::HOST_FILES;

/// The file `Caddyfile`.
pub fn file(rules: &Rules) -> String {
    let prefix = rules.decoded_prefix();
    let mut text = String::from("# Import this in the block of the site.\n");
    if !rules.moved.is_empty() {
        text += "map {path} {standfirst_moved} {\n";
        for moved in &rules.moved {
            for from in moved.forms() {
                let from = quoted(&format!("{prefix}{from}"));
                text += &format!("    {from} {}\n", quoted(&moved.to));
            }
        }
        text += "    default \"\"\n}\n\
                 @moved expression `{standfirst_moved} != \"\"`\n\
                 redir @moved {standfirst_moved} 301\n";
    }
    let everywhere = rules
        .headers
        .iter()
        .filter(|rule| rule.place == Place::Everywhere);
    let everywhere: String = everywhere.map(|rule| header("header", rule)).collect();
    let mut matchers = String::new();
    let mut special = String::new();
    for (number, rule) in rules.headers.iter().enumerate() {
        let matcher = match &rule.place {
            Place::Everywhere => continue,
            Place::Below(start) => format!("path {}", quoted(&format!("{prefix}{start}*"))),
            // A star in the middle of a path stands for no slash.
            Place::Ending(end) => {
                let start = regex::escape(&format!("{prefix}/"));
                format!("path_regexp `^{start}.*{}$`", regex::escape(end))
            }
            Place::At(path) => format!("path {}", quoted(&format!("{prefix}{path}"))),
        };
        matchers += &format!("@place{number} {matcher}\n");
        special += &header(&format!("header @place{number}"), rule);
    }
    for (ending, kind) in &rules.types {
        let charset = if super::is_text(kind) {
            "; charset=utf-8"
        } else {
            ""
        };
        matchers += &format!("@type_{ending} path *.{ending}\n");
        special += &format!("header @type_{ending} Content-Type \"{kind}{charset}\"\n");
    }
    let server = file_server(rules, "");
    if !rules.gone.is_empty() {
        let gone: Vec<_> = rules
            .gone
            .iter()
            .map(|gone| quoted(&format!("{prefix}{gone}")))
            .collect();
        matchers += &format!("@gone path {}\n", gone.join(" "));
        special += &file_server(rules, "410");
    }
    text += &matchers;
    // In the order in which it is written: a later header takes the place of an earlier one.
    text += &format!("route {{\n{everywhere}{special}{server}}}\n");
    // What was missing has left its headers behind.
    text += &format!(
        "handle_errors {{\n{everywhere}header Content-Type \"text/html; charset=utf-8\"\n\
         rewrite * {}\n{server}}}\n",
        quoted(&not_found(&prefix))
    );
    text
}

fn header(directive: &str, rule: &HeaderRule) -> String {
    let lines: String = rule
        .headers
        .iter()
        .map(|(name, value)| format!("    {name} {}\n", quoted(value)))
        .collect();
    format!("{directive} {{\n{lines}}}\n")
}

/// `status` is what it answers with for what is gone; by default it answers for all there is.
fn file_server(rules: &Rules, status: &str) -> String {
    let names = HOST_FILES.map(|name| name.trim_end_matches('/'));
    let precompressed = if rules.is_precompressed {
        "    precompressed br gzip\n"
    } else {
        ""
    };
    let (matcher, status) = match status {
        "" => ("", String::new()),
        status => ("@gone ", format!("    status {status}\n")),
    };
    format!(
        "file_server {matcher}{{\n    index index.html\n{status}{precompressed}    hide {}\n}}\n",
        names.join(" ")
    )
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

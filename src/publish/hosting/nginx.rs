//! What nginx includes: maps for its `http` block, and the rest for the block of the server.
//!
//! By maps every header is named but once, in the server's block: a `location` that adds a header of its own
//! would lose all others.

use std::collections::BTreeSet;

use super::rules::{Place, Rules, not_found};
use crate::grammar::address::HOST_FILES;

/// The file for the `http` block.
pub fn http(rules: &Rules) -> String {
    let prefix = rules.decoded_prefix();
    let mut text = String::from("# Include this in the http block.\n");
    let moved: Vec<_> = rules
        .moved
        .iter()
        .flat_map(|moved| {
            moved
                .forms()
                .into_iter()
                .map(|from| (format!("{prefix}{from}"), &moved.to))
        })
        .collect();
    // A key has to fit into one bucket, with the 32 bytes that nginx keeps beside it.
    let longest = moved.iter().map(|(from, _)| from.len()).max().unwrap_or(0);
    if longest > 0 {
        let bucket = usize::max(longest + 32, 128).next_power_of_two();
        let size = usize::max(moved.len() * 2, 2048).next_power_of_two();
        text += &format!("map_hash_bucket_size {bucket};\nmap_hash_max_size {size};\n");
    }
    let entries = moved.iter().map(|(from, to)| (quoted(from), quoted(to)));
    text += &map(&rules.variable("moved"), "", entries);
    let hidden = HOST_FILES.map(|name| {
        let end = if name.ends_with('/') { "" } else { "$" };
        (
            regex(&format!(
                "^{}{end}",
                regex::escape(&format!("{prefix}/{name}"))
            )),
            "1".to_owned(),
        )
    });
    text += &map(&rules.variable("hidden"), "", hidden.into_iter());
    for name in varied(rules) {
        let values: Vec<_> = rules
            .headers
            .iter()
            .filter_map(|rule| {
                let value = rule.headers.iter().find(|(one, _)| *one == name);
                value.map(|(_, value)| (&rule.place, value))
            })
            .collect();
        let default = values
            .iter()
            .find(|(place, _)| **place == Place::Everywhere);
        let default = default.map_or("", |(_, value)| value);
        // The first pattern that fits counts here, and the last rule in the model.
        let entries = values.iter().rev().filter_map(|(place, value)| {
            let key = match place {
                Place::Everywhere => return None,
                Place::Below(start) => {
                    regex(&format!("^{}", regex::escape(&format!("{prefix}{start}"))))
                }
                Place::Ending(end) => {
                    let start = regex::escape(&format!("{prefix}/"));
                    regex(&format!("^{start}.*{}$", regex::escape(end)))
                }
                Place::At(path) => quoted(&format!("{prefix}{path}")),
            };
            Some((key, quoted(value)))
        });
        text += &map(&rules.variable(name), default, entries);
    }
    text
}

/// The file for the block of the server.
pub fn server(rules: &Rules) -> String {
    let varied = varied(rules);
    let mut text = String::from(
        "# Include this in the block of the server.\n\
         index index.html;\nabsolute_redirect off;\n",
    );
    // A folder without a page of its own is nothing to a reader.
    let missing = not_found(&rules.prefix);
    text += &format!("error_page 404 {missing};\nerror_page 403 =404 {missing};\n");
    text += &format!("if (${}) {{ return 404; }}\n", rules.variable("hidden"));
    let moved = rules.variable("moved");
    text += &format!("if (${moved}) {{ return 301 ${moved}; }}\n");
    if rules.is_precompressed {
        text +=
            "gzip_static on;\ngzip_vary on;\n# With the module for Brotli:\n# brotli_static on;\n";
    }
    text += "charset utf-8;\ncharset_types";
    let texts: BTreeSet<_> = rules
        .types
        .values()
        .filter(|kind| super::is_text(kind))
        .collect();
    // That of pages has one by default, and must not be named again.
    for kind in texts.iter().filter(|kind| ***kind != "text/html") {
        text += &format!(" {kind}");
    }
    text += ";\ndefault_type application/octet-stream;\ntypes {\n";
    for (ending, kind) in &rules.types {
        text += &format!("    {kind} {ending};\n");
    }
    text += "}\n";
    let prefix = rules.decoded_prefix();
    for gone in &rules.gone {
        let at = format!("{prefix}{gone}");
        let page = quoted(&format!("{at}index.html"));
        text += &format!(
            "location = {} {{\n    error_page 410 {page};\n    return 410;\n}}\n",
            quoted(&at)
        );
    }
    let mut named = BTreeSet::new();
    for (name, value) in rules.headers.iter().flat_map(|rule| &rule.headers) {
        if !named.insert(name) {
            continue;
        }
        let value = if varied.contains(name) {
            format!("${}", rules.variable(name))
        } else {
            quoted(value)
        };
        text += &format!("add_header {name} {value} always;\n");
    }
    text
}

/// The headers that differ from address to address.
fn varied(rules: &Rules) -> BTreeSet<&'static str> {
    let special = rules
        .headers
        .iter()
        .filter(|rule| rule.place != Place::Everywhere);
    special
        .flat_map(|rule| rule.headers.iter().map(|(name, _)| *name))
        .collect()
}

/// It is looked up anew where a request goes on to another file, such as the page for what is missing.
fn map(variable: &str, default: &str, entries: impl Iterator<Item = (String, String)>) -> String {
    let entries: String = entries
        .map(|(key, value)| format!("    {key} {value};\n"))
        .collect();
    format!(
        "map $uri ${variable} {{\n    volatile;\n    default {};\n{entries}}}\n",
        quoted(default)
    )
}

fn regex(pattern: &str) -> String {
    quoted(&format!("~{pattern}"))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

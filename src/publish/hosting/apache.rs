//! What Apache reads in the folder itself, where `AllowOverride FileInfo Indexes` lets it.

use super::rules::{Place, Rules, not_found};
use crate::grammar::address::HOST_FILES;

/// The file `.htaccess`.
pub fn file(rules: &Rules) -> String {
    let mut text = format!(
        "DirectoryIndex index.html\nErrorDocument 404 {}\n",
        not_found(&rules.prefix)
    );
    text += &types(rules);
    text += &rewriting(rules);
    text += &headers(rules);
    text
}

fn types(rules: &Rules) -> String {
    let mut text = String::from("<IfModule mod_mime.c>\n");
    for (ending, kind) in &rules.types {
        text += &format!("AddType {kind} .{ending}\n");
        if super::is_text(kind) {
            text += &format!("AddCharset utf-8 .{ending}\n");
        }
    }
    if rules.is_precompressed {
        // To Apache the first is Breton, and the second a type of its own.
        text += "RemoveLanguage .br\nRemoveType .gz\nAddEncoding br .br\nAddEncoding gzip .gz\n";
    }
    text + "</IfModule>\n"
}

/// Redirects come first, since a document stands at each old address too. The compressed file is named in full,
/// as a folder's own page is looked for too late to be rewritten.
fn rewriting(rules: &Rules) -> String {
    let mut text = String::from("<IfModule mod_rewrite.c>\nRewriteEngine On\n");
    for moved in &rules.moved {
        let bare = moved.from.trim_matches('/');
        let slash = if moved.forms().len() > 1 { "/?" } else { "" };
        let regex = format!("^{}{slash}$", regex::escape(bare));
        // `%` followed by a digit would stand for what a condition has found.
        let to = moved.to.replace('%', "\\%");
        text += &format!(
            "RewriteRule {} {} [R=301,L,NE]\n",
            pattern(&regex),
            quoted(&to)
        );
    }
    let own = HOST_FILES.map(|name| {
        let end = if name.ends_with('/') { "" } else { "$" };
        format!("{}{end}", regex::escape(name))
    });
    text += &format!(
        "RewriteRule {} - [R=404,L]\n",
        pattern(&format!("^({})", own.join("|")))
    );
    // A folder without a page of its own is nothing to a reader.
    text += "RewriteCond %{REQUEST_FILENAME} -d\n\
             RewriteCond %{REQUEST_FILENAME}/index.html !-f\n\
             RewriteRule ^ - [R=404,L]\n";
    if rules.is_precompressed {
        text += "RewriteCond %{REQUEST_FILENAME} -d\n\
                 RewriteCond %{REQUEST_FILENAME}/index.html -f\n\
                 RewriteRule ^(.*/)?$ $1index.html\n";
        for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
            text += &format!(
                "RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b\n\
                 RewriteCond %{{DOCUMENT_ROOT}}%{{REQUEST_URI}} !\\.{ending}$\n\
                 RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
                 RewriteRule ^(.+)$ $1.{ending} [L]\n"
            );
        }
    }
    text + "</IfModule>\n"
}

fn headers(rules: &Rules) -> String {
    let prefix = rules.decoded_prefix();
    let mut text = String::from("<IfModule mod_headers.c>\n");
    for (number, rule) in rules.headers.iter().enumerate() {
        // A compressed file is sent as what it is made of.
        let coded = r"(\.br|\.gz)?$";
        let pattern = match &rule.place {
            Place::Everywhere => None,
            Place::Below(start) => Some(format!("^{}", regex::escape(&format!("{prefix}{start}")))),
            Place::Ending(end) => Some(format!("{}{coded}", regex::escape(end))),
            Place::At(path) => Some(format!(
                "^{}{coded}",
                regex::escape(&format!("{prefix}{path}"))
            )),
        };
        let condition = match pattern {
            Some(pattern) => {
                text += &format!(
                    "SetEnvIf Request_URI {} standfirst{number}\n",
                    self::pattern(&pattern)
                );
                format!(" env=standfirst{number}")
            }
            None => String::new(),
        };
        for (name, value) in &rule.headers {
            text += &format!("Header always set {name} {}{condition}\n", quoted(value));
        }
    }
    if rules.is_precompressed {
        text += "Header append Vary Accept-Encoding\n";
    }
    text + "</IfModule>\n"
}

/// A quotation mark can't be escaped in a rule, but a regular expression may name it by its number.
fn pattern(regex: &str) -> String {
    quoted(&regex.replace('"', r"\x22"))
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

//! Programming languages, by the grammars of bat, for some two hundred of them.

use std::sync::LazyLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

use super::nearest;

/// The grammars, made for lines that end in a line feed.
pub static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Whether code in a language is highlighted; as plain text it stands without colours.
pub fn is_known(language: &str) -> bool {
    is_plain(language) || syntax(language).is_some()
}

/// The name or file extension that was probably meant.
pub fn nearest_language(language: &str) -> Option<&'static str> {
    let names = SYNTAXES.syntaxes().iter().flat_map(|syntax| {
        let extensions = syntax.file_extensions.iter().map(String::as_str);
        std::iter::once(syntax.name.as_str()).chain(extensions)
    });
    let names = names.map(|name| (name.to_lowercase(), name));
    nearest(&language.to_lowercase(), names, 0.8)
}

/// The grammar of a language by its name, file extension or usual short name; none for plain text.
pub fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    if is_plain(language) {
        return None;
    }
    let usual = match language.to_lowercase().as_str() {
        "shell" | "console" => "sh",
        "golang" => "go",
        "c#" => "cs",
        _ => language,
    };
    SYNTAXES.find_syntax_by_token(usual)
}

fn is_plain(language: &str) -> bool {
    ["text", "txt", "plain", "plaintext", ""].contains(&&*language.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_usual_names() {
        for name in [
            "rust",
            "rs",
            "Python",
            "js",
            "javascript",
            "ts",
            "json",
            "toml",
            "yaml",
            "html",
            "css",
            "sh",
            "bash",
            "sql",
            "diff",
            "c",
            "cpp",
            "go",
            "java",
            "kotlin",
            "swift",
            "r",
            "text",
        ] {
            assert!(is_known(name), "{name}");
        }
        assert!(!is_known("rsut"));
        assert_eq!(nearest_language("pyhton"), Some("Python"));
    }
}

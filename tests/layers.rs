//! Which modules of the crate may know which others.

use std::fs;

use walkdir::WalkDir;

/// A folder of `src`, the modules beside itself that its code may name, and why no others.
#[rustfmt::skip]
pub const LAYERS: [(&str, &str, &str); 10] = [
    ("model", "", "everything else stands on it"),
    ("locales", "model", "strings are the same wherever they are shown"),
    ("grammar", "model locales hash", "who checks content needs it, and no markup"),
    ("page", "model", "a page is data that the reader fetches, however it was made"),
    ("markup", "page model locales", "views and blocks are both built with it"),
    ("view", "markup page model locales", "it is compiled into the reader"),
    ("reader", "view markup page model locales", "everything else is native"),
    ("content", "grammar hash model locales", "what is right does not depend on its look"),
    ("typeset", "markup page grammar hash model locales", "it sets what it is handed"),
    ("resolve", "typeset markup page grammar hash model locales", "it only makes pages"),
];

#[test]
fn no_module_knows_more_than_its_layer_may() {
    let mut wrong = String::new();
    for (folder, known, why) in LAYERS {
        for file in WalkDir::new(format!("src/{folder}")) {
            let file = file.expect("a folder of src");
            let name = file.path().display().to_string();
            let depth = name.replace("/mod.rs", "").matches('/').count();
            for (line, path) in paths(&fs::read_to_string(&name).unwrap_or_default()) {
                let up = path.matches("super::").count();
                let is_outside = path.starts_with("crate::") || up == depth;
                let other = path.split("::").nth(up.max(1)).unwrap_or(folder);
                if is_outside && other != folder && known.split(' ').all(|it| it != other) {
                    wrong += &format!("{name}:{line}: {folder} may not know {other}: {why}\n");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Every path with its line, each part of a group by itself.
fn paths(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut groups) = (Vec::new(), Vec::<String>::new());
    for (line, code) in (1..).zip(text.lines()) {
        let code = code.split("//").next().unwrap_or_default();
        for part in code.split_inclusive(|c: char| !c.is_alphanumeric() && !"_:".contains(c)) {
            let name = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
            let path = groups.last().cloned().unwrap_or_default() + name;
            if part.ends_with("::{") {
                groups.push(path + "::");
            } else if !name.is_empty() {
                found.push((line, path));
            }
            part.ends_with('}').then(|| groups.pop());
        }
    }
    found
}

//! What `cascade` of Hugo gives to files: to all below it, or to those that it aims at.

use globset::GlobBuilder;
use serde_json::Value;

use super::values::{Fields, field, words};

/// A file, as `cascade` may aim at it.
#[derive(Debug)]
pub struct Page {
    /// From the folder of all stories, without its ending.
    pub path: String,
    /// Whether it stands over a list.
    pub is_list: bool,
    /// As the site names it.
    pub language: String,
}

/// What is given to a file. Where it can't be told whom it is for, only what keeps files back is taken. As in Hugo, the
/// first that says something counts.
pub fn cascade(value: &Value, page: &Page) -> Fields {
    let mut fields = Fields::new();
    let all = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    for one in all.iter().filter_map(Value::as_object) {
        let target = one.get("_target").or_else(|| one.get("target"));
        let is_meant = target.map_or(Some(true), |target| is_at(target, page));
        for (name, value) in one {
            let is_state = matches!(name.as_str(), "draft" | "headless" | "build" | "_build");
            let is_target = matches!(name.as_str(), "_target" | "target");
            let is_given = is_meant.unwrap_or(is_state) && !is_target;
            if is_given && !fields.contains_key(name) {
                fields.insert(name.clone(), value.clone());
            }
        }
    }
    fields
}

/// Whether a target is at a file; none where that can't be told.
fn is_at(target: &Value, page: &Page) -> Option<bool> {
    let kind = match (page.is_list, page.path.as_str()) {
        (false, _) => "page",
        (true, "/") => "home",
        (true, _) => "section",
    };
    // A site is published in its production environment, unless somebody says otherwise.
    let parts = [
        ("path", page.path.as_str()),
        ("kind", kind),
        ("lang", page.language.as_str()),
        ("environment", "production"),
    ];
    let names = target.as_object()?.keys();
    let mut is_known = names.map(|name| {
        parts
            .iter()
            .any(|(known, _)| name.eq_ignore_ascii_case(known))
    });
    if !is_known.all(|is| is) {
        return None;
    }
    for (name, value) in parts {
        let Some(pattern) = field(target, name).and_then(words) else {
            continue;
        };
        let glob = GlobBuilder::new(&pattern.to_lowercase())
            .literal_separator(true)
            .build()
            .ok()?;
        if !glob.compile_matcher().is_match(value) {
            return Some(false);
        }
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_target_is_at_some_files_alone() {
        let page = Page {
            path: "/posts/tides/spring".to_owned(),
            is_list: false,
            language: "en".to_owned(),
        };
        for (target, is_meant) in [
            (json!({ "path": "/posts/**" }), true),
            (json!({ "path": "/posts/*" }), false),
            (json!({ "path": "{/news/**,/posts/Tides/*}" }), true),
            (json!({ "path": "/news/**" }), false),
            (json!({ "kind": "section" }), false),
            (json!({ "kind": "{page,section}", "lang": "en" }), true),
            (json!({ "lang": "de" }), false),
            (json!({ "environment": "development" }), false),
            (json!({ "sites": { "matrix": {} } }), false),
            (json!("words"), false),
        ] {
            let given =
                json!([{ "_target": target, "series": "A" }, { "series": "B", "toc": true }]);
            let fields = cascade(&given, &page);
            assert_eq!(
                fields["series"],
                if is_meant { "A" } else { "B" },
                "{target}"
            );
            assert_eq!(fields["toc"], true);
        }
        let unknown = json!({ "target": { "sites": 1 }, "draft": true, "series": "A" });
        let fields = cascade(&unknown, &page);
        assert_eq!(fields.len(), 1, "what may keep it back is taken");
    }
}

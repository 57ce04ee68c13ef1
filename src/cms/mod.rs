//! The configuration of Decap CMS, an editor in the browser for files in a git repository, made from the schemas
//! that content is checked by.

mod fields;

use std::{fs, io, path::Path};

use serde_json::{Value, json};
use thiserror::Error;

use crate::content::SCHEMAS;
use fields::Names;

/// The version of Decap CMS that the configuration is made for and tried with.
pub const DECAP: &str = "3.16.3";

/// What goes into the folder beside the configuration.
const FILES: [(&str, &str); 2] = [
    ("index.html", include_str!("index.html")),
    ("fields.js", include_str!("fields.js")),
];

/// The styles of the site, in the folder of the app and in that of the page.
const STYLES: [&str; 2] = ["main.css", "more.css"];

/// Why there is no configuration.
#[derive(Debug, Error)]
pub enum CmsError {
    /// The site file, whose sections and topics are to be chosen from.
    #[error("{0}: {1}\n    mend it, and see what `standfirst check` says")]
    Site(String, String),
    /// A file that can't be written.
    #[error("{0}: {1}")]
    Write(String, io::Error),
}

/// Writes the page and its configuration to a folder, with the styles of the site by the built app, in which
/// stories are shown as readers will see them. Whether there were some.
///
/// # Errors
/// Where the site file can't be read, or a file not be written.
pub fn write(content: &Path, out: &Path, app: &Path) -> Result<bool, CmsError> {
    let file = content.join("site.json");
    let site = fs::read_to_string(&file).map_err(|error| error.to_string());
    let site = site.and_then(|text| {
        serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}'))
            .map_err(|error| error.to_string())
    });
    let site = site.map_err(|error| CmsError::Site(file.display().to_string(), error))?;
    // What is JSON is YAML too.
    let config = format!("{:#}\n", config(content, &site));
    let config = ("config.yml", config.as_str());
    let told = |path: &Path, error| CmsError::Write(path.display().to_string(), error);
    fs::create_dir_all(out).map_err(|error| told(out, error))?;
    // In their order, in which layers are told apart.
    let styles: Result<String, _> = STYLES
        .into_iter()
        .map(|name| fs::read_to_string(app.join(name)))
        .collect();
    let sheet = styles.as_deref().unwrap_or_default();
    let files = FILES.into_iter().chain([config, ("site.css", sheet)]);
    for (name, text) in files {
        let path = out.join(name);
        fs::write(&path, text).map_err(|error| told(&path, error))?;
    }
    Ok(styles.is_ok())
}

fn config(content: &Path, site: &Value) -> Value {
    let content = content.to_string_lossy().replace('\\', "/");
    let content = content.trim_start_matches("./");
    let slugs = |list: &str| {
        let all = site[list].as_array().into_iter().flatten();
        all.map(|one| json!({ "label": one["name"], "value": one["slug"] }))
            .collect()
    };
    let names = Names {
        sections: slugs("sections"),
        topics: slugs("topics"),
    };
    let fields = |kind: &str| {
        let schema = SCHEMAS.iter().find(|(name, _)| *name == kind);
        schema.map_or(Value::Null, |(_, make)| fields::of(&make(), &names))
    };
    let folder = |name: &str, label: &str, one: &str, kind: &str| {
        json!({
            "name": name,
            "label": label,
            "label_singular": one,
            "folder": format!("{content}/{name}"),
            "create": true,
            "extension": "json",
            "format": "json",
            "identifier_field": fields::title(kind),
            "slug": "{{slug}}",
            "fields": fields(kind)
        })
    };
    let mut stories = folder("articles", "Stories", "story", "article");
    stories["path"] = "{{section}}/{{slug}}".into();
    // Where entries have a path, media would stand beside them.
    stories["media_folder"] = format!("/{content}/media").into();
    stories["public_folder"] = "".into();
    stories["summary"] = "{{headline}}".into();
    stories["sortable_fields"] = json!(["published", "headline"]);
    json!({
        "backend": { "name": "git-gateway", "branch": "main" },
        "local_backend": true,
        "site_url": site["base_url"],
        "media_folder": format!("{content}/media"),
        "public_folder": "",
        "slug": { "encoding": "unicode", "clean_accents": false },
        "omit_empty_optional_fields": true,
        "collections": [
            stories,
            folder("authors", "Authors", "author", "author"),
            folder("pages", "Pages", "page", "page"),
            {
                "name": "site",
                "label": "Site",
                "files": [{
                    "name": "site",
                    "label": "Site file",
                    "file": format!("{content}/site.json"),
                    "fields": fields("site")
                }]
            }
        ]
    })
}

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

/// Lets Decap find files in folders: it looks as deep as a path has slashes, those in the name of a field too. There is
/// no field of this name, so it adds nothing to the path of a new file.
const DEEP: &str = "{{in/any/of/the/folders/below}}";

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

/// Writes the page and its configuration to a folder, with the styles of the site, in which stories are shown as
/// readers will see them.
///
/// # Errors
/// Where the site file can't be read, or a file not be written.
pub fn write(content: &Path, out: &Path, styles: &str) -> Result<(), CmsError> {
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
    let files = FILES.into_iter().chain([config, ("site.css", styles)]);
    for (name, text) in files {
        let path = out.join(name);
        fs::write(&path, text).map_err(|error| told(&path, error))?;
    }
    Ok(())
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
    let folder = |name: &str, [label, one]: [&str; 2], kind: &str| {
        json!({
            "name": name,
            "label": label,
            "label_singular": one,
            "folder": format!("{content}/{name}"),
            "path": format!("{{{{slug}}}}{DEEP}"),
            // Where entries have a path, media would stand beside them.
            "media_folder": format!("/{content}/media"),
            "public_folder": "",
            "create": true,
            "extension": "json",
            "format": "json",
            "identifier_field": fields::title(kind),
            "slug": "{{slug}}",
            "fields": fields(kind)
        })
    };
    let mut stories = folder("articles", ["Stories", "story"], "article");
    stories["path"] = format!("{{{{section}}}}/{{{{slug}}}}{DEEP}").into();
    stories["summary"] = "{{headline}}".into();
    stories["sortable_fields"] = json!(["published", "headline"]);
    let [stories, stories_in_json] = in_both_forms(stories);
    let [pages, pages_in_json] = in_both_forms(folder("pages", ["Pages", "page"], "page"));
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
            stories_in_json,
            folder("authors", ["Authors", "author"], "author"),
            pages,
            pages_in_json,
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

/// A collection of what is written in Markdown, where new files come, and one of what is there in JSON.
fn in_both_forms(in_json: Value) -> [Value; 2] {
    let mut in_markdown = in_json.clone();
    in_markdown["extension"] = "md".into();
    // Reads YAML and TOML by the line that a file begins with, and writes YAML.
    in_markdown["format"] = "frontmatter".into();
    in_markdown["fields"] = fields::before_markdown(&in_json["fields"]);
    let mut in_json = in_json;
    for (field, more) in [("name", "-json"), ("label", " in JSON")] {
        let words = in_json[field].as_str().unwrap_or_default();
        in_json[field] = format!("{words}{more}").into();
    }
    in_json["create"] = false.into();
    [in_markdown, in_json]
}

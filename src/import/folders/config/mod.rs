//! What the files of a site say of all of it.

mod read;

use std::path::Path;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{
    system::System,
    text,
    unpublished::list,
    values::{Fields, field, flag, words},
};
use crate::grammar::{Base, canonical_language, usual_language};

/// A site's configuration.
#[derive(Debug, Default)]
pub struct Config {
    /// All that it says.
    pub value: Value,
    /// What the site is called.
    pub name: Option<String>,
    /// What stands under its name.
    pub tagline: Option<String>,
    /// Where it stands.
    pub base: Option<Base>,
    /// The language of most of it.
    pub language: Option<String>,
    /// Other languages, as its files and folders name them.
    pub languages: Vec<String>,
    /// An IANA time zone.
    pub time_zone: Option<String>,
    /// Who writes what names nobody.
    pub author: Option<Value>,
    /// Whether straight quotes are shown as quotation marks.
    pub is_smart: bool,
    /// Whether formulas are shown.
    pub has_math: bool,
    /// Whether `:sweat:` is shown as a character.
    pub has_emoji: bool,
    /// The words and the address of each entry of the menu.
    pub menu: Vec<(String, String)>,
    /// Who writes: a key, and what is known of them.
    pub authors: Vec<(String, Value)>,
    /// What could not be read: a file, and what is to be known of that.
    pub flaws: Vec<(String, String)>,
}

impl Config {
    /// Reads the configuration in a folder.
    pub fn load(folder: &Path, system: System) -> Self {
        let mut config = Self {
            value: json!({}),
            ..Self::default()
        };
        match system {
            System::Hugo => {
                for stem in [
                    "config",
                    "hugo",
                    "config/_default/config",
                    "config/_default/hugo",
                ] {
                    config.read_as(folder, stem, "");
                }
                for part in [
                    "params",
                    "menus",
                    "menu",
                    "languages",
                    "permalinks",
                    "markup",
                    "menus.en",
                ] {
                    let name = part.split('.').next().unwrap_or_default();
                    config.read_as(folder, &format!("config/_default/{part}"), name);
                }
            }
            System::Zola => config.read_as(folder, "config", ""),
            System::Jekyll => config.read_as(folder, "_config", ""),
            System::Eleventy => {
                for data in ["_data", "src/_data", "content/_data"] {
                    for name in ["metadata", "meta", "site"] {
                        config.read_as(folder, &format!("{data}/{name}"), "");
                    }
                }
            }
            System::Astro | System::Plain => {}
        }
        config.read_scripts(folder, system);
        config.read_authors(folder);
        config.settle(system);
        config
    }

    /// A field of the configuration, by the names of what it stands in.
    pub fn get(&self, names: &[&str]) -> Option<&Value> {
        let mut value = &self.value;
        for name in names {
            value = field(value, name)?;
        }
        (!value.is_null()).then_some(value)
    }

    fn words(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| words(self.get(&name.split('.').collect::<Vec<_>>())?))
    }

    fn settle(&mut self, system: System) {
        let own = self.words(&[
            "defaultContentLanguage",
            "default_language",
            "lang",
            "language",
            "locale",
        ]);
        let in_language = |name: &str| own.as_ref().map(|own| format!("languages.{own}.{name}"));
        let title = in_language("title").unwrap_or_default();
        self.name = self
            .words(&["title", "name", &title])
            .map(|name| text::line(&name));
        let tagline = self.words(&[
            "description",
            "tagline",
            "params.description",
            "params.subtitle",
        ]);
        self.tagline = tagline.map(|tagline| text::line(&tagline));
        let url = self.words(&["baseURL", "base_url", "url"]);
        let below = self.words(&["baseurl_path", "base"]);
        let below = match system {
            System::Jekyll => self.value.get("baseurl").and_then(words),
            System::Astro => below,
            _ => None,
        };
        let url = if system == System::Jekyll {
            self.words(&["url"])
        } else {
            url
        };
        self.base = url.and_then(|url| {
            let below = below.as_deref().unwrap_or_default().trim_matches('/');
            let whole = format!("{}/{below}", url.trim_end_matches('/'));
            Base::parse(&whole).or_else(|_| Base::parse(&url)).ok()
        });
        let tag =
            |written: String| canonical_language(&written).or_else(|| usual_language(&written));
        let language = self.words(&["languageCode", "locale", "lang"]);
        self.language = language.or_else(|| own.clone()).and_then(tag);
        if let Some(Value::Object(languages)) = self.get(&["languages"]) {
            let others = languages.keys().filter(|name| Some(*name) != own.as_ref());
            self.languages = others
                .filter(|name| tag((*name).clone()).is_some())
                .cloned()
                .collect();
        }
        if system == System::Hugo && self.language.is_none() {
            self.language = Some("en".to_owned());
        }
        let zone = self.words(&["timeZone", "timezone", "params.timezone"]);
        self.time_zone = zone.filter(|zone| TimeZone::get(zone).is_ok());
        let author = [["params", "author"], ["extra", "author"]]
            .iter()
            .find_map(|it| self.get(it));
        let author = author
            .or_else(|| self.get(&["author"]))
            .filter(|it| !it.is_array());
        self.author = author.cloned();
        let smart = self.get(&["markdown", "smart_punctuation"]).and_then(flag);
        let typographer = self.get(&["markup", "goldmark", "extensions", "typographer"]);
        self.is_smart = smart
            .or(typographer.and_then(flag))
            .unwrap_or(system.is_smart());
        let all = self.value.to_string().to_lowercase();
        self.has_math = ["katex", "mathjax", "passthrough"]
            .iter()
            .any(|name| all.contains(name));
        let emoji = match system {
            System::Hugo => self.get(&["enableEmoji"]),
            System::Zola => self.get(&["markdown", "render_emoji"]),
            _ => None,
        };
        let plugins = ["plugins", "gems"];
        let mut plugins = plugins.iter().flat_map(|name| list(self.get(&[name])));
        let is_plugin = system == System::Jekyll && plugins.any(|name| name == "jemoji");
        self.has_emoji = is_plugin || emoji.and_then(flag) == Some(true);
        self.menu = self.menus();
    }

    /// The entries of the main menu, in its order.
    fn menus(&self) -> Vec<(String, String)> {
        let places = [
            ["menus", "main"],
            ["menu", "main"],
            ["extra", "menu"],
            ["extra", "main_menu"],
        ];
        let Some(Value::Array(entries)) = places.iter().find_map(|place| self.get(place)) else {
            return Vec::new();
        };
        let mut entries: Vec<_> = entries.iter().collect();
        let weight = |entry: &Value| {
            let weight = field(entry, "weight").and_then(words);
            weight
                .and_then(|it| it.parse::<i64>().ok())
                .unwrap_or_default()
        };
        entries.sort_by_key(|entry| weight(entry));
        let pairs = entries.into_iter().filter_map(|entry| {
            let name = words(field(entry, "name")?)?;
            let href = ["pageRef", "url"]
                .iter()
                .find_map(|it| words(field(entry, it)?))?;
            Some((name, href))
        });
        pairs.collect()
    }

    /// What the configuration says of files in a folder that say nothing else.
    pub fn defaults(&self, path: &str, kind: &str) -> Fields {
        let mut fields = Fields::new();
        for one in self
            .get(&["defaults"])
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let scope = |name: &str| {
                one["scope"][name]
                    .as_str()
                    .unwrap_or_default()
                    .trim_matches('/')
            };
            let (folder, of) = (scope("path"), scope("type"));
            let is_inside = folder.is_empty() || path.starts_with(folder.trim_end_matches("/*"));
            if is_inside && (of.is_empty() || of == kind) {
                let values = one["values"].as_object().into_iter().flatten();
                fields.extend(values.map(|(name, value)| (name.clone(), value.clone())));
            }
        }
        fields
    }
}

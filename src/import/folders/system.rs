//! Which program made a site of a folder.

use std::path::Path;

use clap::ValueEnum;

use super::scan::literal;

/// A program that makes sites of folders of Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum System {
    /// Hugo
    Hugo,
    /// Zola
    Zola,
    /// Jekyll
    Jekyll,
    /// Eleventy
    Eleventy,
    /// Astro
    Astro,
    /// None that is known: files and folders alone, such as notes of Obsidian
    Plain,
}

/// Files by which a configuration in JavaScript is known.
pub const SCRIPTS: [&str; 12] = [
    ".eleventy.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
    "astro.config.mjs",
    "astro.config.js",
    "astro.config.ts",
    "astro.config.cjs",
    "astro.config.mts",
    "src/content.config.ts",
    "src/content/config.ts",
];

impl System {
    /// The one whose files are in a folder.
    pub fn of(folder: &Path) -> Self {
        let has = |name: &str| folder.join(name).exists();
        let script = SCRIPTS.iter().find(|name| has(name));
        let hugo = [
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config/_default",
        ];
        if hugo.iter().any(|name| has(name)) {
            return Self::Hugo;
        }
        if script.is_some_and(|name| name.contains("astro")) {
            return Self::Astro;
        }
        if script.is_some_and(|name| name.contains("eleventy")) {
            return Self::Eleventy;
        }
        if let Ok(config) = std::fs::read_to_string(folder.join("config.toml")) {
            return if literal(&config, "base_url").is_some() {
                Self::Zola
            } else {
                Self::Hugo
            };
        }
        let config = ["config.yaml", "config.yml", "config.json"];
        if config.iter().any(|name| has(name)) && has("content") {
            return Self::Hugo;
        }
        if has("_config.yml") || has("_config.yaml") || has("_config.toml") || has("_posts") {
            return Self::Jekyll;
        }
        if has("src/content") && has("package.json") {
            return Self::Astro;
        }
        Self::Plain
    }

    /// As it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hugo => "Hugo",
            Self::Zola => "Zola",
            Self::Jekyll => "Jekyll",
            Self::Eleventy => "Eleventy",
            Self::Astro => "Astro",
            Self::Plain => "plain Markdown",
        }
    }

    /// Whether straight quotes and hyphens are shown as quotation marks and dashes, by default.
    pub fn is_smart(self) -> bool {
        matches!(self, Self::Hugo | Self::Jekyll | Self::Astro)
    }

    /// Whether headings may have attributes in braces behind them.
    pub fn has_attributes(self) -> bool {
        matches!(self, Self::Hugo | Self::Zola | Self::Jekyll)
    }

    /// Folders whose files are had from the site's root.
    pub fn statics(self) -> &'static [&'static str] {
        match self {
            Self::Hugo => &["static", "assets"],
            Self::Zola => &["static", "content"],
            Self::Jekyll => &[""],
            Self::Eleventy => &["", "public", "src", "static", "content"],
            Self::Astro => &["public", "src"],
            Self::Plain => &["", "static", "public", "assets"],
        }
    }
}

//! The doors through which others hand something in. Each takes any bytes and comes to an end.

use std::{
    fs,
    path::PathBuf,
    sync::{Mutex, OnceLock, PoisonError},
};

use serde_json::{Value, json};
use standfirst::{
    content::{Checker, Texts, markdown, media},
    import::{
        self, FolderOrder, Order, Origin, System,
        html::{self, Findings, Lines, Link, Resolver},
    },
    locales::Locales,
    model::{self, Article, Direction, Language},
    page::{Card, Picture},
    typeset::{Lookup, Placement, Typesetter},
};
use tempfile::TempDir;

/// Takes whatever is handed in.
pub type Door = fn(&[u8]);

/// By name, so that each has files of its own.
pub const DOORS: [(&str, Door); 8] = [
    ("folder", folder),
    ("ghost", ghost),
    ("html", html_of_others),
    ("markdown", story_in_markdown),
    ("picture", picture),
    ("set", set),
    ("story", story_in_json),
    ("wordpress", wordpress),
];

/// A story in JSON is checked, as an editor has it checked at each key.
fn story_in_json(bytes: &[u8]) {
    check("json", bytes);
}

/// A story in Markdown is checked, and what was read of it says the same when it is written again.
fn story_in_markdown(bytes: &[u8]) {
    check("md", bytes);
    let text = String::from_utf8_lossy(bytes);
    let story = markdown::read(&text);
    if !story.troubles.is_empty() {
        return;
    }
    let told = markdown::normal(&story.value);
    let again = markdown::read(&markdown::write(&told));
    assert_eq!(
        markdown::normal(&again.value),
        told,
        "it says something else"
    );
}

/// What stands in a story is set, right or not: charts, maps, tables, formulas.
fn set(bytes: &[u8]) {
    let Ok(mut story) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    if story.is_array() {
        story = json!({ "headline": "A story", "section": "news", "published": "2025-01-01", "body": story });
    }
    let Ok(article) = serde_json::from_value::<Article>(story) else {
        return;
    };
    let Ok(language) = serde_json::from_value::<Language>(json!("en")) else {
        return;
    };
    Typesetter::for_article(&Empty, &language, &article, []).body(&article.body);
}

/// A picture is looked at, whatever it is.
fn picture(bytes: &[u8]) {
    let folder = here();
    _ = fs::write(folder.join("media/picture"), bytes);
    _ = media::picture(&folder.join("media"), "picture");
}

/// HTML becomes blocks.
fn html_of_others(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for lines in [Lines::Spaces, Lines::Kept] {
        html::convert(&text, lines, &mut Nowhere, &mut Findings::default());
    }
}

/// An export of WordPress is imported.
fn wordpress(bytes: &[u8]) {
    let file = here().join("export.xml");
    _ = fs::write(&file, bytes);
    let order = Order {
        sources: vec![file],
        content: here().join("imported"),
        media: Origin::Nowhere,
        kinds: Vec::new(),
        is_trial: true,
    };
    _ = import::wordpress(&order);
}

/// An export of Ghost is imported.
fn ghost(bytes: &[u8]) {
    let file = here().join("export.json");
    _ = fs::write(&file, bytes);
    let order = Order {
        sources: vec![file],
        content: here().join("imported"),
        media: Origin::Nowhere,
        kinds: Vec::new(),
        is_trial: true,
    };
    _ = import::ghost(&order, Some("https://paper.example/"));
}

/// A folder of Markdown is imported. The first byte says which program made it.
fn folder(bytes: &[u8]) {
    let (Some(first), Some(text)) = (bytes.first(), bytes.get(1..)) else {
        return;
    };
    let systems = [
        (System::Hugo, "content/posts/story.md"),
        (System::Zola, "content/posts/story.md"),
        (System::Jekyll, "_posts/2025-01-01-story.md"),
        (System::Eleventy, "posts/story.md"),
        (System::Astro, "src/content/posts/story.mdx"),
        (System::Plain, "posts/story.md"),
    ];
    let (system, name) = systems[usize::from(*first) % systems.len()];
    let folder = here().join(format!("{system:?}"));
    let file = folder.join(name);
    _ = file.parent().map(fs::create_dir_all);
    _ = fs::write(file, text);
    let order = FolderOrder {
        folder,
        system: Some(system),
        content: here().join("imported"),
        brings_media: false,
        is_trial: true,
    };
    _ = import::folder(&order);
}

/// Checks a story as it stands in an editor, in a folder that is right.
fn check(ending: &str, bytes: &[u8]) {
    static CHECKER: OnceLock<Mutex<Checker>> = OnceLock::new();
    let Ok(text) = String::from_utf8(bytes.to_owned()) else {
        return;
    };
    let checker = CHECKER.get_or_init(|| Mutex::new(Checker::new(here().join("content"))));
    let mut checker = checker.lock().unwrap_or_else(PoisonError::into_inner);
    let story = here().join(format!("content/articles/news/story.{ending}"));
    checker.check(&Texts::from([(story, text)]));
}

/// A folder for all that is handed in, as long as the program runs.
fn here() -> PathBuf {
    static HERE: OnceLock<Option<TempDir>> = OnceLock::new();
    let folder = HERE.get_or_init(|| {
        let folder = tempfile::tempdir().ok()?;
        let site = json!({
            "name": "The Paper",
            "base_url": "https://paper.example/",
            "languages": ["en"],
            "time_zone": "UTC",
            "sections": [{ "slug": "news", "name": "News" }],
        });
        let story = |headline: &str| json!({ "headline": headline, "section": "news", "published": "2025-01-01", "body": [] });
        for (name, value) in [
            ("content/site.json", site),
            ("content/articles/news/other.json", story("Another")),
            // What an editor has open goes before what is on disk.
            ("content/articles/news/story.json", story("In JSON")),
            ("media/none.json", Value::Null),
        ] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent()?).ok()?;
            fs::write(file, value.to_string()).ok()?;
        }
        Some(folder)
    });
    folder
        .as_ref()
        .map(|folder| folder.path().to_owned())
        .unwrap_or_default()
}

/// A publication in which there is nothing.
struct Empty;

impl Lookup for Empty {
    fn address(&self, href: &str) -> Option<String> {
        Some(href.to_owned())
    }

    fn shown_in_place_of(&self, _: &str) -> Option<String> {
        None
    }

    fn picture(&self, _: &model::Picture, _: Placement) -> Option<Picture> {
        None
    }

    fn file(&self, _: &str) -> Option<(String, u64)> {
        None
    }

    fn card(&self, _: &str, _: &Language) -> Option<Card> {
        None
    }

    fn direction(&self, _: &Language) -> Direction {
        Direction::default()
    }

    fn locales(&self) -> &Locales {
        Locales::built_in()
    }

    fn host(&self) -> &str {
        "paper.example"
    }
}

/// A site of which nothing is known.
struct Nowhere;

impl Resolver for Nowhere {
    fn link(&mut self, href: &str) -> Link {
        Link::To(href.to_owned())
    }

    fn picture(&mut self, src: &str) -> Result<String, String> {
        Ok(src.to_owned())
    }

    fn file(&mut self, src: &str) -> Result<String, String> {
        Ok(src.to_owned())
    }

    fn note(&mut self, id: &str) -> Option<String> {
        Some(id.to_owned())
    }
}

//! Every block, and every part of a page in its states, by name, with the JSON that makes it: for people to
//! look at, in `target/catalogue/index.html`. It is a tool and no test: `make catalogue` runs it.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use super::{
    looks::{looks, taken},
    site, specimen,
};
use crate::support::{Browser, Site};

/// In CSS pixels.
const WIDTHS: [u32; 3] = [360, 768, 1440];
const THEMES: [&str; 2] = ["light", "dark"];
/// What is written from left to right, and from right to left.
const DIRECTIONS: [&str; 2] = ["ltr", "rtl"];

/// A part of a page: its name, the addresses of a page that has it in each direction, its element, and what
/// brings it into the state that is shown.
type Part = (&'static str, [&'static str; 2], &'static str, &'static str);

const STORY: [&str; 2] = [
    "international/xi-in-moscow/",
    "culture/من-الخوارزمي-إلى-الخوارزمية/",
];

const FRONT: [&str; 2] = ["", ""];

const PARTS: &[Part] = &[
    ("masthead", FRONT, ".masthead", ""),
    (
        "skip link, focused",
        FRONT,
        ".skip-link",
        "document.querySelector('.skip-link').focus()",
    ),
    ("head of a story", STORY, ".story__opening", ""),
    ("author box", STORY, ".author-box", ""),
    ("related posts", STORY, ".related", ""),
    ("foot", STORY, "#foot", ""),
    ("lead of the front", FRONT, ".shelf--lead", ""),
    ("columns of the front", FRONT, ".shelf--columns", ""),
    ("package of the front", FRONT, ".shelf--package", ""),
    ("feature of the front", FRONT, ".shelf--feature", ""),
    ("briefs of the front", FRONT, ".shelf--briefs", ""),
    ("opinion of the front", FRONT, ".shelf--opinion", ""),
    ("list of a section", ["science/", "science/"], "main", ""),
    (
        "page of an author",
        ["author/science-desk/", "author/science-desk/"],
        "main",
        "",
    ),
    ("list of topics", ["topic/", "topic/"], "main", ""),
    (
        "a page that is missing",
        ["404.html", "404.html"],
        "main",
        "",
    ),
];

#[test]
#[ignore = "make catalogue runs it"]
fn of_every_block_and_part() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/catalogue"));
    fs::create_dir_all(folder.join("pictures")).expect("a folder");
    let site = site();
    let body = specimen()["body"].clone();
    let mut entries: Vec<(String, String)> = Vec::new();
    for (name, place) in looks() {
        let json = serde_json::to_string_pretty(&body[place]).expect("JSON");
        entries.push((name, json));
    }
    for (name, [page, _], ..) in PARTS {
        let data = if page.ends_with('/') || page.is_empty() {
            part_of(&site, page)
        } else {
            String::new()
        };
        entries.push(((*name).to_owned(), data));
    }
    for (direction, of) in DIRECTIONS.into_iter().zip(["specimen/", "specimen-ar/"]) {
        for width in WIDTHS {
            for theme in THEMES {
                let file = |name: &str| folder.join(picture(name, direction, width, theme));
                let browser = Browser::setup().size(width, 900).open(&site.url(of));
                browser.set_media(&[
                    ("prefers-color-scheme", theme),
                    ("prefers-reduced-motion", "reduce"),
                ]);
                settle(&browser);
                for (name, place) in looks() {
                    let look = taken::look(&browser, place);
                    look.save(file(&name)).expect("a picture");
                }
                for (name, pages, css, act) in PARTS {
                    let page = pages[usize::from(direction == "rtl")];
                    settle(browser.visit(&site.url(page)));
                    browser.script(act);
                    if let Some(look) = taken::look_at(&browser, css) {
                        look.save(file(name)).expect("a picture");
                    }
                }
            }
        }
    }
    fs::write(folder.join("index.html"), page(&entries, &folder)).expect("a page");
}

/// The path of a picture from the catalogue on.
fn picture(name: &str, direction: &str, width: u32, theme: &str) -> String {
    let name = name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    format!("pictures/{name}-{direction}-{width}-{theme}.png")
}

/// The data of a page without what all pages have.
fn part_of(site: &Site, page: &str) -> String {
    let data = site.publisher.page(page)["content"].clone();
    let mut text = serde_json::to_string_pretty(&data).expect("JSON");
    const SHOWN: usize = 4_000;
    if let Some((end, _)) = text.char_indices().nth(SHOWN) {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn settle(browser: &Browser) {
    browser.wait_until_live().script(
        "for (const picture of document.images) picture.loading = 'eager';
         await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})))",
    );
}

/// The choice of theme and direction is by radio buttons and styles, so it works from a file.
fn page(entries: &[(String, String)], folder: &Path) -> String {
    let mut main = String::new();
    let mut names = String::new();
    for (number, (name, json)) in entries.iter().enumerate() {
        let name = html_escape::encode_text(name);
        let json = html_escape::encode_text(json);
        _ = write!(names, "<li><a href=\"#part-{number}\">{name}</a></li>");
        _ = write!(main, "<section id=\"part-{number}\"><h2>{name}</h2>");
        for direction in DIRECTIONS {
            for theme in THEMES {
                _ = write!(main, "<div class=\"{direction} {theme}\">");
                for width in WIDTHS {
                    let file = picture(&entries[number].0, direction, width, theme);
                    // Not every part is on the page of each direction.
                    if !folder.join(&file).exists() {
                        continue;
                    }
                    _ = write!(
                        main,
                        "<figure><img src=\"{file}\" alt=\"{name}, {width} px\" loading=\"lazy\">\
                         <figcaption>{width} px</figcaption></figure>"
                    );
                }
                main += "</div>";
            }
        }
        _ = write!(
            main,
            "<details><summary>JSON</summary><pre>{json}</pre></details></section>"
        );
    }
    format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Catalogue</title><style>{STYLE}</style><h1>Catalogue</h1>\
         <form><fieldset><legend>Theme</legend>\
         <label><input type=\"radio\" name=\"theme\" value=\"light\" checked> light</label>\
         <label><input type=\"radio\" name=\"theme\" value=\"dark\"> dark</label></fieldset>\
         <fieldset><legend>Direction</legend>\
         <label><input type=\"radio\" name=\"direction\" value=\"ltr\" checked> left to right</label>\
         <label><input type=\"radio\" name=\"direction\" value=\"rtl\"> right to left</label></fieldset></form>\
         <nav aria-label=\"Parts\"><ul>{names}</ul></nav><main>{main}</main></html>"
    )
}

const STYLE: &str = "
    body { font: 1rem/1.4 system-ui, sans-serif; margin: 1rem; }
    form { display: flex; gap: 1rem; position: sticky; top: 0; background: #fff; padding: 0.5rem 0; z-index: 1; }
    nav ul { columns: 12rem; padding: 0; list-style: none; }
    section { border-top: 2px solid; padding: 1rem 0; scroll-margin-top: 5rem; }
    main div { display: none; gap: 1rem; align-items: start; overflow-x: auto; }
    figure { margin: 0; flex: none; border: 1px solid #bbb; }
    img { display: block; max-width: none; }
    figcaption { padding: 0.25rem 0.5rem; background: #eee; }
    pre { overflow-x: auto; background: #f5f5f5; padding: 1rem; }
    body:has([value=light]:checked):has([value=ltr]:checked) div.light.ltr,
    body:has([value=light]:checked):has([value=rtl]:checked) div.light.rtl,
    body:has([value=dark]:checked):has([value=ltr]:checked) div.dark.ltr,
    body:has([value=dark]:checked):has([value=rtl]:checked) div.dark.rtl { display: flex; }
";

//! Addresses by patterns that have names for the parts of a date and of a file.

use jiff::{civil::DateTime, fmt::strtime};

use super::slugs::{ascii_slug, hugo_slug};
use crate::import::folders::doc::Doc;

/// The address of a story by a pattern of Hugo.
pub fn hugo_pattern(pattern: &str, doc: &Doc) -> String {
    let title = doc.matter.title.as_deref().unwrap_or(&doc.stem);
    let slug = doc.matter.slug.as_deref();
    let parts = pattern.split('/').map(|part| {
        fill(part, |name| match name {
            "title" => Some(hugo_slug(title)),
            "slug" => Some(hugo_slug(slug.unwrap_or(title))),
            "slugorfilename" | "slugorcontentbasename" => {
                Some(hugo_slug(slug.unwrap_or(&doc.stem)))
            }
            "filename" | "contentbasename" => Some(hugo_slug(&doc.stem)),
            "section" => doc.folders.first().map(|it| hugo_slug(it)),
            "sections" => Some(
                doc.folders
                    .iter()
                    .map(|it| hugo_slug(it))
                    .collect::<Vec<_>>()
                    .join("/"),
            ),
            name => date_part(name, doc),
        })
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether it is the name of a pattern of Jekyll.
pub fn is_style(pattern: &str) -> bool {
    matches!(pattern, "date" | "pretty" | "ordinal" | "weekdate" | "none")
}

/// The address of a story by a pattern of Jekyll, or the name of one.
pub fn jekyll_pattern(pattern: &str, doc: &Doc) -> String {
    let pattern = match pattern {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        other => other,
    };
    let mut categories: Vec<&str> = doc.folders.iter().map(String::as_str).collect();
    if doc.collection.is_some() {
        categories.clear();
    }
    categories.extend(doc.matter.categories.iter().map(String::as_str));
    let name = doc.matter.slug.as_deref().unwrap_or(&doc.stem);
    let filled = fill(pattern, |part| match part {
        "categories" | "slugified_categories" => {
            let lower = categories
                .iter()
                .map(|it| it.to_lowercase().replace(' ', "-"));
            Some(lower.collect::<Vec<_>>().join("/"))
        }
        "title" | "name" => Some(name.to_owned()),
        "slug" => Some(ascii_slug(name)),
        "path" => Some(
            doc.folders
                .iter()
                .map(|it| format!("{it}/"))
                .collect::<String>()
                + &doc.stem,
        ),
        "basename" => Some(doc.stem.clone()),
        "collection" => doc.collection.clone(),
        "output_ext" => Some(".html".to_owned()),
        part => date_part(part, doc),
    });
    let mut path = filled;
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    path
}

/// Fills in what begins with a colon; what stands for nothing stays.
fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = pattern.split(':');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        let length = part.find(|c| !is_name(c)).unwrap_or(part.len());
        // `:title_x` has a name and words behind it.
        let ends = (1..=length).rev();
        let found = ends
            .filter_map(|end| Some((end, value(part.get(..end)?)?)))
            .next();
        match found {
            Some((end, value)) => {
                filled += &value;
                filled += part.get(end..).unwrap_or_default();
            }
            None => {
                filled.push(':');
                filled += part;
            }
        }
    }
    filled
}

fn date_part(name: &str, doc: &Doc) -> Option<String> {
    let date: DateTime = doc.matter.date.or(doc.day).map(|when| when.civil)?;
    let form = match name {
        "year" => "%Y",
        "short_year" => "%y",
        "month" => "%m",
        "i_month" => "%-m",
        "monthname" | "long_month" => "%B",
        "short_month" => "%b",
        "day" => "%d",
        "i_day" => "%-d",
        "weekday" => "%w",
        "weekdayname" | "long_day" => "%A",
        "yearday" | "y_day" => "%j",
        "week" => "%V",
        "short_day" => "%a",
        "hour" => "%H",
        "minute" => "%M",
        "second" => "%S",
        _ => return None,
    };
    let written = strtime::format(form, date).ok()?;
    Some(if name == "monthname" {
        written.to_lowercase()
    } else {
        written
    })
}

//! What an element loads or sends by itself, by the directives of the policy (CSP 3, section 6).

use super::fragment::Tag;

/// An address, and the field of a slot by which it is allowed.
#[derive(Debug, PartialEq, Eq)]
pub struct Load<'a> {
    /// `script`, `frame`, `form` and so on.
    pub field: &'static str,
    /// As it is written.
    pub address: &'a str,
}

/// Everything that an element loads, or sends something to.
pub fn loads(tag: &Tag) -> Vec<Load<'_>> {
    let fields: &[(&str, &'static str)] = match tag.name.as_str() {
        "script" => &[("src", "script")],
        "iframe" => &[("src", "frame")],
        "form" => &[("action", "form")],
        "button" => &[("formaction", "form")],
        "input" => &[("formaction", "form"), ("src", "img")],
        "img" => &[("src", "img"), ("srcset", "img")],
        "source" if tag.is_in_picture => &[("srcset", "img")],
        "source" | "audio" | "track" => &[("src", "media")],
        "video" => &[("src", "media"), ("poster", "img")],
        "image" | "use" | "feimage" => &[("href", "img"), ("xlink:href", "img")],
        "a" | "area" => &[("ping", "connect")],
        "link" => link(tag),
        _ => &[],
    };
    let found = fields
        .iter()
        .filter_map(|(attribute, field)| Some((tag.value(attribute)?, *attribute, *field)));
    found
        .flat_map(|(value, attribute, field)| {
            addresses(attribute, value).map(move |address| Load { field, address })
        })
        .filter(|load| !load.address.is_empty() && !load.address.starts_with('#'))
        .collect()
}

fn link(tag: &Tag) -> &'static [(&'static str, &'static str)] {
    let relation = tag.value("rel").unwrap_or_default().to_ascii_lowercase();
    let is = |name: &str| relation.split_ascii_whitespace().any(|one| one == name);
    if is("stylesheet") {
        &[("href", "style")]
    } else if is("modulepreload") {
        &[("href", "script")]
    } else if is("icon") || is("apple-touch-icon") || is("mask-icon") {
        &[("href", "img")]
    } else if is("preload") {
        match tag.value("as").unwrap_or_default() {
            "script" => &[("href", "script")],
            "style" => &[("href", "style")],
            "font" => &[("href", "font")],
            "image" => &[("href", "img")],
            "audio" | "video" | "track" => &[("href", "media")],
            _ => &[("href", "connect")],
        }
    } else {
        &[]
    }
}

/// The addresses in an attribute: one, or several in a row.
fn addresses<'a>(attribute: &str, value: &'a str) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    match attribute {
        // A candidate is an address, then its size; a comma ends it (HTML, "Srcset attributes").
        "srcset" => {
            let candidates = value.split(", ").flat_map(|part| part.split(",\n"));
            Box::new(candidates.filter_map(|one| one.split_ascii_whitespace().next()))
        }
        "ping" => Box::new(value.split_ascii_whitespace()),
        _ => Box::new(std::iter::once(value.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::slots::Fragment;

    #[test]
    fn what_an_element_loads_is_known_by_its_directive() {
        for (html, expected) in [
            ("<script src=a.js></script>", vec!["script a.js"]),
            (
                "<form action=/x><button formaction=/y>z</button></form>",
                vec!["form /x", "form /y"],
            ),
            (
                "<img src=a.png srcset=\"b.png 1x, c.png 2x\">",
                vec!["img a.png", "img b.png", "img c.png"],
            ),
            (
                "<picture><source srcset=a.avif></picture>",
                vec!["img a.avif"],
            ),
            (
                "<video poster=a.jpg><source src=b.mp4></video>",
                vec!["img a.jpg", "media b.mp4"],
            ),
            ("<link rel=stylesheet href=a.css>", vec!["style a.css"]),
            (
                "<link rel=preload as=font href=a.woff2>",
                vec!["font a.woff2"],
            ),
            ("<link rel=me href=https://a.org>", vec![]),
            (
                "<a href=https://a.org ping=https://b.org>c</a>",
                vec!["connect https://b.org"],
            ),
            ("<svg><use href=\"#a\"/></svg>", vec![]),
        ] {
            let fragment = Fragment::parse(html);
            let found = fragment.tags.iter().flat_map(loads);
            let found: Vec<_> = found
                .map(|load| format!("{} {}", load.field, load.address))
                .collect();
            assert_eq!(found, expected, "{html}");
        }
    }
}

//! The picture that fields name.

use serde_json::Value;

use super::rest::Rest;
use crate::import::folders::values::{field, flag, plain_name, shown, words};

/// The picture that stands for a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// What stands under it.
    pub caption: String,
}

/// Names of fields that hold a picture, the most telling first.
const NAMES: [&str; 19] = [
    "image",
    "cover",
    "featuredimage",
    "featureimage",
    "coverimage",
    "heroimage",
    "hero",
    "images",
    "thumbnail",
    "banner",
    "bannerimage",
    "headerimage",
    "ogimage",
    "socialimage",
    "teaser",
    "thumb",
    "photo",
    "featured",
    "overlayimage",
];

/// Names of fields that say where a picture is.
const SOURCES: [&str; 7] = [
    "src",
    "url",
    "path",
    "image",
    "file",
    "feature",
    "relativepath",
];

/// The picture that a value names.
fn of(value: &Value) -> Option<Image> {
    match value {
        Value::Array(items) => items.iter().find_map(of),
        Value::Object(_) => {
            let find = |names: &[&str]| names.iter().find_map(|it| words(field(value, it)?));
            Some(Image {
                src: find(&SOURCES)?,
                alt: find(&["alt", "alttext", "description"]).unwrap_or_default(),
                caption: find(&["caption", "title", "credit"]).unwrap_or_default(),
            })
        }
        other => {
            let src = words(other)?;
            let is_flag = flag(other).is_some();
            (!is_flag && src.contains(['.', '/'])).then(|| Image {
                src,
                ..Image::default()
            })
        }
    }
}

/// The picture, with what is said of it in it or beside it.
pub fn image(rest: &mut Rest) -> Option<Image> {
    let value = rest.take_if(&NAMES, |value| of(value).is_some())?;
    let mut image = of(&value)?;
    let beside = |what: &str| -> Vec<String> {
        let names = NAMES.iter().map(|name| format!("{name}{what}"));
        names.chain([what.to_owned()]).collect()
    };
    for (what, words) in [("alt", &mut image.alt), ("caption", &mut image.caption)] {
        if words.is_empty() {
            let names = beside(what);
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            *words = rest.words(&names).unwrap_or_default();
        }
    }
    tell_others(&value, &image, rest);
    Some(image)
}

/// Leaves what else is said of it to be told of.
fn tell_others(value: &Value, image: &Image, rest: &mut Rest) {
    // Fields of the object that say something else are told of.
    if let Value::Object(fields) = value {
        let known = [
            "alt",
            "alttext",
            "description",
            "caption",
            "title",
            "credit",
        ];
        for (name, value) in fields {
            let plain = plain_name(name);
            let is_shown = [&image.src, &image.alt, &image.caption].contains(&&shown(value));
            if !(is_shown && (known.contains(&&*plain) || SOURCES.contains(&&*plain))) {
                let whole = format!("image.{name}");
                rest.fields.push((whole, String::new(), value.clone()));
            }
        }
    } else if let Value::Array(items) = value
        && items.len() > 1
    {
        let more = items.iter().skip(1).cloned().collect();
        rest.fields.push(("images".to_owned(), String::new(), more));
    }
}

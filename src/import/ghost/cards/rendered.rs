//! Cards in the HTML that readers were sent, where the text itself is missing.

use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value, json};

use super::card;
use crate::import::{
    ghost::body::Maker,
    html::{Outcome, words},
};

/// The cards that HTML does not say by itself: the class of each, its name, and which of its fields stand in
/// which of its elements.
const CARDS: [(&str, &str, &[(&str, &str)]); 5] = [
    (
        "kg-bookmark-card",
        "bookmark",
        &[
            ("url", "a.kg-bookmark-container@href"),
            ("title", ".kg-bookmark-title"),
            ("description", ".kg-bookmark-description"),
            ("publisher", ".kg-bookmark-publisher"),
            ("author", ".kg-bookmark-author"),
            ("thumbnail", ".kg-bookmark-thumbnail img@src"),
            ("caption", "figcaption"),
        ],
    ),
    (
        "kg-callout-card",
        "callout",
        &[
            ("calloutEmoji", ".kg-callout-emoji"),
            ("calloutText", ".kg-callout-text"),
        ],
    ),
    (
        "kg-toggle-card",
        "toggle",
        &[
            ("heading", ".kg-toggle-heading-text"),
            ("content", ".kg-toggle-content"),
        ],
    ),
    (
        "kg-button-card",
        "button",
        &[("buttonText", "a"), ("buttonUrl", "a@href")],
    ),
    (
        "kg-file-card",
        "file",
        &[
            ("src", "a@href"),
            ("fileTitle", ".kg-file-card-title"),
            ("fileCaption", ".kg-file-card-caption"),
            ("fileName", ".kg-file-card-filename"),
        ],
    ),
];

/// Makes blocks of HTML, with the cards in it that can be told by their classes.
pub fn make(html: &str, maker: &mut Maker) {
    if !CARDS.iter().any(|(class, ..)| html.contains(class)) {
        maker.html(html);
        return;
    }
    let tree = Html::parse_fragment(html);
    let mut waiting = String::new();
    for child in tree.root_element().children() {
        let element = ElementRef::wrap(child);
        let found = element.and_then(|element| {
            let mut cards = CARDS.iter();
            cards.find(|(class, ..)| element.value().classes().any(|it| it == *class))
        });
        if let (Some(element), Some((_, name, fields))) = (element, found) {
            maker.html(&std::mem::take(&mut waiting));
            let all = words(&element.html());
            let detail = "a card, told by its classes";
            let construct = format!("{name} card in HTML");
            maker
                .findings
                .add(&construct, Outcome::Converted, detail, &all);
            card(name, &data(element, fields), maker);
        } else if let Some(element) = element {
            waiting += &element.html();
        } else if let Some(text) = child.value().as_text() {
            waiting += &html_escape::encode_text(&**text);
        }
    }
    maker.html(&waiting);
}

fn data(element: ElementRef, fields: &[(&str, &str)]) -> Value {
    let mut data = Map::new();
    for (name, place) in fields {
        let (selector, attribute) = match place.split_once('@') {
            Some((selector, attribute)) => (selector, Some(attribute)),
            None => (*place, None),
        };
        let Ok(selector) = Selector::parse(selector) else {
            continue;
        };
        let inner = element.select(&selector).next();
        let value = inner.and_then(|inner| match attribute {
            Some(attribute) => inner.attr(attribute).map(str::to_owned),
            None => Some(inner.inner_html()),
        });
        if let Some(value) = value {
            data.insert((*name).to_owned(), value.into());
        }
    }
    let metadata = Value::Object(data.clone());
    data.insert("metadata".to_owned(), metadata);
    json!(data)
}

//! Cards in the HTML that readers were sent, where the text itself is missing.

use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value, json};

use super::card;
use crate::import::{
    ghost::body::Maker,
    html::{Outcome, words},
};

/// A card that HTML does not say by itself.
struct Known {
    class: &'static str,
    name: &'static str,
    /// Its fields, and the element or the attribute in which each stands.
    fields: &'static [(&'static str, &'static str)],
}

const CARDS: [Known; 5] = [
    Known {
        class: "kg-bookmark-card",
        name: "bookmark",
        fields: &[
            ("url", "a.kg-bookmark-container@href"),
            ("title", ".kg-bookmark-title"),
            ("description", ".kg-bookmark-description"),
            ("publisher", ".kg-bookmark-publisher"),
            ("author", ".kg-bookmark-author"),
            ("thumbnail", ".kg-bookmark-thumbnail img@src"),
            ("caption", "figcaption"),
        ],
    },
    Known {
        class: "kg-callout-card",
        name: "callout",
        fields: &[
            ("calloutEmoji", ".kg-callout-emoji"),
            ("calloutText", ".kg-callout-text"),
        ],
    },
    Known {
        class: "kg-toggle-card",
        name: "toggle",
        fields: &[
            ("heading", ".kg-toggle-heading-text"),
            ("content", ".kg-toggle-content"),
        ],
    },
    Known {
        class: "kg-button-card",
        name: "button",
        fields: &[("buttonText", "a"), ("buttonUrl", "a@href")],
    },
    Known {
        class: "kg-file-card",
        name: "file",
        fields: &[
            ("src", "a@href"),
            ("fileTitle", ".kg-file-card-title"),
            ("fileCaption", ".kg-file-card-caption"),
            ("fileName", ".kg-file-card-filename"),
        ],
    },
];

/// Makes blocks of HTML, with the cards in it that can be told by their classes.
pub fn make(html: &str, maker: &mut Maker) {
    if !CARDS.iter().any(|it| html.contains(it.class)) {
        maker.html(html);
        return;
    }
    let tree = Html::parse_fragment(html);
    let mut waiting = String::new();
    for child in tree.root_element().children() {
        let element = ElementRef::wrap(child);
        let found = element.and_then(|element| {
            let mut cards = CARDS.iter();
            cards.find(|known| element.value().classes().any(|it| it == known.class))
        });
        if let (Some(element), Some(Known { name, fields, .. })) = (element, found) {
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

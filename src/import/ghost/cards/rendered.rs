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
    /// Its fields, and where each stands: in an element as HTML, in one as plain text (`@text`), or in an
    /// attribute, which is the card's own where no element is named.
    fields: &'static [(&'static str, &'static str)],
}

const CARDS: [Known; 9] = [
    Known {
        class: "kg-bookmark-card",
        name: "bookmark",
        fields: &[
            ("url", "a.kg-bookmark-container@href"),
            ("title", ".kg-bookmark-title@text"),
            ("description", ".kg-bookmark-description@text"),
            ("publisher", ".kg-bookmark-publisher@text"),
            ("author", ".kg-bookmark-author@text"),
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
        fields: &[("buttonText", "a@text"), ("buttonUrl", "a@href")],
    },
    Known {
        class: "kg-file-card",
        name: "file",
        fields: &[
            ("src", "a@href"),
            ("fileTitle", ".kg-file-card-title@text"),
            ("fileCaption", ".kg-file-card-caption@text"),
            ("fileName", ".kg-file-card-filename@text"),
        ],
    },
    Known {
        class: "kg-audio-card",
        name: "audio",
        fields: &[
            ("src", "audio@src"),
            ("title", ".kg-audio-title@text"),
            ("thumbnailSrc", "img.kg-audio-thumbnail@src"),
        ],
    },
    Known {
        class: "kg-video-card",
        name: "video",
        fields: &[
            ("src", "video@src"),
            ("thumbnailSrc", "@data-kg-thumbnail"),
            ("customThumbnailSrc", "@data-kg-custom-thumbnail"),
            ("caption", "figcaption"),
        ],
    },
    Known {
        class: "kg-signup-card",
        name: "signup",
        fields: &[
            ("header", "h2@text"),
            ("subheader", ".kg-signup-card-subheading@text"),
            ("disclaimer", ".kg-signup-card-disclaimer@text"),
        ],
    },
    Known {
        class: "kg-product-card",
        name: "product",
        fields: &[
            ("productImageSrc", "img.kg-product-card-image@src"),
            ("productTitle", ".kg-product-card-title"),
            ("productDescription", ".kg-product-card-description"),
            ("productButton", "a.kg-product-card-button@text"),
            ("productUrl", "a.kg-product-card-button@href"),
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
        let inner = if selector.is_empty() {
            Some(element)
        } else {
            first(element, selector)
        };
        let value = inner.and_then(|inner| match attribute {
            Some("text") => Some(inner.text().collect()),
            Some(attribute) => inner.attr(attribute).map(str::to_owned),
            None => Some(inner.inner_html()),
        });
        if let Some(value) = value {
            data.insert((*name).to_owned(), value.into());
        }
    }
    // A product has stars and a button where they are shown.
    let stars = all(element, ".kg-product-card-rating-active");
    if first(element, ".kg-product-card-rating-star").is_some() {
        data.insert("productRatingEnabled".to_owned(), true.into());
        data.insert("productStarRating".to_owned(), stars.into());
    }
    let has_button = data.contains_key("productUrl");
    data.insert("productButtonEnabled".to_owned(), has_button.into());
    let metadata = Value::Object(data.clone());
    data.insert("metadata".to_owned(), metadata);
    json!(data)
}

fn first<'a>(element: ElementRef<'a>, selector: &str) -> Option<ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    element.select(&selector).next()
}

fn all(element: ElementRef, selector: &str) -> usize {
    Selector::parse(selector).map_or(0, |selector| element.select(&selector).count())
}

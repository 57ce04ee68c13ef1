use leptos::prelude::*;

use super::markup::markup;
use crate::page::{Element, Picture, element, hooks};

/// When the browser is to fetch a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fetch {
    /// First of all, as the largest thing at the top of the page.
    First,
    /// When it comes near.
    Near,
}

/// The picture alone, at whichever size and in whichever format the browser likes best.
pub fn img(picture: &Picture, fetch: Fetch) -> Element {
    // Without `auto`, though browsers know it: Chromium 156 keeps a page whose sources have it for good.
    let sizes = (!picture.sizes.is_empty()).then_some(picture.sizes.as_str());
    let image = element("img")
        .set("src", picture.src.as_str())
        .maybe("srcset", picture.srcset())
        .maybe("sizes", sizes)
        .set("alt", picture.alt.as_str())
        .set("width", picture.width.to_string())
        .set("height", picture.height.to_string())
        .maybe("data-tint", picture.tint.as_deref())
        .set("decoding", "async");
    let image = match fetch {
        Fetch::First => image.set("fetchpriority", "high"),
        Fetch::Near => image.set("loading", "lazy"),
    };
    match picture.avif() {
        Some(files) => element("picture")
            .with(
                element("source")
                    .set("type", "image/avif")
                    .set("srcset", files)
                    .maybe("sizes", sizes),
            )
            .with(image),
        None => image,
    }
}

/// A link to a picture's largest file, which an app shows over the page. `number` is the picture's
/// among those of the page.
pub fn enlarge(picture: &Picture, number: usize, label: String, fetch: Fetch) -> Element {
    element("a")
        .class(hooks::lightbox::LINK.name)
        .set("id", format!("{}{number}", hooks::lightbox::LINK_ID))
        .set("href", picture.largest())
        .set("rel", "external")
        .set("aria-label", label)
        .with(img(picture, fetch))
}

/// The picture with the line under it; one that can be enlarged is the first of its page.
fn whole(picture: &Picture, class: &str, fetch: Fetch) -> Element {
    let figure = element("figure")
        .class(class)
        .with(match picture.enlarge.clone() {
            Some(label) => enlarge(picture, 1, label, fetch),
            None => img(picture, fetch),
        });
    match picture.caption.is_empty() {
        true => figure,
        false => {
            let caption = element("figcaption").class(hooks::story::CAPTION.name);
            figure.with(caption.with_all(picture.caption.clone()))
        }
    }
}

/// A picture with its caption.
pub fn figure(picture: &Picture, class: &str, fetch: Fetch) -> AnyView {
    markup(whole(picture, class, fetch))
}

/// A picture without its caption.
pub fn image(picture: &Picture, fetch: Fetch) -> AnyView {
    markup(img(picture, fetch))
}

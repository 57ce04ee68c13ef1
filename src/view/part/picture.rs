use leptos::prelude::*;

use super::markup::markup;
use crate::page::{Picture, element};

/// When the browser is to fetch a picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fetch {
    /// First of all, as the largest thing at the top of the page.
    First,
    /// When it comes near.
    Near,
}

/// A picture with its caption.
pub fn figure(picture: &Picture, class: &'static str, fetch: Fetch) -> AnyView {
    let caption = (!picture.caption.is_empty()).then(|| {
        let words = picture.caption.clone();
        markup(element("figcaption").class("caption").with_all(words))
    });
    view! { <figure class=class>{image(picture, fetch)}{caption}</figure> }.into_any()
}

/// The picture alone.
pub fn image(picture: &Picture, fetch: Fetch) -> AnyView {
    let first = fetch == Fetch::First;
    view! {
        <img
            src=picture.src.clone()
            alt=picture.alt.clone()
            width=picture.width.map(|width| width.to_string())
            height=picture.height.map(|height| height.to_string())
            loading=(!first).then_some("lazy")
            fetchpriority=first.then_some("high")
            decoding="async"
        />
    }
    .into_any()
}

use leptos::prelude::*;

use super::text::text;
use crate::{
    locales::Strings,
    model::{Caption, Picture},
};

/// When the browser is to fetch a picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fetch {
    /// First of all, as the largest thing at the top of the page.
    First,
    /// When it comes near.
    Near,
}

/// A picture with its caption.
pub fn figure(picture: &Picture, class: &'static str, fetch: Fetch, strings: &Strings) -> AnyView {
    let caption = picture.caption.as_ref().map(|line| caption(line, strings));
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

fn caption(caption: &Caption, strings: &Strings) -> impl IntoView + use<> {
    view! {
        <figcaption class="caption">
            {text(&caption.text, strings)}
            {credit(caption.credit.as_deref(), strings)}
        </figcaption>
    }
}

fn credit(credit: Option<&str>, strings: &Strings) -> Option<impl IntoView + use<>> {
    credit.map(|credit| {
        let words = format!(" {} {credit}", strings.picture_credit);
        view! { <span class="caption__credit">{words}</span> }
    })
}

use crate::page::{Element, Picture, element, hooks};

/// When the browser is to fetch a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fetch {
    /// First of all, as the largest thing at the top of the page.
    First,
    /// When it comes near.
    Near,
}

/// The picture alone, at whichever size and in whichever format the browser likes best: an `img`, in
/// a `picture` where there are several files.
pub fn img(picture: &Picture, fetch: Fetch) -> Element {
    // Without `auto`, though browsers know it: Chromium 156 never frees a page whose sources have it.
    let sizes = picture.sizes.as_deref();
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

/// The picture in a link to its largest file, which the reader shows over the page. `label` is what
/// the link is called, and `id` what the address of the page is given for it.
pub fn enlargeable(picture: &Picture, id: String, label: String, fetch: Fetch) -> Element {
    element("a")
        .class(hooks::lightbox::LINK.name)
        .set("id", id)
        .set("href", picture.largest())
        .set("rel", "external")
        .set("aria-label", label)
        .with(img(picture, fetch))
}

/// A lead with the line under it. Where it can be enlarged its number is 1, since it is the first
/// picture of its page.
pub fn figure(picture: &Picture, class: &str, fetch: Fetch) -> Element {
    let shown = match picture.enlarge.clone() {
        Some(label) => enlargeable(
            picture,
            format!("{}1", hooks::lightbox::LINK_ID),
            label,
            fetch,
        ),
        None => img(picture, fetch),
    };
    let figure = element("figure").class(class);
    let figure = if picture.moving.is_empty() {
        figure.with(shown)
    } else {
        figure.with_all(picture.moving.clone())
    };
    if picture.caption.is_empty() {
        return figure;
    }
    let caption = element("figcaption").class(hooks::story::CAPTION.name);
    figure.with(caption.with_all(picture.caption.clone()))
}

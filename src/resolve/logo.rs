//! The publication's name as it is drawn.

use super::{index::Index, picture::picture, rendition::LOGO};
use crate::page::{Node, Picture, element};

/// A dark one for screens alone: paper is light, whatever the screen was.
const DARK: &str = "screen and (prefers-color-scheme: dark)";

/// The markup of the logo, which keeps its room free; none where the site file names no logo.
pub fn logo(index: &Index) -> Option<Node> {
    let site = &index.publication.site;
    let logo = site.theme.logo.as_ref()?;
    let sizes = format!("{}px", logo.width);
    let light = picture(index, &logo.light.0, LOGO, &sizes)?;
    let dark = logo.dark.as_ref();
    let dark = dark.and_then(|dark| picture(index, &dark.0, LOGO, &sizes));
    let height = u64::from(logo.width) * u64::from(light.height) / u64::from(light.width.max(1));
    let img = element("img")
        .class("masthead__logo")
        .set("src", light.src.as_str())
        .maybe("srcset", light.srcset())
        .maybe("sizes", light.sizes.as_deref())
        .set("alt", logo.alt.as_ref().unwrap_or(&site.name).as_str())
        .set("width", logo.width.to_string())
        .set("height", height.max(1).to_string());
    let sources = dark
        .iter()
        .flat_map(|dark| sources(dark, Some(DARK), true))
        .chain(sources(&light, None, false));
    let sources: Vec<_> = sources.collect();
    Some(if sources.is_empty() {
        img.into()
    } else {
        element("picture").with_all(sources).with(img).into()
    })
}

/// What a browser chooses from before the `img`: in AVIF, and with `is_whole` in the own format too.
fn sources(
    picture: &Picture,
    media: Option<&'static str>,
    is_whole: bool,
) -> impl Iterator<Item = Node> {
    let source = |kind: Option<&'static str>, files: String| {
        element("source")
            .maybe("media", media)
            .maybe("type", kind)
            .set("srcset", files)
            .maybe("sizes", picture.sizes.as_deref())
            .into()
    };
    let own = || picture.srcset().unwrap_or_else(|| picture.src.clone());
    let avif = picture
        .avif()
        .map(|files| source(Some("image/avif"), files));
    let own = is_whole.then(|| source(None, own()));
    avif.into_iter().chain(own)
}

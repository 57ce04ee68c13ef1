//! What editors and plugins keep beside a story, and a theme may have shown.

use super::item::Item;
use crate::{
    grammar::words::is_visible,
    import::html::{Findings, Outcome},
};

/// What plugins count and remember for themselves, by how its names begin. What begins with `_` is hidden from
/// editors too.
const BOOKKEEPING: [&str; 26] = [
    "_",
    "rank_math_",
    "cap-",
    "ppma_",
    "footnotes",
    "dsq_",
    "views",
    "post_views",
    "jetpack",
    "enclosure",
    "inline_featured_image",
    "classic-editor-remember",
    "essb_",
    "swp_",
    "ssb_",
    "snap",
    "spay_",
    "amp_status",
    "onesignal_",
    "wpml_",
    "sharing_disabled",
    "switch_like_status",
    "advanced_seo_description",
    "slide_template",
    "rs_page_bg_color",
    "litespeed_",
];

/// Tells of the fields of an item that a reader could see.
pub fn tell(item: &Item, findings: &mut Findings) {
    for (name, value) in &item.meta {
        if !is_visible(value) || BOOKKEEPING.iter().any(|it| name.starts_with(it)) {
            continue;
        }
        // Advanced Custom Fields has a field's own key under its name with `_` before it.
        let key = item.meta(&format!("_{name}")).unwrap_or_default();
        let is_sure = key.starts_with("field_");
        if is_sure || value.chars().any(char::is_alphabetic) {
            let detail = format!("`{name}` has no place in a story");
            findings.add("custom field", Outcome::Dropped, &detail, value);
        }
    }
    if let Some(to) = item.meta("_yoast_wpseo_redirect") {
        let detail = "the story led on to another address: put it into `redirects`";
        findings.add("redirect", Outcome::Dropped, detail, to);
    }
}

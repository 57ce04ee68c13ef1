use leptos::prelude::*;

use super::masthead::language;
use crate::{locales::Strings, model::Kind, page::Kicker};

/// The words above a headline, and the label of the kind where a story has one.
pub fn kicker(kicker: &Kicker, kind: Kind, strings: &Strings) -> AnyView {
    let (lang, dir) = language(&kicker.language);
    // In the section Opinion every story is one.
    let label = label(kind, strings)
        .filter(|label| *label != kicker.name)
        .map(|label| view! { <span class="kicker__kind">{label.to_owned()}</span> });
    view! {
        <p class="kicker">
            <a href=kicker.href.clone() lang=lang dir=dir>{kicker.name.clone()}</a>
            {label}
        </p>
    }
    .into_any()
}

fn label(kind: Kind, strings: &Strings) -> Option<&str> {
    match kind {
        Kind::Report => None,
        Kind::Explainer => Some(&strings.explainer),
        Kind::Analysis => Some(&strings.analysis),
        Kind::Opinion => Some(&strings.opinion),
        Kind::LongRead => Some(&strings.long_read),
    }
}

/// What styles tell kinds apart by.
pub fn kind_name(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Report => None,
        Kind::Explainer => Some("explainer"),
        Kind::Analysis => Some("analysis"),
        Kind::Opinion => Some("opinion"),
        Kind::LongRead => Some("long-read"),
    }
}

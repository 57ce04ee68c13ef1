use leptos::prelude::*;

use super::masthead::language;
use crate::{
    model::Kind,
    page::{Kicker, hooks},
    view::made::{Made, Make, maybe},
};

/// The words above a headline, and the label of the kind where a story has one.
pub fn kicker(kicker: &Kicker, label: &Option<String>) -> Made {
    let (lang, _) = language(&kicker.language);
    let label = label
        .clone()
        .map(|label| view! { <span class=hooks::story::KIND.name>{label}</span> });
    let label = maybe(label);
    view! {
        <p class="kicker">
            <a href=kicker.href.clone() lang=lang dir="auto">{kicker.name.clone()}</a>
            {label}
        </p>
    }
    .made()
}

/// What styles tell kinds apart by.
pub fn kind_name(kind: Kind) -> Option<&'static str> {
    (!kind.is_report()).then(|| kind.as_str())
}

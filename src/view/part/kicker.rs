use leptos::prelude::*;

use super::{
    masthead::{Foreign, language},
    static_markup::static_markup,
};
use crate::{
    model::Kind,
    page::{Kicker, Node, element, hooks},
    view::made::{Made, Make, maybe},
};

/// The words above a headline, and the label of the kind where a story has one. `interface` is the label's
/// language, where it is not that around it.
pub fn kicker(kicker: &Kicker, label: Option<Node>, interface: &Foreign) -> Made {
    let (lang, _) = language(&kicker.language);
    let (its_lang, dir) = language(interface);
    let label = label.map(|label| {
        let span = element("span").class(hooks::story::KIND.name);
        static_markup(span.maybe("lang", its_lang).maybe("dir", dir).with(label))
    });
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

use leptos::prelude::*;

use super::{
    masthead::{Foreign, language},
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::begun,
    model::Role,
    page::{Byline, element},
    view::made::{Made, Make, maybe},
};

/// "By the Science desk and the Culture desk", and a line more for each other part.
pub fn byline(byline: &[Byline], interface: &Foreign, strings: &Strings) -> Made {
    byline
        .chunk_by(|one, next| one.role == next.role)
        .map(|part| line(part, interface, strings))
        .collect()
}

fn line(part: &[Byline], interface: &Foreign, strings: &Strings) -> Made {
    // A story's own words are in its language.
    let is_own = part.first().is_some_and(|author| author.joint.is_some());
    let (around, dir) = if is_own {
        (None, None)
    } else {
        language(interface)
    };
    let role = part.first().map(|author| author.role).unwrap_or_default();
    let names = part.iter().enumerate().map(|(index, author)| {
        let before = match (index, &author.joint) {
            (0, None) => begun(lead_in(role, strings)),
            (_, joint) => joint.clone().unwrap_or_default(),
        };
        let after = maybe(author.after.clone());
        let rel = author.href.is_some().then_some("author");
        let name = named(&author.name, &author.href, rel, &author.language);
        (before, name, after).made()
    });
    view! { <p class="byline" lang=around dir=dir>{names.collect::<Made>()}</p> }.made()
}

/// A name, as a link where it has a page.
pub fn named(
    name: &str,
    href: &Option<String>,
    rel: Option<&'static str>,
    foreign: &Foreign,
) -> Made {
    let (lang, _) = language(foreign);
    let name = element(if href.is_some() { "a" } else { "span" })
        .maybe("rel", rel)
        .maybe("href", href.clone())
        .maybe("lang", lang)
        // It has the direction of its letters, whatever stands around it.
        .set("dir", "auto")
        .with(name);
    static_markup(name)
}

fn lead_in(role: Role, strings: &Strings) -> &str {
    match role {
        Role::Author => &strings.by,
        Role::Editor => &strings.edited_by,
        Role::Reviewer => &strings.reviewed_by,
        Role::Translator => &strings.translated_by,
        Role::Photographer => &strings.pictures_by,
    }
}

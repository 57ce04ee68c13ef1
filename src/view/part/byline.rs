use leptos::prelude::*;

use super::masthead::{Foreign, language};
use crate::{
    locales::Strings,
    model::Role,
    page::Byline,
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
            (0, None) => format!("{} ", lead_in(role, strings)),
            (_, joint) => joint.clone().unwrap_or_default(),
        };
        let after = maybe(author.after.clone());
        let (href, name) = (author.href.clone(), author.name.clone());
        // A name has the direction of its letters, whatever stands around it.
        let (lang, _) = language(&author.language);
        (
            before,
            view! { <a rel="author" href=href lang=lang dir="auto">{name}</a> },
            after,
        )
            .made()
    });
    view! { <p class="byline" lang=around dir=dir>{names.collect::<Made>()}</p> }.made()
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

use leptos::prelude::*;

use super::masthead::{Foreign, language};
use crate::{
    locales::Strings,
    model::Role,
    page::Byline,
    view::made::{Made, Make},
};

/// "By the Science desk and the Culture desk", and a line more for each other part.
pub fn byline(byline: &[Byline], interface: &Foreign, strings: &Strings) -> Made {
    byline
        .chunk_by(|one, next| one.role == next.role)
        .map(|part| line(part, interface, strings))
        .collect()
}

fn line(part: &[Byline], interface: &Foreign, strings: &Strings) -> Made {
    let (around, dir) = language(interface);
    let role = part.first().map(|author| author.role).unwrap_or_default();
    let names = part.iter().enumerate().map(|(index, author)| {
        let before = match index {
            0 => format!("{} ", lead_in(role, strings)),
            _ => author.joint.clone().unwrap_or_default(),
        };
        let (href, name) = (author.href.clone(), author.name.clone());
        // A name has the direction of its letters, whatever stands around it.
        let (lang, _) = language(&author.language);
        (
            before,
            view! { <a rel="author" href=href lang=lang dir="auto">{name}</a> },
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

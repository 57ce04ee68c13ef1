use leptos::prelude::*;

use super::masthead::language;
use crate::{
    locales::Strings,
    model::Role,
    page::Byline,
    view::made::{Made, Make},
};

/// "By the Science desk and the Culture desk", and a line more for each other part.
pub fn byline(byline: &[Byline], strings: &Strings) -> Made {
    byline
        .chunk_by(|one, next| one.role == next.role)
        .map(|part| line(part, strings))
        .collect()
}

fn line(part: &[Byline], strings: &Strings) -> Made {
    let role = part.first().map(|author| author.role).unwrap_or_default();
    let names = part.iter().enumerate().map(|(index, author)| {
        let before = match index {
            0 => format!("{} ", lead_in(role, strings)),
            _ if index + 1 == part.len() => format!(" {} ", strings.and),
            _ => strings.comma.clone(),
        };
        let (href, name) = (author.href.clone(), author.name.clone());
        let (lang, dir) = language(&author.language);
        (
            before,
            view! { <a rel="author" href=href lang=lang dir=dir>{name}</a> },
        )
            .made()
    });
    view! { <p class="byline">{names.collect::<Made>()}</p> }.made()
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

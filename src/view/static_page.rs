use leptos::prelude::*;

use super::{
    article::{part, standfirst},
    made::{Made, Make, maybe},
    part::static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::time,
    page::{StaticPage, element, hooks},
};

/// A page that is no story, in the dress of one.
pub fn static_page(page: &StaticPage, strings: &Strings) -> Made {
    let body = element("div")
        .class(hooks::story::BODY.name)
        .with_all(page.body.iter().cloned());
    let updated = page.updated.as_ref().map(|updated| {
        let label = format!("{} ", strings.updated);
        view! { <p class="story__meta story__dates">{label}{static_markup(time(updated))}</p> }
    });
    view! {
        <article class="story">
            <header class=hooks::story::OPENING.name>
                <h1 class="story__headline" tabindex="-1">{page.title.clone()}</h1>
                {standfirst(&page.standfirst)}
                {maybe(updated)}
            </header>
            {static_markup(body)}
            {part("story__after", &page.after)}
        </article>
    }
    .made()
}

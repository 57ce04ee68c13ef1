use leptos::prelude::*;

use super::{article::part, part::static_markup::static_markup};
use crate::{
    locales::Strings,
    markup::time,
    page::{StaticPage, element, hooks},
};

/// A page that is no story, in the dress of one.
pub fn static_page(page: &StaticPage, strings: &Strings) -> impl IntoView + use<> {
    let standfirst = (!page.standfirst.is_empty()).then(|| {
        static_markup(
            element("p")
                .class("story__standfirst")
                .with_all(page.standfirst.clone()),
        )
    });
    let updated = page.updated.as_ref().map(|updated| {
        let label = format!("{} ", strings.updated);
        view! { <p class="story__meta story__dates">{label}{static_markup(time(updated))}</p> }
    });
    view! {
        <article class="story">
            <header class=hooks::story::OPENING.name>
                <h1 class="story__headline" tabindex="-1">{page.title.clone()}</h1>
                {standfirst}
                {updated}
            </header>
            {static_markup(element("div").class(hooks::story::BODY.name).with_all(page.body.clone()))}
            {part("story__after", &page.after)}
        </article>
    }
}

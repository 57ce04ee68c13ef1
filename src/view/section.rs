use leptos::prelude::*;

use super::part::card::{Level, cards};
use crate::{locales::Strings, page::SectionFront};

pub fn section(section: &SectionFront, strings: &Strings) -> impl IntoView + use<> {
    let description = (!section.description.is_empty())
        .then(|| view! { <p class="list__description">{section.description.clone()}</p> });
    view! {
        <header class="list" data-section=section.slug.clone()>
            <h1 class="list__title" tabindex="-1">{section.name.clone()}</h1>
            {description}
        </header>
        {cards(&section.cards, Level::Two, strings)}
    }
}

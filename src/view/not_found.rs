use leptos::prelude::*;

use super::part::card::{Level, cards};
use crate::{locales::Strings, page::NotFound};

pub fn not_found(page: &NotFound, strings: &Strings) -> impl IntoView + use<> {
    let latest = (!page.cards.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="latest">
                <h2 class="related__title" id="latest">{strings.latest.clone()}</h2>
                {cards(&page.cards, Level::Three, strings)}
            </section>
        }
    });
    view! {
        <header class="list">
            <h1 class="list__title" tabindex="-1">{strings.not_found.clone()}</h1>
            <p class="list__description">{strings.not_found_text.clone()}</p>
            <p class="list__home"><a href=page.home.clone()>{strings.to_the_front.clone()}</a></p>
        </header>
        {latest}
    }
}

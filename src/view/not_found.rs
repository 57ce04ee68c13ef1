use leptos::prelude::*;

use super::part::{
    card::{Level, cards},
    masthead::entry,
};
use crate::{
    locales::Strings,
    page::{Entry, NotFound, hooks},
};

/// Says that there is no page, and offers the latest stories.
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
        // The place is there before the pages that may have been meant, since only a change in it is
        // read out. This kind of nothing is in the app already, so it costs readers no bytes.
        <div class="near" id=hooks::frame::NEAREST.name role="status">{None::<AnyView>}</div>
        {latest}
    }
}

/// The pages that may have been meant.
pub fn nearest(pages: &[Entry], strings: &Strings) -> AnyView {
    let entries = pages.iter().map(entry).collect_view();
    view! {
        <section aria-labelledby="meant">
            <h2 class="near__title" id="meant">{strings.near.clone()}</h2>
            <ul class="near__list">{entries}</ul>
        </section>
    }
    .into_any()
}

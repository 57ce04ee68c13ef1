use leptos::prelude::*;

use super::made::{Made, Make, maybe};
use super::part::{
    card::{Level, cards},
    navigation::entry,
};
use crate::{
    locales::Strings,
    page::{Entry, NotFound, hooks},
};

/// Says that there is no page, and offers the latest stories.
pub fn not_found(page: &NotFound, strings: &Strings) -> Made {
    let latest = maybe((!page.cards.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="latest">
                <h2 class="related__title" id="latest">{strings.latest.clone()}</h2>
                {cards(&page.cards, Level::Three, strings)}
            </section>
        }
    }));
    let keys = page.shards.join(" ");
    view! {
        <header class="list">
            <h1 class="list__title" tabindex="-1">{strings.not_found.clone()}</h1>
            <p class="list__description">{strings.not_found_text.clone()}</p>
            <p class="list__home"><a href=page.home.clone()>{strings.to_the_front.clone()}</a></p>
        </header>
        // The place is there before the pages that may have been meant, since only a change in it is
        // read out.
        <div class="near" id=hooks::frame::NEAREST.name role="status" data-keys=keys>
            {Made::default()}
        </div>
        {latest}
    }
    .made()
}

/// The pages that may have been meant.
pub fn nearest(pages: &[Entry], strings: &Strings) -> Made {
    let entries = pages.iter().map(entry).collect::<Made>();
    view! {
        <section aria-labelledby="meant">
            <h2 class="near__title" id="meant">{strings.near.clone()}</h2>
            <ul class="near__list">{entries}</ul>
        </section>
    }
    .made()
}

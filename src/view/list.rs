use leptos::prelude::*;

use super::front::shelves;
use super::made::{Made, Make, maybe};
use super::part::{
    author_box::{biography, elsewhere, name, portrait},
    card::{Level, listing, turns},
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::time,
    page::{AuthorPage, ListPage, Listing},
};

/// A section, a topic, a month, or all stories.
pub fn list(page: &ListPage, strings: &Strings) -> Made {
    let stories = if page.containers.is_empty() {
        listing(&page.listing, Level::Two, strings)
    } else {
        let shelves = shelves(&page.containers, strings);
        let turns = turns(&page.listing, strings);
        view! { <div class="front">{shelves}</div> {turns} }.made()
    };
    let description = page.description.clone();
    let description = description.map(|it| view! { <p class="list__description">{it}</p> });
    view! {
        <header class="list" data-tone=page.tone.clone()>
            <h1 class="list__title" tabindex="-1">{page.name.clone()}</h1>
            {maybe(description)}
            {days(&page.listing)}
        </header>
        {stories}
    }
    .made()
}

/// An author and the stories that the author had a part in.
pub fn author(page: &AuthorPage, strings: &Strings) -> Made {
    let name = name(&page.author, strings);
    view! {
        <header class="list list--author">
            {portrait(&page.author)}
            <div class="list__words">
                <h1 class="list__title" tabindex="-1">{name}</h1>
                {biography(&page.author)}
                {elsewhere(&page.author, strings)}
                {days(&page.listing)}
            </div>
        </header>
        {listing(&page.listing, Level::Two, strings)}
    }
    .made()
}

/// From when to when, where it is not the first page.
fn days(listing: &Listing) -> Made {
    maybe(listing.days.as_ref().map(|(newest, oldest)| {
        let one = newest.text == oldest.text;
        let until = maybe((!one).then(|| (" – ", static_markup(time(newest)))));
        view! {
            <p class="list__days">
                {static_markup(time(oldest))}
                {until}
            </p>
        }
    }))
}

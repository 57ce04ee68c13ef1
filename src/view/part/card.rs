use leptos::{either::Either, prelude::*};

use super::{
    date::date,
    masthead::language,
    picture::{Fetch, image},
    text::text,
};
use crate::{locales::Strings, page::Card};

/// How deep the headline stands in the outline of its page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Under the page's title.
    Two,
    /// Under a heading on the page.
    Three,
}

/// Cards in their order; where there are none, a sentence.
pub fn cards(cards: &[Card], level: Level, strings: &Strings) -> AnyView {
    if cards.is_empty() {
        view! { <p class="cards__none">{strings.no_stories.clone()}</p> }.into_any()
    } else {
        let cards = cards
            .iter()
            .enumerate()
            .map(|(place, story)| {
                // The first picture at the top of a page is the largest thing to be painted there.
                let fetch = if place == 0 && level == Level::Two {
                    Fetch::First
                } else {
                    Fetch::Near
                };
                card(story, level, fetch, strings)
            })
            .collect_view();
        view! { <div class="cards">{cards}</div> }.into_any()
    }
}

/// One story.
fn card(card: &Card, level: Level, fetch: Fetch, strings: &Strings) -> AnyView {
    let (lang, dir) = language(&card.language);
    let standfirst = (!card.standfirst.is_empty())
        .then(|| view! { <p class="card__standfirst">{text(&card.standfirst, strings)}</p> });
    view! {
        <article class="card" data-section=card.kicker.section.clone() lang=lang dir=dir>
            {picture(card, fetch)}
            <div class="card__words">
                <p class="card__kicker kicker">
                    <a href=card.kicker.href.clone()>{card.kicker.name.clone()}</a>
                </p>
                {headline(card, level)}
                {standfirst}
                <p class="card__date">{date(&card.published)}</p>
            </div>
        </article>
    }
    .into_any()
}

fn headline(card: &Card, level: Level) -> impl IntoView + use<> {
    let link = view! { <a href=card.href.clone()>{card.headline.clone()}</a> };
    match level {
        Level::Two => Either::Left(view! { <h2 class="card__headline">{link}</h2> }),
        Level::Three => Either::Right(view! { <h3 class="card__headline">{link}</h3> }),
    }
}

/// The headline's link already leads there and is named, so this one is for pointers alone.
fn picture(card: &Card, fetch: Fetch) -> Option<impl IntoView + use<>> {
    card.picture.as_ref().map(|picture| {
        view! {
            <a class="card__picture" href=card.href.clone() tabindex="-1" aria-hidden="true">
                {image(picture, fetch)}
            </a>
        }
    })
}

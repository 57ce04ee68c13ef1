use leptos::prelude::*;

use super::{
    kicker::{kicker, kind_name},
    masthead::language,
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::{self, Fetch, Turn, img, time},
    page::{Card, Listing, element, hooks},
    view::made::{Made, Make, maybe},
};

/// How deep the headline stands in the outline of its page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Under the page's title.
    Two,
    /// Under a heading on the page.
    Three,
}

/// How much of a story a card shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// All that there is.
    Full,
    /// All but the picture.
    Words,
    /// Kicker, headline and date.
    Headline,
}

/// What a card looks like, by where it is on its page.
#[derive(Clone, Copy)]
pub struct Look {
    /// Of its headline.
    pub level: Level,
    /// How much it shows.
    pub detail: Detail,
    /// Its picture.
    pub fetch: Fetch,
}

/// A page of a list and the way to those before and after.
pub fn listing(listing: &Listing, level: Level, strings: &Strings) -> Made {
    let turns = turns(listing, strings);
    view! { {cards(&listing.cards, level, strings)} {turns} }.made()
}

/// The way to the pages before and after.
pub fn turns(listing: &Listing, strings: &Strings) -> Made {
    let turns = markup::turns(
        &strings.pages,
        Turn {
            href: listing.newer.as_deref(),
            text: &strings.newer,
        },
        Turn {
            href: listing.older.as_deref(),
            text: &strings.older,
        },
    )
    .map(static_markup);
    maybe(turns)
}

/// Cards in their order; where there are none, a sentence.
pub fn cards(cards: &[Card], level: Level, strings: &Strings) -> Made {
    if cards.is_empty() {
        return view! { <p class="cards__none">{strings.no_stories.clone()}</p> }.made();
    }
    let look = |index| Look {
        level,
        detail: Detail::Full,
        // The first picture at the top of a page is the largest thing to be painted there.
        fetch: match (index, level) {
            (0, Level::Two) => Fetch::First,
            _ => Fetch::Near,
        },
    };
    row(cards, &look, strings)
}

/// Cards that stand together. How many they are, and which is the last, is said before they are there, so
/// that those that a slow network has brought stay where they are when the next one comes.
pub fn row(cards: &[Card], look: &dyn Fn(usize) -> Look, strings: &Strings) -> Made {
    let count = match cards.len() {
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        _ => "many",
    };
    let shown = cards.iter().enumerate().map(|(index, story)| {
        let is_last = index + 1 == cards.len();
        card(story, look(index), is_last, strings)
    });
    view! { <div class="cards" data-count=count>{shown.collect::<Made>()}</div> }.made()
}

/// A story among those that a search has found.
#[cfg(not(target_arch = "wasm32"))]
pub fn found(story: &Card, strings: &Strings) -> Made {
    let look = Look {
        level: Level::Two,
        detail: Detail::Full,
        fetch: Fetch::Near,
    };
    card(story, look, false, strings)
}

/// One story.
fn card(card: &Card, look: Look, is_last: bool, strings: &Strings) -> Made {
    let (lang, dir) = language(&card.language);
    let picture = match look.detail {
        Detail::Full => picture(card, look.fetch),
        Detail::Words | Detail::Headline => Made::default(),
    };
    let has_standfirst = look.detail != Detail::Headline && !card.standfirst.is_empty();
    let standfirst = maybe(has_standfirst.then(|| {
        static_markup(
            element("p")
                .class("card__standfirst")
                .with_all(card.standfirst.iter().cloned()),
        )
    }));
    let byline = maybe((!card.byline.is_empty()).then(|| {
        let names = card.byline.iter().enumerate().map(|(index, name)| {
            let comma = (index > 0).then(|| strings.comma.clone());
            (maybe(comma), view! { <bdi>{name.clone()}</bdi> }).made()
        });
        view! { <p class="card__byline">{names.collect::<Made>()}</p> }
    }));
    let reason = card
        .reason
        .clone()
        .map(|reason| view! { <p class="card__reason">{reason}</p> });
    let reason = maybe(reason);
    view! {
        <article
            class="card"
            data-last=is_last.then_some("")
            data-tone=card.kicker.tone.clone()
            data-kind=kind_name(card.kind)
            lang=lang
            dir=dir
        >
            {picture}
            <div class="card__words">
                {kicker(&card.kicker, card.label.clone(), &None)}
                {headline(card, look.level)}
                {maybe(card.stars.clone().map(static_markup))}
                {byline}
                {standfirst}
                {reason}
                <p class="card__date">{static_markup(time(&card.published))}</p>
            </div>
        </article>
    }
    .made()
}

fn headline(card: &Card, level: Level) -> Made {
    let link = view! { <a href=card.href.clone()>{card.headline.clone()}</a> };
    match level {
        Level::Two => view! { <h2 class="card__headline">{link}</h2> }.made(),
        Level::Three => view! { <h3 class="card__headline">{link}</h3> }.made(),
    }
}

/// The headline's link already leads there and is named, so this one is for pointers alone.
fn picture(card: &Card, fetch: Fetch) -> Made {
    maybe(card.picture.as_ref().map(|picture| {
        view! {
            <a class=hooks::frame::CARD_PICTURE.name href=card.href.clone() tabindex="-1" aria-hidden="true">
                {static_markup(img(picture, fetch))}
            </a>
        }
    }))
}

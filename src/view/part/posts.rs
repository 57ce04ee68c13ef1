use leptos::prelude::*;

use super::{masthead::language, static_markup::static_markup};
use crate::{
    locales::Strings,
    markup::{begun, time},
    page::{Card, hooks},
    view::made::{Made, Make, maybe},
};

/// How many posts unfold.
const LATEST: usize = 5;

/// The "+ posts" link to an author's page, and the place in which the app unfolds the author's latest
/// other posts. `number` is that of the box under the story, from 1.
pub fn more_posts(name: &str, href: String, number: usize, strings: &Strings) -> Made {
    let label = format!(
        "{}{name}: + {}",
        begun(&strings.more_posts_by),
        strings.posts
    );
    let more = format!("+ {}", strings.posts);
    let (before, after) = strings.all_posts_by.split_once("{}").unwrap_or_default();
    // An empty text would be printed as a space, and underlined.
    let word = |words: &str| maybe((!words.is_empty()).then(|| words.to_owned()));
    let (before, name, after) = (word(before), name.to_owned(), word(after));
    let id = format!("posts-{number}");
    view! {
        <a class=hooks::story::MORE.name href=href.clone() aria-label=label>{more}</a>
        <div class=hooks::story::LATEST.name id=id hidden>
            // It is there before its words are, since only a change of it is read out.
            <p role="status">{Made::default()}</p>
            <p><a href=href>{before}<bdi>{name}</bdi>{after}</a></p>
        </div>
    }
    .made()
}

/// An author's latest posts; nothing where there are none.
pub fn latest(cards: &[Card]) -> Made {
    let entries = cards.iter().take(LATEST).map(entry).collect::<Made>();
    view! { <ul>{entries}</ul> }.made()
}

fn entry(card: &Card) -> Made {
    let (lang, dir) = language(&card.language);
    view! {
        <li lang=lang dir=dir>
            <a href=card.href.clone() dir="auto">{card.headline.clone()}</a>
            " "
            {static_markup(time(&card.published))}
        </li>
    }
    .made()
}

use leptos::prelude::*;

use super::made::{Made, Make, maybe};
use super::part::{
    card::{Detail, Level, Look, row},
    masthead::language,
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::{Fetch, time},
    model::Layout,
    page::{Front, Kicker, Shelf, hooks},
};

/// The masthead shows the title already, so the heading is there for those who don't see it.
pub fn front(front: &Front, strings: &Strings) -> Made {
    let shelves = shelves(&front.containers, strings);
    let edition = front
        .edition
        .as_ref()
        .map(|day| view! { <p class="front__date">{static_markup(time(day))}</p> });
    let edition = maybe(edition);
    let none = front
        .containers
        .is_empty()
        .then(|| view! { <p class="cards__none">{strings.no_stories.clone()}</p> });
    let all = front.all.clone().map(|href| {
        view! { <p class="front__all"><a href=href>{strings.all_stories.clone()}</a></p> }
    });
    view! {
        <h1 class="visually-hidden" tabindex="-1">{front.title.clone()}</h1>
        <div class="front">{edition}{shelves}{maybe(none)}{maybe(all)}</div>
    }
    .made()
}

/// Containers, from top to bottom.
pub fn shelves(containers: &[Shelf], strings: &Strings) -> Made {
    let layouts: Vec<_> = containers.iter().map(|one| one.layout).collect();
    let halves = Layout::half_width(&layouts);
    let shelves = containers.iter().zip(halves).enumerate();
    shelves
        .map(|(index, (one, is_half))| shelf(index, one, is_half, strings))
        .collect()
}

fn shelf(index: usize, shelf: &Shelf, is_half: bool, strings: &Strings) -> Made {
    let half = if is_half { " shelf--half" } else { "" };
    let class = format!("shelf shelf--{}{half}", shelf.layout.as_str());
    let tone = shelf.title.as_ref().and_then(|title| title.tone.clone());
    let level = match shelf.title {
        Some(_) => Level::Three,
        None => Level::Two,
    };
    let look = |number| Look {
        level,
        detail: detail(shelf.layout, number),
        // The first picture at the top of a page is the largest thing to be painted there.
        fetch: match (index, number) {
            (0, 0) => Fetch::First,
            _ => Fetch::Near,
        },
    };
    let cards = row(&shelf.cards, &look, strings);
    let id = format!("shelf-{}", index + 1);
    let fold = (index == 1).then_some(hooks::frame::FOLD.name);
    let labelled = shelf.title.as_ref().map(|_| id.clone());
    let title = maybe(shelf.title.as_ref().map(|words| title(words, id)));
    let sponsor = maybe(shelf.sponsor.clone().map(static_markup));
    view! {
        <section class=class id=fold data-tone=tone aria-labelledby=labelled>
            {title}
            {sponsor}
            {cards}
        </section>
    }
    .made()
}

fn title(title: &Kicker, id: String) -> Made {
    let (lang, dir) = language(&title.language);
    let words = title.name.clone();
    let words = match title.href.clone() {
        Some(href) => view! { <a href=href>{words}</a> }.made(),
        None => words.made(),
    };
    view! { <h2 class="shelf__title" id=id lang=lang dir=dir>{words}</h2> }.made()
}

/// As in a printed paper: one large picture, and not ten small ones. `number` is the card's in its
/// container, from 0.
fn detail(layout: Layout, number: usize) -> Detail {
    match (layout, number) {
        (Layout::Lead, 0 | 1)
        | (Layout::Columns | Layout::Scroll, _)
        | (Layout::Package | Layout::Feature, 0) => Detail::Full,
        (Layout::Lead | Layout::Feature | Layout::Opinion, _) => Detail::Words,
        (Layout::Package | Layout::Briefs, _) => Detail::Headline,
    }
}

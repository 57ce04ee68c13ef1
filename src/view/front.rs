use leptos::prelude::*;

use super::part::card::{Level, cards};
use crate::{locales::Strings, page::Front};

/// The masthead shows the title already, so the heading is there for those who don't see it.
pub fn front(front: &Front, strings: &Strings) -> impl IntoView + use<> {
    view! {
        <h1 class="visually-hidden" tabindex="-1">{front.title.clone()}</h1>
        <div class="front">{cards(&front.cards, Level::Two, strings)}</div>
    }
}

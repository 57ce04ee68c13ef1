use leptos::prelude::*;

use super::part::{
    author_box::{biography, name, portrait},
    card::{Level, cards},
};
use crate::{locales::Strings, page::AuthorPage};

pub fn author(page: &AuthorPage, strings: &Strings) -> impl IntoView + use<> {
    let name = name(&page.author, strings);
    view! {
        <header class="list list--author">
            {portrait(&page.author, &name)}
            <div class="list__words">
                <h1 class="list__title" tabindex="-1">{name.clone()}</h1>
                {biography(&page.author, strings)}
            </div>
        </header>
        {cards(&page.cards, Level::Two, strings)}
    }
}

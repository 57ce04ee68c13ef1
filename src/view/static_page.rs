use leptos::prelude::*;

use super::part::{block::block, date::date, note::notes, text::text};
use crate::{locales::Strings, page::StaticPage};

/// A page that is no story, in the dress of one.
pub fn static_page(page: &StaticPage, strings: &Strings) -> impl IntoView + use<> {
    let standfirst = (!page.standfirst.is_empty())
        .then(|| view! { <p class="story__standfirst">{text(&page.standfirst, strings)}</p> });
    let updated = page.updated.as_ref().map(|updated| {
        let label = format!("{} ", strings.updated);
        view! { <p class="story__meta story__dates">{label}{date(updated)}</p> }
    });
    let body = page
        .body
        .iter()
        .map(|piece| block(piece, strings))
        .collect_view();
    view! {
        <article class="story">
            <header class="story__opening">
                <h1 class="story__headline" tabindex="-1">{page.title.clone()}</h1>
                {standfirst}
                {updated}
            </header>
            <div class="story__body">{body}</div>
            {notes(&page.notes, strings)}
        </article>
    }
}

use leptos::prelude::*;

use super::part::{
    author_box::about_the_authors,
    block::block,
    card::{Level, cards},
    date::date,
    note::notes,
    picture::{Fetch, figure},
    text::text,
};
use crate::{
    locales::Strings,
    page::{Byline, Card, Story},
};

/// A story: what it is, then its body, then who wrote it and what to read next.
pub fn story(story: &Story, strings: &Strings) -> impl IntoView + use<> {
    let lead = story
        .lead
        .as_ref()
        .map(|lead| figure(lead, "figure story__lead", Fetch::First, strings));
    let body = story
        .body
        .iter()
        .map(|piece| block(piece, strings))
        .collect_view();
    view! {
        <article class="story" data-section=story.kicker.section.clone()>
            {opening(story, strings)}
            {lead}
            <div class="story__body">{body}</div>
            {notes(&story.notes, strings)}
            {about_the_authors(&story.authors, strings)}
        </article>
        {related(&story.related, strings)}
    }
}

fn opening(story: &Story, strings: &Strings) -> AnyView {
    let standfirst = (!story.standfirst.is_empty())
        .then(|| view! { <p class="story__standfirst">{text(&story.standfirst, strings)}</p> });
    view! {
        <header class="story__opening">
            <p class="kicker"><a href=story.kicker.href.clone()>{story.kicker.name.clone()}</a></p>
            <h1 class="story__headline" tabindex="-1">{story.headline.clone()}</h1>
            {standfirst}
            <div class="story__meta">
                {byline(&story.byline, strings)}
                <p class="story__dates">{date(&story.published)}{updated(story, strings)}</p>
            </div>
        </header>
    }
    .into_any()
}

/// "By the Science desk, the International desk and the Culture desk".
fn byline(authors: &[Byline], strings: &Strings) -> Option<impl IntoView + use<>> {
    (!authors.is_empty()).then(|| {
        let names = authors.iter().enumerate().map(|(place, author)| {
            let before = match place {
                0 => format!("{} ", strings.by),
                _ if place + 1 == authors.len() => format!(" {} ", strings.and),
                _ => ", ".to_owned(),
            };
            (
                before,
                view! { <a rel="author" href=author.href.clone()>{author.name.clone()}</a> },
            )
        });
        view! { <p class="byline">{names.collect_view()}</p> }
    })
}

fn updated(story: &Story, strings: &Strings) -> Option<impl IntoView + use<>> {
    story.updated.as_ref().map(|updated| {
        let label = format!("{} ", strings.updated);
        view! { <span class="story__updated">{label}{date(updated)}</span> }
    })
}

fn related(stories: &[Card], strings: &Strings) -> Option<impl IntoView + use<>> {
    (!stories.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="related">
                <h2 class="related__title" id="related">{strings.related_posts.clone()}</h2>
                {cards(stories, Level::Three, strings)}
            </section>
        }
    })
}

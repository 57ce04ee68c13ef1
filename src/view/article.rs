use const_format::concatcp;
use leptos::prelude::*;

use super::part::{
    author_box::about_the_authors,
    byline::byline,
    card::{Level, cards},
    kicker::{kicker, kind_name},
    masthead::language,
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::{Fetch, figure, time},
    page::{Kicker, Node, Related, Story, element, hooks},
};

/// A story: what it is, then its body, then who wrote it and what to read next.
pub fn story(story: &Story, strings: &Strings) -> impl IntoView + use<> {
    let lead = story.lead.as_ref().map(|lead| {
        let class = concatcp!("figure ", hooks::story::LEAD.name);
        static_markup(figure(lead, class, Fetch::First))
    });
    view! {
        {preview(story, strings)}
        <article class="story" data-tone=story.kicker.tone.clone() data-kind=kind_name(story.kind)>
            {opening(story, strings)}
            {lead}
            {part("story__before", &story.before)}
            {static_markup(element("div").class(hooks::story::BODY.name).with_all(story.body.clone()))}
            {part("story__after", &story.after)}
            {topics(&story.topics, strings)}
            {about_the_authors(&story.authors, strings)}
        </article>
        {related(&story.related, strings)}
    }
}

/// Nothing where there is nothing in it.
pub fn part(class: &str, nodes: &[Node]) -> Option<AnyView> {
    (!nodes.is_empty()).then(|| static_markup(element("div").class(class).with_all(nodes.to_vec())))
}

/// Editors must not take it for a page that everyone can see.
fn preview(story: &Story, strings: &Strings) -> Option<AnyView> {
    story.preview.then(|| {
        view! {
            <p class="preview" role="note">
                <strong>{strings.preview.clone()}</strong>
                " "
                {strings.preview_text.clone()}
            </p>
        }
        .into_any()
    })
}

fn opening(story: &Story, strings: &Strings) -> AnyView {
    let sponsor = match &story.sponsor {
        Some(Node::Element(sponsor)) => Some(static_markup(sponsor.clone())),
        _ => None,
    };
    let standfirst = (!story.standfirst.is_empty()).then(|| {
        static_markup(
            element("p")
                .class("story__standfirst")
                .with_all(story.standfirst.clone()),
        )
    });
    view! {
        <header class=hooks::story::OPENING.name>
            {sponsor}
            {kicker(&story.kicker, &story.label)}
            <h1 class="story__headline" tabindex="-1">{story.headline.clone()}</h1>
            {standfirst}
            <div class="story__meta">
                {byline(&story.byline, strings)}
                <p class="story__dates">{static_markup(time(&story.published))}{updated(story, strings)}</p>
            </div>
        </header>
    }
    .into_any()
}

fn updated(story: &Story, strings: &Strings) -> Option<impl IntoView + use<>> {
    story.updated.as_ref().map(|updated| {
        let label = format!("{} ", strings.updated);
        view! { <span class=hooks::story::UPDATED.name>{label}{static_markup(time(updated))}</span> }
    })
}

fn topics(topics: &[Kicker], strings: &Strings) -> Option<AnyView> {
    (!topics.is_empty()).then(|| {
        let topics = topics.iter().map(|topic| {
            let (lang, dir) = language(&topic.language);
            let href = topic.href.clone();
            view! { <li><a href=href lang=lang dir=dir>{topic.name.clone()}</a></li> }
        });
        view! {
            <nav class="topics" aria-label=strings.topics.clone()>
                <ul class="topics__list">{topics.collect_view()}</ul>
            </nav>
        }
        .into_any()
    })
}

fn related(related: &Related, strings: &Strings) -> Option<AnyView> {
    (!related.cards.is_empty()).then(|| {
        let title = related.title.clone();
        view! {
            <section class="related" aria-labelledby="related">
                <h2 class="related__title" id="related">
                    {title.unwrap_or_else(|| strings.related_posts.clone())}
                </h2>
                {cards(&related.cards, Level::Three, strings)}
            </section>
        }
        .into_any()
    })
}

use const_format::concatcp;
use leptos::prelude::*;

use super::made::{Made, Make, maybe};
use super::part::{
    author_box::about_the_authors,
    byline::byline,
    card::{Level, cards},
    kicker::{kicker, kind_name},
    masthead::{Foreign, language},
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    markup::{Fetch, figure, time},
    page::{Kicker, Node, Related, Story, element, hooks},
};

/// A story: what it is, then its body, then who wrote it and what to read next.
pub fn story(story: &Story, interface: &Foreign, strings: &Strings) -> Made {
    let lead = story.lead.as_ref().map(|lead| {
        let class = concatcp!("figure ", hooks::story::LEAD.name);
        static_markup(figure(lead, class, Fetch::First))
    });
    let body = element("div")
        .class(hooks::story::BODY.name)
        .with_all(story.body.iter().cloned());
    let related = story
        .related
        .as_ref()
        .map(|it| related(it, interface, strings));
    let (tone, kind) = (story.kicker.tone.clone(), kind_name(story.kind));
    view! {
        {preview(story, strings)}
        <article class="story" data-tone=tone data-kind=kind data-traces=story.traces.clone()>
            {opening(story, interface, strings)}
            {maybe(lead)}
            {part("story__before", &story.before)}
            {static_markup(body)}
            {part("story__after", &story.after)}
            {topics(&story.topics, strings)}
            {about_the_authors(&story.authors, interface, strings)}
        </article>
        {maybe(related)}
    }
    .made()
}

/// Nothing where there is nothing in it.
pub fn part(class: &str, nodes: &[Node]) -> Made {
    maybe(
        (!nodes.is_empty())
            .then(|| static_markup(element("div").class(class).with_all(nodes.iter().cloned()))),
    )
}

/// Editors must not take it for a page that everyone can see.
fn preview(story: &Story, strings: &Strings) -> Made {
    maybe(story.preview.then(|| {
        view! {
            <p class="preview" role="note">
                <strong>{strings.preview.clone()}</strong>
                " "
                {strings.preview_text.clone()}
            </p>
        }
    }))
}

fn opening(story: &Story, interface: &Foreign, strings: &Strings) -> Made {
    let [sponsor, translations] =
        [&story.sponsor, &story.translations].map(|node| maybe(node.clone().map(static_markup)));
    view! {
        <header class=hooks::story::OPENING.name>
            {sponsor}
            {kicker(&story.kicker, story.label.clone().map(Node::from), interface)}
            <h1 class="story__headline" tabindex="-1">{story.headline.clone()}</h1>
            {standfirst(&story.standfirst)}
            <div class="story__meta">
                {byline(&story.byline, interface, strings)}
                <p class="story__dates">{static_markup(time(&story.published))}{updated(story, interface, strings)}</p>
                {translations}
            </div>
        </header>
    }
    .made()
}

/// One or two sentences under a headline, where there are some.
pub fn standfirst(nodes: &[Node]) -> Made {
    maybe((!nodes.is_empty()).then(|| {
        static_markup(
            element("div")
                .class("story__standfirst")
                .with_all(nodes.iter().cloned()),
        )
    }))
}

fn updated(story: &Story, interface: &Foreign, strings: &Strings) -> Made {
    maybe(story.updated.as_ref().map(|updated| {
        let (lang, dir) = language(interface);
        let label = match lang {
            Some(lang) => element("span")
                .set("lang", lang)
                .maybe("dir", dir)
                .with(strings.updated.as_str())
                .into(),
            None => Node::from(strings.updated.as_str()),
        };
        let words = element("span").class(hooks::story::UPDATED.name);
        static_markup(words.with(label).with(" ").with(time(updated)))
    }))
}

fn topics(topics: &[Kicker], strings: &Strings) -> Made {
    maybe((!topics.is_empty()).then(|| {
        let topics = topics.iter().map(|topic| {
            let (lang, dir) = language(&topic.language);
            let href = topic.href.clone();
            view! { <li><a href=href lang=lang dir=dir>{topic.name.clone()}</a></li> }.made()
        });
        view! {
            <nav class="topics" aria-label=strings.topics.clone()>
                <ul class="topics__list">{topics.collect::<Made>()}</ul>
            </nav>
        }
    }))
}

fn related(related: &Related, interface: &Foreign, strings: &Strings) -> Made {
    let (lang, dir) = language(interface);
    let title = related.title.clone();
    view! {
        <section class="related" aria-labelledby="related">
            <h2 class="related__title" id="related" lang=lang dir=dir>
                {title.unwrap_or_else(|| strings.related_posts.clone())}
            </h2>
            {cards(&related.cards, Level::Three, strings)}
        </section>
    }
    .made()
}

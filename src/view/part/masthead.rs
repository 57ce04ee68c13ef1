use leptos::prelude::*;

use crate::{
    locales::Strings,
    model::{Direction, Language},
    page::{Entry, Masthead},
};

/// Links within the page are `external` to the router, so that the browser moves the focus.
pub fn skip_link(strings: &Strings) -> impl IntoView + use<> {
    view! { <a class="skip-link" href="#main" rel="external">{strings.skip.clone()}</a> }
}

pub fn masthead(masthead: &Masthead, strings: &Strings) -> AnyView {
    let (lang, dir) = language(&masthead.language);
    view! {
        <header class="masthead">
            <div class="masthead__title" lang=lang.clone() dir=dir>
                <a class="masthead__name" href=masthead.home.clone()>{masthead.name.clone()}</a>
                {tagline(&masthead.tagline)}
            </div>
            <nav class="masthead__sections" aria-label=strings.sections.clone()>
                {sections(masthead)}
            </nav>
        </header>
    }
    .into_any()
}

pub fn foot(masthead: &Masthead, strings: &Strings) -> AnyView {
    let (lang, dir) = language(&masthead.language);
    view! {
        <footer class="foot">
            <a class="foot__name" href=masthead.home.clone() lang=lang dir=dir>
                {masthead.name.clone()}
            </a>
            <a class="foot__top" href="#main" rel="external">{strings.back_to_top.clone()}</a>
        </footer>
    }
    .into_any()
}

fn tagline(tagline: &str) -> Option<impl IntoView + use<>> {
    let tagline = tagline.to_owned();
    (!tagline.is_empty()).then(|| view! { <p class="masthead__tagline">{tagline}</p> })
}

fn sections(masthead: &Masthead) -> impl IntoView + use<> {
    let (lang, dir) = language(&masthead.language);
    let entries = masthead.sections.iter().map(entry).collect_view();
    view! { <ul class="masthead__list" lang=lang dir=dir>{entries}</ul> }
}

fn entry(entry: &Entry) -> impl IntoView + use<> {
    let current = entry.current.then_some("page");
    view! { <li><a href=entry.href.clone() aria-current=current>{entry.name.clone()}</a></li> }
}

/// The values of `lang` and `dir` for words that are not in the page's language.
pub fn language(
    language: &Option<(Language, Direction)>,
) -> (Option<String>, Option<&'static str>) {
    match language {
        Some((language, direction)) => (Some(language.0.clone()), Some(direction.as_str())),
        None => (None, None),
    }
}

use leptos::prelude::*;

use super::{
    navigation::{entry, sections},
    static_markup::static_markup,
};
use crate::{
    locales::Strings,
    model::{Direction, Language},
    page::{Masthead, Page, hooks},
    view::made::{Made, Make, maybe},
};

/// Links within the page are `external` to the router, so that the browser moves the focus.
pub fn skip_link(page: &Page, strings: &Strings) -> Made {
    let (lang, dir) = language(&page.interface);
    view! {
        <a class=hooks::frame::SKIP_LINK.name href="#main" rel="external" lang=lang dir=dir>{strings.skip.clone()}</a>
    }
    .made()
}

/// The top of every page. `class` says which kind of page it is.
pub fn masthead(page: &Page, class: &'static str, strings: &Strings) -> Made {
    let masthead = &page.masthead;
    let (lang, dir) = language(&masthead.language);
    let (around, its_dir) = language(&page.interface);
    let logo = masthead.logo.clone();
    let name = static_markup(logo.unwrap_or_else(|| masthead.name.as_str().into()));
    view! {
        <header class=class lang=around dir=its_dir>
            <div class="masthead__title">
                <a class="masthead__name" href=masthead.home.clone() lang=lang dir=dir>
                    {name}
                </a>
                {tagline(masthead)}
            </div>
            {sections(masthead, strings)}
        </header>
    }
    .made()
}

/// The foot of every page: the indexes, the static pages and the way back to the top.
pub fn foot(page: &Page, strings: &Strings) -> Made {
    let masthead = &page.masthead;
    let (lang, dir) = language(&masthead.language);
    let (around, its_dir) = language(&page.interface);
    let index = |href: &Option<String>, name: &str| {
        let (href, name) = (href.clone(), name.to_owned());
        maybe(href.map(|href| view! { <li><a href=href>{name}</a></li> }))
    };
    // On paper, where nobody sees the browser's bar.
    let address = page.head.canonical.clone();
    let address = maybe(address.map(|address| view! { <p class="foot__address">{address}</p> }));
    let pages = masthead.pages.iter().map(entry).collect::<Made>();
    let groups = maybe(masthead.groups.clone().map(static_markup));
    view! {
        <footer class="foot" id=hooks::frame::FOOT.name lang=around dir=its_dir>
            <a class="foot__name" href=masthead.home.clone() lang=lang dir=dir>
                {masthead.name.clone()}
            </a>
            <nav class="foot__pages" aria-label=strings.publication.clone()>
                {groups}
                <ul class="foot__list">
                    {index(&masthead.topics, &strings.topics)}
                    {index(&masthead.authors, &strings.authors)}
                    {index(&masthead.archive, &strings.archive)}
                    {pages}
                </ul>
            </nav>
            <a class="foot__top" href="#main" rel="external">{strings.back_to_top.clone()}</a>
            {address}
        </footer>
    }
    .made()
}

fn tagline(masthead: &Masthead) -> Made {
    let (lang, dir) = language(&masthead.language);
    let tagline = masthead.tagline.clone();
    maybe(
        (!tagline.is_empty())
            .then(|| view! { <p class="masthead__tagline" lang=lang dir=dir>{tagline}</p> }),
    )
}

/// The language of words, where it is not that of what stands around them.
pub type Foreign = Option<(Language, Direction)>;

/// The values of `lang` and `dir` for words that are not in the page's language.
pub fn language(language: &Foreign) -> (Option<String>, Option<&'static str>) {
    match language {
        Some((language, direction)) => (Some(language.0.clone()), Some(direction.as_str())),
        None => (None, None),
    }
}

//! The ways through the publication.

use leptos::prelude::*;

use super::{masthead::language, static_markup::static_markup};
use crate::{
    locales::Strings,
    page::{Entry, Masthead},
    view::made::{Made, Make, maybe},
};

/// The sections, and what belongs to them.
pub fn sections(masthead: &Masthead, strings: &Strings) -> Made {
    let entries = masthead.sections.iter().map(entry).collect::<Made>();
    let subsections = maybe(masthead.subsections.clone().map(static_markup));
    let tools = maybe(masthead.tools.clone().map(static_markup));
    view! {
        <nav class="masthead__sections" aria-label=strings.sections.clone()>
            <ul class="masthead__list">{entries}</ul>
            {tools}
        </nav>
        {subsections}
    }
    .made()
}

/// A link in a list of links.
pub fn entry(entry: &Entry) -> Made {
    let (lang, dir) = language(&entry.language);
    let current = match (entry.current, entry.within) {
        (true, _) => Some("page"),
        (_, true) => Some("true"),
        _ => None,
    };
    let href = entry.href.clone();
    view! {
        <li><a href=href aria-current=current lang=lang dir=dir>{entry.name.clone()}</a></li>
    }
    .made()
}

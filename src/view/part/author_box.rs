use leptos::prelude::*;

use super::{
    byline::named,
    masthead::{Foreign, language},
    posts::more_posts,
    static_markup::static_markup,
};
use crate::view::made::{Made, Make, maybe};
use crate::{
    locales::Strings,
    markup::{Fetch, img},
    model::Role,
    page::{AuthorBox, element},
};

/// The boxes under a story; none where it has no author.
pub fn about_the_authors(authors: &[AuthorBox], interface: &Foreign, strings: &Strings) -> Made {
    let (lang, dir) = language(interface);
    maybe((!authors.is_empty()).then(|| {
        let label = match authors.len() {
            1 => strings.about_the_author.clone(),
            _ => strings.about_the_authors.clone(),
        };
        let boxes = authors
            .iter()
            .zip(1..)
            .map(|(author, number)| about(author, number, strings))
            .collect::<Made>();
        view! { <section class="authors" aria-label=label lang=lang dir=dir>{boxes}</section> }
    }))
}

fn about(author: &AuthorBox, number: usize, strings: &Strings) -> Made {
    let name = name(author, strings);
    let role = role(author.role, strings)
        .map(|role| view! { <span class="author-box__role">{role.to_owned()}</span> });
    let role = maybe(role);
    let named = named(&name, &author.href, None, &author.language);
    let href = author.href.clone();
    let more = maybe(href.map(|href| more_posts(&name, href, number, strings)));
    view! {
        <div class="author-box">
            {portrait(author)}
            <div class="author-box__words">
                <p class="author-box__name">{named}{role}</p>
                {biography(author)}
                {elsewhere(author, strings)}
                {more}
            </div>
        </div>
    }
    .made()
}

/// What an author is called on a page in the language of `strings`.
pub fn name(author: &AuthorBox, strings: &Strings) -> String {
    author
        .name
        .clone()
        .unwrap_or_else(|| strings.unnamed_author.clone())
}

/// Who wrote it needs no word more.
fn role(role: Role, strings: &Strings) -> Option<&str> {
    match role {
        Role::Author => None,
        Role::Editor => Some(&strings.editor),
        Role::Reviewer => Some(&strings.reviewer),
        Role::Translator => Some(&strings.translator),
        Role::Photographer => Some(&strings.photographer),
    }
}

/// The author's biography, if there is one.
pub fn biography(author: &AuthorBox) -> Made {
    maybe((!author.biography.is_empty()).then(|| {
        let (lang, dir) = language(&author.language);
        static_markup(
            element("p")
                .class("author-box__biography")
                .maybe("lang", lang)
                .maybe("dir", dir)
                .with_all(author.biography.iter().cloned()),
        )
    }))
}

/// Where else the author is.
pub fn elsewhere(author: &AuthorBox, strings: &Strings) -> Made {
    maybe((!author.links.is_empty()).then(|| {
        let links = author.links.iter().map(|link| {
            view! { <li><a rel="me" href=link.href.clone()>{link.name.clone()}</a></li> }.made()
        });
        let label = strings.elsewhere.clone();
        view! { <ul class="author-box__links" aria-label=label>{links.collect::<Made>()}</ul> }
    }))
}

/// The portrait, or the first letter of the name in its place.
pub fn portrait(author: &AuthorBox) -> Made {
    match &author.portrait {
        Some(portrait) => {
            view! { <div class="portrait">{static_markup(img(portrait, Fetch::Near))}</div> }.made()
        }
        None => {
            let letter = author.initial.clone().unwrap_or_default();
            view! { <div class="portrait portrait--letter" aria-hidden="true">{letter}</div> }
                .made()
        }
    }
}

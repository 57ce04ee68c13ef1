use leptos::{either::Either, prelude::*};

use super::{masthead::language, posts::MorePosts, static_markup::static_markup};
use crate::{
    locales::Strings,
    markup::{Fetch, img},
    model::Role,
    page::{AuthorBox, element},
};

/// The boxes under a story; none where it has no author.
pub fn about_the_authors(authors: &[AuthorBox], strings: &Strings) -> Option<AnyView> {
    (!authors.is_empty()).then(|| {
        let label = match authors.len() {
            1 => strings.about_the_author.clone(),
            _ => strings.about_the_authors.clone(),
        };
        let boxes = authors
            .iter()
            .zip(1..)
            .map(|(author, number)| about(author, number, strings))
            .collect_view();
        view! { <section class="authors" aria-label=label>{boxes}</section> }.into_any()
    })
}

fn about(author: &AuthorBox, number: usize, strings: &Strings) -> AnyView {
    let name = name(author, strings);
    let href = author.href.clone();
    let role = role(author.role, strings)
        .map(|role| view! { <span class="author-box__role">{role.to_owned()}</span> });
    let (lang, dir) = language(&author.language);
    let named = view! { <a href=href.clone() lang=lang.clone() dir=dir>{name.clone()}</a> };
    view! {
        <div class="author-box">
            {portrait(author, &name)}
            <div class="author-box__words">
                <p class="author-box__name">{named}{role}</p>
                {biography(author)}
                {elsewhere(author, strings)}
                <MorePosts name=name href=href number=number strings=strings />
            </div>
        </div>
    }
    .into_any()
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
pub fn biography(author: &AuthorBox) -> Option<AnyView> {
    (!author.biography.is_empty()).then(|| {
        let (lang, dir) = language(&author.language);
        static_markup(
            element("p")
                .class("author-box__biography")
                .maybe("lang", lang)
                .maybe("dir", dir)
                .with_all(author.biography.clone()),
        )
    })
}

/// Where else the author is.
pub fn elsewhere(author: &AuthorBox, strings: &Strings) -> Option<AnyView> {
    (!author.links.is_empty()).then(|| {
        let links = author.links.iter().map(|link| {
            view! { <li><a rel="me" href=link.href.clone()>{link.name.clone()}</a></li> }
        });
        let label = strings.elsewhere.clone();
        view! { <ul class="author-box__links" aria-label=label>{links.collect_view()}</ul> }
            .into_any()
    })
}

/// The portrait, or the first letter of the name in its place.
pub fn portrait(author: &AuthorBox, name: &str) -> impl IntoView + use<> {
    match &author.portrait {
        Some(portrait) => Either::Left(
            view! { <div class="portrait">{static_markup(img(portrait, Fetch::Near))}</div> },
        ),
        None => {
            let letter: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
            Either::Right(
                view! { <div class="portrait portrait--letter" aria-hidden="true">{letter}</div> },
            )
        }
    }
}

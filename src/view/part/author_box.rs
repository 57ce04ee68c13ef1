use leptos::{either::Either, prelude::*};

use super::{
    picture::{Fetch, image},
    text::text,
};
use crate::{locales::Strings, page::AuthorBox};

/// The boxes under a story; none where it has no author.
pub fn about_the_authors(
    authors: &[AuthorBox],
    strings: &Strings,
) -> Option<impl IntoView + use<>> {
    (!authors.is_empty()).then(|| {
        let label = match authors.len() {
            1 => strings.about_the_author.clone(),
            _ => strings.about_the_authors.clone(),
        };
        let boxes = authors
            .iter()
            .map(|author| about(author, strings))
            .collect_view();
        view! { <section class="authors" aria-label=label>{boxes}</section> }
    })
}

fn about(author: &AuthorBox, strings: &Strings) -> AnyView {
    let name = name(author, strings);
    let label = format!(
        "{} {name}: {} {}",
        strings.more_posts_by, "+", strings.posts
    );
    view! {
        <div class="author-box">
            {portrait(author, &name)}
            <div class="author-box__words">
                <p class="author-box__name">
                    <a href=author.href.clone()>{name.clone()}</a>
                </p>
                {biography(author, strings)}
                <a class="author-box__posts" href=author.href.clone() aria-label=label>
                    {format!("+ {}", strings.posts)}
                </a>
            </div>
        </div>
    }
    .into_any()
}

pub fn name(author: &AuthorBox, strings: &Strings) -> String {
    author
        .name
        .clone()
        .unwrap_or_else(|| strings.unnamed_author.clone())
}

pub fn biography(author: &AuthorBox, strings: &Strings) -> Option<impl IntoView + use<>> {
    (!author.biography.is_empty()).then(|| {
        view! { <p class="author-box__biography">{text(&author.biography, strings)}</p> }
    })
}

/// The portrait, or the first letter of the name in its place.
pub fn portrait(author: &AuthorBox, name: &str) -> impl IntoView + use<> {
    match &author.portrait {
        Some(portrait) => {
            Either::Left(view! { <div class="portrait">{image(portrait, Fetch::Near)}</div> })
        }
        None => {
            let letter: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
            Either::Right(
                view! { <div class="portrait portrait--letter" aria-hidden="true">{letter}</div> },
            )
        }
    }
}

use std::{pin::Pin, sync::Arc};

use leptos::{ev, prelude::*, task::spawn_local};

use super::{changing, markup::markup, masthead::language};
use crate::{locales::Strings, markup::time, page::Card};

/// How many posts unfold.
const LATEST: usize = 5;

/// An answer that is on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// How the posts on an author's page are had, by its address, but for the one that is being read; none
/// where they can't be. Each says its language.
#[derive(Debug, Clone, Copy)]
pub struct PostsOf(pub fn(String) -> Coming<Option<Vec<Card>>>);

#[derive(Clone)]
enum Posts {
    Unasked,
    Coming,
    Here(Arc<Vec<Card>>),
    Failed,
}

/// What is said around the posts of an author.
#[derive(Clone)]
struct Words {
    all: String,
    loading: String,
    failed: String,
    none: String,
}

/// The "+ posts" link to an author's page. Where the app runs it is a button that unfolds the author's
/// latest other posts in place: the same element, so that it keeps the focus when the app starts, and
/// still opens in a new tab.
#[component]
pub fn MorePosts<'a>(
    name: String,
    href: String,
    /// Which box under the story this is, from 1.
    number: usize,
    strings: &'a Strings,
) -> impl IntoView + use<> {
    let posts_of = use_context::<PostsOf>();
    let live = RwSignal::new(false);
    let open = RwSignal::new(false);
    let posts = RwSignal::new(Posts::Unasked);
    // Runs in the browser alone.
    Effect::new(move |_| live.set(posts_of.is_some()));

    let id = format!("posts-{number}");
    let label = format!("{} {name}: + {}", strings.more_posts_by, strings.posts);
    let page = href.clone();
    let unfold = move || {
        open.update(|open| *open = !*open);
        let unasked = matches!(posts.get_untracked(), Posts::Unasked | Posts::Failed);
        if let (true, true, Some(PostsOf(load))) = (open.get_untracked(), unasked, posts_of) {
            posts.set(Posts::Coming);
            let coming = load(page.clone());
            spawn_local(async move {
                let answer = match coming.await {
                    Some(cards) => Posts::Here(Arc::new(cards)),
                    None => Posts::Failed,
                };
                // The reader may have left the page by then.
                posts.try_set(answer);
            });
        }
    };
    let by_space = unfold.clone();
    let on_click = move |event: ev::MouseEvent| {
        let elsewhere =
            event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if live.get_untracked() && event.button() == 0 && !elsewhere {
            event.prevent_default();
            unfold();
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let other = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if live.get_untracked() && event.key() == " " && !other {
            event.prevent_default();
            if !event.repeat() {
                by_space();
            }
        }
    };
    let as_button = move |value: &str| live.get().then(|| value.to_owned());
    let more = format!("+ {}", strings.posts);
    let (controls, all) = (id.clone(), href.clone());
    let words = Words {
        all: strings.all_posts_by.replace("{}", &name),
        loading: strings.loading.clone(),
        failed: strings.could_not_load.clone(),
        none: strings.no_other_posts.clone(),
    };
    let all_of_them = words.all.clone();
    view! {
        <a
            class="author-box__posts"
            href=href
            aria-label=label
            role=move || as_button("button")
            aria-expanded=move || as_button(if open.get() { "true" } else { "false" })
            aria-controls=move || as_button(&controls)
            on:click=on_click
            on:keydown=on_keydown
        >
            {more}
        </a>
        <div class="author-box__latest" id=id hidden=move || !open.get()>
            // Here before its words are, since only a change of it is read out.
            <p role="status">{changing(move || status(&posts.get(), &words).into_any())}</p>
            {changing(move || list(&posts.get()).into_any())}
            <p><a href=all>{all_of_them}</a></p>
        </div>
    }
}

fn status(posts: &Posts, words: &Words) -> String {
    match posts {
        Posts::Unasked => String::new(),
        Posts::Coming => words.loading.clone(),
        Posts::Failed => words.failed.clone(),
        Posts::Here(cards) if cards.is_empty() => words.none.clone(),
        Posts::Here(_) => String::new(),
    }
}

fn list(posts: &Posts) -> Option<AnyView> {
    match posts {
        Posts::Here(cards) if !cards.is_empty() => {
            let entries = cards.iter().take(LATEST).map(entry).collect_view();
            Some(view! { <ul>{entries}</ul> }.into_any())
        }
        _ => None,
    }
}

fn entry(card: &Card) -> AnyView {
    let (lang, dir) = language(&card.language);
    view! {
        <li lang=lang dir=dir>
            <a href=card.href.clone()>{card.headline.clone()}</a>
            " "
            {markup(time(&card.published))}
        </li>
    }
    .into_any()
}

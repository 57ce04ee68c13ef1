use std::{pin::Pin, sync::Arc};

use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    changing,
    masthead::language,
    modifier::{has_modifier, is_plain_click},
    static_markup::static_markup,
};
use crate::{locales::Strings, markup::time, page::Card};

/// How many posts unfold.
const LATEST: usize = 5;

/// Cards that are on their way; none where they can't be had.
pub type PendingCards = Pin<Box<dyn Future<Output = Option<Vec<Card>>>>>;

/// Loads an author's stories from the address of the author's page, without the story that is being
/// read; none where they can't be had. Each card says its language.
#[derive(Clone)]
pub struct PostsOf(Arc<dyn Fn(String) -> Option<PendingCards> + Send + Sync>);

impl PostsOf {
    /// `load` gives nothing where there is nobody to ask.
    pub fn new(load: impl Fn(String) -> Option<PendingCards> + Send + Sync + 'static) -> Self {
        Self(Arc::new(load))
    }
}

#[derive(Clone)]
enum Posts {
    Unasked,
    Loading,
    Loaded(Arc<Vec<Card>>),
    Failed,
}

/// The words around the posts of an author.
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
    let is_button = RwSignal::new(false);
    let is_open = RwSignal::new(false);
    let posts = RwSignal::new(Posts::Unasked);
    let has_posts = posts_of.is_some();
    // Runs in the browser alone.
    Effect::new(move |_| is_button.set(has_posts));

    let id = format!("posts-{number}");
    let label = format!("{} {name}: + {}", strings.more_posts_by, strings.posts);
    let page = href.clone();
    let toggle = move || {
        is_open.update(|is_open| *is_open = !*is_open);
        let is_wanted = is_open.get_untracked()
            && matches!(posts.get_untracked(), Posts::Unasked | Posts::Failed);
        let load = posts_of.as_ref().filter(|_| is_wanted);
        if let Some(pending) = load.and_then(|PostsOf(load)| load(page.clone())) {
            posts.set(Posts::Loading);
            spawn_local(async move {
                let answer = match pending.await {
                    Some(cards) => Posts::Loaded(Arc::new(cards)),
                    None => Posts::Failed,
                };
                // The reader may have left the page by then.
                posts.try_set(answer);
            });
        }
    };
    let toggle_by_space = toggle.clone();
    let on_click = move |event: ev::MouseEvent| {
        if is_button.get_untracked() && is_plain_click(&event) {
            event.prevent_default();
            toggle();
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if is_button.get_untracked() && event.key() == " " && !has_modifier(&event) {
            event.prevent_default();
            if !event.repeat() {
                toggle_by_space();
            }
        }
    };
    let as_button = move |value: &str| is_button.get().then(|| value.to_owned());
    let more = format!("+ {}", strings.posts);
    let (controls, all) = (id.clone(), href.clone());
    let words = Words {
        all: strings.all_posts_by.replace("{}", &name),
        loading: strings.loading.clone(),
        failed: strings.could_not_load.clone(),
        none: strings.no_other_posts.clone(),
    };
    let all_label = words.all.clone();
    view! {
        <a
            class="author-box__posts"
            href=href
            aria-label=label
            role=move || as_button("button")
            aria-expanded=move || as_button(if is_open.get() { "true" } else { "false" })
            aria-controls=move || as_button(&controls)
            on:click=on_click
            on:keydown=on_keydown
        >
            {more}
        </a>
        <div class="author-box__latest" id=id hidden=move || !is_open.get()>
            // It is there before its words are, since only a change of it is read out.
            <p role="status">{changing(move || status(&posts.get(), &words).into_any())}</p>
            {changing(move || list(&posts.get()).into_any())}
            <p><a href=all>{all_label}</a></p>
        </div>
    }
}

fn status(posts: &Posts, words: &Words) -> String {
    match posts {
        Posts::Unasked => String::new(),
        Posts::Loading => words.loading.clone(),
        Posts::Failed => words.failed.clone(),
        Posts::Loaded(cards) if cards.is_empty() => words.none.clone(),
        Posts::Loaded(_) => String::new(),
    }
}

fn list(posts: &Posts) -> Option<AnyView> {
    match posts {
        Posts::Loaded(cards) if !cards.is_empty() => {
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
            {static_markup(time(&card.published))}
        </li>
    }
    .into_any()
}

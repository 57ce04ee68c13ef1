use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};

use super::{
    head,
    load::{self, Failure},
};
use crate::{
    locales::Strings,
    page::{Content, Page},
    view::{self, PostsOf},
};

/// A page with the words of its interface.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub page: Arc<Page>,
    pub strings: Arc<Strings>,
}

/// The same when publishing and in the browser. One route takes every address, because what is at
/// an address is a file and not a rule. `base` is the site's path without a slash at its end.
#[component]
pub fn App(first: Shown, base: String) -> impl IntoView {
    let shown = RwSignal::new(first);
    provide_context(PostsOf(load::posts));
    view! {
        <Router base=base>
            <Turning shown=shown />
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/*any") view=move || move || paper(&shown.get()) />
            </FlatRoutes>
        </Router>
    }
}

fn paper(shown: &Shown) -> impl IntoView + use<> {
    view::page(&shown.page, &shown.strings)
}

/// Brings the page to the address: loads it when the address is another one.
#[component]
fn Turning(shown: RwSignal<Shown>) -> impl IntoView {
    let location = use_location();
    Effect::new(move |_| {
        let wanted = location.pathname.get();
        let here = shown.with_untracked(|shown| same_address(&shown.page.path, &wanted));
        if !here {
            spawn_local(async move {
                let answer = load::shown(&wanted, Some(&shown.get_untracked())).await;
                // A slow answer that is no longer wanted must not win.
                if same_address(&location.pathname.get_untracked(), &wanted) {
                    turn(shown, &wanted, answer);
                }
            });
        }
    });
}

fn turn(shown: RwSignal<Shown>, wanted: &str, answer: Result<Shown, Failure>) {
    match answer {
        Ok(next) => {
            head::keep(&next.page.head);
            shown.set(next);
            request_animation_frame(focus_heading);
        }
        // The page that says so is shown already: there is nothing better to load.
        Err(_) if shown.with_untracked(is_not_found) => {}
        Err(failure) => {
            leptos::logging::warn!("{wanted}: {failure}; the browser takes over");
            load::by_the_browser(wanted);
        }
    }
}

fn is_not_found(shown: &Shown) -> bool {
    matches!(shown.page.content, Content::NotFound(_))
}

/// Tells assistive tools where they are now, as a page load would.
fn focus_heading() {
    use wasm_bindgen::JsCast;
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        _ = heading.focus_with_options(&options);
    }
}

/// Addresses are the same whether their letters are percent-encoded or not.
pub(super) fn same_address(one: &str, other: &str) -> bool {
    one == other || decoded(one) == decoded(other)
}

fn decoded(path: &str) -> String {
    let path = path.strip_suffix('/').unwrap_or(path);
    js_sys::decode_uri(path).map_or_else(|_| path.to_owned(), String::from)
}

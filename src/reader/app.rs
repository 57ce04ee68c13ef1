use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use super::{Reader, Screen, events, load, network};
use crate::view::{self, PostsOf, changing};

/// The way from a view to the reader. Views may go to other threads, and what a reader keeps may not.
#[derive(Clone, Copy)]
pub struct Handle(StoredValue<&'static Reader, LocalStorage>);

impl Handle {
    /// Lives as long as the owner in which it is made.
    pub fn new(reader: &'static Reader) -> Self {
        Self(StoredValue::new_local(reader))
    }

    fn get(self) -> Option<&'static Reader> {
        self.0.try_get_value()
    }
}

/// The same when publishing, where there is no `reader`, and in the browser. One route takes every
/// address, because what is at an address is a file and not a rule. `base` is the site's path without a
/// slash at its end.
#[component]
pub fn App(
    screen: Screen,
    base: String,
    #[prop(optional)] reader: Option<Handle>,
) -> impl IntoView {
    if let Some(reader) = reader {
        provide_context(PostsOf::new(move |author| {
            let cache = &reader.get()?.cache;
            Some(load::posts(cache, author))
        }));
    }
    view! {
        <Router base=base>
            <Events reader=reader />
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/*any") view=move || changing(move || page(screen, reader)) />
            </FlatRoutes>
            <p class="visually-hidden" role="status">
                {changing(move || screen.announcement.get().into_any())}
            </p>
            <p class="network" role="status">{changing(move || network(screen).into_any())}</p>
        </Router>
    }
}

/// Inside the router, whose location the reader keeps.
#[component]
fn Events(reader: Option<Handle>) -> impl IntoView {
    // Runs in the browser alone.
    Effect::new(move |_| {
        if let Some(reader) = reader.and_then(Handle::get) {
            events::connect(reader);
        }
    });
}

fn page(screen: Screen, reader: Option<Handle>) -> AnyView {
    let shown = screen.shown.get();
    let of_reader = move |view: fn(&'static Reader) -> Option<AnyView>| {
        changing(move || reader.and_then(Handle::get).and_then(view).into_any())
    };
    let (fallback, notice) = (of_reader(Reader::fallback), of_reader(Reader::notice));
    view::page(&shown.page, &shown.strings, shown.side, fallback, notice)
}

fn network(screen: Screen) -> Option<AnyView> {
    let message = network::message(screen)?;
    Some(view! { <span class="network__words">{message}</span> }.into_any())
}

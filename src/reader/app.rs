use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use super::{Reader, load, network, wiring};
use crate::{
    locales::Strings,
    page::Page,
    view::{self, PostsOf, Side, changing},
};

/// A page with the words of its interface.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The path in the address bar, which need not be the page's own: nothing may be there.
    pub at: String,
    pub page: Arc<Page>,
    pub strings: Arc<Strings>,
    pub side: Side,
}

/// The same when publishing and in the browser. One route takes every address, because what is at
/// an address is a file and not a rule. `base` is the site's path without a slash at its end.
#[component]
pub fn App(first: Shown, base: String) -> impl IntoView {
    let reader = Reader::new(first);
    provide_context(PostsOf(load::posts));
    view! {
        <Router base=base>
            <Wiring reader=reader />
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/*any") view=move || changing(move || paper(reader)) />
            </FlatRoutes>
            <p class="visually-hidden" role="status">{changing(move || reader.said.get().into_any())}</p>
            <p class="network" role="status">{changing(move || network(reader).into_any())}</p>
        </Router>
    }
}

/// Inside the router, whose location it keeps.
#[component]
fn Wiring(reader: Reader) -> impl IntoView {
    // Runs in the browser alone.
    Effect::new(move |_| wiring::connect(reader));
}

fn paper(reader: Reader) -> AnyView {
    let shown = reader.shown.get();
    let stead = changing(move || reader.stead().into_any());
    let notice = changing(move || reader.notice().into_any());
    view::page(&shown.page, &shown.strings, shown.side, stead, notice)
}

fn network(reader: Reader) -> Option<AnyView> {
    let words = network::words(reader)?;
    Some(view! { <span class="network__words">{words}</span> }.into_any())
}

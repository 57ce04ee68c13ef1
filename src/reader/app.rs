use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use super::{Reader, dom::place, last_visit, network};
use crate::{
    page::hooks::{Hook, frame},
    view::Made,
};

/// The way from a component to the reader. Views may go to other threads, and what a reader keeps may not.
pub type Handle = StoredValue<&'static Reader, LocalStorage>;

/// The app beside the page: it has no place of its own in the document, and fills those that are there.
/// One route takes every address, because what is at an address is a file and not a rule. `base` is the
/// site's path without a slash at its end.
#[component]
pub fn App(reader: Handle, base: String) -> impl IntoView {
    view! {
        <Router base=base>
            <Places reader=reader />
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/*any") view=|| () />
            </FlatRoutes>
        </Router>
    }
}

/// Inside the router, whose location the reader keeps.
#[component]
fn Places(reader: Handle) -> impl IntoView {
    let Some(reader) = reader.try_get_value() else {
        return;
    };
    let screen = reader.screen;
    reader.router.connect();
    Effect::new(move |_| {
        let announcement = screen.announcement.get();
        if let Some(place) = place(frame::ANNOUNCEMENT) {
            place.set_text_content(Some(&announcement));
        }
    });
    // Only where it is another one, since a message that is written anew is read out anew.
    let network = Memo::new(move |_| network::words(screen));
    Effect::new(move |_| fill(reader, frame::NETWORK, network.get().map(network::message)));
    Effect::new(move |_| reader.show_fallback());
    Effect::new(move |_| {
        let trouble = reader.trouble(false);
        fill(
            reader,
            frame::NOTICE,
            trouble.or_else(|| last_visit::notice(reader)),
        );
    });
}

/// Whole, since a translator may have replaced what was in it.
fn fill(reader: &Reader, hook: Hook, content: Option<Made>) {
    let Some(place) = place(hook) else {
        return;
    };
    if place.has_child_nodes() {
        place.set_text_content(None);
    }
    if let Some(content) = content {
        reader.loader.dress();
        content.append_to(&place);
    }
}

use leptos::{ev, prelude::*};

use crate::{locales::Strings, page::hooks};

/// What has changed since the last visit. It lies over the page as trouble does, so that nothing under
/// it moves.
pub fn news(
    words: String,
    strings: &Strings,
    on_show: impl Fn() + 'static,
    on_close: impl Fn() + Clone + 'static,
) -> AnyView {
    let by_escape = on_close.clone();
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            by_escape();
        }
    };
    view! {
        <section class="trouble trouble--news" aria-label=strings.updated.clone() on:keydown=on_keydown>
            <p class="trouble__reason">{words}</p>
            <p class="trouble__ways">
                <button class=hooks::frame::TROUBLE_RETRY.name type="button" on:click=move |_| on_show()>
                    {strings.show.clone()}
                </button>
                <button class="trouble__close" type="button" on:click=move |_| on_close()>
                    {strings.close.clone()}
                </button>
            </p>
        </section>
    }
    .into_any()
}

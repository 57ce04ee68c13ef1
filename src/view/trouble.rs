use leptos::{ev, prelude::*};

use crate::{locales::Strings, page::hooks};

/// The message where a page can't be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    /// Why, as a sentence in the page's language.
    pub reason: String,
    /// The address of the page that was wanted.
    pub href: String,
    /// It stands in the place of the page, and not over another one that can be read on.
    pub in_place: bool,
}

/// The reason with two ways on: to try again, and to leave the address to the browser.
pub fn trouble(
    trouble: Trouble,
    strings: &Strings,
    on_retry: impl Fn() + 'static,
    on_close: impl Fn() + Clone + 'static,
) -> AnyView {
    let by_escape = on_close.clone();
    let Trouble {
        reason,
        href,
        in_place,
    } = trouble;
    let failed = strings.page_failed.clone();
    let (class, title) = if in_place {
        (
            "trouble trouble--instead",
            view! { <h1 class=hooks::frame::TROUBLE_TITLE.name tabindex="-1">{failed}</h1> }
                .into_any(),
        )
    } else {
        (
            hooks::frame::TROUBLE.name,
            view! { <p class=hooks::frame::TROUBLE_TITLE.name>{failed}</p> }.into_any(),
        )
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !in_place {
            by_escape();
        }
    };
    view! {
        <section class=class aria-label=strings.page_failed.clone() on:keydown=on_keydown>
            {title}
            <p class="trouble__reason">{reason}</p>
            <p class="trouble__ways">
                <button class=hooks::frame::TROUBLE_RETRY.name type="button" on:click=move |_| on_retry()>
                    {strings.retry.clone()}
                </button>
                <a class="trouble__full" href=href rel="external">{strings.open_in_full.clone()}</a>
                <button
                    class="trouble__close"
                    type="button"
                    hidden=in_place
                    on:click=move |_| on_close()
                >
                    {strings.close.clone()}
                </button>
            </p>
        </section>
    }
    .into_any()
}

use leptos::prelude::*;

use super::made::{Made, Make, maybe};
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
pub fn trouble(trouble: &Trouble, strings: &Strings) -> Made {
    let failed = strings.page_failed.clone();
    let (class, title) = if trouble.in_place {
        (
            hooks::frame::TROUBLE_INSTEAD,
            view! { <h1 class=hooks::frame::TROUBLE_TITLE.name tabindex="-1">{failed}</h1> }.made(),
        )
    } else {
        (
            hooks::frame::TROUBLE.name,
            view! { <p class=hooks::frame::TROUBLE_TITLE.name>{failed}</p> }.made(),
        )
    };
    let in_full = view! {
        <a class="trouble__full" href=trouble.href.clone() rel="external">
            {strings.open_in_full.clone()}
        </a>
    };
    let close = (!trouble.in_place).then(|| close(strings));
    let ways = [retry(&strings.retry), in_full.made(), maybe(close)];
    message(class, &strings.page_failed, title, &trouble.reason, ways)
}

/// What has changed since the last visit. It lies over the page as trouble does, so that nothing under
/// it moves.
pub fn news(words: &str, strings: &Strings) -> Made {
    let ways = [retry(&strings.show), close(strings)];
    let class = hooks::frame::TROUBLE_NEWS;
    message(class, &strings.updated, Made::default(), words, ways)
}

fn message(
    class: &'static str,
    label: &str,
    title: Made,
    reason: &str,
    ways: impl IntoIterator<Item = Made>,
) -> Made {
    view! {
        <section class=class aria-label=label.to_owned()>
            {title}
            <p class="trouble__reason">{reason.to_owned()}</p>
            <p class="trouble__ways">{Made::from_iter(ways)}</p>
        </section>
    }
    .made()
}

fn retry(label: &str) -> Made {
    button(hooks::frame::TROUBLE_RETRY.name, label)
}

fn close(strings: &Strings) -> Made {
    button(hooks::frame::TROUBLE_CLOSE.name, &strings.close)
}

fn button(class: &'static str, label: &str) -> Made {
    view! { <button class=class type="button">{label.to_owned()}</button> }.made()
}

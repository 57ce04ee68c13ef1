use leptos::prelude::*;

use crate::page::{Counted, Directory, Group};

/// Topics, authors or months.
pub fn index(index: &Directory) -> impl IntoView + use<> {
    let groups = index.groups.iter().map(group).collect_view();
    view! {
        <header class="list">
            <h1 class="list__title" tabindex="-1">{index.title.clone()}</h1>
        </header>
        <div class="index">{groups}</div>
    }
}

fn group(group: &Group) -> AnyView {
    let title = group
        .title
        .clone()
        .map(|title| view! { <h2 class="index__title">{title}</h2> });
    let entries = group.entries.iter().map(entry).collect_view();
    view! { <div class="index__group">{title}<ul class="index__entries">{entries}</ul></div> }
        .into_any()
}

fn entry(entry: &Counted) -> AnyView {
    view! {
        <li>
            <a href=entry.href.clone()>{entry.name.clone()}</a>
            " "
            <span class="index__count">{entry.count.to_string()}</span>
        </li>
    }
    .into_any()
}

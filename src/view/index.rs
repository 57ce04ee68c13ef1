use leptos::prelude::*;

use super::made::{Made, Make, maybe};

use crate::page::{Counted, Directory, Group};

/// Topics, authors or months.
pub fn index(index: &Directory) -> Made {
    let groups = index.groups.iter().map(group).collect::<Made>();
    view! {
        <header class="list">
            <h1 class="list__title" tabindex="-1">{index.title.clone()}</h1>
        </header>
        <div class="index">{groups}</div>
    }
    .made()
}

fn group(group: &Group) -> Made {
    let title = group
        .title
        .clone()
        .map(|title| view! { <h2 class="index__title">{title}</h2> });
    let title = maybe(title);
    let entries = group.entries.iter().map(entry).collect::<Made>();
    view! { <div class="index__group">{title}<ul class="index__entries">{entries}</ul></div> }
        .made()
}

fn entry(entry: &Counted) -> Made {
    let count = entry.shown.clone();
    let count = count.unwrap_or_else(|| entry.count.to_string());
    view! {
        <li>
            <a href=entry.href.clone() dir="auto">{entry.name.clone()}</a>
            " "
            <span class="index__count">{count}</span>
        </li>
    }
    .made()
}

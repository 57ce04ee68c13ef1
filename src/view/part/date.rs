use leptos::prelude::*;

use crate::page::Date;

/// The words were written when publishing, so that both programs show the same.
pub fn date(date: &Date) -> impl IntoView + use<> {
    view! { <time datetime=date.iso.clone()>{date.text.clone()}</time> }
}

use leptos::prelude::*;

use super::note;
use crate::{
    locales::Strings,
    model::{Mark, Span, Text},
};

/// Words with their marks.
pub fn text(text: &Text, strings: &Strings) -> Vec<AnyView> {
    text.0.iter().map(|run| span(run, strings)).collect()
}

fn span(span: &Span, strings: &Strings) -> AnyView {
    match span {
        Span::Plain(words) => words.clone().into_any(),
        Span::Marked(marked) => mark(marked, strings),
    }
}

fn mark(mark: &Mark, strings: &Strings) -> AnyView {
    let inside = mark
        .text()
        .map(|inside| text(inside, strings))
        .unwrap_or_default();
    match mark {
        Mark::Emphasis { .. } => view! { <em>{inside}</em> }.into_any(),
        Mark::Strong { .. } => view! { <strong>{inside}</strong> }.into_any(),
        Mark::Link { href, .. } => view! { <a href=href.clone()>{inside}</a> }.into_any(),
        Mark::Code { .. } => view! { <code>{inside}</code> }.into_any(),
        Mark::Sub { .. } => view! { <sub>{inside}</sub> }.into_any(),
        Mark::Sup { .. } => view! { <sup>{inside}</sup> }.into_any(),
        Mark::Note { number, again, .. } => note::reference(*number, *again, strings).into_any(),
        Mark::Language {
            language,
            direction,
            ..
        } => {
            let dir = direction.map(|direction| direction.as_str());
            view! { <span lang=language.0.clone() dir=dir>{inside}</span> }.into_any()
        }
    }
}
